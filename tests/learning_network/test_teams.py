"""Enrolling, pausing, withdrawing, and who is in a team."""

from datetime import date, timedelta

import pytest

from jobbvei.access.roles import FACILITATOR
from jobbvei.learning_network.actions.networks import make_network as make
from jobbvei.learning_network.actions.people import (
    Handover,
    add_person,
    change_person,
    hand_over_lead,
    let_person_go,
)
from jobbvei.learning_network.actions.tasks import mark_task_done, reopen_task
from jobbvei.learning_network.actions.teams import (
    Withdrawal,
    enrol_municipality,
    pause_team,
    resume_team,
    tell_status,
    withdraw_team,
)
from jobbvei.learning_network.details import NetworkDetails, PersonDetails, UnableToSave
from jobbvei.learning_network.programmes.reading import UnusablePattern, as_pattern, patterns
from jobbvei.learning_network.queries.plan import plan_for, plans_of_all
from jobbvei.learning_network.queries.teams import InitiativeCounts, checked, people_in, requirements_of
from jobbvei.learning_network.types import MunicipalTeam, Network, Seat, TeamState
from jobbvei.municipalities.models import Municipality
from jobbvei.shared.errors import Refused
from tests.factories.access import TODAY, make_actor, make_municipality, make_occasion
from tests.factories.learning_network import (
    facilitators_seat,
    make_organiser,
    make_team,
    make_team_person,
    teams_seat,
)

pytestmark = pytest.mark.django_db
START = date(2026, 9, 1)


@pytest.fixture
def network() -> Network:
    """Made from the pattern of 2024–2025."""
    actor = make_actor(FACILITATOR, make_organiser())
    pattern = patterns()["flyktninger_i_jobb"]
    details = NetworkDetails(name="Flyktninger i jobb 2", first_day=START, last_day=pattern.last_day(START))
    return make(details=details, pattern=pattern, occasion=make_occasion(actor))


def enrol(network: Network, municipality: Municipality | None = None, district: str = "") -> MunicipalTeam:
    seat = facilitators_seat(network)
    return enrol_municipality(
        seat=seat,
        municipality=municipality or make_municipality(),
        joined_on=TODAY,
        district=district,
        occasion=make_occasion(seat.actor),
    )


def in_team(seat: Seat, team: MunicipalTeam, name: str, service: str = "hr", email: str = "") -> PersonDetails:
    details = PersonDetails(full_name=name, service=service, email=email)
    add_person(seat=seat, team=team, details=details, occasion=make_occasion(seat.actor))
    return details


class TestMakeNetwork:
    def test_fills_it_from_the_pattern(self, network: Network) -> None:
        phases = plan_for(network, None)
        assert [one.phase.name for one in phases][:2] == ["Oppstart", "Innsikt"]
        assert (phases[0].phase.first_day, phases[0].phase.last_day) == (START, date(2026, 11, 30))
        assert phases[0].tasks[0].due_on == START + timedelta(days=21)
        assert phases[-1].phase.last_day == network.last_day
        assert len(requirements_of(network)) == 7

    def test_is_refused_without_the_role(self) -> None:
        with pytest.raises(Refused):
            make(details=NetworkDetails(name="Mitt", first_day=START), occasion=make_occasion())

    def test_refuses_an_end_before_the_start_and_a_name_of_spaces(self) -> None:
        occasion = make_occasion(make_actor(FACILITATOR, make_organiser()))
        for wrong in (
            NetworkDetails(name="A", first_day=START, last_day=START - timedelta(days=1)),
            NetworkDetails(name="  ", first_day=START),
        ):
            with pytest.raises(UnableToSave):
                make(details=wrong, occasion=occasion)


class TestAsPattern:
    def test_names_the_file_and_what_is_missing(self) -> None:
        with pytest.raises(UnusablePattern, match=r"«halvt».*name"):
            as_pattern("halvt", {"phases": [{"purpose": "Uten navn", "from_month": 0, "months": 1}], "name": "Halvt"})


class TestEnrolMunicipality:
    @pytest.mark.parametrize(
        ("population", "group"),
        [(9_999, "Under 10 000 innbyggere"), (10_000, "10 000–25 000 innbyggere"), (25_000, "Over 25 000 innbyggere")],
    )
    def test_finds_the_size_group_on_both_sides_of_a_limit(self, network: Network, population: int, group: str) -> None:
        municipality = make_municipality()
        municipality.population = population
        municipality.save()
        assert str(enrol(network, municipality).size_group) == group

    def test_leaves_the_group_open_where_the_size_is_not_known(self, network: Network) -> None:
        assert enrol(network, district="Bydel Prøve").size_group is None

    def test_refuses_a_municipality_twice_but_not_its_districts(self, network: Network) -> None:
        enrol(network, district="Bydel A")
        enrol(network, district="Bydel B")
        with pytest.raises(UnableToSave, match="allerede med"):
            enrol(network, district=" Bydel  A ")

    def test_takes_one_that_withdrew_in_as_it_was(self, network: Network) -> None:
        team = enrol(network)
        seat = facilitators_seat(network)
        make_team_person(team)
        withdraw_team(seat=seat, team=team, why=Withdrawal(reason="economy"), occasion=make_occasion(seat.actor))
        again = enrol(network)
        assert (again.pk, again.state, again.withdrawal_reason) == (team.pk, TeamState.TAKES_PART, "")
        assert len(people_in(again)) == 1

    def test_refuses_an_organiser(self, network: Network) -> None:
        with pytest.raises(UnableToSave):
            enrol(network, network.tenant)

    def test_is_refused_from_a_teams_seat(self, network: Network) -> None:
        seat = teams_seat(enrol(network))
        with pytest.raises(Refused):
            enrol_municipality(
                seat=seat,
                municipality=make_municipality("9902", "Nordvik"),
                joined_on=TODAY,
                occasion=make_occasion(seat.actor),
            )


class TestPause:
    def test_keeps_everything_and_can_be_undone_by_the_team(self) -> None:
        team = make_team()
        seat = teams_seat(team)
        pause_team(seat=seat, team=team, back_on=TODAY + timedelta(days=30), occasion=make_occasion(seat.actor))
        assert (team.state, team.paused_on) == (TeamState.PAUSED, TODAY)
        resume_team(seat=seat, team=team, occasion=make_occasion(seat.actor))
        assert (team.state, team.expected_back_on) == (TeamState.TAKES_PART, None)
        assert (team.paused_on, team.resumed_on) == (TODAY, TODAY)

    def test_cannot_end_today_or_before(self) -> None:
        team = make_team()
        seat = teams_seat(team)
        with pytest.raises(UnableToSave):
            pause_team(seat=seat, team=team, back_on=TODAY, occasion=make_occasion(seat.actor))
        assert MunicipalTeam.objects.in_network(team.network).get().state == TeamState.TAKES_PART

    def test_of_another_team_is_refused(self) -> None:
        team = make_team()
        other = make_team(team.network, make_municipality("9902", "Nordvik"))
        seat = teams_seat(team)
        with pytest.raises(Refused):
            pause_team(seat=seat, team=other, back_on=None, occasion=make_occasion(seat.actor))


class TestWithdraw:
    def test_needs_a_reason_from_the_list(self) -> None:
        team = make_team()
        seat = facilitators_seat(team.network)
        with pytest.raises(UnableToSave):
            withdraw_team(seat=seat, team=team, why=Withdrawal(reason="lei"), occasion=make_occasion(seat.actor))

    def test_twice_is_refused_with_where_it_stands(self) -> None:
        team = make_team()
        seat = facilitators_seat(team.network)
        why, occasion = Withdrawal(reason="overlap"), make_occasion(seat.actor)
        withdraw_team(seat=seat, team=team, why=why, occasion=occasion)
        with pytest.raises(Refused, match="trukket seg"):
            withdraw_team(seat=seat, team=team, why=why, occasion=occasion)


class TestTellStatus:
    def test_is_one_line(self) -> None:
        team = make_team()
        seat = teams_seat(team)
        tell_status(seat=seat, line="Tre plasser\nlovet ", occasion=make_occasion(seat.actor))
        assert team.status_line == "Tre plasser lovet"


class TestPeople:
    def test_the_first_one_leads(self) -> None:
        team = make_team()
        seat = teams_seat(team)
        in_team(seat, team, "Petra Plantest")
        in_team(seat, team, "Ola Oppdikt", "nav")
        assert [(one.full_name, one.is_lead) for one in people_in(team)] == [
            ("Petra Plantest", True),
            ("Ola Oppdikt", False),
        ]

    def test_are_users_only_when_they_have_a_role_in_the_municipality(self) -> None:
        team = make_team()
        seat = teams_seat(team)
        stranger = make_actor(tenant=make_municipality("9902", "Nordvik"))
        in_team(seat, team, "Kari Prøve", email=make_actor(tenant=team.municipality).user.email)
        in_team(seat, team, "Nora Nordprøve", email=stranger.user.email)
        assert [one.user is not None for one in people_in(team)] == [True, False]

    def test_with_one_address_are_one(self) -> None:
        team = make_team()
        seat = teams_seat(team)
        in_team(seat, team, "Kari Prøve", email="Kari@eksempel.test")
        with pytest.raises(UnableToSave, match="allerede med"):
            in_team(seat, team, "Kari P.", email="kari@eksempel.test")

    @pytest.mark.parametrize(
        "wrong",
        [
            PersonDetails(full_name=" ", service="hr"),
            PersonDetails(full_name="Kari", service="korps"),
            PersonDetails(full_name="Kari", service="hr", email="kari"),
        ],
    )
    def test_are_refused_when_something_is_wrong(self, wrong: PersonDetails) -> None:
        team = make_team()
        seat = teams_seat(team)
        with pytest.raises(UnableToSave):
            add_person(seat=seat, team=team, details=wrong, occasion=make_occasion(seat.actor))
        assert people_in(team) == []

    def test_change_and_keep_their_own_address(self) -> None:
        team = make_team()
        seat = teams_seat(team)
        in_team(seat, team, "Kari Prøve", email="kari@eksempel.test")
        [person] = people_in(team)
        details = PersonDetails(full_name="Kari Nyprøve", service="nav", email="kari@eksempel.test")
        change_person(seat=seat, person=person, details=details, occasion=make_occasion(seat.actor))
        assert (person.full_name, person.service) == ("Kari Nyprøve", "nav")


class TestHandOverLead:
    def test_lets_another_lead_and_the_former_stay_or_leave(self) -> None:
        team = make_team()
        seat = teams_seat(team)
        in_team(seat, team, "Petra Plantest")
        in_team(seat, team, "Ola Oppdikt", "nav")
        petra, ola = people_in(team)
        handover = Handover(to=ola, leaves=True)
        hand_over_lead(seat=seat, team=team, handover=handover, occasion=make_occasion(seat.actor))
        [left] = people_in(team)
        assert (left.pk, left.is_lead) == (ola.pk, True)
        petra.refresh_from_db()
        assert petra.left_on == TODAY

    def test_comes_before_the_lead_can_leave(self) -> None:
        team = make_team()
        seat = teams_seat(team)
        in_team(seat, team, "Petra Plantest")
        in_team(seat, team, "Ola Oppdikt", "nav")
        petra, _ola = people_in(team)
        with pytest.raises(UnableToSave, match="Overlever"):
            let_person_go(seat=seat, person=petra, occasion=make_occasion(seat.actor))

    def test_to_somebody_in_another_team_is_refused(self) -> None:
        team = make_team()
        stranger = make_team_person(make_team(team.network, make_municipality("9902", "Nordvik")))
        seat = teams_seat(team)
        with pytest.raises(UnableToSave):
            hand_over_lead(seat=seat, team=team, handover=Handover(to=stranger), occasion=make_occasion(seat.actor))


class TestChecked:
    def test_asks_for_one_of_the_services_and_for_initiatives(self, network: Network) -> None:
        team = enrol(network)
        for service in ("adult_education", "nav", "director"):
            make_team_person(team, service=service, is_lead=service == "nav")  # type: ignore[arg-type]  # its code
        found = checked(requirements_of(network), people_in(team), InitiativeCounts(running=1))
        assert [one.is_met for one in found] == [True, True, True, True, True, False, False]
        nobody = checked(requirements_of(network), [], InitiativeCounts())
        assert not any(one.is_met for one in nobody)


class TestTasks:
    def test_are_done_for_one_team_and_can_be_reopened(self, network: Network) -> None:
        team = enrol(network)
        other = enrol(network, make_municipality("9902", "Nordvik"))
        seat = teams_seat(team)
        task = plan_for(network, team)[0].tasks[0].task
        for _again in range(2):
            mark_task_done(seat=seat, task=task, occasion=make_occasion(seat.actor))
        plans = plans_of_all(network, [team, other])
        assert [plans[one.pk][0].done_count for one in (team, other)] == [1, 0]
        reopen_task(seat=seat, task=task, occasion=make_occasion(seat.actor))
        assert plan_for(network, team)[0].done_count == 0

    def test_are_late_the_day_after_they_were_due(self, network: Network) -> None:
        planned = plan_for(network, None)[0].tasks[0]
        assert planned.due_on is not None
        assert not planned.is_late(planned.due_on)
        assert planned.is_late(planned.due_on + timedelta(days=1))


class TestPatterns:
    def test_give_the_network_of_2024_the_phases_it_had(self) -> None:
        pattern, start = patterns()["flyktninger_i_jobb"], date(2024, 6, 1)
        days = [(one.first_day(start), one.last_day(start)) for one in pattern.phases]
        assert days == [
            (date(2024, 6, 1), date(2024, 8, 31)),
            (date(2024, 9, 1), date(2024, 10, 31)),
            (date(2024, 11, 1), date(2025, 6, 30)),
            (date(2025, 8, 1), date(2025, 12, 31)),
        ]
        assert pattern.last_day(start) == date(2025, 12, 31)
