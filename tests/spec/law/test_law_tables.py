"""The law as examples: every YAML file beside this one is a provision, every case in it a paragraph of the manual.

A case names the day (``asked_on``), the facts as in the ``law explain`` contract, and what must come out: ``expect``
gives values, ``rules`` the rule that decides, ``missing`` the fact that is asked for, ``says`` words of the sentence,
``arithmetic`` words of the last step's arithmetic, ``in_force`` the rule's first and last day, ``older`` why a rule
that is no longer in force decides (null when it is in force).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from jobbvei.rules.engine.findings import plain
from jobbvei.rules.explain import FINDINGS, Finding, explain
from jobbvei.rules.facts_reading import read_facts
from jobbvei.rules.older_rule import older_rule

TABLES = sorted(Path(__file__).parent.glob("*.yaml"))
WORKED = (
    1,
    2,
    4,
    5,
    6,
    7,
    8,
    11,
    12,
    13,
    14,
    16,
    17,
    19,
    21,
    22,
    23,
    24,
    27,
    28,
    29,
    33,
    34,
    36,
    37,
    43,
    52,
    54,
    56,
)  # numbers of section 8
KEYS = {"name", "asked_on", "facts", "expect", "rules", "missing", "says", "arithmetic", "in_force", "older", "note"}
QUESTIONS = ("expect", "rules", "missing", "says", "arithmetic", "in_force", "older")


def cases() -> Iterator[Any]:
    for table in TABLES:
        for case in yaml.safe_load(table.read_text(encoding="utf-8"))["cases"]:
            yield pytest.param(case, id=f"{table.stem}: {case['name']}")


@pytest.mark.parametrize("case", list(cases()))
def test_the_law_gives(case: Mapping[str, Any]) -> None:
    found = findings_of(case)
    assert {name: plain(found[name].value) for name in case.get("expect", {})} == as_written(case.get("expect", {}))
    assert {name: found[name].rule for name in case.get("rules", {})} == case.get("rules", {})
    assert {name: found[name].missing for name in case.get("missing", {})} == case.get("missing", {})
    for name, words in case.get("says", {}).items():
        assert words in str(found[name].because)
    for name, words in case.get("arithmetic", {}).items():
        assert words in str(found[name].trace[-1].arithmetic)
    for name, days in case.get("in_force", {}).items():
        assert [found[name].valid_from, found[name].valid_to] == days
    for name, said in case.get("older", {}).items():
        older = older_rule(found[name], on=case["asked_on"])
        assert (older and str(older)) == said


@pytest.mark.parametrize("case", list(cases()))
def test_the_case_is_written_as_it_must_be(case: Mapping[str, Any]) -> None:
    assert set(case) <= KEYS
    asked = [name for key in QUESTIONS for name in case.get(key, {})]
    assert asked
    assert set(asked) <= set(FINDINGS)


def test_every_worked_example_that_is_covered_has_a_case() -> None:
    names = " ".join(case.values[0]["name"] for case in cases())
    covered = [f"E{number:02}" for number in WORKED]
    assert [example for example in covered if f"{example} " not in names] == []


def findings_of(case: Mapping[str, Any]) -> dict[str, Finding]:
    on = case["asked_on"]
    facts = read_facts(as_written(case["facts"]), on=on)
    return {finding.id: finding for finding in explain(facts, on=on)}


def as_written(value: Any) -> Any:
    """YAML's dates as the contract writes them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: as_written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_written(inner) for inner in value]
    return value
