"""The law as examples: every YAML file beside this one is a provision, every case in it a paragraph of the manual.

A case names the day (``asked_on``), the facts as in the ``law explain`` contract (or, with a ``topic``, as in ``law
guide``), and what must come out: ``expect`` gives values, ``rules`` the rule that decides, ``rows`` its very row
(``none`` when no row fits), ``missing`` the fact that is asked for, ``says`` words of the sentence, ``arithmetic``
words of the last step's arithmetic, ``in_force`` the rule's first and last day, ``older`` why a rule that is no longer
in force decides (null when it is in force).
"""

from typing import Any

import pytest

from jobbvei.rules.engine.findings import plain
from jobbvei.rules.words.older_rule import older_rule
from tests.spec.law.cases import QUESTIONS, Written, as_written, asked_of, cases, findings_of, known_questions

WORKED = (
    1, 2, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29, 33, 34, 36, 37, 38, 39,
    41, 43, 44, 46, 48, 49, 51, 52, 53, 54, 56, 57, 58, 59,
)  # fmt: skip  # numbers of section 8 of the collection; E45 is worked out in wage_subsidy.yaml
KEYS = {"name", "asked_on", "topic", "facts", "note", *QUESTIONS}
each_case = pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in cases()])


@each_case
def test_the_law_gives(case: Written) -> None:
    found = findings_of(case)
    assert {name: plain(found[name].value) for name in case.get("expect", {})} == as_written(case.get("expect", {}))
    assert {name: found[name].rule for name in case.get("rules", {})} == case.get("rules", {})
    assert {name: found[name].trace[-1].rule for name in case.get("rows", {})} == case.get("rows", {})
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


@each_case
def test_the_case_is_written_as_it_must_be(case: Written) -> None:
    assert set(case) <= KEYS
    assert asked_of(case)
    assert set(asked_of(case)) <= known_questions(case)


def test_no_two_cases_of_a_file_have_one_name() -> None:
    names: list[Any] = [name for name, _ in cases()]
    assert sorted(names) == sorted(set(names))


def test_every_worked_example_has_a_case() -> None:
    names = " ".join(name for name, _ in cases())
    covered = [f"E{number:02}" for number in WORKED]
    assert [example for example in covered if f"{example} " not in names] == []
