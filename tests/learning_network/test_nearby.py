"""Cards near a text: never for nothing, and always with the word that did it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jobbvei.learning_network.first_practices.reading import first_practices
from jobbvei.learning_network.nearby import COMMON, Near, Words, nearest
from jobbvei.learning_network.search import stems_of

BANK = [
    ("Språkmentorer på jobben", "En kollega hjelper med språk og kultur."),
    ("Kafé Tid", "En kafé gir flyktninger språkpraksis."),
    ("Praksis i renhold", "Bedriften tar imot etter matching."),
    ("Jobbklubb", "Et sted å lære for flyktninger."),
    ("Kurs for hotell og restaurant", "Folk lærer faget."),
    ("Gullbilletten", "Lønnstilskudd og mentor i én pakke."),
]


def cards(bank: list[tuple[str, str]]) -> list[Words]:
    return [Words(frozenset(stems_of(title)), frozenset(stems_of(f"{title} {what}"))) for title, what in bank]


def titles(text: str) -> list[str]:
    return [BANK[one.place][0] for one in nearest(text, cards(BANK))]


def reasons(text: str) -> list[tuple[str, ...]]:
    return [one.reasons for one in nearest(text, cards(BANK))]


class TestNearest:
    def test_finds_a_word_of_the_heading_however_it_is_bent(self) -> None:
        assert titles("Vi vil ha en jobbklubb")[0] == "Jobbklubb"
        assert titles("Renholdet trenger folk")[0] == "Praksis i renhold"

    def test_says_the_word_as_it_is_written(self) -> None:
        assert reasons("Vi trenger SPRÅKPRAKSIS her") == [("språkpraksis",)]

    def test_finds_a_part_of_a_long_word_and_a_long_word_of_a_part(self) -> None:
        assert titles("mentorer")[0] == "Språkmentorer på jobben"
        assert titles("restaurantbransjen")[0] == "Kurs for hotell og restaurant"

    def test_puts_the_card_with_most_of_the_words_first(self) -> None:
        found = nearest("hotell, restaurant og renhold", cards(BANK))
        assert BANK[found[0].place][0] == "Kurs for hotell og restaurant"
        assert set(found[0].reasons) == {"hotell", "restaurant"}

    @pytest.mark.parametrize(
        "text",
        ["", "   ", "Ja", "12 400", "Vi møtes hver tirsdag, og alle er med.", "asdf qwerty", COMMON],
    )
    def test_finds_nothing_for_a_text_that_says_nothing(self, text: str) -> None:
        assert nearest(text, cards(BANK)) == []

    def test_does_not_hold_a_word_that_every_card_has_for_a_reason(self) -> None:
        bank = [(f"Sykehjem {number}", "Mentor på sykehjem") for number in range(12)]
        assert nearest("Mentor på sykehjemmet", cards(bank)) == []

    def test_finds_nothing_in_an_empty_bank(self) -> None:
        assert nearest("Språkpraksis", []) == []

    def test_reads_a_very_long_text(self) -> None:
        assert titles("renhold " * 10_000)[0] == "Praksis i renhold"

    @given(some.text(max_size=200))
    def test_always_gives_a_reason_that_stands_in_the_text(self, text: str) -> None:
        for one in nearest(f"{text} jobbklubb", cards(BANK)):
            assert one.reasons
            assert all(word in f"{text} jobbklubb".casefold() for word in one.reasons)

    @pytest.mark.parametrize(
        ("text", "key", "word"),
        [
            ("Vi sliter med norsk og vil ha språkpraksis", "Kafé Tid", "språkpraksis"),
            ("Assistenter til kjøkken og renhold", "renhold", "renhold"),
            ("Det er få jobber i reiseliv og hotell", "HORECA", "hotell"),
            ("Helse og barnehage trenger folk", "barnehage", "barnehage"),
        ],
    )
    def test_finds_the_first_cards_by_what_teams_write(self, text: str, key: str, word: str) -> None:
        known = [one.details for one in first_practices()]
        found: list[Near] = nearest(text, cards([(one.title, one.what) for one in known]))
        near = next(one for one in found if key in known[one.place].title)
        assert word in near.reasons
        assert len(found) <= 3
