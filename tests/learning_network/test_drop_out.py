"""When facilitators are warned that a team may be about to leave."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from jobbvei.learning_network.drop_out import DropOutWarning, Signs, drop_out_warning
from jobbvei.learning_network.models import MunicipalTeam
from jobbvei.learning_network.types import TeamState
from tests.factories.access import TODAY
from tests.factories.learning_network import STARTS, make_team

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(2026, 9, 22), date(2026, 10, 21)


@pytest.fixture
def team() -> MunicipalTeam:
    return make_team()


def signs(missed_on: Sequence[date] = (), wrote_on: date | None = TODAY, *, passed_over: bool = False) -> Signs:
    return Signs(missed_on, passed_over=passed_over, wrote_on=wrote_on)


class TestDropOutWarning:
    def test_is_none_for_a_team_that_came_and_wrote(self, team: MunicipalTeam) -> None:
        assert drop_out_warning(team, signs(), on=TODAY) is None

    def test_comes_at_the_second_gathering_in_a_row_and_not_at_the_first(self, team: MunicipalTeam) -> None:
        assert drop_out_warning(team, signs([SECOND]), on=TODAY) is None
        assert drop_out_warning(team, signs([FIRST, SECOND]), on=TODAY) == DropOutWarning(since=SECOND, missed=2)

    def test_comes_after_six_whole_weeks_and_not_a_day_before(self, team: MunicipalTeam) -> None:
        six_weeks_ago = TODAY - timedelta(weeks=6)
        assert drop_out_warning(team, signs(wrote_on=six_weeks_ago + timedelta(days=1)), on=TODAY) is None
        warned = drop_out_warning(team, signs(wrote_on=six_weeks_ago), on=TODAY)
        assert warned == DropOutWarning(since=TODAY, quiet_weeks=6)

    def test_holds_both_signs_and_is_from_the_first_of_them(self, team: MunicipalTeam) -> None:
        warned = drop_out_warning(team, signs([FIRST, SECOND], TODAY - timedelta(weeks=7)), on=TODAY)
        assert warned == DropOutWarning(since=SECOND, missed=2, quiet_weeks=7)
        assert warned.weight == 2

    def test_follows_the_limits_of_the_network(self, team: MunicipalTeam) -> None:
        long_ago = TODAY - timedelta(weeks=20)
        team.network.warn_after_missed, team.network.warn_after_quiet_weeks = 3, None
        assert drop_out_warning(team, signs([FIRST, SECOND], long_ago), on=TODAY) is None
        team.network.warn_after_missed = 1
        warned = drop_out_warning(team, signs([FIRST, SECOND], long_ago), on=TODAY)
        assert warned == DropOutWarning(since=FIRST, missed=2)

    @pytest.mark.parametrize("state", [TeamState.PAUSED, TeamState.WITHDRAWN])
    def test_is_never_about_a_team_on_pause_or_out(self, team: MunicipalTeam, state: TeamState) -> None:
        team.state = state
        assert drop_out_warning(team, signs([FIRST, SECOND], None), on=TODAY) is None

    def test_counts_quiet_weeks_from_when_the_team_joined_or_came_back(self, team: MunicipalTeam) -> None:
        assert drop_out_warning(team, signs(wrote_on=None), on=STARTS + timedelta(weeks=6)) is not None
        team.resumed_on = TODAY - timedelta(days=3)
        assert drop_out_warning(team, signs(wrote_on=None), on=TODAY) is None
        team.resumed_on, team.joined_on = None, TODAY - timedelta(days=3)
        assert drop_out_warning(team, signs(wrote_on=None), on=TODAY) is None

    def test_is_silent_before_the_network_begins_and_after_it_ends(self, team: MunicipalTeam) -> None:
        network = team.network
        assert network.last_day is not None
        assert drop_out_warning(team, signs([FIRST, SECOND], None), on=network.last_day) is not None
        assert drop_out_warning(team, signs([FIRST, SECOND], None), on=network.last_day + timedelta(days=1)) is None
        assert drop_out_warning(team, signs([FIRST, SECOND], None), on=STARTS - timedelta(days=1)) is None

    def test_says_when_a_gathering_without_attendance_is_passed_over(self, team: MunicipalTeam) -> None:
        warned = drop_out_warning(team, signs([FIRST, SECOND], passed_over=True), on=TODAY)
        assert warned is not None
        assert warned.passed_over
        quiet = drop_out_warning(team, signs(wrote_on=TODAY - timedelta(weeks=8), passed_over=True), on=TODAY)
        assert quiet is not None
        assert not quiet.passed_over
