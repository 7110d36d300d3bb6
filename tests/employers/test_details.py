from decimal import Decimal
from typing import Any

import pytest

from jobbvei.employers.details import EmployerDetails, problems_of_employer, problems_of_opening
from tests.factories.employers import opening_details


class TestProblemsOfOpening:
    def test_finds_none_in_a_complete_opening(self) -> None:
        assert problems_of_opening(opening_details()) == ()

    def test_takes_everything_unknown_as_it_is(self) -> None:
        unknown: dict[str, Any] = {"styrk08": "", "hours_per_week": None, "shifts": None, "starts_on": None}
        levels = {"nb_listening": "", "nb_reading": "", "nb_writing": "", "nb_speaking": "", "has_mentor": None}
        assert problems_of_opening(opening_details(**unknown, **levels)) == ()

    @pytest.mark.parametrize(
        ("changed", "field", "said"),
        [
            ({"title": "  "}, "title", "må fylles ut"),
            ({"title": "x" * 151}, "title", "151 tegn"),
            ({"kind": "hobby"}, "kind", "«hobby» finnes ikke"),
            ({"styrk08": "9999"}, "styrk08", "«9999»"),
            ({"styrk08": "911"}, "styrk08", "«911»"),
            ({"positions": 0}, "positions", "fra 1 til 500"),
            ({"hours_per_week": Decimal(0)}, "hours_per_week", "Timer i uka"),
            ({"hours_per_week": Decimal("48.1")}, "hours_per_week", "Timer i uka"),
            ({"shifts": ("day", "dusk")}, "shifts", "«dusk»"),
            ({"nb_speaking": "B3"}, "nb_speaking", "«B3»"),
            ({"latitude": 59.0}, "longitude", "hører sammen"),
            ({"latitude": 10.0, "longitude": 59.0}, "latitude", "utenfor Norge"),
            ({"application_url": "javascript:alert(1)"}, "application_url", "https://"),
            ({"application_url": "http://[1"}, "application_url", "https://"),
        ],
    )
    def test_names_the_field_and_how_to_mend_it(self, changed: dict[str, Any], field: str, said: str) -> None:
        problems = {problem.field: str(problem.sentence) for problem in problems_of_opening(opening_details(**changed))}
        assert said in problems[field]

    def test_refuses_a_need_below_the_floor_of_law_and_names_the_law(self) -> None:
        details = opening_details(
            legal_floor="kindergarten", nb_listening="B1", nb_reading="B1", nb_writing="A2", nb_speaking="A2"
        )
        (problem,) = problems_of_opening(details)
        assert problem.field == "nb_speaking"
        assert str(problem.sentence) == "Kravet kan ikke være lavere enn loven: minst B1 (barnehageloven § 27)."

    def test_lets_law_speak_alone_when_the_employer_states_nothing(self) -> None:
        nothing = {"nb_listening": "", "nb_reading": "", "nb_writing": "", "nb_speaking": ""}
        assert problems_of_opening(opening_details(legal_floor="health", **nothing)) == ()


class TestProblemsOfEmployer:
    def test_finds_a_wrong_check_digit(self) -> None:
        (problem,) = problems_of_employer(EmployerDetails(name="Solvang", organisation_number="123456789"))
        assert problem.field == "organisation_number"

    def test_asks_for_a_name(self) -> None:
        (problem,) = problems_of_employer(EmployerDetails(name=" "))
        assert problem.field == "name"
