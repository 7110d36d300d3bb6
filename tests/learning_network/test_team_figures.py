"""How it goes with each team: attendance, activity, and what both come to."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobbvei.access.roles import FACILITATOR
from jobbvei.learning_network.actions.practices import ask_about
from jobbvei.learning_network.actions.tasks import mark_task_done
from jobbvei.learning_network.actions.teams import pause_team, resume_team, tell_status
from jobbvei.learning_network.actions.workbooks import Written, save_answer
from jobbvei.learning_network.models import FieldComment, Gathering, MunicipalTeam, Participation, TeamPerson
from jobbvei.learning_network.queries.activity import Doing, TeamActivity, activity_of
from jobbvei.learning_network.queries.attendance import AttendanceTrend, Turnout, trends_of
from jobbvei.learning_network.queries.figures import TeamFigures, figures_of
from jobbvei.learning_network.states import ActivityKind
from jobbvei.learning_network.types import GatheringKind
from tests.factories.access import NOW, TODAY, make_actor, make_municipality, make_occasion
from tests.factories.learning_network import (
    facilitators_seat,
    make_network,
    make_phase,
    make_practice,
    make_task,
    make_team,
    make_team_person,
    make_workbook,
    teams_seat,
)

pytestmark = pytest.mark.django_db
CAME, MISSED, AWAY, UNKNOWN = Turnout.CAME, Turnout.MISSED, Turnout.AWAY, Turnout.UNKNOWN


@pytest.fixture
def team() -> MunicipalTeam:
    team = make_team()
    make_team_person(team, is_lead=True)
    return team


@pytest.fixture
def other(team: MunicipalTeam) -> MunicipalTeam:
    """Another team, that came to everything that is held with :func:`held`."""
    other = make_team(team.network, make_municipality("9902", "Nordvik"))
    make_team_person(other, "Nora Nordprøve", is_lead=True)
    return other


def held(team: MunicipalTeam, days_ago: int, *came: MunicipalTeam, **said: object) -> Gathering:
    """A gathering of the team's network, and who came to it."""
    starts_at = NOW - timedelta(days=days_ago)
    told = {"title": f"For {days_ago} dager siden", "invited_at": starts_at, **said}
    ends_at = starts_at + timedelta(hours=3)
    gathering = Gathering.objects.create(network=team.network, starts_at=starts_at, ends_at=ends_at, **told)
    for one in came:
        [person, *_others] = TeamPerson.objects.of_team(one).order_by("id")
        Participation.objects.create(
            network=one.network, team=one, gathering=gathering, person=person, arrived_at=starts_at
        )
    return gathering


def trend(team: MunicipalTeam, at: datetime = NOW) -> AttendanceTrend:
    return trends_of(team.network, [team], at=at)[team.pk]


def turnouts(team: MunicipalTeam) -> list[Turnout]:
    return [one.turnout for one in trend(team).marks]


def activity(team: MunicipalTeam) -> TeamActivity:
    return activity_of(team.network, [team])[team.pk]


def figures(team: MunicipalTeam) -> TeamFigures:
    return figures_of(team.network, [team], at=NOW)[team.pk]


class TestTrendsOf:
    def test_tells_the_last_that_was_missed(self, team: MunicipalTeam, other: MunicipalTeam) -> None:
        held(team, 40, team, other)
        held(team, 30, other)
        held(team, 20, team, other)
        found = trend(team)
        assert (found.came, found.counted) == (2, 3)
        assert found.last_missed is not None
        assert found.last_missed.on == TODAY - timedelta(days=30)
        assert found.missed_in_a_row == []

    def test_counts_those_in_a_row_up_to_the_last(self, team: MunicipalTeam, other: MunicipalTeam) -> None:
        held(team, 50, other)
        held(team, 40, team, other)
        held(team, 30, other)
        held(team, 20, other)
        assert trend(team).missed_in_a_row == [TODAY - timedelta(days=30), TODAY - timedelta(days=20)]

    def test_holds_nobody_to_a_gathering_where_attendance_was_not_written_down(
        self, team: MunicipalTeam, other: MunicipalTeam
    ) -> None:
        held(team, 30, other)
        held(team, 20)
        held(team, 10, other)
        assert turnouts(team) == [MISSED, UNKNOWN, MISSED]
        assert (trend(team).counted, len(trend(team).missed_in_a_row), trend(team).passed_over) == (2, 2, True)

    def test_passes_nothing_over_when_the_unknown_is_older_than_the_row(
        self, team: MunicipalTeam, other: MunicipalTeam
    ) -> None:
        held(team, 30)
        held(team, 20, other)
        held(team, 10, other)
        assert not trend(team).passed_over

    def test_leaves_out_webinars_and_inspiration(self, team: MunicipalTeam, other: MunicipalTeam) -> None:
        held(team, 20, other, kind=GatheringKind.WEBINAR)
        held(team, 10, other, kind=GatheringKind.INSPIRATION)
        assert turnouts(team) == []

    def test_counts_a_gathering_and_its_digital_alternative_as_one(
        self, team: MunicipalTeam, other: MunicipalTeam
    ) -> None:
        physical = held(team, 20, other)
        held(team, 10, team, alternative_to=physical)
        assert turnouts(team) == [CAME]
        assert turnouts(other) == [CAME]

    def test_waits_for_an_alternative_still_to_come(self, team: MunicipalTeam, other: MunicipalTeam) -> None:
        physical = held(team, 5, other)
        held(team, -5, alternative_to=physical)
        assert turnouts(team) == []
        assert turnouts(other) == [CAME]

    def test_does_not_know_while_the_alternative_is_not_written_down(
        self, team: MunicipalTeam, other: MunicipalTeam
    ) -> None:
        physical = held(team, 20, other)
        held(team, 10, alternative_to=physical)
        assert turnouts(team) == [UNKNOWN]

    def test_holds_no_pause_against_a_team_that_is_back(self, team: MunicipalTeam, other: MunicipalTeam) -> None:
        held(team, 30, other)
        team.paused_on, team.resumed_on = TODAY - timedelta(days=25), TODAY - timedelta(days=15)
        held(team, 20, other)
        held(team, 10, other)
        assert turnouts(team) == [MISSED, AWAY, MISSED]
        assert trend(team).missed_in_a_row == [TODAY - timedelta(days=10)]
        assert trend(team).counted == 2

    def test_tells_when_a_pause_began_and_ended(self, team: MunicipalTeam, other: MunicipalTeam) -> None:
        seat = facilitators_seat(team.network)
        occasion = make_occasion(seat.actor)
        pause_team(seat=seat, team=team, back_on=None, occasion=occasion)
        held(team, -3, other)
        team.refresh_from_db()
        after = NOW + timedelta(days=4)
        assert [one.turnout for one in trend(team, after).marks] == [AWAY]
        resume_team(seat=seat, team=team, occasion=occasion)
        assert (team.paused_on, team.resumed_on) == (TODAY, TODAY)
        assert [one.turnout for one in trend(team, after).marks] == [MISSED]


class TestActivityOf:
    def test_is_nothing_before_anything_is_done(self, team: MunicipalTeam) -> None:
        assert (activity(team).last, activity(team).wrote_on) == (None, None)

    def test_is_the_newest_of_all_and_what_it_was(self, team: MunicipalTeam) -> None:
        held(team, 10, team)
        assert activity(team).last == Doing(ActivityKind.CAME, TODAY - timedelta(days=10))
        seat = teams_seat(team)
        tell_status(seat=seat, line="Vi er i gang", occasion=make_occasion(seat.actor))
        team.refresh_from_db()
        assert activity(team).last == Doing(ActivityKind.STATUS, TODAY)

    def test_does_not_take_coming_for_writing(self, team: MunicipalTeam) -> None:
        held(team, 10, team)
        assert activity(team).wrote_on is None

    def test_sees_the_workbook_the_tasks_and_the_idea_bank(self, team: MunicipalTeam) -> None:
        seat = teams_seat(team)
        occasion = make_occasion(seat.actor)
        make_workbook(team)
        written = Written(field_key="maal-forventninger", text="Flere i jobb", based_on=0)
        save_answer(seat=seat, written=written, occasion=occasion)
        mark_task_done(seat=seat, task=make_task(make_phase(team.network)), occasion=occasion)
        ask_about(seat=seat, practice=make_practice(team.network), text="Hva koster det?", occasion=occasion)
        kinds = {one.kind for one in activity(team).doings}
        assert kinds == {ActivityKind.WORKBOOK, ActivityKind.TASK, ActivityKind.QUESTION}

    def test_is_not_what_a_facilitator_does_for_them(self, team: MunicipalTeam) -> None:
        facilitator = make_actor(FACILITATOR, team.network.tenant).user
        [person] = TeamPerson.objects.of_team(team)
        gathering = held(team, -10)
        FieldComment.objects.create(
            network=team.network, team=team, field_key="a", text="Bra", written_at=NOW, written_by=facilitator
        )
        answer = Participation.objects.create(
            network=team.network, team=team, gathering=gathering, person=person, answered_at=NOW,
            answered_by=facilitator, coming_as="digital",
        )  # fmt: skip
        assert activity(team).last is None
        answer.answered_by = None  # by their own link
        answer.save()
        assert activity(team).last == Doing(ActivityKind.ANSWERED, TODAY)

    def test_is_not_what_a_team_in_another_network_does(self, team: MunicipalTeam) -> None:
        elsewhere = make_team(make_network(team.network.tenant, "Et annet"), team.municipality)
        make_team_person(elsewhere)
        held(elsewhere, 10, elsewhere)
        assert activity(team).last is None


class TestFiguresOf:
    def test_warn_about_who_missed_the_last_two_and_wrote_nothing(
        self, team: MunicipalTeam, other: MunicipalTeam
    ) -> None:
        held(team, 30, other)
        held(team, 20, other)
        warning = figures(team).warning
        assert warning is not None
        assert (warning.missed, warning.quiet_weeks, warning.since) == (2, 25, date(2026, 7, 13))
        seat = teams_seat(team)
        make_workbook(team)
        written = Written(field_key="maal-forventninger", text="Flere i jobb", based_on=0)
        save_answer(seat=seat, written=written, occasion=make_occasion(seat.actor))
        warning = figures(team).warning
        assert warning is not None
        assert (warning.missed, warning.quiet_weeks, warning.since) == (2, 0, TODAY - timedelta(days=20))

    def test_ask_as_often_for_many_teams_as_for_one(self, team: MunicipalTeam, other: MunicipalTeam) -> None:
        def asked(teams: list[MunicipalTeam]) -> int:
            with CaptureQueriesContext(connection) as queries:
                figures_of(team.network, teams, at=NOW)
            return len(queries)

        held(team, 10, team)
        few = asked([team])
        many = [team, other]
        for number in range(10, 16):
            many.append(make_team(team.network, make_municipality(f"99{number}", f"By {number}")))
            make_team_person(many[-1])
            held(team, number, *many[-2:])
        assert asked(many) == few
