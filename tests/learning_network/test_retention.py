"""Two years after a network, nobody in it is known; how many they were still is."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Model

from jobbvei.access.roles import PROJECT_LEAD
from jobbvei.background.actions.daily import do_daily_chores
from jobbvei.learning_network.actions import retention
from jobbvei.learning_network.actions.retention import forget_people_of_ended_networks, is_kept_on
from jobbvei.learning_network.actions.workbooks import Written, save_answer
from jobbvei.learning_network.models import Network, Participation, PracticeVersion, TeamPerson, WorkbookAnswer
from jobbvei.learning_network.privacy import FIELD_CLASSES
from jobbvei.learning_network.queries.gatherings import attendance_by_team
from jobbvei.learning_network.queries.own_link import UnknownLink, link_holder
from jobbvei.learning_network.queries.teams import people_in
from jobbvei.learning_network.types import TeamService
from jobbvei.privacy.types import Retention, Sensitivity
from tests.factories.access import NOW, make_actor, make_occasion
from tests.factories.gatherings import make_gathering, make_item
from tests.factories.learning_network import (
    ENDS,
    facilitators_seat,
    make_network,
    make_practice,
    make_team,
    make_team_person,
    make_workbook,
    teams_seat,
)

LAST_KEPT = date(2029, 12, 31)
GONE_ON = date(2030, 1, 1)
KEPT_FOR_THE_COUNTS = {
    "TeamPerson": {"service", "is_lead", "is_core", "joined_on", "left_on"},
    "Participation": {"person"},
}


def at_noon(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


@pytest.fixture
def person() -> TeamPerson:
    """A project lead with a user, who has answered, come, and seen the recording."""
    team = make_team()
    actor = make_actor(PROJECT_LEAD, team.municipality)
    person = make_team_person(team, "Petra Plantest", is_lead=True)
    person.email, person.title, person.user = "petra@eksempelvik.test", "Rådgiver", actor.user
    person.save()
    gathering = make_gathering(team.network, NOW - timedelta(days=1))
    seat = facilitators_seat(team.network)
    Participation.objects.create(
        network=team.network,
        team=team,
        gathering=gathering,
        person=person,
        coming_as="digital",
        answered_at=NOW,
        answered_by=seat.actor.user,
        arrived_at=gathering.starts_at + timedelta(minutes=7),
        recording_seen_at=NOW,
    )
    make_item(gathering)
    return person


@pytest.mark.django_db
class TestTheDailyChore:
    @pytest.mark.parametrize(("on", "name"), [(LAST_KEPT, "Petra Plantest"), (GONE_ON, "–")])
    def test_keeps_people_to_the_day_two_years_after_and_no_longer(
        self, person: TeamPerson, on: date, name: str
    ) -> None:
        do_daily_chores(at=at_noon(on))
        person.refresh_from_db()
        assert person.full_name == name
        assert bool(person.email) is bool(person.title) is (person.user is not None) is (on == LAST_KEPT)

    def test_counts_the_day_in_norway_and_not_in_greenwich(self, person: TeamPerson) -> None:
        forget_people_of_ended_networks(datetime(2029, 12, 31, 22, 59, tzinfo=UTC))
        person.refresh_from_db()
        assert person.full_name == "Petra Plantest"
        forget_people_of_ended_networks(datetime(2029, 12, 31, 23, 0, tzinfo=UTC))
        person.refresh_from_db()
        assert person.full_name == "–"

    def test_leaves_a_link_open_until_then_and_no_longer(self, person: TeamPerson) -> None:
        old_key = person.link_key
        forget_people_of_ended_networks(at_noon(LAST_KEPT))
        assert link_holder(old_key).person == person
        forget_people_of_ended_networks(at_noon(GONE_ON))
        person.refresh_from_db()
        for key in (old_key, person.link_key):
            with pytest.raises(UnknownLink):
                link_holder(key)

    def test_keeps_how_many_there_were_and_how_many_came(self, person: TeamPerson) -> None:
        at = at_noon(GONE_ON)
        make_team_person(person.team, "Ola Prøve", TeamService.NAV)
        before = attendance_by_team(person.network, at=at)
        forget_people_of_ended_networks(at)
        assert attendance_by_team(person.network, at=at) == before
        assert [(one.invited, one.came) for one in before[person.team_id]] == [(2, 1)]
        assert sorted(one.service for one in people_in(person.team)) == ["nav", "refugee_service"]

    def test_forgets_the_sign_up_and_when_somebody_came(self, person: TeamPerson) -> None:
        forget_people_of_ended_networks(at_noon(GONE_ON))
        row = Participation.objects.of_team(person.team).select_related("gathering").get()
        assert (row.coming_as, row.answered_at, row.answered_by, row.recording_seen_at) == ("", None, None, None)
        assert row.arrived_at == row.gathering.starts_at

    def test_keeps_what_the_municipality_wrote_and_not_who(self, person: TeamPerson) -> None:
        make_workbook(person.team)
        seat = teams_seat(person.team)
        written = Written(field_key="maal-resultat", text="Ti i arbeid.", based_on=0)
        save_answer(seat=seat, written=written, occasion=make_occasion(seat.actor))
        answers = WorkbookAnswer.objects.of_team(person.team)
        assert answers.get().changed_by is not None
        forget_people_of_ended_networks(at_noon(GONE_ON))
        answer = WorkbookAnswer.objects.of_team(person.team).get()
        assert (answer.text, answer.changed_by) == ("Ti i arbeid.", None)

    def test_leaves_a_network_that_has_not_said_when_it_ends(self, person: TeamPerson) -> None:
        Network.objects.for_tenant(person.network.tenant).update(last_day=None)
        forget_people_of_ended_networks(at_noon(date(2060, 1, 1)))
        person.refresh_from_db()
        assert person.full_name == "Petra Plantest"

    def test_leaves_the_other_networks_of_the_organiser_and_its_bank_alone(self, person: TeamPerson) -> None:
        later = make_network(person.network.tenant, "Det neste")
        Network.objects.for_tenant(later.tenant).filter(pk=later.pk).update(last_day=ENDS + timedelta(days=400))
        stays = make_team_person(make_team(later, person.team.municipality), "Ola Prøve")
        practice = make_practice(person.network)
        versions = PracticeVersion.objects.for_tenant(practice.tenant_id).filter(practice=practice)
        forget_people_of_ended_networks(at_noon(GONE_ON))
        stays.refresh_from_db()
        assert stays.full_name == "Ola Prøve"
        assert versions.filter(written_by__isnull=False).exists()
        forget_people_of_ended_networks(at_noon(GONE_ON + timedelta(days=401)))
        assert not versions.filter(written_by__isnull=False).exists()

    def test_done_twice_changes_nothing_the_second_time(self, person: TeamPerson) -> None:
        forget_people_of_ended_networks(at_noon(GONE_ON))
        first = TeamPerson.objects.of_team(person.team).values().get()
        forget_people_of_ended_networks(at_noon(GONE_ON + timedelta(days=1)))
        assert TeamPerson.objects.of_team(person.team).values().get() == first


class TestIsKeptOn:
    @pytest.mark.parametrize(
        ("last_day", "on", "kept"),
        [
            (None, date(2099, 1, 1), True),
            (date(2024, 2, 29), date(2026, 2, 28), True),
            (date(2024, 2, 29), date(2026, 3, 1), False),
            (date(2025, 12, 31), date(2027, 12, 31), True),
            (date(2025, 12, 31), date(2028, 1, 1), False),
        ],
    )
    def test_to_the_same_date_two_years_after(self, last_day: date | None, on: date, kept: bool) -> None:
        assert is_kept_on(last_day, on) is kept


class TestEveryFieldAboutSomebody:
    def test_is_emptied_or_kept_for_a_count(self) -> None:
        emptied = {
            "TeamPerson": {*retention.EMPTIED_OF_PEOPLE, "link_key"},
            "Participation": {*retention.EMPTIED_OF_SIGN_UPS, "arrived_at"},
            "EditingPresence": {"section_key", "user", "seen_at"},
            "ProgrammeItem": {"speaker"},
            **_named(retention.KEYS_TO_PEOPLE),
            **_named(retention.KEYS_IN_THE_BANK),
        }
        left = {
            f"{label}.{name}"
            for label, fields in FIELD_CLASSES.items()
            for name, one in fields.items()
            if one.sensitivity is Sensitivity.STAFF
            and one.retention is Retention.NETWORK
            and name not in emptied.get(label.partition(".")[2], set())
            and name not in KEPT_FOR_THE_COUNTS.get(label.partition(".")[2], set())
        }
        assert left == set(), "let actions/retention.py empty it, or say here which count it is kept for"


def _named(keys: Mapping[type[Model], tuple[str, ...]]) -> dict[str, set[str]]:
    return {model.__name__: set(names) for model, names in keys.items()}
