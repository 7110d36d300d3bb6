"""Foreign keys follow the layers that .importlinter draws for imports."""

from pathlib import Path

from tests.house.checks.layers import (
    ForeignKey,
    boundaries,
    foreign_keys_in_the_site,
    keys_against_the_layers,
    packages_with_models,
)
from tests.house.checks.sources import PROJECT

DRAWN = boundaries(PROJECT / ".importlinter")


class TestBoundaries:
    def test_are_read_from_the_linters_own_file(self) -> None:
        assert DRAWN.rank["config"] < DRAWN.rank["web"] == DRAWN.rank["cli"] < DRAWN.rank["matching"]
        assert DRAWN.rank["matching"] < DRAWN.rank["people"] < DRAWN.rank["access"] < DRAWN.rank["shared"]
        assert ("surveys", "people") in DRAWN.apart
        assert ("people", "surveys") in DRAWN.apart

    def test_hold_a_contract_for_the_models_of_every_package_that_has_some(self) -> None:
        assert packages_with_models() == DRAWN.private_models

    def test_excuse_nothing(self) -> None:
        written = Path(PROJECT / ".importlinter").read_text(encoding="utf-8")
        assert "ignore_imports" not in written
        assert "exhaustive_ignores" not in written
        assert "skip_descendants" not in written


class TestForeignKeys:
    def test_of_the_site_are_found(self) -> None:
        assert ForeignKey("placements", "Placement.participant", "people") in foreign_keys_in_the_site()

    def test_of_the_site_follow_the_layers(self) -> None:
        assert keys_against_the_layers(foreign_keys_in_the_site(), DRAWN) == []

    def test_that_point_upwards_are_told(self) -> None:
        upwards = ForeignKey("people", "Participant.placement", "placements")
        assert keys_against_the_layers([upwards], DRAWN) == [
            "people.Participant.placement points at placements, which people may not know"
        ]

    def test_that_point_sideways_are_told(self) -> None:
        assert keys_against_the_layers([ForeignKey("casework", "NextStep.employer", "employers")], DRAWN)

    def test_from_the_network_to_a_person_are_told_though_they_point_downwards(self) -> None:
        assert keys_against_the_layers([ForeignKey("learning_network", "Attendance.who", "people")], DRAWN)
