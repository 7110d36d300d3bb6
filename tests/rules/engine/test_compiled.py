"""Tables written as Python answer as the tables do step by step."""

from datetime import date
from typing import Any

from hypothesis import given

from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.missing import MissingFact, NotKnown
from jobbvei.rules.engine.stepwise import StepwiseCase
from jobbvei.rules.engine.tracing import TracingCase
from jobbvei.rules.explain import FINDINGS
from jobbvei.rules.facts import Facts
from jobbvei.rules.guidance import GUIDANCE
from jobbvei.rules.library import rule_book
from jobbvei.rules.reading.facts import read_facts
from tests.rules.facts_strategies import days_in_scope, documents

OF_A_PERSON = tuple(rule_book().provisions[name] for name in (*FINDINGS, *GUIDANCE[Facts]))


def decided(case: StepwiseCase, table: str) -> tuple[str, str]:
    """The row; or what kind of not knowing it is, and the fact that is missing. Its sentence is said later."""
    try:
        return case.row(table).id, ""
    except NotKnown as reason:
        return type(reason).__name__, reason.fact if isinstance(reason, MissingFact) else ""


class TestATableAsPython:
    @given(documents(), days_in_scope)
    def test_gives_the_row_or_the_reason_that_step_by_step_gives(self, document: dict[str, Any], on: date) -> None:
        facts = read_facts(document, on=on)
        quick, stepwise = Case(rule_book(), facts, on), TracingCase(rule_book(), facts, on)
        for table in sorted({provision.table for provision in OF_A_PERSON}):
            assert decided(quick, table) == decided(stepwise, table), table


class TestAFindingFoundQuickly:
    @given(documents(), days_in_scope)
    def test_is_the_one_that_is_found_step_by_step(self, document: dict[str, Any], on: date) -> None:
        facts = read_facts(document, on=on)
        quick, stepwise = Case(rule_book(), facts, on), TracingCase(rule_book(), facts, on)
        for provision in OF_A_PERSON:
            assert quick.finding(provision.id) == stepwise.finding(provision.id)
