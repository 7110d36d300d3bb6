"""What may stand in no file of the project."""

from pathlib import Path

import pytest

from tests.house.checks.sources import PROJECT
from tests.house.checks.tree import files_of_the_project, links_out, what_may_not_stand_here

GIVEN_AS_NUMBERS = "150190" + " " + "12345"


class TestTheTree:
    def test_holds_no_host_no_path_of_a_machine_and_no_identity_number(self) -> None:
        assert what_may_not_stand_here(files_of_the_project(PROJECT), PROJECT) == []

    def test_holds_no_link_out_of_itself(self) -> None:
        assert links_out(files_of_the_project(PROJECT), PROJECT) == []

    def test_with_a_link_out_of_itself_is_told(self, tmp_path: Path) -> None:
        project = tmp_path / "project"
        project.mkdir()
        (project / "modules").symlink_to(tmp_path)
        (project / "here").symlink_to(project)
        assert links_out([project / "modules", project / "here"], project) == ["modules is a link out of the project"]

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("https://" + "pypi" + ".org/simple", "the host of a package registry"),
            ("see /" + "work/main", "a path of somebody's machine"),
            (f"id,{GIVEN_AS_NUMBERS}", "eleven digits"),
            (GIVEN_AS_NUMBERS.replace(" ", ""), "eleven digits"),
        ],
    )
    def test_with_something_forbidden_is_told_where(self, line: str, told: str, tmp_path: Path) -> None:
        file = tmp_path / "notes.md"
        file.write_text(f"A heading\n{line}\n", encoding="utf-8")
        [fault] = what_may_not_stand_here([file], tmp_path)
        assert fault.startswith("notes.md:2 holds")
        assert told in fault

    @pytest.mark.parametrize(
        "line", ["158190 12345", "organisation 974 760 673", "0.15019012345", "kl. 1501901", "x150190123456"]
    )
    def test_with_a_synthetic_number_or_another_figure_is_fine(self, line: str, tmp_path: Path) -> None:
        file = tmp_path / "people.csv"
        file.write_text(line, encoding="utf-8")
        assert what_may_not_stand_here([file], tmp_path) == []
