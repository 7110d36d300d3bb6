"""Who sits where."""

import pytest

from jobbvei.access.permissions import Permission
from jobbvei.access.roles import ANALYST, FACILITATOR, HR, PROJECT_LEAD, UNIT_LEADER
from jobbvei.learning_network.policies import may_code, may_facilitate, may_lead_team, may_see_team, may_work_in_team
from jobbvei.learning_network.queries import NetworkNotFound, networks_of, seat_in
from tests.factories.access import make_actor, make_municipality
from tests.factories.learning_network import (
    facilitators_seat,
    make_network,
    make_organiser,
    make_team,
    make_team_person,
    teams_seat,
)

pytestmark = pytest.mark.django_db


class TestNetworksOf:
    def test_gives_a_facilitator_those_their_organiser_runs(self) -> None:
        ours = make_network()
        make_network(make_organiser("0002", "En annen"), "Et annet")
        assert networks_of(make_actor(FACILITATOR, ours.tenant)) == [ours]

    def test_gives_a_municipality_those_it_has_a_team_in(self) -> None:
        team = make_team()
        make_network(name="Et annet")
        assert networks_of(make_actor(HR)) == [team.network]
        assert networks_of(make_actor(HR, make_municipality("9902", "Nordvik"))) == []


class TestSeatIn:
    def test_is_the_organisers_for_a_facilitator(self) -> None:
        network = make_network()
        assert seat_in(network.public_id, actor=make_actor(FACILITATOR, network.tenant)).is_organisers

    def test_is_the_municipalitys_team_for_the_others(self) -> None:
        team = make_team()
        assert seat_in(team.network.public_id, actor=make_actor(PROJECT_LEAD)).team == team

    def test_is_the_district_one_is_named_in(self) -> None:
        network, actor = make_network(), make_actor(PROJECT_LEAD)
        first = make_team(network)
        first.district = "Bydel A"
        first.save()
        second = make_team(network)
        second.district = "Bydel B"
        second.save()
        person = make_team_person(second)
        person.user = actor.user
        person.save()
        assert seat_in(network.public_id, actor=actor).team == second

    def test_is_not_found_by_somebody_from_elsewhere(self) -> None:
        network = make_network()
        for stranger in (make_actor(HR), make_actor(FACILITATOR, make_organiser("0002", "En annen"))):
            with pytest.raises(NetworkNotFound):
                seat_in(network.public_id, actor=stranger)


class TestPolicies:
    def test_let_a_facilitator_lead_the_network_and_no_team(self) -> None:
        team = make_team()
        seat = facilitators_seat(team.network)
        assert may_facilitate(seat)
        assert may_see_team(seat, team)
        assert not may_lead_team(seat)
        assert not may_work_in_team(seat)

    def test_let_a_project_lead_lead_their_own_team_only(self) -> None:
        team = make_team()
        other = make_team(team.network, make_municipality("9902", "Nordvik"))
        seat = teams_seat(team)
        assert may_lead_team(seat)
        assert may_work_in_team(seat)
        assert not may_facilitate(seat)
        assert not may_see_team(seat, other)

    def test_let_nobody_write_for_a_team_that_has_withdrawn(self) -> None:
        team = make_team()
        team.state = "withdrawn"
        assert not may_work_in_team(teams_seat(team))

    def test_let_no_role_without_the_permission_in(self) -> None:
        assert not may_work_in_team(teams_seat(make_team(), make_actor(UNIT_LEADER)))


class TestTheSeatOfAnAnalyst:
    def test_is_with_the_organiser_and_codes_but_does_not_facilitate(self) -> None:
        network = make_network()
        seat = seat_in(network.public_id, actor=make_actor(ANALYST, network.tenant))
        assert seat.is_organisers
        assert may_code(seat)
        assert not may_facilitate(seat)

    def test_is_nowhere_for_one_in_a_municipality(self) -> None:
        team = make_team()
        analyst = make_actor(ANALYST, team.municipality)
        assert not analyst.may(Permission.SEE_NETWORK)
        assert not analyst.may(Permission.CODE_TEXTS)
        with pytest.raises(NetworkNotFound):
            seat_in(team.network.public_id, actor=analyst)

    def test_is_not_in_another_organisers_network(self) -> None:
        other = make_organiser("0002", "En annen")
        with pytest.raises(NetworkNotFound):
            seat_in(make_network().public_id, actor=make_actor(ANALYST, other))
