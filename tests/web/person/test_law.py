import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.roles import TEACHER
from jobbvei.casework.types import IntroductionProgramme
from jobbvei.rules.explain import FINDINGS, Finding, Standing, explain
from jobbvei.rules.facts import (
    Extension,
    Facts,
    Goal,
    Household,
    HouseholdKind,
    Norwegian,
    PartTimeReason,
    Permit,
    PermitKind,
    Programme,
    Schooling,
    SchoolingLevel,
    fact_names,
)
from jobbvei.rules.words.fact_words import FACT_WORDS
from jobbvei.rules.words.missing_facts import MISSING_FACTS
from jobbvei.web.frame.formats import sentence
from jobbvei.web.person.law import FindingShown, matters_now, shown
from jobbvei.web.person.law_gaps import FORMS, gaps_in
from jobbvei.web.person.law_words import CODES, fact_in_words
from tests.factories.access import TODAY, make_actor
from tests.factories.casework import make_case
from tests.spec.law.cases import cases, subject_of

# Names in the code: words tied by a line, words with a dot inside, and the rules' rows with a word after the number.
CODE = re.compile(r"\w_\w|[a-z]\.[a-z]|\b[A-Z]+-\d+-|\(\)|\b(?:None|True|False)\b|[a-z]+=")
CODED = {str(member.value) for kind in CODES for member in kind} - {"asylum"}


def people_of_the_law() -> Iterator[tuple[Facts, date]]:
    for _, case in cases():
        subject = subject_of(case)
        if isinstance(subject, Facts):
            yield subject, case["asked_on"]


def texts_of(finding: FindingShown) -> Iterator[str]:
    """Everything the page writes about the finding."""
    yield from finding.questions
    yield sentence(finding.sentence)
    yield from map(sentence, finding.arithmetic)
    for fact in (*finding.recorded, *finding.derived):
        yield from (fact.name, fact.value)
    for figure in finding.figures:
        yield from (figure.name, figure.value, figure.law)
    for place in finding.provisions:
        yield f"{place.law} {place.rule} {sentence(place.older) if place.older else ''}"


def findings_of(*, on: date = TODAY, programme: Programme | None = None, **facts: Any) -> tuple[Finding, ...]:
    given: dict[str, Any] = {
        "born_on": date(1990, 5, 1),
        "permit": Permit(PermitKind.COLLECTIVE_PROTECTION, date(2025, 3, 1)),
        "settled_on": date(2025, 6, 1),
        "settled_by_agreement": True,
        "schooling": Schooling(SchoolingLevel.HIGHER, "UA", 4),
        "goal": Goal.WORK,
        "programme": programme or Programme(),
    }
    return explain(Facts(**(given | facts)), on=on)


def ids(findings: Iterable[Finding]) -> set[str]:
    return {one.id for one in findings}


class TestShown:
    def test_shows_no_name_from_the_code_for_any_person_of_the_law_s_examples(self) -> None:
        people = list(people_of_the_law())
        assert len(people) > 60
        seen = {text for facts, on in people for one in shown(explain(facts, on=on), on=on) for text in texts_of(one)}
        assert len(seen) > 300
        assert [text for text in sorted(seen) if CODE.search(text) or text in CODED] == []

    @pytest.mark.parametrize("kind", [PermitKind, SchoolingLevel, Goal, PartTimeReason, HouseholdKind])
    def test_has_words_for_every_code(self, kind: Any) -> None:
        assert set(CODES[kind]) == set(kind)

    def test_shows_each_thing_behind_an_answer_once(self) -> None:
        for facts, on in people_of_the_law():
            for finding in shown(explain(facts, on=on), on=on):
                names = [fact.name for fact in (*finding.recorded, *finding.derived)]
                places = [(place.law, place.rule) for place in finding.provisions]
                assert len(set(names)) == len(names)
                assert len(set(places)) == len(places)
                assert len(set(finding.figures)) == len(finding.figures)

    def test_keeps_what_was_written_down_apart_from_what_follows_from_it(self) -> None:
        told = {FACT_WORDS[name] for name in fact_names()}
        one = next(one for one in shown(findings_of(), on=TODAY) if one.questions == ("Rett til introduksjonsprogram",))
        assert {fact.name for fact in one.recorded} <= told
        assert not {fact.name for fact in one.derived} & told
        assert ("alder da tillatelsen ble gitt", "34 år") in [(fact.name, fact.value) for fact in one.derived]

    def test_says_the_same_sentence_once_with_every_question_it_answers(self) -> None:
        for facts, on in people_of_the_law():
            findings = explain(facts, on=on)
            seen = shown(findings, on=on)
            assert len({sentence(one.sentence) for one in seen}) == len(seen)
            assert sorted(q for one in seen for q in one.questions) == sorted(FINDINGS[one.id] for one in findings)

    def test_tells_why_an_older_rule_decides_beside_the_provision_s_own_days(self) -> None:
        running = Programme(offered_on=date(2025, 10, 13), started_on=date(2025, 10, 20))
        places = [place for one in shown(findings_of(programme=running), on=TODAY) for place in one.provisions]
        place = next(one for one in places if one.rule == "IP-13" and one.valid_from)
        assert (place.valid_from, place.valid_to) == (date(2022, 6, 15), date(2025, 12, 31))
        said = "Starten ble tilbudt 13. oktober 2025. Derfor gjelder reglene fra før 1. januar 2026."
        assert str(place.older) == said


class TestFactInWords:
    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("norwegian.extensions", (), "ingen"),
            ("norwegian.extensions", (Extension(date(2026, 4, 1), 6),), "6 måneder vedtatt 1. april 2026"),
            ("household.children_born_on", (date(2015, 1, 2), date(2018, 3, 4)), "2. januar 2015 og 4. mars 2018"),
            ("origin", "UA", "Ukraina"),
            ("schooling.country", "SY", "Syria"),
            ("settled_by_agreement", True, "ja"),
            ("programme_right", False, "nei"),
            ("age_at_grant", 33, "33 år"),
            ("year_asked", 2026, "2026"),
            ("goal", Goal.UPPER_SECONDARY, "fullført videregående"),
            ("schooling.level", SchoolingLevel.UPPER_SECONDARY, "videregående"),
            ("programme.offered_on", None, "ikke kjent"),
            ("programme.leave_days", 0, "0"),
        ],
    )
    def test_writes(self, name: str, value: Any, words: str) -> None:
        assert fact_in_words(name, value) == words


class TestMattersNow:
    RUNNING = IntroductionProgramme(started_on=date(2026, 6, 1))

    def test_never_shows_more_than_six(self) -> None:
        for facts, on in people_of_the_law():
            for programme in (None, self.RUNNING):
                assert len(matters_now(explain(facts, on=on), programme=programme, on=on)) <= 6

    def test_asks_for_the_start_before_it_and_for_the_end_after_it(self) -> None:
        before = [one.id for one in matters_now(findings_of(), programme=None, on=TODAY)]
        findings = findings_of(programme=Programme(started_on=date(2026, 6, 1)))
        after = [one.id for one in matters_now(findings, programme=self.RUNNING, on=TODAY)]
        assert "programme.start_latest_on" in before
        assert "programme.latest_end_on" not in before
        assert after[:2] == ["programme.latest_end_on", "programme.latest_end_with_extension_on"]
        assert "programme.start_latest_on" not in after

    def test_leaves_out_a_question_that_is_not_about_the_person(self) -> None:
        findings = findings_of(permit=Permit(PermitKind.ASYLUM, date(2025, 3, 1)), goal=Goal.UPPER_SECONDARY)
        assert {one.id: one.standing for one in findings}["permit.longest_until_on"] is Standing.NOTHING
        assert "permit.longest_until_on" not in [
            one.id for one in matters_now(findings, programme=self.RUNNING, on=TODAY)
        ]

    def test_leave_out_what_has_ended_unless_its_last_day_is_still_to_come(self) -> None:
        ended = frozenset({"norwegian.right_until_on", "norwegian.extended_until_on"})
        permit = Permit(PermitKind.COLLECTIVE_PROTECTION, date(2025, 6, 2))
        extended = Norwegian(started_on=date(2025, 6, 16), extensions=(Extension(date(2026, 6, 10), 6),))
        past = findings_of(permit=permit, norwegian=extended)
        assert "norwegian.extended_until_on" in ids(matters_now(past, programme=self.RUNNING, on=TODAY))
        assert not ended & ids(matters_now(past, programme=self.RUNNING, settled=ended, on=TODAY))
        ahead = findings_of(permit=permit, norwegian=Norwegian(started_on=date(2026, 6, 1)))
        assert "norwegian.right_until_on" in ids(matters_now(ahead, programme=self.RUNNING, settled=ended, on=TODAY))


@pytest.mark.django_db
class TestGapsIn:
    def test_names_each_missing_fact_once_with_its_form(self) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        findings = shown(findings_of(goal=None, settled_by_agreement=None, schooling=Schooling()), on=TODAY)
        gaps = gaps_in(findings, participant=participant, actor=adviser)
        words = [gap.words for gap in gaps.to_fill_in]
        assert {"bosatt etter avtale", "fullført skolegang"} <= set(words)
        assert len(set(words)) == len(words)
        assert reverse("person-facts", args=[participant.public_id]) in [gap.address for gap in gaps.to_fill_in]
        assert "Rett til introduksjonsprogram" in gaps.questions

    def test_gives_no_way_to_a_form_the_role_cannot_open(self) -> None:
        participant, findings = make_case(make_actor()), shown(findings_of(settled_on=None), on=TODAY)
        gaps = gaps_in(findings, participant=participant, actor=make_actor(TEACHER, participant.tenant))
        assert {gap.address for gap in gaps.to_fill_in} == {""}

    def test_sets_apart_what_no_form_takes(self) -> None:
        adviser = make_actor()
        young = findings_of(born_on=date(2005, 1, 1), household=Household(HouseholdKind.SINGLE_ADULT))
        gaps = gaps_in(shown(young, on=TODAY), participant=make_case(adviser), actor=adviser)
        assert "bor hos foreldre" in gaps.without_form

    def test_knows_the_form_of_every_fact_the_law_can_miss_or_has_none(self) -> None:
        participant = make_case(make_actor())
        assert set(FORMS) <= fact_names()
        assert all(reverse(name, args=[participant.public_id]) for name in FORMS.values())
        assert (MISSING_FACTS.keys() & fact_names()) - FORMS.keys() == WITHOUT_FORM


WITHOUT_FORM = {
    "programme.hours_in_month",
    "household.lives_with_parents",
    "work.hours_in_month",
    "work.weekly_hours",
}


@pytest.mark.django_db
class TestThePageOfTheLaw:
    @pytest.fixture(autouse=True)
    def _on_the_day(self, at_today: None) -> None:
        """Pages are opened on the tests' today."""

    def test_has_a_title_of_its_own_and_a_heading_for_every_answer(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        client.force_login(adviser.user)
        page = client.get(reverse("person-law", args=[participant.public_id])).content.decode()
        assert f"<title>{participant.full_name} – Lov" in page
        answers = page.split('<ul class="jv-lines">')[1].split("</ul>")[0]
        assert answers.count("<h3") == answers.count("Hvorfor?") > 3
