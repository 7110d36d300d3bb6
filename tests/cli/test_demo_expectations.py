"""What the demo's teams expect adds up to figure 11, in words that tell nothing of anybody."""

from collections import Counter

from jobbvei.cli.demo.expectations import EXPECTED, TEAMS, codes_of_team, text_of_team
from jobbvei.learning_network.codebooks.reading import prepared_codebooks
from tests.web.coding.figure_11 import READABLE


class TestCodesOfTeam:
    def test_come_to_the_counts_of_figure_11_that_can_be_read(self) -> None:
        counted = Counter(code for number in range(TEAMS) for code in codes_of_team(number))
        assert {code: counted[code] for code in READABLE} == dict(READABLE)

    def test_are_those_of_the_codebook(self) -> None:
        assert list(EXPECTED) == [one.key for one in prepared_codebooks()["expectations"].codes]


class TestTextOfTeam:
    def test_says_something_for_every_team_and_as_much_as_it_has_codes(self) -> None:
        for number in range(TEAMS):
            assert text_of_team(number).count(".") == max(1, len(codes_of_team(number)))
