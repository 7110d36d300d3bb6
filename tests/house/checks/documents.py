"""What the documents promise exists: commands, files, settings, versions."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from tests.house.checks.sources import Module

LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
PICTURES = "pictures/"
PUBLICCODE_KEYS = frozenset(
    {
        "publiccodeYmlVersion", "name", "url", "softwareVersion", "releaseDate", "platforms", "categories",
        "developmentStatus", "softwareType", "description", "legal", "maintenance", "localisation",
    }
)  # fmt: skip
READERS_OF_THE_ENVIRONMENT = frozenset({"text", "switch", "number", "listing", "origins", "secret"})


def targets(makefile: str) -> set[str]:
    """The targets a Makefile has."""
    return set(re.findall(r"(?m)^([a-z][a-z-]*):", makefile))


def commands_without_target(document: str, makefile: str) -> list[str]:
    """A sentence for each ``make …`` in ``document`` that the Makefile does not know."""
    named = [
        word for line in re.findall(r"(?m)(?:^|[`(])make ((?:[a-z][a-z-]*[ ]?)+)", document) for word in line.split()
    ]
    return [f"make {word} is promised and does not exist" for word in named if word not in targets(makefile)]


def addresses_of_the_site(document: str) -> list[str]:
    """Each address of the site that ``document`` names, such as `/helse/klar`."""
    return re.findall(r"`(/[a-z][a-z0-9/_.-]*)`", document)


def groups_of_commands(document: str) -> set[str]:
    """Each group of commands that ``document`` names, such as ``law`` of `jobbvei law explain`."""
    return set(re.findall(r"`(?:\.venv/bin/)?jobbvei ([a-z]+)", document))


def dead_links(files: Iterable[Path], project: Path) -> list[str]:
    """A sentence for each relative link to nothing; pictures are made by the journeys."""
    return [
        f"{file.relative_to(project)} links to {link}, which does not exist"
        for file in files
        for link in LINK.findall(file.read_text(encoding="utf-8"))
        if PICTURES not in link and not (file.parent / link).exists()
    ]


def faults_in_publiccode(text: str) -> list[str]:
    """A sentence for each required key that is missing or empty."""
    written = yaml.safe_load(text)
    return [f"publiccode.yml has no {key}" for key in sorted(PUBLICCODE_KEYS) if not written.get(key)]


def variables_read(modules: Iterable[Module]) -> set[str]:
    """Every environment variable the settings read."""
    return {
        argument.value
        for module in modules
        if module.package == "config"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and _reads_the_environment(node) and node.args
        for argument in node.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def variables_documented(document: str) -> set[str]:
    """Every variable with a row of its own."""
    return set(re.findall(r"(?m)^\| `([A-Z_]+)` \|", document))


def _reads_the_environment(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in READERS_OF_THE_ENVIRONMENT
