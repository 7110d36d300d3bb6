from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from jobbvei.employers.actions import close_opening
from jobbvei.employers.details import EmployerDetails
from jobbvei.employers.queries import (
    EmployerNotFound,
    OpeningFilters,
    OpeningNotFound,
    employer_list,
    employer_with_number_or_name,
    open_employer,
    open_opening,
    opening_counts,
    openings_for_matching,
    openings_list,
    openings_of,
    possible_duplicates,
)
from tests.factories.access import TODAY, make_municipality
from tests.factories.employers import VALID_NUMBERS, make_employer, make_opening, system_occasion

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


def titles(filters: OpeningFilters) -> list[str]:
    return [row.title for row in openings_list(make_municipality(), filters, on=TODAY).rows]


class TestOpenOpening:
    def test_finds_ours_and_not_our_neighbours(self) -> None:
        opening = make_opening()
        assert open_opening(str(opening.public_id), tenant=opening.tenant) == opening
        with pytest.raises(OpeningNotFound):
            open_opening(str(opening.public_id), tenant=make_municipality("9902", "Nabovik"))

    @pytest.mark.parametrize("key", ["1d3e1b34-7f5c-4f0a-9d3d-000000000000", "", "none"])
    def test_finds_nothing_by_an_unknown_key_or_what_is_no_key(self, key: str) -> None:
        with pytest.raises(OpeningNotFound):
            open_opening(key, tenant=make_municipality())


class TestOpenEmployer:
    def test_finds_ours_and_not_our_neighbours(self) -> None:
        employer = make_employer()
        assert open_employer(str(employer.public_id), tenant=employer.tenant) == employer
        with pytest.raises(EmployerNotFound):
            open_employer(employer.public_id, tenant=make_municipality("9902", "Nabovik"))

    def test_finds_nothing_by_what_is_no_key(self) -> None:
        with pytest.raises(EmployerNotFound):
            open_employer("none", tenant=make_municipality())


class TestOpeningsForMatching:
    def test_holds_the_last_day_but_not_the_day_after(self) -> None:
        last_day = make_opening(expires_on=TODAY)
        make_opening(last_day.employer, expires_on=YESTERDAY)
        close_opening(opening=make_opening(last_day.employer), occasion=system_occasion())
        assert list(openings_for_matching(last_day.tenant, on=TODAY)) == [last_day]

    def test_asks_once_however_many_there_are(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        employer = make_employer()
        for _each in range(4):
            make_opening(employer)
        with django_assert_num_queries(1):
            assert [row.employer.name for row in openings_for_matching(employer.tenant, on=TODAY)] == [
                employer.name
            ] * 4


class TestOpeningsList:
    def test_puts_the_soonest_start_first_and_unknown_start_last(self) -> None:
        employer = make_employer()
        for title, start in (("Ukjent", None), ("Mars", date(2027, 3, 1)), ("Januar", date(2027, 1, 4))):
            make_opening(employer, title=title, starts_on=start)
        assert titles(OpeningFilters()) == ["Januar", "Mars", "Ukjent"]

    def test_filters_by_status_kind_language_municipality_and_words(self) -> None:
        employer, here = make_employer("Ærlig Bakeri"), make_municipality()
        make_opening(employer, title="A2", nb_speaking="A2", municipality=here)
        make_opening(employer, title="B2", nb_speaking="B2", kind="trainee", expires_on=YESTERDAY)
        make_opening(employer, title="Ukjent", nb_speaking="")
        assert titles(OpeningFilters(language="B1")) == ["A2"]
        assert titles(OpeningFilters(municipality="9901")) == ["A2"]
        assert titles(OpeningFilters(municipality="unknown")) == ["Ukjent"]
        assert titles(OpeningFilters(status="expired")) == ["B2"]
        assert titles(OpeningFilters(status="", kind="trainee")) == ["B2"]
        assert titles(OpeningFilters(text="ærlig a2")) == ["A2"]
        assert titles(OpeningFilters(status="closed")) == []

    def test_says_how_many_there_are_in_all_and_gives_the_last_page_for_a_page_too_far(self) -> None:
        employer = make_employer()
        for number in range(27):
            make_opening(employer, title=f"Plass {number:02d}")
        page = openings_list(employer.tenant, OpeningFilters(), on=TODAY, page=9)
        assert (page.total, page.page_count, page.number, len(page.rows)) == (27, 2, 2, 2)


class TestOpeningCounts:
    def test_counts_positions_and_what_is_missing(self) -> None:
        employer = make_employer()
        make_opening(employer, positions=3)
        make_opening(employer, positions=1, nb_listening="", nb_reading="", nb_writing="", nb_speaking="")
        make_opening(employer, positions=7, expires_on=YESTERDAY)
        counts = opening_counts(employer.tenant, on=TODAY)
        assert (counts.open, counts.positions_open, counts.expired, counts.without_language_need) == (2, 4, 1, 1)


class TestEmployerList:
    def test_counts_open_openings_in_a_fixed_number_of_queries(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        busy = make_employer("Bakeriet")
        make_employer("Avisa")
        make_opening(busy)
        make_opening(busy, expires_on=YESTERDAY)
        with django_assert_num_queries(2):
            page = employer_list(busy.tenant, on=TODAY)
        assert [(row.name, row.open_count) for row in page.rows] == [("Avisa", 0), ("Bakeriet", 1)]  # type: ignore[attr-defined]  # annotated

    def test_finds_norwegian_letters_in_any_case(self) -> None:
        make_employer("ÆRLIG BAKERI")
        make_employer("Solvang")
        assert [row.name for row in employer_list(make_municipality(), text="ærlig", on=TODAY).rows] == ["ÆRLIG BAKERI"]


class TestOpeningsOf:
    def test_puts_open_before_closed(self) -> None:
        employer = make_employer()
        close_opening(
            opening=make_opening(employer, title="Lukket", starts_on=date(2026, 1, 1)), occasion=system_occasion()
        )
        make_opening(employer, title="Åpen")
        assert [row.title for row in openings_of(employer)] == ["Åpen", "Lukket"]


class TestPossibleDuplicates:
    def test_finds_the_same_name_in_any_case_and_the_same_number(self) -> None:
        same_name = make_employer("Solvang")
        same_number = make_employer("Annet navn", organisation_number=VALID_NUMBERS[1])
        make_employer("Bakeriet")
        found = possible_duplicates(
            same_name.tenant, EmployerDetails(name="SOLVANG ", organisation_number=VALID_NUMBERS[1])
        )
        assert found == [same_number, same_name]


class TestEmployerWithNumberOrName:
    def test_trusts_the_number_before_the_name(self) -> None:
        numbered = make_employer("Solvang", organisation_number=VALID_NUMBERS[0])
        make_employer("Bakeriet")
        find = employer_with_number_or_name
        assert find(numbered.tenant, number=VALID_NUMBERS[0], name="Bakeriet") == numbered
        assert find(numbered.tenant, number=VALID_NUMBERS[1], name="Solvang") is None
        assert find(numbered.tenant, number="", name="solvang") == numbered

    def test_does_not_choose_between_two_of_the_same_name(self) -> None:
        tenant = make_employer("Solvang").tenant
        make_employer("Solvang")
        assert employer_with_number_or_name(tenant, number="", name="Solvang") is None
