from datetime import date

from jobbvei.rules.facts import fact_names
from jobbvei.rules.guidance import GUIDANCE
from jobbvei.rules.reading.topics import read_subject, topics
from jobbvei.rules.subjects import Course, OfCourse, OfDay, subject_fact_names

ON = date(2023, 6, 1)


class TestTopics:
    def test_hold_every_fact_a_subject_can_have(self) -> None:
        held = {name for topic in topics() for name in topic.facts}
        assert held == fact_names() | subject_fact_names()

    def test_share_out_every_question_of_the_guidance(self) -> None:
        assert [topic.questions for topic in topics()] == list(GUIDANCE.values())


class TestReadSubject:
    def test_gives_what_the_questions_are_asked_about(self) -> None:
        assert read_subject("course", {"course": {"hours": 100}}, on=ON) == OfCourse(Course(100))
        assert read_subject("general", {}, on=ON) == OfDay()

    def test_takes_null_for_what_nobody_has_said(self) -> None:
        assert read_subject("course", {"course": {"hours": None}}, on=ON) == OfCourse()
        assert read_subject("course", {"course": None}, on=ON) == OfCourse()
