"""What a team tries: who may write it, where it can go, its counts, and what the network asks."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from jobbvei.access.roles import HR
from jobbvei.learning_network.actions.initiatives import (
    change_initiative,
    evaluate_initiative,
    move_initiative,
    record_count,
    remove_count,
    write_log,
)
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.initiative_details import CountOnDay, Evaluation, InitiativeDetails
from jobbvei.learning_network.models import IndicatorCount, Initiative
from jobbvei.learning_network.queries.initiatives import (
    InitiativeNotFound,
    counts_of,
    initiative_counts,
    initiative_counts_of_all,
    initiatives_of,
    log_of,
    open_initiative,
)
from jobbvei.learning_network.queries.teams import InitiativeCounts
from jobbvei.learning_network.small_counts import CountTooSmall
from jobbvei.learning_network.states import INITIATIVE_TRANSITIONS
from jobbvei.learning_network.types import Category, Indicator, InitiativeState, Seat
from jobbvei.shared.errors import Refused
from tests.factories.access import TODAY, make_actor, make_municipality, make_occasion
from tests.factories.learning_network import (
    facilitators_seat,
    make_initiative,
    make_network,
    make_team,
    make_team_person,
    teams_seat,
)

pytestmark = pytest.mark.django_db
RUNNING = InitiativeState.RUNNING


@pytest.fixture
def seat() -> Seat:
    return teams_seat(make_team())


def moved(seat: Seat, initiative: Initiative, *states: InitiativeState) -> Initiative:
    for state in states:
        move_initiative(seat=seat, initiative=initiative, state=state, occasion=make_occasion(seat.actor))
    return initiative


def counted(seat: Seat, initiative: Initiative, count: int | None, days_ago: int = 0) -> IndicatorCount:
    said = CountOnDay(indicator=Indicator.STARTED, count=count, counted_on=TODAY - timedelta(days=days_ago))
    return record_count(seat=seat, initiative=initiative, said=said, occasion=make_occasion(seat.actor))


class TestAddInitiative:
    def test_is_an_idea_of_ones_own_team(self, seat: Seat) -> None:
        initiative = make_initiative(seat)
        assert (initiative.team, initiative.state) == (seat.team, InitiativeState.IDEA)
        assert initiatives_of(seat.own_team) == [initiative]

    def test_is_about_the_municipalitys_own_posts_when_its_category_says_so(self, seat: Seat) -> None:
        assert make_initiative(seat, category=Category.OWN_SERVICES, is_municipal=False).is_municipal
        assert not make_initiative(seat, category=Category.PLACEMENTS, is_municipal=False).is_municipal

    def test_is_refused_for_a_facilitator(self, seat: Seat) -> None:
        organisers = facilitators_seat(seat.network)
        with pytest.raises(Refused):
            make_initiative(Seat(organisers.actor, seat.network, seat.team))

    @pytest.mark.parametrize(
        "said",
        [
            {"title": "  "},
            {"category": "nothing"},
            {"first_day": TODAY, "last_day": TODAY - timedelta(days=1)},
        ],
        ids=["no name", "no kind", "ends first"],
    )
    def test_refuses_what_cannot_be(self, seat: Seat, said: dict[str, Any]) -> None:
        with pytest.raises(UnableToSave):
            make_initiative(seat, **said)
        assert initiatives_of(seat.own_team) == []

    def test_refuses_an_owner_from_another_team(self, seat: Seat) -> None:
        stranger = make_team_person(make_team(seat.network, make_municipality("9902", "Nordvik")))
        with pytest.raises(UnableToSave, match="med i gruppen"):
            make_initiative(seat, owner=stranger)


class TestAnotherTeam:
    def test_neither_finds_nor_changes_it(self, seat: Seat) -> None:
        initiative = make_initiative(seat)
        other = teams_seat(make_team(seat.network, make_municipality("9902", "Nordvik")))
        with pytest.raises(InitiativeNotFound):
            open_initiative(initiative.public_id, seat=other)
        with pytest.raises(Refused):
            moved(other, initiative, RUNNING)

    def test_of_facilitators_reads_but_does_not_write(self, seat: Seat) -> None:
        initiative = make_initiative(seat)
        organisers = facilitators_seat(seat.network)
        assert open_initiative(initiative.public_id, seat=organisers) == initiative
        with pytest.raises(Refused):
            counted(organisers, initiative, 7)


class TestMoveInitiative:
    def test_starts_today_when_no_day_is_set(self, seat: Seat) -> None:
        assert moved(seat, make_initiative(seat), RUNNING).first_day == TODAY

    def test_refuses_to_start_without_a_goal_or_an_owner(self, seat: Seat) -> None:
        for lacking in ({"goal": ""}, {"owner": None}):
            with pytest.raises(Refused, match="ansvarlig"):
                moved(seat, make_initiative(seat, **lacking), RUNNING)

    def test_goes_only_where_the_table_says(self, seat: Seat) -> None:
        ways = {(one, two) for one, several in INITIATIVE_TRANSITIONS.items() for two in several}
        for start in InitiativeState:
            for end in InitiativeState:
                initiative = make_initiative(seat)
                initiative.state = start
                if (start, end) in ways:
                    moved(seat, initiative, end)
                else:
                    with pytest.raises(Refused):
                        moved(seat, initiative, end)


class TestChangeInitiative:
    def test_keeps_the_goal_of_one_that_runs(self, seat: Seat) -> None:
        initiative = moved(seat, make_initiative(seat), RUNNING)
        details = InitiativeDetails(title="Nytt navn", category=Category.OTHER)
        with pytest.raises(UnableToSave, match="mål og ansvarlig"):
            change_initiative(seat=seat, initiative=initiative, details=details, occasion=make_occasion(seat.actor))


class TestRecordCount:
    @pytest.mark.parametrize("count", [0, 1, 4])
    def test_refuses_a_small_one_and_says_what_to_write(self, seat: Seat, count: int) -> None:
        initiative = make_initiative(seat)
        with pytest.raises(CountTooSmall, match="færre enn 5"):
            counted(seat, initiative, count)
        assert counts_of(initiative) == []

    def test_takes_five_and_fewer_than_five(self, seat: Seat) -> None:
        initiative = make_initiative(seat)
        counted(seat, initiative, None, days_ago=30)
        counted(seat, initiative, 5)
        [found] = counts_of(initiative)
        assert [one.count for one in found.counts] == [5, None]

    def test_takes_the_place_of_the_same_days_count(self, seat: Seat) -> None:
        initiative = make_initiative(seat)
        counted(seat, initiative, 12)
        latest = counted(seat, initiative, 13)
        [found] = counts_of(initiative)
        assert found.counts == [latest]
        remove_count(seat=seat, initiative=initiative, count=latest, occasion=make_occasion(seat.actor))
        assert counts_of(initiative) == []

    def test_refuses_a_day_that_has_not_come(self, seat: Seat) -> None:
        with pytest.raises(UnableToSave):
            counted(seat, make_initiative(seat), 9, days_ago=-1)

    def test_is_held_by_the_database_too(self, seat: Seat) -> None:
        initiative = make_initiative(seat)
        small = IndicatorCount(
            network=seat.network, team=seat.team, initiative=initiative, indicator="started", counted_on=TODAY, count=4
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            small.save()


class TestLogAndEvaluation:
    def test_are_kept(self, seat: Seat) -> None:
        initiative, occasion = make_initiative(seat), make_occasion(seat.actor)
        write_log(seat=seat, initiative=initiative, text=" Møte med  HR ", happened_on=TODAY, occasion=occasion)
        assert [line.text for line in log_of(initiative)] == ["Møte med HR"]
        said = Evaluation(what_worked="Mentorene.", what_did_not="", continues="as_it_is")
        evaluate_initiative(seat=seat, initiative=initiative, said=said, occasion=occasion)
        assert open_initiative(initiative.public_id, seat=seat).evaluated_on == TODAY

    def test_say_something(self, seat: Seat) -> None:
        initiative, occasion = make_initiative(seat), make_occasion(seat.actor)
        with pytest.raises(UnableToSave):
            write_log(seat=seat, initiative=initiative, text=" ", happened_on=TODAY, occasion=occasion)
        with pytest.raises(UnableToSave):
            said = Evaluation(what_worked="", what_did_not=" ", continues="no")
            evaluate_initiative(seat=seat, initiative=initiative, said=said, occasion=occasion)


class TestInitiativeCounts:
    def test_hold_what_has_a_goal_and_an_owner_in_the_team(self, seat: Seat) -> None:
        make_initiative(seat)  # only an idea
        moved(seat, make_initiative(seat, is_municipal=True), RUNNING)
        gone = moved(seat, make_initiative(seat), RUNNING)
        assert gone.owner is not None
        gone.owner.left_on = TODAY
        gone.owner.save()
        assert initiative_counts(seat.own_team) == InitiativeCounts(running=1, municipal=1, evaluated=0)

    def test_of_all_agree_and_cost_one_query(
        self, seat: Seat, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        other = teams_seat(make_team(seat.network, make_municipality("9902", "Nordvik")))
        for one in (seat, other, other):
            moved(one, make_initiative(one), RUNNING)
        with django_assert_num_queries(1):
            found = initiative_counts_of_all(seat.network)
        assert found == {one.own_team.pk: initiative_counts(one.own_team) for one in (seat, other)}
        assert found[other.own_team.pk].running == 2


class TestSomebodyFromHr:
    def test_in_the_team_may_write(self) -> None:
        team = make_team(make_network())
        assert make_initiative(teams_seat(team, make_actor(HR, team.municipality))).team == team
