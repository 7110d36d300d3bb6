from jobbvei.ranking.score_table import Part
from jobbvei.rules.engine.parameters import UNITS
from jobbvei.web.person.law_words import UNIT_WORDS
from jobbvei.web.person.templatetags.explanations import PART_WORDS


class TestWords:
    def test_every_part_of_the_score_has_words(self) -> None:
        assert set(PART_WORDS) == set(Part)

    def test_every_unit_of_law_has_words(self) -> None:
        assert set(UNIT_WORDS) == UNITS
