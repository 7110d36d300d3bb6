"""Everybody in the file of people gets somebody to lead and a next step, once."""

from datetime import date, timedelta

import pytest

from jobbvei.access.roles import NAV_COUNSELLOR, UNIT_LEADER
from jobbvei.access.types import Actor
from jobbvei.audit.models import AuditEvent
from jobbvei.casework.actions import complete_next_step, give_lead
from jobbvei.casework.models import NextStep, TeamMember
from jobbvei.casework.queries import lead_of
from jobbvei.integrations.spreadsheets.importing import ImportFor, ImportReport, import_file
from jobbvei.integrations.spreadsheets.people_rows import PEOPLE
from jobbvei.people.models import Participant
from tests.factories.access import TODAY, make_actor, make_municipality, make_occasion
from tests.factories.employers import system_occasion
from tests.integrations.spreadsheets.workbooks import csv_of

pytestmark = pytest.mark.django_db

WHO = {
    "person_id": "D-1",
    "given_name": "Olena",
    "family_name": "Testesen",
    "born_on": "1989-05-02",
    "permit_kind": "collective_protection",
}


def take_in(lead: Actor | None = None, **cells: str) -> ImportReport:
    row = WHO | cells
    receiver = ImportFor(make_municipality(), system_occasion(), lead=lead.user if lead else None)
    return import_file(csv_of(",".join(row), ",".join(row.values())), PEOPLE, receiver=receiver)


def olena() -> Participant:
    return Participant.objects.for_tenant("9901").get()


def step() -> NextStep:
    return NextStep.objects.for_tenant("9901").get()


class TestLead:
    def test_is_whoever_imports_when_the_file_names_nobody(self) -> None:
        kari = make_actor()
        report = take_in(kari)
        assert report.without_lead == ()
        assert lead_of(olena()) == kari.user

    def test_is_the_colleague_the_file_names(self) -> None:
        kari, per = make_actor(), make_actor(NAV_COUNSELLOR, name="Per Navnløs")
        take_in(kari, adviser=per.user.email.upper())
        assert lead_of(olena()) == per.user

    def test_is_missing_and_told_of_when_there_is_nobody(self) -> None:
        report = take_in()
        assert (report.created, report.without_lead) == (1, ("D-1",))
        assert str(report.responsibility).startswith("1 uten ansvarlig: D-1.")
        assert report.as_json()["without_lead"] == ["D-1"]
        assert not NextStep.objects.for_tenant("9901").exists()

    def test_comes_the_second_time_for_those_who_had_none(self) -> None:
        take_in()
        report = take_in(make_actor())
        assert (report.changed, report.without_lead) == (1, ())
        assert step().what == "Første samtale"

    def test_stays_with_whoever_took_over_here(self) -> None:
        kari, ola = make_actor(), make_actor(name="Ola Eksempelsen")
        take_in(kari)
        give_lead(participant=olena(), user=ola.user, occasion=make_occasion(kari))
        assert take_in(kari, adviser=kari.user.email).unchanged == 1
        assert lead_of(olena()) == ola.user

    @pytest.mark.parametrize("email", ["ingen@eksempel.test", "leder"])
    def test_is_refused_when_nobody_with_the_address_follows_up_people_here(self, email: str) -> None:
        leader = make_actor(UNIT_LEADER)
        report = take_in(adviser=email if "@" in email else leader.user.email)
        assert [fault.column for fault in report.faults] == ["adviser"]
        assert "følger opp deltakere i Eksempelvik" in str(report.faults[0].reason)

    def test_is_refused_from_another_municipality(self) -> None:
        elsewhere = make_actor(tenant=make_municipality("9902", "Nabovik"))
        assert [fault.column for fault in take_in(adviser=elsewhere.user.email).faults] == ["adviser"]
        assert not TeamMember.objects.for_tenant("9901").exists()


class TestFirstStep:
    def test_is_a_first_talk_in_a_week(self) -> None:
        kari = make_actor()
        take_in(kari)
        assert (step().what, step().owner, step().due_on) == (
            "Første samtale", kari.user, TODAY + timedelta(days=7),
        )  # fmt: skip

    def test_is_what_the_file_says_though_it_be_overdue(self) -> None:
        take_in(make_actor(), next_step="Ringe arbeidsgiver", next_step_on="2026-11-02")
        assert (step().what, step().due_on) == ("Ringe arbeidsgiver", date(2026, 11, 2))

    def test_is_told_of_in_the_files_own_column_when_it_cannot_be_used(self) -> None:
        report = take_in(make_actor(), next_step="x" * 201)
        assert [fault.column for fault in report.faults] == ["next_step"]
        assert not Participant.objects.for_tenant("9901").exists()

    def test_is_not_made_twice_nor_after_it_was_finished_for_good(self) -> None:
        kari = make_actor()
        take_in(kari)
        events = AuditEvent.objects.count()
        assert (take_in(kari).unchanged, AuditEvent.objects.count()) == (1, events)
        complete_next_step(step=step(), last_because="Alt er avklart", occasion=make_occasion(kari))
        assert take_in(kari, next_step="Noe annet").unchanged == 1
        assert NextStep.objects.for_tenant("9901").count() == 1
