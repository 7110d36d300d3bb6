"""Nobody reads another network's rows, or another team's, without saying so."""

from collections.abc import Callable
from typing import Any

import pytest

from jobbvei.learning_network.models import NetworkTask, Phase, TeamPerson
from jobbvei.learning_network.models.walls import AcrossNetworks
from jobbvei.municipalities.types import UnscopedQuery
from tests.factories.access import make_municipality
from tests.factories.learning_network import STARTS, make_network, make_phase, make_team, make_team_person

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
