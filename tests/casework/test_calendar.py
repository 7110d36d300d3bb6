from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from jobbvei.access.roles import TEACHER
from jobbvei.audit.queries import events_about_person
from jobbvei.casework.actions import decide_norwegian_extension, end_programme
from jobbvei.casework.calendar import When
from jobbvei.casework.facts import facts_of
from jobbvei.casework.models import NorwegianTraining
from jobbvei.casework.queries import dates_in_law, person_calendar, take_out_calendar
from jobbvei.casework.reminders import LEAD_TIMES, REMINDER_OF, Reminder, lead_time
from jobbvei.people.models import Participant
from jobbvei.people.queries import open_participant
from jobbvei.rules.facts import Facts
from jobbvei.rules.outlook.legal_dates import KINDS, legal_dates
from jobbvei.shared.errors import Refused
from tests.factories.access import TODAY, make_actor, make_occasion
from tests.factories.casework import make_participant
from tests.factories.law_people import make_law_person
from tests.house.checks.sources import PROJECT
from tests.rules.law_people import E01, E06, E14, E17

pytestmark = pytest.mark.django_db

IN_2023 = date(2023, 9, 8)


def labels(participant: Participant, when: When, on: date = IN_2023) -> list[str]:
    return [f"{entry.on} {entry.label}" for entry in person_calendar(participant, on=on).on(when)]


class TestPersonCalendar:
    def test_lists_what_has_happened_and_what_the_law_gives_in_the_order_of_time(self) -> None:
        olena = make_law_person(make_actor(), "E01")
        assert labels(olena, When.PASSED) == [
            "2023-02-10 tillatelse gitt",
            "2023-03-01 bosatt",
            "2023-03-15 program tilbudt",
            "2023-04-03 program startet",
            "2023-04-03 norsk startet",
            "2023-05-15 Før i introduksjonsregisteret innen: program tilbudt",
            "2023-06-01 Programmet skal starte senest",
            "2023-06-01 Norskopplæring skal tilbys senest",
            "2023-06-03 Før i introduksjonsregisteret innen: program startet og norskopplæring startet",
        ]
        assert labels(olena, When.TODAY) == []
        assert labels(olena, When.COMING) == [
            "2023-10-02 Vurder forlengelse av programmet innen",
            "2023-10-02 Programmet kan vare til",
            "2024-02-09 Tillatelsen går ut",
            "2024-04-02 Programmet kan vare til med forlengelse",
            "2024-04-02 Vurder utvidet norskopplæring innen",
            "2024-04-02 Retten til norskopplæring varer til",
            "2024-10-02 Vedtak 1 om norskopplæring kan gi tid til",
            "2026-02-09 Kollektiv beskyttelse kan vare til",
        ]

    @pytest.mark.parametrize(("day", "when"), [(1, When.COMING), (2, When.TODAY), (3, When.PASSED)])
    def test_says_where_a_day_lies(self, day: int, when: When) -> None:
        olena = make_law_person(make_actor(), "E01")
        assert any("Programmet kan vare til" in one for one in labels(olena, when, date(2023, 10, day)))

    def test_reminds_of_the_decision_and_not_of_the_end_as_well(self) -> None:
        entries = person_calendar(make_law_person(make_actor(), "E01"), on=IN_2023).entries
        leads = {entry.legal.id: entry.lead.days for entry in entries if entry.legal and entry.lead}
        assert leads["programme.extension_window"] == 90
        assert leads["norwegian.extension_window"] == 60
        assert not leads.keys() & {"programme.latest_end_on", "norwegian.right_until_on", "programme.start_latest_on"}

    def test_reminds_of_the_end_where_nothing_can_be_decided(self) -> None:
        entries = person_calendar(make_law_person(make_actor(), "E14"), on=date(2026, 3, 10)).entries
        leads = {entry.legal.id: entry.lead.days for entry in entries if entry.legal and entry.lead}
        assert leads["programme.latest_end_on"] == 90
        assert leads["programme.work_hours_from_on"] == 30

    def test_lets_go_of_the_ends_of_a_programme_that_has_ended(self) -> None:
        actor = make_actor()
        olena, occasion = make_law_person(actor, "E01"), make_occasion(actor)
        end_programme(programme=olena.programmes.get(), ended_on=date(2023, 9, 1), reason="work", occasion=occasion)
        fresh = open_participant(olena.public_id, occasion=occasion)
        assert "2023-09-01 program avsluttet" in labels(fresh, When.PASSED)
        assert not any("Programmet kan vare" in one or "forlengelse" in one for one in labels(fresh, When.COMING))

    def test_of_somebody_nothing_is_known_about_says_what_is_missing(self) -> None:
        unknown = make_participant(
            make_actor(), permit_granted_on=None, settled_on=None, settled_by_agreement=None, schooling=""
        )
        calendar = person_calendar(unknown, on=TODAY)
        assert calendar.entries == ()
        missing = {dated.id: dated.finding.missing for dated in calendar.unknown}
        assert missing["programme.start_latest_on"] == "permit.granted_on"
        assert missing["norwegian.right_until_on"] == "norwegian.started_on"

    @pytest.mark.parametrize("decisions", [0, 1])
    def test_runs_no_query_on_an_opened_participant(
        self, decisions: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        actor = make_actor()
        olena, occasion = make_law_person(actor, "E06"), make_occasion(actor)
        training = NorwegianTraining.objects.for_tenant(olena.tenant).get()
        for _ in range(decisions):
            decide_norwegian_extension(training=training, decided_on=date(2024, 8, 1), months=6, occasion=occasion)
        opened = open_participant(olena.public_id, occasion=occasion)
        with django_assert_num_queries(0):
            assert person_calendar(opened, on=date(2024, 9, 1)).entries

    @pytest.mark.parametrize(("example", "facts"), [("E01", E01), ("E06", E06), ("E14", E14), ("E17", E17)])
    def test_is_the_law_of_the_worked_example(self, example: str, facts: Facts) -> None:
        person = make_law_person(make_actor(), example)
        seen = facts_of(person)
        assert (seen.born_on, seen.permit, seen.schooling) == (facts.born_on, facts.permit, facts.schooling)
        assert dates_in_law(person, on=IN_2023) == legal_dates(seen, on=IN_2023)


class TestTakeOutCalendar:
    def test_writes_in_the_trail_that_it_was_taken_out(self) -> None:
        actor = make_actor()
        olena = make_law_person(actor, "E01")
        assert take_out_calendar(olena, occasion=make_occasion(actor)).entries
        newest = events_about_person(str(olena.public_id), tenant_number=actor.tenant_number)[0]
        assert (newest.kind, newest.act) == ("casework.calendar.taken_out", "read")

    def test_is_refused_to_roles_that_do_not_see_the_law(self) -> None:
        olena = make_law_person(make_actor(), "E01")
        with pytest.raises(Refused):
            take_out_calendar(olena, occasion=make_occasion(make_actor(TEACHER)))


class TestLeadTimes:
    def test_are_dated_and_reasoned_for_every_reminder(self) -> None:
        assert set(LEAD_TIMES) == set(Reminder)
        for leads in LEAD_TIMES.values():
            assert [lead.valid_from for lead in leads] == sorted(lead.valid_from for lead in leads)
            assert all(lead.days > 0 and str(lead.reason).endswith(".") for lead in leads)

    def test_stand_in_the_manual_with_their_reasons(self) -> None:
        rows = (PROJECT / "docs" / "manual" / "kalender.md").read_text(encoding="utf-8").splitlines()
        for leads in LEAD_TIMES.values():
            assert any(row.endswith(f"| {leads[-1].days} | {leads[-1].reason} |") for row in rows), leads[-1]

    def test_are_of_dates_the_law_has(self) -> None:
        assert set(REMINDER_OF) <= set(KINDS)
        assert set(REMINDER_OF.values()) == set(Reminder)

    def test_before_the_first_are_the_first(self) -> None:
        assert lead_time(Reminder.PROGRAMME_END, on=IN_2023) == LEAD_TIMES[Reminder.PROGRAMME_END][0]
