from datetime import date
from typing import Any

import pytest

from jobbvei.integrations.nav.advertisements import UNKNOWN_EMPLOYER, ReadAdvertisement, read_advertisement
from jobbvei.integrations.nav.municipality_names import MunicipalityNames
from jobbvei.municipalities.queries import all_municipalities
from jobbvei.shared.errors import UnusableInput
from tests.integrations.nav.advertisement_texts import content

pytestmark = pytest.mark.django_db


def read(**changed: Any) -> ReadAdvertisement:
    return read_advertisement(content(**changed), MunicipalityNames(all_municipalities()))


def unread_fields(found: ReadAdvertisement) -> list[str]:
    return [unread.field for unread in found.unread]


class TestReadAdvertisement:
    def test_reads_what_is_written(self) -> None:
        found = read()
        opening = found.opening
        assert (opening.kind, opening.title, opening.styrk08, opening.positions) == ("job", "Renholder", "9112", 2)
        assert (opening.starts_on, opening.expires_on) == (date(2027, 1, 4), date(2026, 12, 24))
        assert (opening.municipality.name if opening.municipality else "", opening.place) == (
            "Midt-Telemark",
            "Bø i Telemark",
        )
        assert opening.tasks == "Vi søker renholder.\n\nDu må ha B1 muntlig norsk."
        assert (opening.nb_speaking, opening.nb_writing, opening.requirement_source) == (
            "B1", "", "Du må ha B1 muntlig norsk.",
        )  # fmt: skip
        assert (opening.application_due, opening.application_url) == ("Snarest", "https://eksempel.test/sok")
        assert (found.employer.name, found.employer.organisation_number, found.employer.sector) == (
            "Solvang sykehjem", "313000001", "private",
        )  # fmt: skip
        assert [(person.name, person.role, person.phone) for person in found.people] == [
            ("Anne Test", "Styrer", "12345678")
        ]

    def test_leaves_unknown_what_the_feed_does_not_hold(self) -> None:
        opening = read().opening
        assert (opening.hours_per_week, opening.shifts, opening.has_mentor, opening.latitude) == (
            None,
            None,
            None,
            None,
        )

    def test_lists_only_what_could_not_be_read(self) -> None:
        assert unread_fields(read()) == ["extent"]

    @pytest.mark.parametrize(
        ("changed", "field", "expected"),
        [
            ({"positioncount": "flere"}, "positioncount", {"positions": 1}),
            ({"positioncount": "0"}, "positioncount", {"positions": 1}),
            ({"positioncount": None}, "positioncount", {"positions": 1}),
            ({"expires": "snart"}, "expires", {"expires_on": None}),
            ({"starttime": "Etter avtale"}, "starttime", {"starts_on": None}),
            ({"categoryList": []}, "categoryList", {"styrk08": ""}),
            ({"categoryList": [{"categoryType": "ESCO", "code": "9112"}]}, "categoryList", {"styrk08": ""}),
            ({"categoryList": [{"categoryType": "STYRK08NAV", "code": "53"}]}, "categoryList", {"styrk08": ""}),
            ({"categoryList": None}, "categoryList", {"styrk08": ""}),
            ({"workLocations": []}, "workLocations", {"municipality": None}),
            ({"workLocations": None}, "workLocations", {"municipality": None}),
            ({"workLocations": [{"municipal": "FJELL", "county": "HORDALAND"}]}, "municipal", {"municipality": None}),
            ({"workLocations": [{"municipal": None}]}, "municipal", {"municipality": None}),
            (
                {"workLocations": [{"municipal": "OSLO"}, {"municipal": "LEKA"}]},
                "workLocations",
                {"municipality": None},
            ),
            ({"description": "God norsk kreves."}, "language", {"nb_speaking": ""}),
            ({"description": ""}, "language", {"nb_speaking": ""}),
            ({"description": "Norsk B1.<p>Førerkort C1</p>"}, "licences", {"licences": ()}),
            ({"description": "Norsk B1.<p>Krever autorisasjon</p>"}, "authorisations", {"authorisations": ()}),
            (
                {"applicationUrl": "javascript:alert(1)"},
                "applicationUrl",
                {"application_url": "https://eksempel.test/stilling"},
            ),
            ({"title": "x" * 200}, "title", {}),
            ({"workhours": "Turnus"}, "workhours", {"shifts": None}),
        ],
    )
    def test_lists_what_is_unclear_and_keeps_it_unknown(
        self, changed: dict[str, Any], field: str, expected: dict[str, Any]
    ) -> None:
        found = read(**changed)
        assert field in unread_fields(found)
        for name, value in expected.items():
            assert getattr(found.opening, name) == value

    def test_does_not_choose_between_two_occupations(self) -> None:
        two = [{"categoryType": "STYRK08NAV", "code": code, "name": ""} for code in ("9112.01", "5311.02")]
        assert read(categoryList=two).opening.styrk08 == ""

    def test_takes_two_names_of_the_same_unit_group_as_one(self) -> None:
        same = [{"categoryType": kind, "code": code} for kind, code in (("STYRK08", "9112"), ("STYRK08NAV", "9112.03"))]
        assert read(categoryList=same).opening.styrk08 == "9112"

    @pytest.mark.parametrize("orgnr", ["123456789", "12", "NO313000001"])
    def test_does_not_keep_a_wrong_organisation_number(self, orgnr: str) -> None:
        found = read(employer={"name": "Solvang", "orgnr": orgnr})
        assert (found.employer.organisation_number, found.employer.name) == ("", "Solvang")
        assert "employer.orgnr" in unread_fields(found)

    @pytest.mark.parametrize("employer", [None, {}, {"name": "", "orgnr": None}, "Solvang"])
    def test_says_so_when_no_employer_is_named(self, employer: Any) -> None:
        found = read(employer=employer)
        assert found.employer.name == UNKNOWN_EMPLOYER
        assert "employer.name" in unread_fields(found)

    def test_asks_a_person_to_judge_where_law_may_demand_a_level(self) -> None:
        nurse = [{"categoryType": "STYRK08", "code": "2223", "name": "Sykepleiere"}]
        found = read(categoryList=nurse)
        assert "legal_floor" in unread_fields(found)
        assert found.opening.legal_floor == "none"

    @pytest.mark.parametrize("title", ["", None, "  "])
    def test_refuses_an_advertisement_without_a_title(self, title: str | None) -> None:
        with pytest.raises(UnusableInput, match="ingen tittel"):
            read(title=title)

    def test_takes_the_day_in_oslo(self) -> None:
        assert read(expires="2026-12-23T23:00:00Z").opening.expires_on == date(2026, 12, 24)

    @pytest.mark.parametrize("people", [None, [], "Anne", [None], [{"name": None, "email": ""}]])
    def test_takes_no_people_where_none_are_named(self, people: Any) -> None:
        assert read(contactList=people).people == ()
