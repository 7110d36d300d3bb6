"""All acts the product knows, found in their folders and read once.

An act is a package here with a folder ``tables/``. Each module of it may have ``PROVISIONS``, ``SENTENCES``,
``FEATURES`` and ``QUESTIONS`` (names of its own questions about a person, by finding id). Its figures lie in its own
``parameters/`` or under the common one; either way their names begin with the act's. A new act needs nothing here.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from jobbvei.rules import features
from jobbvei.rules.engine.case import Provision, RuleBook
from jobbvei.rules.engine.consistency import ensure_consistent
from jobbvei.rules.engine.parameters import Parameter, load_parameters
from jobbvei.rules.engine.tables import Table, load_tables
from jobbvei.rules.facts import FIELDS, fact_names
from jobbvei.rules.subjects import subject_fact_names
from jobbvei.rules.words.missing_facts import MISSING_FACTS

ROOT = Path(__file__).parent


@cache
def rule_book() -> RuleBook:
    """The rules as they lie on disk, read and checked once per process.

    Raises:
        BrokenRules, BrokenRuleFile: A file lacks its source, or points to something that is not there.
        ValueError: Two acts have a table, a provision, a sentence or a feature of one name.
    """
    book = RuleBook(
        tables=_tables(),
        parameters=parameters(),
        features={**features.FEATURES, **_united("FEATURES")},
        provisions=_by_id([provision for module in _modules() for provision in getattr(module, "PROVISIONS", ())]),
        sentences=_united("SENTENCES"),
        missing_facts=MISSING_FACTS,
        fields=FIELDS,
    )
    ensure_consistent(book, fact_names() | subject_fact_names())
    return book


@cache
def parameters() -> Mapping[str, Parameter]:
    """Every dated figure, by name."""
    found = dict(load_parameters(ROOT / "parameters"))
    for act in _acts():
        own = load_parameters(ROOT / act / "parameters")
        found = _joined(found, {f"{act}.{name}": replace(figure, name=f"{act}.{name}") for name, figure in own.items()})
    return found


def questions() -> Mapping[str, str]:
    """The names for a reader of the questions about a person that the acts' own folders bring with them."""
    return _united("QUESTIONS")


def _acts() -> list[str]:
    return sorted(folder.parent.name for folder in ROOT.glob("*/tables") if (folder.parent / "__init__.py").exists())


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(
        import_module(f"{__package__}.{act}.{module.name}")
        for act in _acts()
        for module in iter_modules([str(ROOT / act)])
    )


def _united(name: str) -> dict[str, Any]:
    """What every module of every act has under ``name``, in one mapping."""
    found: dict[str, Any] = {}
    for module in _modules():
        found = _joined(found, getattr(module, name, {}))
    return found


def _tables() -> dict[str, Table]:
    found: dict[str, Table] = {}
    for act in _acts():
        found = _joined(found, load_tables(ROOT / act / "tables"))
    return found


def _by_id(provisions: list[Provision]) -> Mapping[str, Provision]:
    found = {provision.id: provision for provision in provisions}
    if len(found) != len(provisions):
        raise ValueError("two provisions answer to one finding id")
    return found


def _joined(one: dict[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    twice = sorted(one.keys() & other.keys())
    if twice:
        raise ValueError(f"two acts have {', '.join(twice)}")
    return one | dict(other)
