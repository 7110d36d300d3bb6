"""When a yearly figure is too old."""

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from jobbvei.rules.engine.parameters import DatedValue, Parameter
from jobbvei.rules.engine.tables import Table
from jobbvei.rules.freshness import is_old, is_unchecked


def figure(changes: str, newest: date) -> Parameter:
    values = (DatedValue(1, date(2020, 1, 1), None, ""), DatedValue(2, newest, None, ""))
    return cast("Parameter", SimpleNamespace(changes=changes, values=values))


class TestIsOld:
    @pytest.mark.parametrize(
        ("on", "old"), [(date(2024, 6, 1), False), (date(2024, 6, 2), True), (date(2023, 5, 1), False)]
    )
    def test_when_the_newest_value_is_over_thirteen_months(self, on: date, old: bool) -> None:
        assert is_old(figure("yearly", date(2023, 5, 1)), on=on) is old

    def test_never_when_the_figure_stands_until_changed(self) -> None:
        assert not is_old(figure("", date(2021, 1, 1)), on=date(2030, 1, 1))


def table(checked_on: date, *, last_day: date | None = None) -> Table:
    rows = (SimpleNamespace(valid_to=date(2022, 1, 1)), SimpleNamespace(valid_to=last_day))
    return cast("Table", SimpleNamespace(checked_on=checked_on, rows=rows))


class TestIsUnchecked:
    @pytest.mark.parametrize(("on", "old"), [(date(2024, 6, 1), False), (date(2024, 6, 2), True)])
    def test_when_nobody_has_seen_the_sources_for_over_thirteen_months(self, on: date, old: bool) -> None:
        assert is_unchecked(table(date(2023, 5, 1)), on=on) is old

    @pytest.mark.parametrize(("last_day", "old"), [(date(2024, 6, 2), True), (date(2024, 6, 1), False)])
    def test_not_when_every_row_has_ended(self, last_day: date, old: bool) -> None:
        assert is_unchecked(table(date(2023, 5, 1), last_day=last_day), on=date(2024, 6, 2)) is old
