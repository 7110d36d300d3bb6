"""Documents are held to their word."""

import tomllib
from pathlib import Path

import pytest
import yaml
from django.urls import Resolver404, resolve

import jobbvei
from jobbvei.cli.dispatch import GROUPS
from tests.house.checks.documents import (
    addresses_of_the_site,
    commands_without_target,
    dead_links,
    faults_in_publiccode,
    groups_of_commands,
    targets,
    variables_documented,
    variables_read,
)
from tests.house.checks.layers import boundaries
from tests.house.checks.sources import PROJECT, SRC, module_from, modules
from tests.house.checks.tree import files_of_the_project

PAGES = [file for file in files_of_the_project(PROJECT) if file.suffix == ".md"]
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
README = (PROJECT / "README.md").read_text(encoding="utf-8")


class TestCommands:
    def test_that_documents_promise_exist(self) -> None:
        assert [
            fault for page in PAGES for fault in commands_without_target(page.read_text(encoding="utf-8"), MAKEFILE)
        ] == []

    def test_of_the_house_exist(self) -> None:
        assert {
            "demo",
            "test",
            "lint",
            "check",
            "bench",
            "docs",
            "lock",
            "messages",
            "clean",
            "journeys",
            "help",
        } <= targets(MAKEFILE)

    def test_that_are_only_promised_are_told(self) -> None:
        told = commands_without_target("Run `make coffee`.\nmake demo test", "demo:\n")
        assert told == ["make coffee is promised and does not exist", "make test is promised and does not exist"]


class TestGroupsOfCommands:
    def test_that_documents_name_exist(self) -> None:
        named = {group for page in PAGES for group in groups_of_commands(page.read_text(encoding="utf-8"))}
        assert {"law", "match", "municipality", "serve"} <= named
        assert named - set(GROUPS) == set()


class TestAddressesOfTheSite:
    def test_that_documents_name_exist(self) -> None:
        named = {address for page in PAGES for address in addresses_of_the_site(page.read_text(encoding="utf-8"))}
        assert {"/helse/lever", "/helse/klar"} <= named
        for address in named:
            resolve(address)

    def test_that_lead_nowhere_are_found(self) -> None:
        with pytest.raises(Resolver404):
            resolve(addresses_of_the_site("Ask `/helse/`.")[0])


class TestLinks:
    def test_lead_somewhere(self) -> None:
        assert dead_links(PAGES, PROJECT) == []

    def test_to_nothing_are_told(self, tmp_path: Path) -> None:
        page = tmp_path / "page.md"
        page.write_text("[there](there.md) [out](https://example.com) [here](page.md#part)", encoding="utf-8")
        assert dead_links([page], tmp_path) == ["page.md links to there.md, which does not exist"]


class TestVersion:
    def test_is_the_same_everywhere(self) -> None:
        project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        publiccode = yaml.safe_load((PROJECT / "publiccode.yml").read_text(encoding="utf-8"))
        assert jobbvei.__version__ == project["version"] == publiccode["softwareVersion"]

    def test_is_in_the_changelog(self) -> None:
        assert f"\n## {jobbvei.__version__} – " in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


class TestPubliccode:
    def test_has_what_it_must(self) -> None:
        assert faults_in_publiccode((PROJECT / "publiccode.yml").read_text(encoding="utf-8")) == []

    def test_without_a_key_is_told(self) -> None:
        assert "publiccode.yml has no legal" in faults_in_publiccode("name: Jobbvei\nlegal:\n")

    def test_names_the_licence_that_is_there(self) -> None:
        publiccode = yaml.safe_load((PROJECT / "publiccode.yml").read_text(encoding="utf-8"))
        project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert publiccode["legal"]["license"] == project["license"] == "EUPL-1.2"
        assert (PROJECT / "LICENSE").read_text(encoding="utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")


class TestSettings:
    def test_are_each_documented(self) -> None:
        document = (PROJECT / "docs" / "howto" / "settings.md").read_text(encoding="utf-8")
        assert variables_read(modules(SRC)) == variables_documented(document)

    def test_are_found_where_they_are_read(self) -> None:
        text = (
            'from jobbvei.config import environment\nDEBUG = environment.switch("JOBBVEI_DEBUG", False)\nx.get("OTHER")'
        )
        assert variables_read([module_from("jobbvei.config.settings.security", text)]) == {"JOBBVEI_DEBUG"}


class TestTheReadme:
    def test_draws_the_layers_in_the_order_the_linter_holds(self) -> None:
        drawn = [line.split("  ")[0] for line in README.split("```")[3].strip().splitlines()]
        rank = boundaries(PROJECT / ".importlinter").rank
        names = [word.strip("()") for line in drawn for word in line.split(" | ")]  # planned rooms stand in parentheses
        assert names == [word for word in rank if word != "__main__"]

    def test_fits_a_screen_or_two(self) -> None:
        assert len(README.splitlines()) <= 70
