from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from jobbvei.shared.sentence import Sentence
from jobbvei.web.frame import formats

MONDAY = date(2026, 11, 23)
NB = "\N{NO-BREAK SPACE}"


class TestDay:
    @pytest.mark.parametrize(
        ("language", "expected"),
        [
            ("nb", "23. november 2026"),
            ("nn", "23. november 2026"),
            ("en", "23 November 2026"),
            ("uk", "23 листопада 2026 р."),
            ("ru", "23 ноября 2026 г."),
        ],
    )
    def test_writes_the_day_as_the_language_does(self, language: str, expected: str) -> None:
        with translation.override(language):
            assert formats.day(MONDAY).replace(NB, " ").replace("\N{NARROW NO-BREAK SPACE}", " ") == expected

    @pytest.mark.parametrize(
        ("form", "expected"),
        [("short", "23.11.2026"), ("weekday", "mandag 23. november"), ("no_year", "23. november")],
    )
    def test_has_shorter_forms(self, form: str, expected: str) -> None:
        assert formats.day(MONDAY, form) == expected

    def test_says_so_when_the_day_is_not_known(self) -> None:
        assert formats.day(None) == "ikke kjent"

    def test_writes_what_a_template_lacks_as_not_known_instead_of_failing(self) -> None:
        assert formats.day("") == "ikke kjent"  # type: ignore[arg-type]  # what Django hands on

    def test_means_the_norwegian_day_of_a_moment_near_midnight(self) -> None:
        assert formats.day(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == "23. november 2026"


class TestMoment:
    def test_writes_local_time_with_a_full_stop_in_norwegian(self) -> None:
        assert formats.moment(datetime(2026, 7, 1, 14, 40, tzinfo=UTC)) == "1. juli 2026 kl. 16.40"


class TestFarOff:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (date(2026, 11, 23), "i dag"),
            (date(2027, 1, 22), "om 60 dager"),
            (date(2027, 1, 23), "om 2 måneder"),
            (date(2026, 9, 24), "60 dager siden"),
            (date(2026, 9, 23), "for 2 måneder siden"),
            (date(2027, 12, 17), "om 13 måneder"),
            (date(2029, 10, 2), "om 3 år"),
        ],
    )
    def test_is_in_days_when_near_then_in_months_and_years(self, value: date, expected: str) -> None:
        with translation.override("nb"):
            assert formats.far_off(value, MONDAY).replace(NB, " ") == expected


class TestDaysAgo:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (MONDAY, "i dag"),
            (date(2026, 11, 22), "i går"),
            (date(2026, 11, 4), "19 dager siden"),
            (date(2026, 11, 24), "i morgen"),
            (date(2026, 12, 17), "om 24 dager"),
            (19, "19 dager siden"),
            (None, "ikke registrert"),
        ],
    )
    def test_counts_days_in_words(self, value: date | int | None, expected: str) -> None:
        assert formats.days_ago(value, MONDAY) == expected


class TestKr:
    @pytest.mark.parametrize(
        ("amount", "expected"),
        [
            (Decimal("27450"), f"27{NB}450{NB}kr"),
            (Decimal("27450.00"), f"27{NB}450{NB}kr"),
            (Decimal("27450.5"), f"27{NB}450,50{NB}kr"),
            (Decimal("-1200"), f"−1{NB}200{NB}kr"),
            (999, f"999{NB}kr"),
        ],
    )
    def test_writes_kroner_the_norwegian_way(self, amount: Decimal | int, expected: str) -> None:
        assert formats.kr(amount) == expected

    def test_uses_the_marks_of_english(self) -> None:
        with translation.override("en"):
            assert formats.kr(Decimal("27450.5")) == f"27,450.50{NB}kr"


class TestNumber:
    def test_keeps_every_decimal(self) -> None:
        assert formats.number(Decimal("14000.125")) == f"14{NB}000,125"


class TestLevel:
    def test_puts_none_and_unknown_in_words(self) -> None:
        assert [formats.level(value) for value in ("A2", "A0", "", None)] == [
            "A2",
            "ingen ennå (A0)",
            "ikke kjent",
            "ikke kjent",
        ]


class TestSentence:
    def test_ends_in_one_full_stop_also_where_the_date_brings_its_own(self) -> None:
        with translation.override("uk"):
            written = formats.sentence(Sentence("Slutter {day}.", {"day": MONDAY}))
        assert written.endswith("р.")
        assert not written.endswith("..")

    def test_lets_three_dots_be(self) -> None:
        assert formats.sentence(Sentence("Vent …")) == "Vent …"
        assert formats.sentence(Sentence("Vent...")) == "Vent..."

    def test_writes_each_value_its_own_way(self) -> None:
        sentence = Sentence(
            "{day} {amount} {words} {unknown}",
            {"day": MONDAY, "amount": Decimal("1234.5"), "words": ("dag", "kveld", "natt"), "unknown": None},
        )
        assert formats.sentence(sentence) == f"23. november 2026 1{NB}234,5 dag, kveld og natt ikke kjent"

    def test_does_not_translate_an_empty_word_into_the_head_of_the_catalogue(self) -> None:
        assert formats.sentence(Sentence("«{word}»", {"word": ""})) == "«»"


class TestFullStop:
    @pytest.mark.parametrize(
        ("words", "expected"), [("23. november 2026", "23. november 2026."), ("2026 р.", "2026 р.")]
    )
    def test_ends_the_words_with_one_full_stop(self, words: str, expected: str) -> None:
        assert formats.full_stop(words) == expected


class TestWeekdays:
    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            ((1, 2, 3, 4, 5), "mandag–fredag"),
            ((3,), "onsdag"),
            ((5, 1, 2), "mandag–tirsdag og fredag"),
            ((1, 3, 5), "mandag, onsdag og fredag"),
            ((), ""),
        ],
    )
    def test_puts_days_in_a_row_together(self, days: tuple[int, ...], expected: str) -> None:
        assert formats.weekdays(days) == expected

    def test_names_them_in_the_language(self) -> None:
        with translation.override("en"):
            assert formats.weekdays((6, 7)) == "Saturday–Sunday"


class TestLanguageName:
    @pytest.mark.parametrize(
        ("reader", "code", "expected"),
        [("nb", "uk", "ukrainsk"), ("nb", "nb", "bokmål"), ("en", "uk", "Ukrainian"), ("uk", "uk", "українська")],
    )
    def test_is_in_the_readers_language_and_fits_inside_a_sentence(self, reader: str, code: str, expected: str) -> None:
        with translation.override(reader):
            assert formats.language_name(code) == expected
