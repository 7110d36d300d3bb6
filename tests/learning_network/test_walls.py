"""Nobody reads another network's rows, or another team's, without saying so."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import F

from jobbvei.learning_network.models import NetworkTask, Phase, TeamPerson
from jobbvei.learning_network.models.crossings import AcrossNetworks
from jobbvei.municipalities.types import UnscopedQuery
from tests.factories.access import make_municipality
from tests.factories.gatherings import make_gathering
from tests.factories.learning_network import STARTS, make_network, make_phase, make_task, make_team, make_team_person

pytestmark = pytest.mark.django_db
WAYS_TO_RUN: dict[str, Callable[[Any], Any]] = {
    "iteration": list,
    "count": lambda rows: rows.count(),
    "update": lambda rows: rows.update(public_id=None),
    "delete": lambda rows: rows.delete(),
    "first": lambda rows: rows.first(),
    "raw": lambda rows: rows.raw("select 1"),
    "joined with a scoped one": lambda rows: list(rows | rows.without_scope(reason="a test")),
}


@pytest.mark.parametrize("way", sorted(WAYS_TO_RUN))
class TestAQueryWithoutScope:
    def test_of_a_networks_rows_does_not_run(self, way: str) -> None:
        with pytest.raises(UnscopedQuery):
            WAYS_TO_RUN[way](Phase.objects.all())

    def test_of_a_teams_rows_does_not_run(self, way: str) -> None:
        with pytest.raises(UnscopedQuery):
            WAYS_TO_RUN[way](TeamPerson.objects.all())

    def test_of_a_teams_rows_does_not_run_for_a_network_either(self, way: str) -> None:
        network = make_network()
        with pytest.raises(UnscopedQuery):
            WAYS_TO_RUN[way](TeamPerson.objects.filter(network=network))


class TestInNetwork:
    def test_gives_that_networks_rows_only(self) -> None:
        ours = make_phase(make_network())
        make_phase(make_network(name="Et annet"))
        assert list(Phase.objects.in_network(ours.network)) == [ours]


class TestOfTeam:
    def test_gives_that_teams_rows_only(self) -> None:
        network = make_network()
        ours = make_team_person(make_team(network))
        theirs = make_team_person(make_team(network, make_municipality("9902", "Nordvik")))
        assert list(TeamPerson.objects.of_team(ours.team)) == [ours]
        assert set(TeamPerson.objects.of_all_teams(network).order_by("id")) == {ours, theirs}

    def test_of_all_in_a_network_leaves_other_networks_out(self) -> None:
        make_team_person(make_team(make_network(name="Et annet")))
        assert not TeamPerson.objects.of_all_teams(make_network()).exists()


class TestWriting:
    def test_a_row_that_points_at_another_network_is_refused(self) -> None:
        other = make_phase(make_network(name="Et annet"))
        task = NetworkTask(network=make_network(), phase=other, title="Lag gruppen")
        with pytest.raises(AcrossNetworks):
            task.save()
        with pytest.raises(AcrossNetworks):
            NetworkTask.objects.all().bulk_create([task])

    def test_a_person_of_another_networks_team_is_refused(self) -> None:
        team = make_team(make_network(name="Et annet"))
        stray = TeamPerson(network=make_network(), team=team, full_name="Ola Prøve", service="hr", joined_on=STARTS)
        with pytest.raises(AcrossNetworks):
            stray.save()

    def test_a_row_that_has_been_stored_cannot_move_to_another_network(self) -> None:
        other = make_phase(make_network(name="Et annet"))
        task = make_task(make_phase(make_network()))
        for row in (task, NetworkTask.objects.in_network(task.network).get()):
            row.network, row.phase = other.network, other
            with pytest.raises(AcrossNetworks):
                row.save()
            with pytest.raises(AcrossNetworks):
                row.save(update_fields=["phase"])

    def test_a_row_that_was_fetched_without_its_network_cannot_either(self) -> None:
        other = make_phase(make_network(name="Et annet"))
        task = make_task(make_phase(make_network()))
        row = NetworkTask.objects.in_network(task.network).defer("network").get()
        row.network_id, row.phase = other.network_id, other
        with pytest.raises(AcrossNetworks):
            row.save(update_fields=["phase"])


class TestUpdate:
    @pytest.mark.parametrize("name", ["phase", "phase_id"])
    def test_that_leads_to_another_network_is_refused(self, name: str) -> None:
        other = make_phase(make_network(name="Et annet"))
        task = make_task(make_phase(make_network()))
        mine = NetworkTask.objects.in_network(task.network)
        for value in (other, other.pk, F("phase_id")):
            with pytest.raises(AcrossNetworks):
                mine.update(**{name: value})
        task.refresh_from_db()
        assert task.phase.network_id == task.network_id

    def test_that_believes_a_network_in_memory_and_not_the_stored_one_is_refused(self) -> None:
        other = make_phase(make_network(name="Et annet"))
        task = make_task(make_phase(make_network()))
        other.network = task.network
        with pytest.raises(AcrossNetworks):
            NetworkTask.objects.in_network(task.network).update(phase=other)

    def test_of_rows_in_two_networks_is_refused_whichever_it_leads_to(self) -> None:
        task, other = make_task(make_phase(make_network())), make_task(make_phase(make_network(name="Et annet")))
        for target in (task.phase, other.phase):
            with pytest.raises(AcrossNetworks):
                NetworkTask.objects.without_scope(reason="a test").update(phase=target)

    @pytest.mark.parametrize("name", ["network", "network_id"])
    def test_never_moves_rows_to_another_network(self, name: str) -> None:
        other = make_network(name="Et annet")
        ours = make_phase(make_network())
        with pytest.raises(AcrossNetworks):
            Phase.objects.in_network(ours.network).update(**{name: other.pk})

    def test_of_a_teams_rows_to_another_networks_team_is_refused(self) -> None:
        person = make_team_person(make_team())
        stranger = make_team(make_network(name="Et annet"))
        with pytest.raises(AcrossNetworks):
            TeamPerson.objects.of_team(person.team).update(team=stranger)

    def test_inside_the_network_is_done(self) -> None:
        task = make_task(make_phase(make_network()))
        later = make_phase(task.network, "Senere")
        assert NetworkTask.objects.in_network(task.network).update(phase=later, title="Ny") == 1
        task.refresh_from_db()
        assert (task.phase, task.title) == (later, "Ny")

    def test_takes_a_key_away(self) -> None:
        person = make_team_person(make_team())
        gathering = make_gathering(person.network, phase=make_phase(person.network))
        rows = type(gathering).objects.in_network(person.network)
        assert rows.update(phase=None) == 1


class TestBulkUpdate:
    def test_that_leads_to_another_network_is_refused(self) -> None:
        other = make_phase(make_network(name="Et annet"))
        task = make_task(make_phase(make_network()))
        task.phase = other
        with pytest.raises(AcrossNetworks):
            NetworkTask.objects.in_network(task.network).bulk_update([task], ["phase"])

    def test_of_a_row_whose_network_was_changed_in_memory_is_refused(self) -> None:
        other = make_phase(make_network(name="Et annet"))
        task = make_task(make_phase(make_network()))
        home = task.network
        task.network, task.phase = other.network, other
        for fields in (["phase"], ["network", "phase"]):
            with pytest.raises(AcrossNetworks):
                NetworkTask.objects.in_network(home).bulk_update([task], fields)
        task.refresh_from_db()
        assert (task.network, task.phase.network) == (home, home)

    def test_inside_the_network_is_done_for_every_row(self) -> None:
        person = make_team_person(make_team())
        gatherings = [make_gathering(person.network), make_gathering(person.network, title="Til")]
        phase = make_phase(person.network)
        for one in gatherings:
            one.phase = phase
        rows = type(gatherings[0]).objects.in_network(person.network)
        assert rows.bulk_update(gatherings, ["phase"]) == len(gatherings)
        assert rows.filter(phase=phase).count() == len(gatherings)

    def test_lets_the_next_update_be_looked_at_again(self) -> None:
        other = make_phase(make_network(name="Et annet"))
        task = make_task(make_phase(make_network()))
        rows = NetworkTask.objects.in_network(task.network)
        rows.bulk_update([task], ["title"])
        with pytest.raises(AcrossNetworks):
            rows.update(phase=other)
