"""The full attack: bounds by programmes, differences of releases, linked tables, and knowing the rule."""

from random import Random

import pytest

from jobbvei.estimates.disclosure.masked import CellStatus, MaskedTable
from jobbvei.estimates.disclosure.masking import suppress, suppress_linked, suppress_releases
from jobbvei.estimates.disclosure.profiles import PROFILES, SSB, Profile
from jobbvei.estimates.disclosure.tables import CountTable, count_table
from tests.estimates.disclosure.attacker import Attacker, Key, keyed
from tests.estimates.disclosure.random_tables import NAMES, by, inner_counts, later, with_margins, with_some_margins

SHAPES = ((6,), (3, 4), (5, 3), (2, 3, 2), (3, 3, 3))
RULES = tuple(PROFILES.values())
ALONE, LINKED, OVER_TIME = 110, 50, 40


def recovered(attacker: Attacker, masked: MaskedTable, *, release: int = 0) -> list[Key]:
    """The hidden cells of one table that the attacker works out."""
    return [
        key
        for key, cell in keyed(masked.as_json())
        if cell["status"] in {"primary", "secondary"} and attacker.recovers(release, key)
    ]


def shape_and_rule(seed: int) -> tuple[tuple[int, ...], Profile]:
    return SHAPES[seed % len(SHAPES)], RULES[seed % len(RULES)]


class TestTheAttack:
    @pytest.mark.parametrize("seed", range(ALONE))
    def test_recovers_nothing_from_a_table(self, seed: int) -> None:
        chance, (shape, rule) = Random(seed), shape_and_rule(seed)
        inner = inner_counts(chance, shape)
        names = NAMES[: len(shape)]
        table = with_margins(inner, names) if seed % 2 else with_some_margins(chance, inner, names)
        masked = suppress(table, rule)
        assert recovered(Attacker([[masked.as_json()]]), masked) == []

    @pytest.mark.parametrize("seed", range(LINKED))
    def test_recovers_nothing_from_linked_tables(self, seed: int) -> None:
        inner = inner_counts(Random(1000 + seed), (3, 4, 3))
        tables = [by(inner, NAMES, kept) for kept in (("age", "municipality"), ("municipality", "reason"))]
        together = suppress_linked(tables, RULES[seed % len(RULES)])
        attacker = Attacker([[masked.as_json() for masked in together]])
        assert [recovered(attacker, masked) for masked in together] == [[], []]

    @pytest.mark.parametrize("seed", range(OVER_TIME))
    def test_recovers_nothing_from_two_releases(self, seed: int) -> None:
        chance, (shape, rule) = Random(2000 + seed), shape_and_rule(seed)
        inner = inner_counts(chance, shape)
        names = NAMES[: len(shape)]
        releases = [with_margins(one, names) for one in (inner, later(chance, inner))]
        masked = suppress_releases(releases, rule)
        assert masked[0].hidden() == masked[1].hidden()
        attacker = Attacker([[one.as_json()] for one in masked], is_growing=True)
        assert [recovered(attacker, one, release=number) for number, one in enumerate(masked)] == [[], []]


class TestTheAttackItself:
    """It bites: what is not protected is recovered."""

    def test_recovers_the_only_hidden_cell_of_a_line(self) -> None:
        table = count_table(("sex",), {("women",): 2, ("men",): 7, ("total",): 9})
        answer = suppress(table, SSB).as_json()
        answer["cells"][1]["count"] = 7
        assert Attacker([[answer]]).recovers(0, frozenset({("sex", "women")}))

    def test_recovers_two_ones_under_a_shown_two_by_knowing_the_rule(self) -> None:
        table = count_table(("sex",), {("women",): 1, ("men",): 1, ("total",): 2})
        answer = suppress(table, SSB).as_json()
        answer["cells"][2]["count"] = 2
        assert Attacker([[answer]]).recovers(0, frozenset({("sex", "women")}))

    @pytest.mark.parametrize("seed", range(12))
    def test_recovers_a_cell_whichever_secondary_one_is_shown(self, seed: int) -> None:
        """No secondary cell is hidden in vain, and a mask with one cell less is broken."""
        table = with_margins(inner_counts(Random(seed), (4, 3)), NAMES[:2])
        masked = suppress(table, SSB)
        secondary = [place for place, cell in enumerate(masked.cells) if cell.status is CellStatus.SECONDARY]
        assert [place for place in secondary if not self._is_broken_by_showing(place, masked, table)] == []

    def test_recovers_by_comparing_linked_tables_masked_apart(self) -> None:
        inner = {
            (age, place, reason): 3 if (age, place, reason) == ("young", "a", "work") else 4
            for age in ("young", "old")
            for place in ("a", "b")
            for reason in ("work", "family")
        }
        tables = [by(inner, NAMES, kept) for kept in (("age", "municipality"), ("municipality", "reason"))]
        first, second = suppress(tables[0], SSB).as_json(), suppress(tables[1], SSB).as_json()
        for cell in first["cells"]:
            if (cell["age"], cell["municipality"]) in {("young", "a"), ("total", "a")}:
                cell.update(count=None, status="primary")
        attacker = Attacker([[first, second]])
        assert attacker.recovers(0, frozenset({("municipality", "a"), ("age", "young")}))

    @staticmethod
    def _is_broken_by_showing(place: int, masked: MaskedTable, table: CountTable) -> bool:
        answer = masked.as_json()
        answer["cells"][place].update(count=table.entries[place].count, status="published")
        attacker = Attacker([[answer]])
        hidden = [key for key, cell in keyed(answer) if cell["status"] in {"primary", "secondary"}]
        return any(attacker.recovers(0, key) for key in hidden)
