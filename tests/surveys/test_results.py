"""Base, shares, means and groups, reckoned by hand beside."""

from decimal import Decimal
from typing import Any

from jobbvei.surveys.codebook import answers_table, codebook_table, released_table
from jobbvei.surveys.definitions import Question
from jobbvei.surveys.queries.results import ReleasedText
from jobbvei.surveys.results import (
    AnswerSet,
    figures_by_answer,
    figures_by_group,
    figures_of,
    percent,
)
from tests.factories.surveys import small_definition

DEFINITION = small_definition()


def question(code: str) -> Question:
    found = DEFINITION.question(code)
    assert found is not None
    return found


def sets(*given: tuple[int, dict[str, Any]], group: str = "") -> list[AnswerSet]:
    """So many with each answers."""
    return [AnswerSet({"took_part": "yes"} | answers, (group,)) for count, answers in given for _ in range(count)]


class TestPercent:
    def test_is_rounded_half_up(self) -> None:
        assert [percent(1, 8), percent(3, 8), percent(190, 238), percent(0, 0)] == [13, 38, 80, 0]


class TestFiguresOf:
    def test_have_the_base_of_those_asked_after_filters(self) -> None:
        told = [*sets((6, {"useful": 4})), *sets((3, {"took_part": "no"}))]
        figures = figures_of(question("useful"), told)
        assert figures is not None
        assert (figures.base, figures.answered, figures.mean, figures.mean_base) == (6, 6, Decimal("4.0"), 6)

    def test_count_dont_know_as_an_answer_and_leave_it_out_of_the_mean(self) -> None:
        figures = figures_of(
            question("useful"), sets((5, {"useful": 5}), (3, {"useful": 2}), (2, {"useful": "dont_know"}))
        )
        assert figures is not None
        assert (figures.base, figures.mean, figures.mean_base) == (10, Decimal("3.9"), 8)
        assert {one.code: one.percent for one in figures.shares}["dont_know"] == 20

    def test_tell_how_many_did_not_answer(self) -> None:
        figures = figures_of(question("useful"), sets((6, {"useful": 5}), (2, {})))
        assert figures is not None
        assert {one.code: one.count for one in figures.shares}["not_answered"] == 2

    def test_of_several_answers_are_percent_of_respondents_and_may_exceed_a_hundred(self) -> None:
        figures = figures_of(
            question("went_wrong"), sets((4, {"went_wrong": ["room", "sound"]}), (4, {"went_wrong": ["sound"]}))
        )
        assert figures is not None
        shares = [(one.code, int(one.percent)) for one in figures.by_share]
        assert shares == [
            ("sound", 100),
            ("room", 50),
            ("nothing", 0),
        ]

    def test_are_not_told_of_four(self) -> None:
        assert figures_of(question("useful"), sets((4, {"useful": 5}))) is None

    def test_have_no_mean_of_four(self) -> None:
        figures = figures_of(question("useful"), sets((4, {"useful": 5}), (4, {})))
        assert figures is not None
        assert figures.mean is None

    def test_of_a_number_have_a_mean_and_no_shares(self) -> None:
        figures = figures_of(question("hours"), sets((4, {"hours": 1}), (4, {"hours": 2})))
        assert figures is not None
        assert (figures.shares, figures.mean) == ((), Decimal("1.5"))


class TestFiguresByGroup:
    def test_hide_a_small_group_and_what_would_give_it_away(self) -> None:
        told = [
            *sets((9, {"useful": 5}), group="A"),
            *sets((6, {"useful": 4}), group="B"),
            *sets((2, {"useful": 1}), group="C"),
        ]
        by_group = figures_by_group(question("useful"), told, 0)
        assert [(one.value, one.figures is not None) for one in by_group] == [("A", True), ("B", False), ("C", False)]

    def test_count_those_asked_and_not_all_in_the_group(self) -> None:
        told = [*sets((9, {"useful": 5}), group="A"), *sets((9, {"took_part": "no"}), group="B")]
        [first, second] = figures_by_group(question("useful"), told, 0)
        assert (first.figures is not None, second.figures) == (True, None)

    def test_can_follow_the_answer_to_another_question(self) -> None:
        told = [*sets((6, {"hours": 1})), *sets((7, {"took_part": "no", "hours": 3}))]
        by_answer = figures_by_answer(question("hours"), told, question("took_part"))
        means = {one.value: one.figures.mean for one in by_answer if one.figures is not None}
        assert list(means.items()) == [("yes", Decimal("1.0")), ("no", Decimal("3.0"))]


class TestTheTablesTakenOut:
    TOLD = (*sets((6, {"useful": 4, "went_wrong": ["room"]}), group="A"), *sets((5, {"took_part": "no"}), group="B"))

    def test_tell_kinds_of_nothing_apart(self) -> None:
        header, rows = answers_table(DEFINITION, self.TOLD, ["Fylke"])
        cells = {tuple(zip(header, row, strict=True)) for row in rows}
        assert {dict(one)["useful"] for one in cells} == {4, "not_asked"}
        assert {dict(one)["went_wrong.room"] for one in cells} == {1, "not_answered"}

    def test_merge_a_group_that_few_answered_in(self) -> None:
        told = [*self.TOLD, *sets((2, {}), group="C")]
        header, rows = answers_table(DEFINITION, told, ["Fylke"])
        assert header[0] == "Fylke"
        assert {row[0] for row in rows} == {"A", ""}

    def test_explain_every_column_and_code(self) -> None:
        header, _rows = answers_table(DEFINITION, self.TOLD, ["Fylke"])
        _book_header, book = codebook_table(DEFINITION, self.TOLD, ["Fylke"])
        assert set(header) <= {str(row[0]) for row in book}
        [useful] = [row for row in book if row[0] == "useful" and row[3] == "5"]
        assert useful[4:] == ["svært nyttig", "took_part = yes", 6]

    def test_hold_no_key(self) -> None:
        texts = [ReleasedText("5e7b", "more", "Takk"), ReleasedText("1c2d", "more", "Bra")]
        _header, rows = released_table(DEFINITION, texts)
        assert rows == [["more", "Noe mer?", "Bra"], ["more", "Noe mer?", "Takk"]]
