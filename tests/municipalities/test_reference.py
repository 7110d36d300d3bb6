from datetime import date

import pytest

from jobbvei.municipalities.actions import InventedMunicipality, load_reference_table, save_invented_municipality
from jobbvei.municipalities.models import Municipality
from jobbvei.municipalities.queries import municipality_named, municipality_with_number
from jobbvei.municipalities.reference_table import reference_rows
from jobbvei.shared.errors import UnusableInput

SOUTHERNMOST, NORTHERNMOST = 57.9, 71.2  # degrees; the mainland
WESTERNMOST, EASTERNMOST = 4.5, 31.3
EKSEMPELVIK = InventedMunicipality(
    number="9901",
    name="Eksempelvik",
    county_name="Eksempelfylket",
    population=14_000,
    population_on=date(2026, 1, 1),
    centrality=4,
    latitude=59.0,
    longitude=9.6,
)


class TestReferenceRows:
    def test_has_every_municipality_once(self) -> None:
        rows = reference_rows()
        assert len(rows) == 357
        assert len({row.number for row in rows}) == 357

    def test_adds_up_to_the_population_of_norway(self) -> None:
        assert sum(row.population for row in reference_rows()) == 5_627_400
        assert {row.population_on for row in reference_rows()} == {date(2026, 1, 1)}

    def test_has_fifteen_counties_whose_numbers_start_the_municipalities_own(self) -> None:
        rows = reference_rows()
        assert len({row.county_name for row in rows}) == len({row.county_number for row in rows}) == 15
        assert all(row.number.startswith(row.county_number) for row in rows)

    def test_has_a_centrality_class_for_everyone(self) -> None:
        assert {row.centrality for row in reference_rows()} == set(range(1, 7))

    def test_has_159_labour_market_regions_with_one_name_each(self) -> None:
        pairs = {(row.labour_market_region_number, row.labour_market_region) for row in reference_rows()}
        assert len(pairs) == len({number for number, _ in pairs}) == 159

    def test_lies_inside_norway(self) -> None:
        for row in reference_rows():
            assert SOUTHERNMOST < row.latitude < NORTHERNMOST, row
            assert WESTERNMOST < row.longitude < EASTERNMOST, row

    def test_has_the_norwegian_form_among_the_official_ones_and_no_stray_space(self) -> None:
        for row in reference_rows():
            assert row.name in row.official_name.split(" - "), row
            assert row.labour_market_region == row.labour_market_region.strip(), row


@pytest.mark.django_db
class TestLoadReferenceTable:
    def test_has_already_been_done_in_a_new_database(self) -> None:
        assert Municipality.objects.filter(is_invented=False).count() == 357

    def test_mends_what_was_changed_and_leaves_membership_alone(self) -> None:
        Municipality.objects.filter(number="4001").update(name="Feil", joined_on=date(2024, 6, 1))
        assert load_reference_table() == 357
        mended = Municipality.objects.get(number="4001")
        assert (mended.name, mended.joined_on) == ("Porsgrunn", date(2024, 6, 1))
        assert Municipality.objects.count() == 357


@pytest.mark.django_db
class TestSaveInventedMunicipality:
    def test_marks_it_and_can_be_repeated(self) -> None:
        save_invented_municipality(EKSEMPELVIK)
        saved = save_invented_municipality(EKSEMPELVIK)
        assert saved.is_invented
        assert Municipality.objects.filter(number="9901").count() == 1

    def test_refuses_a_number_a_real_municipality_could_have(self) -> None:
        with pytest.raises(UnusableInput, match="0301 kan være en virkelig kommune"):
            save_invented_municipality(InventedMunicipality("0301", "Oslo", "Oslo", 1, date(2026, 1, 1), 1, 59.9, 10.7))
        assert not Municipality.objects.get(number="0301").is_invented


@pytest.mark.django_db
class TestMunicipalityNamed:
    @pytest.mark.parametrize(
        ("written", "number"),
        [
            ("PORSGRUNN", "4001"),
            ("ærdal", None),
            (" Lærdal ", "4642"),
            ("ØYGARDEN", "4626"),
            ("", None),
            ("Ås", "3218"),
        ],
    )
    def test_knows_the_name_in_any_case(self, written: str, number: str | None) -> None:
        found = municipality_named(written)
        assert (found.number if found else None) == number

    @pytest.mark.parametrize("written", ["Porsanger", "PORSÁŊGU", "porsanki", "Porsanger - Porsáŋgu - Porsanki"])
    def test_knows_the_name_in_norwegian_sami_and_kven(self, written: str) -> None:
        assert municipality_named(written) == municipality_with_number("5622")

    @pytest.mark.parametrize(
        ("name", "county", "number"),
        [
            ("Herøy", "Nordland", "1818"),
            ("HERØY", "MØRE OG ROMSDAL", "1515"),
            ("Våler", "Innlandet", "3419"),
            ("Våler", "Østfold", "3114"),
        ],
    )
    def test_parts_namesakes_by_county(self, name: str, county: str, number: str) -> None:
        assert municipality_named(name, county=county) == municipality_with_number(number)

    def test_does_not_guess_between_namesakes(self) -> None:
        assert municipality_named("Herøy") is None
        assert municipality_named("Herøy", county="Telemark") is None
