import pytest

from jobbvei.integrations.nav.municipality_names import MunicipalityNames
from jobbvei.municipalities.queries import all_municipalities

pytestmark = pytest.mark.django_db


class TestFind:
    @pytest.mark.parametrize(
        ("name", "county", "number"),
        [
            ("LEKA", "TRØNDELAG", "5052"),
            ("LEKA", "NORD-TRØNDELAG", "5052"),
            ("sandefjord", "VESTFOLD", "3907"),
            ("SANDEFJORD", "VESTFOLD OG TELEMARK", "3907"),
            ("TROMSØ", "TROMS", "5501"),
            ("KAUTOKEINO", "FINNMARK", "5612"),
            ("Guovdageaidnu", "Finnmark - Finnmárku - Finmarkku", "5612"),
            ("HERØY (MØRE OG ROMSDAL)", "", "1515"),
            ("HERØY", "NORDLAND", "1818"),
            ("NORDRE FOLLO", "VIKEN", "3207"),
            ("ÅRDAL", "SOGN OG FJORDANE", "4643"),
            ("KRISTIANSAND", "VEST-AGDER", "4204"),
            ("OSLO", "", "0301"),
        ],
    )
    def test_finds_by_every_name_and_by_counties_of_today_and_before(self, name: str, county: str, number: str) -> None:
        found = MunicipalityNames(all_municipalities()).find(name, county).municipality
        assert found is not None
        assert found.number == number

    @pytest.mark.parametrize(
        ("name", "county", "why"),
        [
            ("FJELL", "HORDALAND", "slått sammen"),
            ("JAN MAYEN", "JAN MAYEN", "Ingen kommune heter JAN MAYEN"),
            ("TJELDSUND", "NORDLAND", "ligger i dag i Troms"),
            ("HERØY", "", "Flere kommuner heter HERØY: i Møre og Romsdal og Nordland"),
            ("VÅLER", "VIKEN OG INNLANDET", "Fylket VIKEN OG INNLANDET er ikke kjent"),
        ],
    )
    def test_leaves_it_unknown_and_says_why(self, name: str, county: str, why: str) -> None:
        found = MunicipalityNames(all_municipalities()).find(name, county)
        assert found.municipality is None
        assert why in str(found.why)

    @pytest.mark.parametrize("name", ["", "?", " "])
    def test_has_nothing_to_say_when_none_is_named(self, name: str) -> None:
        assert MunicipalityNames(all_municipalities()).find(name, "TELEMARK") == (None, None)
