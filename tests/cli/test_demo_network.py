"""The teams of the demo's networks come out as in the network of 2024–2025."""

from collections import Counter

import pytest

from jobbvei.cli.demo.network_teams import DemoTeam, make_teams, new_municipalities
from jobbvei.shared.rounding import whole_percent

SEED = 20260101


@pytest.fixture(scope="module")
def running() -> list[DemoTeam]:
    return [team for team in make_teams(seed=SEED) if not team.withdrew]


def share(teams: list[DemoTeam], *services: str) -> int:
    with_them = sum(any(person.service in services for person in team.people) for team in teams)
    return whole_percent(with_them, len(teams))


class TestMakeTeams:
    def test_has_forty_one_of_the_sizes_there_were(self, running: list[DemoTeam]) -> None:
        sizes = [team.municipality.population for team in running]
        counted = (sum(one < 10_000 for one in sizes), sum(one >= 25_000 for one in sizes))
        assert (len(sizes), counted) == (41, (16, 11))

    def test_has_the_shares_of_services_of_figure_10(self, running: list[DemoTeam]) -> None:
        shares = (
            share(running, "refugee_service", "adult_education"),
            share(running, "nav"),
            share(running, "hr"),
            share(running, "business"),
            share(running, "director"),
            share(running, "union"),
        )
        assert shares == (100, 100, 76, 29, 29, 24)

    def test_has_teams_of_two_to_thirteen(self, running: list[DemoTeam]) -> None:
        assert (min(len(team.people) for team in running), max(len(team.people) for team in running)) == (2, 13)

    def test_has_seven_that_withdrew_each_with_a_reason(self) -> None:
        reasons = Counter(team.withdrew for team in make_teams(seed=SEED) if team.withdrew)
        assert sum(reasons.values()) == 7
        assert len(reasons) == 5

    def test_names_each_municipality_and_each_address_once(self, running: list[DemoTeam]) -> None:
        names = [one.name for one in new_municipalities(seed=SEED)]
        assert len(names) == len(set(names)) == 45
        for team in running:
            addresses = [person.email for person in team.people]
            assert len(addresses) == len(set(addresses))
            assert all(one.endswith(".test") and one.isascii() for one in addresses)

    def test_is_the_same_for_the_same_seed(self) -> None:
        assert make_teams(seed=SEED) == make_teams(seed=SEED)
