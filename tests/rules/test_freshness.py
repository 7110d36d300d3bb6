"""When a yearly figure is too old."""

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from jobbvei.rules.engine.parameters import DatedValue, Parameter
from jobbvei.rules.freshness import is_old


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
