"""Words as people write them find words as others wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jobbvei.learning_network.search import Piece, highlighted, rank, search_column, stems_of


class TestStemsOf:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("flyktningane", "flyktninger"),
            ("sjukeheim", "sykehjemmet"),
            ("arbeidsgjevarar", "arbeidsgiveren"),
            ("arbeidsgivere", "arbeidsgiver"),
            ("vaksenopplæring", "voksenopplæringen"),
            ("lønstilskot", "lønnstilskuddet"),
            ("laerling", "lærlinger"),
            ("larling", "lærling"),
            ("spraakmentor", "språkmentorer"),
            ("KJØKKEN", "kjokkenet"),
            ("skular", "skolen"),
        ],
    )
    def test_are_the_same_for_forms_of_a_word(self, one: str, other: str) -> None:
        assert stems_of(one) == stems_of(other)

    def test_leave_out_words_without_meaning(self) -> None:
        assert stems_of("og i på til for") == ()

    def test_tell_other_words_apart(self) -> None:
        assert stems_of("barnehage") != stems_of("sykehjem")


class TestRank:
    def test_puts_a_whole_word_before_a_part_of_one(self) -> None:
        whole, start, inside = (rank("mentor", {text: 1}) for text in ("en mentor", "mentorordning", "språkmentor"))
        assert whole > start > inside > 0

    def test_is_nothing_when_a_word_is_missing(self) -> None:
        assert rank("mentor barnehage", {"mentor": 8}) == 0

    def test_does_not_look_inside_for_short_words(self) -> None:
        assert rank("hr", {"ihr": 8}) == 0

    @given(some.text(max_size=40), some.text(max_size=40))
    def test_takes_anything(self, text: str, question: str) -> None:
        assert rank(question, {text: 1}) >= 0
        assert "".join(piece.text for piece in highlighted(text, question)) == text
        assert search_column([text]) == "" or search_column([text]).startswith(" ")


class TestHighlighted:
    def test_marks_the_whole_word_in_any_form(self) -> None:
        assert highlighted("Alle får mentorer her.", "mentor") == [
            Piece("Alle får ", is_hit=False),
            Piece("mentorer", is_hit=True),
            Piece(" her.", is_hit=False),
        ]

    def test_without_a_question_is_one_piece(self) -> None:
        assert highlighted("Alle", "") == [Piece("Alle", is_hit=False)]
