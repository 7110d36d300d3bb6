"""No template is left over, and none asks for one that is gone."""

from pathlib import Path

import allauth
import django
import pytest

from tests.house.checks.sources import SRC
from tests.house.checks.templates import missing_templates, templates_below, unused_templates

OF_OTHERS = {name for package in (allauth, django) for name in templates_below(Path(package.__path__[0]))}


class TestTemplates:
    def test_are_all_used(self) -> None:
        assert unused_templates(SRC, overridden=OF_OTHERS) == []

    def test_ask_only_for_what_exists(self) -> None:
        assert missing_templates(SRC, overridden=OF_OTHERS) == []

    @pytest.fixture
    def site(self, tmp_path: Path) -> Path:
        folder = tmp_path / "web" / "person" / "templates" / "person"
        folder.mkdir(parents=True)
        (folder / "person.html").write_text('{% extends "person/base.html" %}', encoding="utf-8")
        (folder / "old.html").write_text("<p>", encoding="utf-8")
        (tmp_path / "views.py").write_text('render(request, "person/person.html")', encoding="utf-8")
        return tmp_path

    def test_left_over_are_told(self, site: Path) -> None:
        assert unused_templates(site, overridden=()) == ["person/old.html is used by no view and no template"]

    def test_that_ask_for_something_gone_are_told(self, site: Path) -> None:
        assert missing_templates(site, overridden=()) == [
            "person/person.html asks for person/base.html, which does not exist"
        ]
