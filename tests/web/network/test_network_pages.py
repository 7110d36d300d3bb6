"""The pages of a network, as a facilitator and as a team."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbvei.access.roles import FACILITATOR, PROJECT_LEAD
from jobbvei.learning_network.models import MunicipalTeam, Network, TeamPerson
from jobbvei.learning_network.queries.plan import plan_for, size_groups_of
from jobbvei.learning_network.queries.teams import people_in
from jobbvei.municipalities.actions import load_reference_table
from tests.factories.access import make_actor, make_municipality
from tests.factories.gatherings import make_gathering
from tests.factories.learning_network import (
    make_initiative,
    make_network,
    make_organiser,
    make_team,
    make_team_person,
    teams_seat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(at_today: None) -> None:
    """Pages are opened on the tests' today."""


@pytest.fixture
def facilitator(client: Client) -> Client:
    client.force_login(make_actor(FACILITATOR, make_organiser()).user)
    return client


@pytest.fixture
def lead(client: Client) -> Client:
    client.force_login(make_actor(PROJECT_LEAD).user)
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def made_from_pattern(facilitator: Client) -> Network:
    said = {"name": "Nytt nettverk", "first_day": "2026-09-01", "last_day": "2027-12-31"}
    answer = facilitator.post(reverse("network-new") + "?monster=flyktninger_i_jobb", said)
    network = Network.objects.across_tenants(reason="a test").get(name="Nytt nettverk")
    assert answer.headers["Location"] == reverse("network-enrol", args=[network.public_id])
    return network


class TestNewNetwork:
    def test_is_made_from_a_pattern_with_its_phases(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        page = text(facilitator, reverse("network-plan", args=[network.public_id]))
        assert "1. Oppstart" in page
        assert "Sett sammen gruppen" in page

    def test_keeps_what_was_written_when_something_is_wrong(self, facilitator: Client) -> None:
        said = {"name": "Mitt", "first_day": "2026-09-01", "last_day": "2026-08-01"}
        answer = facilitator.post(reverse("network-new") + "?monster=tomt", said)
        assert answer.status_code == 422
        assert "Rett en av dem" in answer.content.decode()
        assert 'value="Mitt"' in answer.content.decode()

    def test_of_a_pattern_there_is_none_of_is_not_found(self, facilitator: Client) -> None:
        assert facilitator.get(reverse("network-new") + "?monster=finnes-ikke").status_code == 404


class TestEnrol:
    def test_lets_a_list_in_by_name_and_by_number(self, facilitator: Client) -> None:
        load_reference_table()
        network = made_from_pattern(facilitator)
        said = {"municipalities": "Skien\n3301\nOslo, Bydel Frogner\n", "joined_on": "2026-11-23"}
        facilitator.post(reverse("network-enrol", args=[network.public_id]), said)
        page = text(facilitator, reverse("network", args=[network.public_id]))
        assert all(name in page for name in ("Skien", "Drammen", "Bydel Frogner, Oslo"))

    def test_lets_nobody_in_while_a_line_is_wrong_and_says_which(self, facilitator: Client) -> None:
        load_reference_table()
        network = made_from_pattern(facilitator)
        said = {"municipalities": "Skien\nSkienn\n", "joined_on": "2026-11-23"}
        answer = facilitator.post(reverse("network-enrol", args=[network.public_id]), said)
        assert "Linje 2: fant ingen kommune som heter «Skienn»" in answer.content.decode()
        assert not MunicipalTeam.objects.in_network(network).exists()


class TestOverview:
    def test_asks_the_database_as_often_for_one_team_as_for_many(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        counts = []
        for place in range(4):
            team = make_team(network, make_municipality(f"99{place + 10}", f"Prøve {place}"))
            for number in range(place + 1):
                make_team_person(team, f"Person {number}")
            if place in (0, 3):
                with CaptureQueriesContext(connection) as queries:
                    text(facilitator, reverse("network", args=[network.public_id]))
                counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_says_what_to_do_while_it_is_empty(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        assert "Meld på kommunene" in text(facilitator, reverse("network", args=[network.public_id]))


class TestWhatNow:
    def test_shows_the_team_what_is_due_and_what_is_missing(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        make_team(network)
        facilitator.force_login(make_actor(PROJECT_LEAD).user)
        page = text(facilitator, reverse("network", args=[network.public_id]))
        assert "Nå: Oppstart" in page
        assert "over fristen" in page
        assert "mangler" in page

    def test_shows_what_comes_who_has_not_answered_and_what_to_write_next(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        make_team_person(make_team(network), is_lead=True)
        make_gathering(network)
        facilitator.force_login(make_actor(PROJECT_LEAD).user)
        page = text(facilitator, reverse("network", args=[network.public_id]))
        assert "1 av 1 har ikke svart" in page
        assert "Fortsett med «Gruppen vår»" in page

    def test_is_where_a_team_with_one_network_goes(self, lead: Client) -> None:
        team = make_team()
        answer = lead.get(reverse("networks"))
        assert answer.headers["Location"] == reverse("network", args=[team.network.public_id])


class TestTickTask:
    def test_marks_it_and_takes_it_back(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        team = make_team(network)
        facilitator.force_login(make_actor(PROJECT_LEAD).user)
        task = plan_for(network, team)[0].tasks[0].task
        address = reverse("network-task-tick", args=[network.public_id, task.public_id])
        facilitator.post(address, {"done": "yes"})
        assert plan_for(network, team)[0].done_count == 1
        facilitator.post(address, {"done": "no"})
        assert plan_for(network, team)[0].done_count == 0


class TestPlan:
    def test_folds_a_phase_that_is_done_for_the_team_and_not_for_facilitators(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        team = make_team(network)
        plan = reverse("network-plan", args=[network.public_id])
        assert "Se oppgavene" not in text(facilitator, plan)
        facilitator.force_login(make_actor(PROJECT_LEAD).user)
        for planned in plan_for(network, team)[0].tasks:
            assert "Se oppgavene" not in text(facilitator, plan)
            facilitator.post(reverse("network-task-tick", args=[network.public_id, planned.task.public_id]))
        assert text(facilitator, plan).count("Se oppgavene") == 1

    def test_grows_by_a_phase_and_a_task_with_a_day_for_one_group(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        key = network.public_id
        said = {"name": "Etterpå", "first_day": "2028-01-01", "last_day": "2028-02-01"}
        facilitator.post(reverse("network-phase-new", args=[key]), said)
        phase = plan_for(network, None)[-1].phase
        [small, *_others] = size_groups_of(network)
        said = {
            "title": "Møt hverandre",
            "place": "between",
            "phase": str(phase.public_id),
            "due_on": "2028-01-20",
            f"due_for_{small.pk}": "2028-01-10",
        }
        facilitator.post(reverse("network-task-new", args=[key, phase.public_id]), said)
        team = make_team(network)
        assert plan_for(network, team)[-1].tasks[0].due_on == date(2028, 1, 20)
        team.size_group = small
        assert plan_for(network, team)[-1].tasks[0].due_on == date(2028, 1, 10)

    def test_keeps_a_phase_that_has_tasks(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        phase = plan_for(network, None)[0].phase
        address = reverse("network-phase-remove", args=[network.public_id, phase.public_id])
        answer = facilitator.post(address, follow=True)
        assert "har oppgaver" in answer.content.decode()
        assert plan_for(network, None)[0].phase == phase

    def test_loses_a_task_and_what_was_done_of_it(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        first = plan_for(network, None)[0].tasks[0].task
        facilitator.post(reverse("network-task-remove", args=[network.public_id, first.public_id]))
        assert first.pk not in {one.task.pk for one in plan_for(network, None)[0].tasks}

    def test_shows_a_task_as_it_stands_when_it_is_changed(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        task = plan_for(network, None)[0].tasks[0]
        page = text(facilitator, reverse("network-task-edit", args=[network.public_id, task.task.public_id]))
        assert f'value="{task.task.title}"' in page
        assert f'value="{task.due_on}"' in page


class TestTeam:
    def test_grows_by_a_form_and_shows_the_requirement_met(self, lead: Client) -> None:
        team = make_team()
        keys = [team.network.public_id, team.public_id]
        said = {"full_name": "Hilde Fiktiv", "service": "hr", "email": "hilde@eksempel.test"}
        lead.post(reverse("team-person-new", args=keys), said)
        page = text(lead, reverse("team", args=keys))
        assert "Hilde Fiktiv" in page
        assert "prosjektleder" in page

    def test_tells_what_is_wrong_with_a_person(self, lead: Client) -> None:
        team = make_team()
        said = {"full_name": "Hilde Fiktiv", "service": "hr", "email": "hilde"}
        answer = lead.post(reverse("team-person-new", args=[team.network.public_id, team.public_id]), said)
        assert "«hilde» er ikke en e-postadresse" in answer.content.decode()
        assert people_in(team) == []

    def test_lets_somebody_go_from_their_own_page_after_saying_what_it_means(self, lead: Client) -> None:
        team = make_team()
        ola = make_team_person(team, "Ola Oppdikt")
        keys = [team.network.public_id, ola.public_id]
        leaves = reverse("team-person-leave", args=keys)
        assert leaves not in text(lead, reverse("team", args=[team.network.public_id, team.public_id]))
        page = text(lead, reverse("team-person-edit", args=keys))
        assert "den egne lenken slutter å virke" in page
        assert leaves in page

    def test_pauses_and_comes_back(self, lead: Client) -> None:
        team = make_team()
        keys = [team.network.public_id, team.public_id]
        lead.post(reverse("team-pause", args=keys), {"back_on": "2027-01-15"})
        assert "på pause fra 23. november 2026" in text(lead, reverse("team", args=keys))
        lead.post(reverse("team-resume", args=keys))
        assert "på pause" not in text(lead, reverse("team", args=keys))

    def test_withdraws_with_a_reason_only_facilitators_read_the_words_of(self, lead: Client) -> None:
        team = make_team()
        keys = [team.network.public_id, team.public_id]
        lead.post(reverse("team-withdraw", args=keys), {"reason": "economy", "note": "For dyrt for oss"})
        assert "For dyrt for oss" not in text(lead, reverse("team", args=keys))
        lead.force_login(make_actor(FACILITATOR, team.network.tenant).user)
        assert "For dyrt for oss" in text(lead, reverse("team", args=keys))

    def test_of_another_municipality_is_not_found(self, lead: Client) -> None:
        team = make_team()
        other = make_team(team.network, make_municipality("9902", "Nordvik"))
        assert lead.get(reverse("team", args=[team.network.public_id, other.public_id])).status_code == 404


class TestNudge:
    def test_is_a_draft_of_what_is_late_to_the_lead(self, facilitator: Client) -> None:
        network = made_from_pattern(facilitator)
        team = make_team(network)
        lead = make_team_person(team, is_lead=True)
        lead.email = "petra@eksempel.test"
        lead.save()
        page = text(facilitator, reverse("team-nudge", args=[network.public_id, team.public_id]))
        assert "Hei Petra," in page
        assert "– Sett sammen gruppen (frist 22. september 2026)" in page
        assert "mailto:petra@eksempel.test" in page

    def test_asks_how_it_goes_when_nothing_is_late(self, facilitator: Client) -> None:
        team = make_team()
        page = text(facilitator, reverse("team-nudge", args=[team.network.public_id, team.public_id]))
        assert "Hvordan går det hos dere?" in page
        assert "Ingen i gruppen har e-postadresse" in page


class TestHandover:
    def test_holds_the_team_and_what_is_left_and_switches_the_lead(self, lead: Client) -> None:
        team = make_team(make_network())
        make_team_person(team, is_lead=True)
        new = make_team_person(team, "Ola Oppdikt")
        keys = [team.network.public_id, team.public_id]
        page = text(lead, reverse("team-handover", args=keys))
        assert "Ola Oppdikt" in page
        lead.post(reverse("team-hand-over", args=keys), {"to": str(new.public_id), "leaves": "on"})
        [left] = TeamPerson.objects.of_team(team).filter(left_on__isnull=True)
        assert (left.full_name, left.is_lead) == ("Ola Oppdikt", True)

    def test_holds_the_gatherings_the_initiatives_and_the_workbook(self, facilitator: Client) -> None:
        team = make_team(made_from_pattern(facilitator))
        seat = teams_seat(team)
        make_team_person(team, is_lead=True)
        make_initiative(seat, title="Trumfkortet")
        make_gathering(team.network, title="Samling om innsikt")
        facilitator.force_login(seat.actor.user)
        page = text(facilitator, reverse("team-handover", args=[team.network.public_id, team.public_id]))
        assert "Trumfkortet" in page
        assert "Samling om innsikt" in page
        assert "av det som skal besvares" in page

    def test_tells_when_nobody_was_chosen(self, lead: Client) -> None:
        team = make_team()
        make_team_person(team, is_lead=True)
        make_team_person(team, "Ola Oppdikt")
        keys = [team.network.public_id, team.public_id]
        assert lead.post(reverse("team-hand-over", args=keys), {"to": ""}).status_code == 422


class TestStatus:
    def test_is_a_line_the_overview_shows(self, lead: Client) -> None:
        team = make_team()
        keys = [team.network.public_id, team.public_id]
        lead.post(reverse("team-status", args=keys), {"status_line": "To plasser lovet", "attendance": "digital"})
        lead.force_login(make_actor(FACILITATOR, team.network.tenant).user)
        assert "To plasser lovet" in text(lead, reverse("network", args=[team.network.public_id]))
        team.refresh_from_db()
        assert (team.attendance, team.status_line_at.date() if team.status_line_at else None) == (
            "digital",
            date(2026, 11, 23),
        )
