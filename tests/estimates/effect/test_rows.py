"""Every fault in the rows is told, with what, where and how to mend it."""

import doctest

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.estimates.effect import rows as module
from jobbvei.estimates.effect.panel import Panel
from jobbvei.estimates.effect.rows import Cell, Columns, Row, read_panel
from jobbvei.shared.errors import UnusableInput

PERIODS = ("2024K1", "2024K2", "2024K3", "2024K4")


def rows(**changed: Cell) -> list[Row]:
    """Askvik starts in the third quarter, Birkvik never; one cell of Askvik's second quarter may be changed."""
    made: list[Row] = [
        {
            "municipality": unit,
            "period": period,
            "share": "0,3" if unit == "Askvik" else 0.4,
            "first_treated": start,
            "size": 10 + place,
            "n": 5,
        }
        for unit, start in (("Askvik", "2024K3"), ("Birkvik", None))
        for place, period in enumerate(PERIODS)
    ]
    return [dict(row) | changed if place == 1 else row for place, row in enumerate(made)]


def code_of(given_rows: list[Row], columns: Columns | None = None) -> tuple[str, str]:
    with pytest.raises(UnusableInput) as caught:
        read_panel(given_rows, columns)
    return caught.value.code.removeprefix("estimates."), str(caught.value)


class TestReadPanel:
    def test_lays_out_units_and_periods_in_order(self) -> None:
        panel = read_panel(rows()[::-1])
        assert panel.units == ("Askvik", "Birkvik")
        assert panel.periods == PERIODS
        assert panel.starts.tolist() == [2, 4]
        assert panel.outcome.tolist() == [[0.3] * 4, [0.4] * 4]

    @pytest.mark.parametrize("never", [None, "", "0", 0, 0.0, "0.0", "NA", float("nan")])
    def test_reads_every_way_to_say_never(self, never: Cell) -> None:
        assert read_panel([row | {"first_treated": never} for row in map(dict, rows())]).treated.tolist() == [False] * 2

    def test_takes_years_read_as_decimal_numbers(self) -> None:
        made: list[Row] = [
            {"municipality": unit, "period": period, "share": 0.1, "first_treated": start}
            for unit, start in (("A", 2004.0), ("B", 0.0))
            for period in (2003, 2004)
        ]
        assert read_panel(made).starts.tolist() == [1, 2]

    def test_puts_ten_after_nine(self) -> None:
        made: list[Row] = [
            {"municipality": unit, "period": str(period), "share": 0.1, "first_treated": ""}
            for unit in "AB"
            for period in (10, 9, 11)
        ]
        assert read_panel(made).periods == ("9", "10", "11")

    def test_starts_between_two_periods_at_the_next(self) -> None:
        assert read_panel([row for row in rows() if row["period"] != "2024K3"]).starts.tolist() == [2, 3]

    def test_counts_a_start_after_the_last_period_as_untreated(self) -> None:
        panel = read_panel([row for row in rows() if row["period"] < "2024K3"])  # type: ignore[operator]  # all text
        assert panel.treated.tolist() == [False, False]

    def test_takes_a_covariate_from_before_the_first_start_only(self) -> None:
        panel = read_panel(rows(), Columns(covariates=("size",), weight="n"))
        assert panel.covariates[:, 0].tolist() == [10.5, 10.5]
        assert panel.weights is not None
        assert panel.weights.tolist() == [5, 5]

    def test_lets_a_covariate_be_blank_in_one_of_the_periods_before(self) -> None:
        assert read_panel(rows(size=""), Columns(covariates=("size",))).covariates[0, 0] == 10

    def test_reads_the_flags_where_they_are(self) -> None:
        made = [
            dict(row) | {"withdrawn": "ja" if row["municipality"] == "Birkvik" else "", "district": 0} for row in rows()
        ]
        panel = read_panel(made)
        assert panel.withdrawn.tolist() == [False, True]
        assert not panel.district.any()

    def test_needs_no_start_while_planning(self) -> None:
        assert not read_panel(rows(), Columns(first_treated=None)).treated.any()

    @given(order=st.permutations(range(8)))
    def test_is_the_same_in_any_order(self, order: list[int]) -> None:
        made = rows()
        assert same(read_panel([made[place] for place in order]), read_panel(made))

    @pytest.mark.parametrize(
        ("changed", "code", "told"),
        [
            ({"share": "ukjent"}, "not_a_number", "«ukjent» for Askvik i 2024K2"),
            ({"share": ":"}, "not_a_number", "«:»"),
            ({"share": "inf"}, "not_a_number", "«inf»"),
            ({"share": ""}, "outcome_missing", "Askvik i 2024K2 mangler"),
            ({"period": "2024K1"}, "duplicate_row", "Askvik har to rader for 2024K1"),
            ({"period": "2025K1"}, "unbalanced", "Askvik mangler perioden 2024K2"),
            ({"municipality": ""}, "unnamed_row", "mangler kommune eller periode"),
            ({"first_treated": "2024K4"}, "two_starts", "Askvik har flere ulike"),
            ({"withdrawn": 1}, "withdrawn_with_start", "Askvik er både trukket"),
            ({"district": "kanskje"}, "not_yes_or_no", "«kanskje»"),
        ],
    )
    def test_tells_of(self, changed: dict[str, Cell], code: str, told: str) -> None:
        found, sentence = code_of(rows(**changed))
        assert found == code
        assert told in sentence

    def test_tells_of_a_start_written_another_way(self) -> None:
        made: list[Row] = [dict(row) | {"first_treated": "juni 2024"} for row in rows()]
        assert code_of(made)[0] == "unknown_start"

    def test_tells_of_no_rows(self) -> None:
        assert code_of([])[0] == "no_rows"

    def test_tells_of_a_column_that_is_not_there(self) -> None:
        code, sentence = code_of(rows(), Columns(covariates=("arbeidsledighet",)))
        assert code == "column_missing"
        assert "«arbeidsledighet»" in sentence

    def test_tells_of_a_covariate_that_is_known_only_after_the_start(self) -> None:
        made: list[Row] = [dict(row) | {"size": "" if row["period"] in PERIODS[:2] else 3} for row in rows()]
        assert code_of(made, Columns(covariates=("size",)))[0] == "covariate_missing"

    def test_tells_of_a_covariate_that_is_no_number(self) -> None:
        assert code_of(rows(size="stor"), Columns(covariates=("size",)))[0] == "not_a_number"

    @pytest.mark.parametrize("weight", [0, -5])
    def test_tells_of_a_weight_that_is_not_above_zero(self, weight: int) -> None:
        made: list[Row] = [dict(row) | {"n": weight} for row in rows()]
        assert code_of(made, Columns(weight="n"))[0] == "weight_not_positive"

    def test_says_how_many_have_holes(self) -> None:
        _code, sentence = code_of(
            [row for row in rows() if row["period"] != "2024K2" or row["municipality"] != "Birkvik"]
        )
        assert "1 av 2" in sentence
        assert "Birkvik" in sentence


def same(one: Panel, other: Panel) -> bool:
    return one.units == other.units and one.periods == other.periods and np.array_equal(one.outcome, other.outcome)


def test_the_example_in_the_documentation_holds() -> None:
    assert doctest.testmod(module).failed == 0
