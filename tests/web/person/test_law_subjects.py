from datetime import date

from jobbvei.rules.catalogue import FINDINGS
from jobbvei.rules.explain import explain
from jobbvei.rules.facts import Facts, Permit, PermitKind
from jobbvei.rules.guidance import GUIDANCE
from jobbvei.web.person.law_subjects import SUBJECTS, by_subject, subjects_of

QUESTIONS = {question for names in (FINDINGS, *GUIDANCE.values()) for question in names}
HARDLY_KNOWN = Facts(date(1989, 5, 2), Permit(PermitKind.COLLECTIVE_PROTECTION, date(2025, 2, 10)))
ON = date(2026, 1, 1)


class TestSubjectsOf:
    def test_knows_every_question_of_the_law(self) -> None:
        assert {question.partition(".")[0] for question in QUESTIONS} == SUBJECTS.keys()

    def test_names_each_once_in_the_readers_order(self) -> None:
        asked = ["permit.longest_until_on", "mapping.entitlement", "programme.entitlement"]
        assert subjects_of(asked) == ("Introduksjonsprogram", "Opphold")


class TestBySubject:
    def test_holds_every_answer_that_waits_for_nothing_once(self) -> None:
        findings = explain(HARDLY_KNOWN, on=ON)
        subjects = by_subject(findings, on=ON)
        told = sorted(question for one in subjects for finding in one.findings for question in finding.questions)
        assert told == sorted(FINDINGS[finding.id] for finding in findings if not finding.missing)
        assert all(one.findings for one in subjects)
        assert len({one.key for one in subjects}) == len(subjects)
