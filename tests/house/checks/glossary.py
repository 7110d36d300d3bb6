"""Every model, enum, role and permission has its word on the page and its meaning in docs/glossary.yml."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml
from django.apps import apps

from jobbvei.access.permissions import Permission
from jobbvei.access.roles import ALL_ROLES
from tests.house.checks.sources import Module

ENUMS = frozenset(
    {
        "django.db.models.IntegerChoices",
        "django.db.models.TextChoices",
        "enum.Enum",
        "enum.IntEnum",
        "enum.StrEnum",
    }
)
FREE = "term"  # a word of the trade that is no class: nothing in the code must match it
SHORTEST_MEANING = 20  # characters


@dataclass(frozen=True)
class Entry:
    """One word.

    Attributes:
        code: What the code calls it, such as ``Participant`` or ``role.teacher``; the same name is the same
            word in every package.
        kind: model, enum, role, permission or term.
        page: The word on the page, in bokmål.
        means: What it is, in plain bokmål.
    """

    code: str
    kind: str
    page: str
    means: str


def entries(file: Path) -> list[Entry]:
    """The glossary."""
    return [Entry(**one) for one in yaml.safe_load(file.read_text(encoding="utf-8"))]


def words_of_the_code(modules: Iterable[Module]) -> dict[tuple[str, str], str | None]:
    """(kind, code) of everything that needs a word → the word the page already uses, when the code states it."""
    models = {
        ("model", model.__name__): str(model._meta.verbose_name)
        for model in apps.get_models()
        if model.__module__.startswith("jobbvei.")
    }
    roles = {("role", f"role.{role.code}"): str(role.name) for role in ALL_ROLES}
    permissions = dict.fromkeys(("permission", f"permission.{one.value}") for one in Permission)
    return {**models, **roles, **permissions, **dict.fromkeys(_enums(modules))}


def faults_in_glossary(written: list[Entry], needed: Mapping[tuple[str, str], str | None]) -> list[str]:
    """A sentence for each word that is missing, left over, out of order, doubled, empty or unlike the page's."""
    known = {(entry.kind, entry.code): entry for entry in written}
    missing = [
        f"{code} ({kind}) has no word in docs/glossary.yml" for kind, code in sorted(needed.keys() - known.keys())
    ]
    stale = [
        f"{one.code} ({one.kind}) is left over" for key, one in known.items() if one.kind != FREE and key not in needed
    ]
    unlike = [
        f"{one.code} is «{one.page}» in the glossary and «{needed[key]}» on the page"
        for key, one in known.items()
        if needed.get(key) not in {None, one.page}
    ]
    thin = [
        f"{one.code} does not say what it means" for one in written if not one.page or len(one.means) < SHORTEST_MEANING
    ]
    return missing + stale + unlike + thin + _faults_in_order([one.code for one in written])


def _faults_in_order(codes: list[str]) -> list[str]:
    return [f"{after} stands after {before}" for before, after in pairwise(codes) if before >= after]


def _enums(modules: Iterable[Module]) -> list[tuple[str, str]]:
    return [
        ("enum", node.name)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and any(module.origin_of(base) in ENUMS for base in node.bases)
    ]
