"""A number in a sentence is the figure of the day: when the law changes it, the sentence changes on that day."""

import re
from dataclasses import replace
from datetime import date

import pytest

from jobbvei.rules.engine.case import Case, RuleBook
from jobbvei.rules.engine.findings import Standing
from jobbvei.rules.engine.parameters import DatedValue, Parameter
from jobbvei.rules.facts import Facts
from jobbvei.rules.library import rule_book
from jobbvei.rules.reading.facts import read_facts
from jobbvei.rules.subjects import Course, Measure, OfCourse, OfMeasure
from jobbvei.shared.sentence import Sentence

CHANGED_ON = date(2023, 7, 1)
BEFORE = date(2023, 6, 30)
TEENAGER = read_facts(
    {"born_on": "2007-02-01", "permit": {"kind": "collective_protection", "granted_on": "2023-02-10"}}, on=BEFORE
)
GROWN_UP = OfMeasure(Measure(reduced_capacity=False), born_on=date(1980, 1, 2))
SHORT_COURSE = OfCourse(Course(hours=20, participants=10))


class TestSentence:
    @pytest.mark.parametrize(
        ("subject", "finding", "figure", "now", "later", "standing"),
        [
            (TEENAGER, "norwegian.entitlement", "integration_act.age_lower_years", 18, 17, Standing.ANSWERED),
            (GROWN_UP, "measures.summer_job_days", "labour_measures.summer_job_age_years", 30, 35, Standing.NOTHING),
            (
                SHORT_COURSE,
                "grant.skills_plus_kr",
                "municipal_grants.skills_plus_least_hours",
                50,
                40,
                Standing.UNKNOWN,
            ),
        ],
    )
    def test_tells_the_figure_of_the_day(
        self,
        *,
        subject: Facts | OfMeasure | OfCourse,
        finding: str,
        figure: str,
        now: int,
        later: int,
        standing: Standing,
    ) -> None:
        changed = with_change(figure, later)
        first, second = (Case(changed, subject, day).finding(finding) for day in (BEFORE, CHANGED_ON))
        assert [first.standing, second.standing] == [standing, standing]
        assert [now in numbers(first.because), later in numbers(first.because)] == [True, False]
        assert [now in numbers(second.because), later in numbers(second.because)] == [False, True]


def numbers(sentence: Sentence) -> list[int]:
    """The whole numbers a sentence says."""
    return [int(number) for number in re.findall(r"\d+", str(sentence))]


def with_change(figure: str, value: int) -> RuleBook:
    """The rules as they would be if ``figure`` became ``value`` on the day of the change."""
    book = rule_book()
    known: Parameter = book.parameters[figure]
    until = replace(known.values[-1], valid_to=BEFORE)
    later = replace(known, values=(*known.values[:-1], until, DatedValue(value, CHANGED_ON, None, "tenkt endring")))
    return replace(book, parameters={**book.parameters, figure: later})
