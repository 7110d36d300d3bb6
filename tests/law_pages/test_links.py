"""Links from the pages of the law to where a thing stands."""

from pathlib import Path

import pytest
from tools.law_pages import links


class TestToFigure:
    def test_finds_a_figure_that_lies_in_its_act_s_own_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(links, "PROJECT", tmp_path)
        monkeypatch.setattr(links, "RULES", tmp_path)
        assert links.to_figure("boat_act.wait_months").endswith("(../../boat_act/parameters/wait_months.yaml)")
        common = tmp_path / "parameters" / "boat_act" / "wait_months.yaml"
        common.parent.mkdir(parents=True)
        common.touch()
        assert links.to_figure("boat_act.wait_months").endswith("(../../parameters/boat_act/wait_months.yaml)")
