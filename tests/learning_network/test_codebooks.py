"""Codebooks and their versions."""

import pytest

from jobbvei.learning_network.actions.codebooks import CodeChange, change_codes, make_codebook, take_codebook
from jobbvei.learning_network.codebooks.reading import CodeDetails, UnusableCodebook, as_codebook, prepared_codebooks
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import Codebook
from jobbvei.learning_network.queries.coding import CodebookNotFound, codes_now, codes_of, open_codebook, versions_of
from jobbvei.learning_network.types import Seat
from jobbvei.shared.errors import Refused
from tests.factories.access import make_occasion
from tests.factories.coding import analysts_seat, make_small_codebook
from tests.factories.learning_network import facilitators_seat, make_network, make_organiser, make_team, teams_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return facilitators_seat(make_network())


def change(seat: Seat, codebook: Codebook, *codes: CodeDetails) -> None:
    change_codes(seat=seat, codebook=codebook, change=CodeChange(codes=codes), occasion=make_occasion(seat.actor))


class TestPreparedCodebooks:
    def test_hold_the_thirteen_expectations(self) -> None:
        assert len(prepared_codebooks()["expectations"].codes) == 13

    def test_sort_the_barriers_by_person_market_and_system(self) -> None:
        themes = [code.theme for code in prepared_codebooks()["barriers"].codes]
        assert list(dict.fromkeys(themes)) == ["Den enkelte", "Arbeidsmarkedet", "Systemet"]

    def test_say_of_every_code_what_belongs_and_what_does_not(self) -> None:
        codes = [code for book in prepared_codebooks().values() for code in book.codes]
        assert [code.key for code in codes if not (code.includes and code.excludes)] == []


class TestAsCodebook:
    @pytest.mark.parametrize(
        "said",
        [
            {"title": "A", "about": ""},
            {"title": "A", "about": "", "codes": [{"key": "a", "name": "A", "color": "blue"}]},
            {"title": "A", "about": "", "codes": [{"key": "a", "name": "A"}, {"key": "a", "name": "B"}]},
        ],
    )
    def test_refuses_a_file_that_lacks_knows_too_much_or_repeats(self, said: object) -> None:
        with pytest.raises(UnusableCodebook):
            as_codebook("mine", said)


class TestTakeCodebook:
    def test_copies_the_codes_in_order(self, seat: Seat) -> None:
        prepared = prepared_codebooks()["barriers"]
        taken = take_codebook(seat=seat, prepared=prepared, occasion=make_occasion(seat.actor))
        assert [code.key for code in codes_now(taken)] == [code.key for code in prepared.codes]

    def test_is_open_to_an_analyst_of_the_organiser(self, seat: Seat) -> None:
        analyst = analysts_seat(seat.network)
        prepared = prepared_codebooks()["expectations"]
        assert take_codebook(seat=analyst, prepared=prepared, occasion=make_occasion(analyst.actor)).pk

    def test_is_shut_to_a_team(self) -> None:
        lead = teams_seat(make_team())
        with pytest.raises(Refused):
            take_codebook(seat=lead, prepared=prepared_codebooks()["barriers"], occasion=make_occasion(lead.actor))


class TestMakeCodebook:
    def test_refuses_one_without_a_name(self, seat: Seat) -> None:
        with pytest.raises(UnableToSave, match="navn"):
            make_codebook(seat=seat, title=" ", occasion=make_occasion(seat.actor))


class TestChangeCodes:
    def test_makes_a_new_version_and_keeps_the_old_as_it_was(self, seat: Seat) -> None:
        codebook = make_small_codebook(seat)
        change(seat, codebook, CodeDetails(key="samarbeid", name="Samhandling"))
        newest, before, *_first = versions_of(codebook)
        assert [code.name for code in codes_of(newest)] == ["Samhandling"]
        assert [code.name for code in codes_of(before)] == ["Samarbeid", "Bedrifter", "Læring"]

    def test_keeps_the_key_when_the_name_changes(self, seat: Seat) -> None:
        codebook = make_small_codebook(seat)
        change(seat, codebook, CodeDetails(key="samarbeid", name="Samhandling"))
        assert codes_now(codebook)[0].key == "samarbeid"

    def test_makes_no_version_when_nothing_is_changed(self, seat: Seat) -> None:
        codebook = make_codebook(seat=seat, title="A", occasion=make_occasion(seat.actor))
        change(seat, codebook, CodeDetails(name="En"))
        change(seat, codebook, CodeDetails(key="en", name="En "))
        assert [version.number for version in versions_of(codebook)] == [2, 1]

    def test_never_gives_a_new_code_the_key_of_one_taken_out(self, seat: Seat) -> None:
        codebook = make_small_codebook(seat)
        change(seat, codebook, CodeDetails(name="Noe annet"))
        change(seat, codebook, CodeDetails(name="Samarbeid"))
        assert codes_now(codebook)[0].key == "samarbeid_2"

    @pytest.mark.parametrize("names", [("A", ""), ("A", "a ")])
    def test_refuses_codes_without_a_name_or_with_the_same(self, seat: Seat, names: tuple[str, ...]) -> None:
        codebook = make_small_codebook(seat)
        with pytest.raises(UnableToSave):
            change(seat, codebook, *(CodeDetails(name=name) for name in names))
        assert len(versions_of(codebook)) == 2

    def test_refuses_what_was_written_from_an_older_version(self, seat: Seat) -> None:
        codebook = make_small_codebook(seat)
        change = CodeChange(codes=[CodeDetails(name="Noe annet")], after=1)
        with pytest.raises(UnableToSave, match="utgave 2"):
            change_codes(seat=seat, codebook=codebook, change=change, occasion=make_occasion(seat.actor))


class TestOpenCodebook:
    def test_finds_none_of_another_network(self, seat: Seat) -> None:
        other = facilitators_seat(make_network(make_organiser("0002", "En annen")))
        with pytest.raises(CodebookNotFound):
            open_codebook(make_small_codebook(other).public_id, seat=seat)
