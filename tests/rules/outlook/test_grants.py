import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbvei.rules.engine.book import RuleBook
from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.findings import Finding
from jobbvei.rules.facts import Extension, Facts, Household, HouseholdKind, Norwegian, Permit, PermitKind
from jobbvei.rules.library import rule_book
from jobbvei.rules.outlook.grant_rates import book_with_rates_of
from jobbvei.rules.outlook.grants import (
    BASE,
    COLLECTIVE_NORWEGIAN,
    EXTENDED,
    INTEGRATION,
    NO_RATES,
    ORDINARY_NORWEGIAN,
    OVER_FIRST_ASKED,
    PERSON_GRANTS,
    Amount,
    GrantOutlook,
    Receiver,
    YearSum,
    grant_outlook,
    illustrated,
    newest_rate_year,
    years_from,
)
from jobbvei.rules.reading.facts import read_facts
from jobbvei.rules.subjects import MunicipalityYear
from tests.rules.facts_strategies import documents

SEEDS = Path(__file__).parents[4] / "shared" / "data" / "seeds"
KINDERGARTEN, ELDERLY = "grant.kindergarten_kr", "grant.elderly_kr"
YEARS = years_from(2023)


def person(settled_year: int = 2023, kind: HouseholdKind = HouseholdKind.SINGLE_ADULT, **changes: object) -> Facts:
    """Thirty years, collective protection, settled by agreement in March of ``settled_year``."""
    facts = Facts(
        born_on=date(1993, 1, 2),
        permit=Permit(PermitKind.COLLECTIVE_PROTECTION, date(settled_year, 2, 10)),
        origin="UA",
        settled_on=date(settled_year, 3, 1),
        settled_by_agreement=True,
        household=Household(kind),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]  # the test says which


def refugee(origin: str, settled_year: int = 2023) -> Facts:
    return person(settled_year, origin=origin, permit=Permit(PermitKind.ASYLUM, date(settled_year, 2, 10)))


def outlook(*people: Facts, years: Iterable[int] = YEARS, with_rates_of: int | None = None) -> GrantOutlook:
    receivers = [Receiver(one) for one in people]
    found = grant_outlook(receivers, years=tuple(years))
    return found if with_rates_of is None else illustrated(found, receivers, with_rates_of=with_rates_of)


def kr(found: GrantOutlook, grant: str, year: int = 2023) -> Decimal | None:
    return found.people[0].kr[year, grant]


def five_years(found: GrantOutlook, grant: str) -> Decimal:
    total = sum((found.grant_sum(grant, year).kr for year in found.years), Decimal(0))
    assert all(found.grant_sum(grant, year).is_whole for year in found.years)
    return total


class TestPersonGrants:
    def test_of_a_single_adult_settled_in_2023(self) -> None:  # E33
        found = outlook(person())
        assert kr(found, INTEGRATION) == Decimal(234_900)
        assert kr(found, COLLECTIVE_NORWEGIAN) == Decimal(45_000)
        assert found.people[0].year_sum(2023).kr == Decimal(234_900 + 45_000)

    def test_of_a_couple_with_children_of_3_and_8(self) -> None:  # E34: 4 × 189 400 + 27 100 = 784 700
        adult, child = HouseholdKind.ADULT, HouseholdKind.CHILD
        family = [
            person(kind=adult),
            person(kind=adult),
            person(kind=child, born_on=date(2020, 1, 2)),
            person(kind=child, born_on=date(2015, 1, 2)),
        ]
        found = outlook(*family)
        assert found.grant_sum(INTEGRATION, 2023).kr + found.grant_sum(KINDERGARTEN, 2023).kr == Decimal(784_700)
        assert found.grant_sum(KINDERGARTEN, 2023).kr == Decimal(27_100)

    def test_of_somebody_of_60(self) -> None:
        assert kr(outlook(person(born_on=date(1963, 3, 1))), ELDERLY) == Decimal(176_000)

    @pytest.mark.parametrize(
        ("settled_year", "amount"), [(2022, 243_100), (2021, 172_900), (2020, 85_700), (2019, 70_200), (2018, 0)]
    )
    def test_of_the_years_after_settlement(self, settled_year: int, amount: int) -> None:
        assert kr(outlook(person(settled_year)), INTEGRATION) == Decimal(amount)

    def test_of_decisions_to_extend_norwegian(self) -> None:
        made = (Extension(date(2023, 9, 1), 6), Extension(date(2023, 12, 1), 6))
        found = outlook(person(2022, norwegian=Norwegian(started_on=date(2022, 4, 1), extensions=made)))
        assert kr(found, EXTENDED) == Decimal(2 * 27_450)
        assert kr(found, EXTENDED, 2024) == Decimal(0)

    @pytest.mark.parametrize(("origin", "years"), [("SY", (36_900, 73_300, 50_500)), ("US", (15_600, 28_400, 17_800))])
    def test_of_other_refugees(self, origin: str, years: tuple[int, ...]) -> None:
        for number, amount in enumerate(years):
            assert kr(outlook(refugee(origin, 2023 - number)), ORDINARY_NORWEGIAN) == Decimal(amount)
        assert kr(outlook(refugee(origin, 2020)), ORDINARY_NORWEGIAN) == Decimal(0)

    def test_are_never_guessed_for_a_year_without_rates(self) -> None:
        found = outlook(person())
        assert kr(found, INTEGRATION, 2024) is None
        why = found.people[0].why_not(2024, INTEGRATION)
        assert why.rule == NO_RATES
        assert str(why.because).startswith("Vi kjenner bare satsene for 2023.")
        assert kr(found, INTEGRATION, 2028) == Decimal(0)

    def test_name_the_fact_that_is_missing(self) -> None:
        found = outlook(person(settled_on=None))
        assert kr(found, INTEGRATION) is None
        assert found.people[0].why_not(2023, INTEGRATION).missing == "settled_on"


class TestMoving:
    def test_gives_the_rest_to_the_new_municipality(self) -> None:  # E36 seen from the one they left
        receiver = Receiver(person(2022), moved_on=date(2022, 11, 1))
        assert grant_outlook([receiver], years=[2023]).people[0].kr[2023, INTEGRATION] == Decimal(0)

    def test_leaves_the_year_of_moving_unknown(self) -> None:
        receiver = Receiver(person(2022), moved_on=date(2023, 6, 1))
        found = grant_outlook([receiver], years=[2023]).people[0]
        assert found.kr[2023, INTEGRATION] is None
        assert "Personen flyttet 1. juni 2023." in str(found.why_not(2023, INTEGRATION).because)

    def test_lets_the_years_before_be(self) -> None:
        receiver = Receiver(person(2022), moved_on=date(2024, 6, 1))
        assert grant_outlook([receiver], years=[2023]).people[0].kr[2023, INTEGRATION] == Decimal(243_100)

    def test_keeps_extended_training_with_the_municipality_that_decided(self) -> None:  # E43
        made = Norwegian(started_on=date(2022, 4, 1), extensions=(Extension(date(2023, 9, 1), 6),))
        receiver = Receiver(person(2022, norwegian=made), moved_on=date(2023, 10, 1))
        assert grant_outlook([receiver], years=[2023]).people[0].kr[2023, EXTENDED] == Decimal(27_450)


class TestWithRatesOf2023:
    @pytest.mark.parametrize(
        ("kind", "total"),
        [
            (HouseholdKind.SINGLE_ADULT, 806_800),
            (HouseholdKind.ADULT, 761_300),
            (HouseholdKind.UNACCOMPANIED_MINOR, 754_200),
        ],
    )
    @pytest.mark.parametrize("settled_year", [2023, 2026])
    def test_five_years_add_up(self, kind: HouseholdKind, total: int, settled_year: int) -> None:  # E37
        found = outlook(person(settled_year, kind), years=years_from(settled_year), with_rates_of=2023)
        assert five_years(found, INTEGRATION) == Decimal(total)

    @pytest.mark.parametrize(("origin", "total"), [("SY", 160_700), ("US", 61_800)])
    def test_three_years_of_norwegian_add_up(self, origin: str, total: int) -> None:  # E41
        found = outlook(refugee(origin, 2026), years=years_from(2026), with_rates_of=2023)
        assert five_years(found, ORDINARY_NORWEGIAN) == Decimal(total)

    def test_are_the_same_as_the_real_ones_in_2023(self) -> None:
        people = [person(), person(2021), refugee("SY", 2022), person(born_on=date(1960, 1, 1))]
        real, illustrated = outlook(*people), outlook(*people, with_rates_of=2023)
        for one, other in zip(real.people, illustrated.people, strict=True):
            for grant in PERSON_GRANTS:
                assert one.kr[2023, grant] == other.kr[2023, grant]

    def test_give_nothing_for_who_has_moved(self) -> None:
        receivers = [Receiver(person(2025), moved_on=date(2026, 6, 1))]
        found = illustrated(grant_outlook(receivers, years=[2026, 2027]), receivers, with_rates_of=2023)
        paid = found.people[0].kr
        assert (paid[2026, INTEGRATION], paid[2027, INTEGRATION]) == (None, Decimal(0))

    def test_leave_the_rules_as_they_are(self) -> None:
        outlook(person(), with_rates_of=2023)
        assert kr(outlook(person()), INTEGRATION, 2024) is None

    def test_still_do_not_know_what_waits_for_a_fact(self) -> None:
        assert kr(outlook(person(settled_on=None), with_rates_of=2023), INTEGRATION, 2026) is None


class TestBaseGrant:
    def base(self, *people: Facts) -> Decimal | None:
        return outlook(*people).municipal[2023, BASE].kr

    @pytest.mark.parametrize(
        ("persons", "amount"), [(0, 0), (1, 217_000), (3, 217_000), (4, 643_900), (150, 643_900), (151, 0)]
    )
    def test_follows_the_number_of_persons(self, persons: int, amount: int) -> None:
        assert self.base(*[person()] * persons) == Decimal(amount)

    def test_counts_collective_protection_one_year_and_others_three(self) -> None:
        assert self.base(person(2022)) == Decimal(0)
        assert self.base(refugee("SY", 2021)) == Decimal(217_000)
        assert self.base(refugee("SY", 2020)) == Decimal(0)

    def test_is_not_known_when_somebody_unknown_would_change_it(self) -> None:
        found = outlook(*[person()] * 3, person(settled_on=None)).municipal[2023, BASE]
        assert found.kr is None
        assert "har 3 eller opp til 4 personer" in str(found.because)

    def test_is_known_when_somebody_unknown_changes_nothing(self) -> None:
        assert self.base(*[person()] * 4, person(settled_on=None)) == Decimal(643_900)

    def test_is_not_known_without_the_years_rates(self) -> None:
        assert outlook(person()).municipal[2026, BASE].kr is None


class TestSums:
    def test_hold_what_is_known_and_count_what_is_not(self) -> None:
        found = outlook(person(), person(settled_on=None))
        assert found.grant_sum(INTEGRATION, 2023).kr == Decimal(234_900)
        assert found.grant_sum(INTEGRATION, 2023).unknown == 1
        total = found.year_sum(2023)
        assert (total.kr, total.unknown) == (Decimal(234_900 + 45_000 + 217_000), 1)

    def test_tell_who_gives_nothing(self) -> None:
        assert outlook(person(2010)).people[0].is_nothing
        assert not outlook(person()).people[0].is_nothing
        assert not outlook(person(settled_on=None)).people[0].is_nothing

    def test_of_nobody_are_nothing(self) -> None:
        found = outlook()
        assert found.year_sum(2023).kr == Decimal(0)


class TestNewestRateYear:
    def test_is_the_year_of_the_report(self) -> None:
        assert newest_rate_year() == 2023


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds lie beside the project")
class TestSeedTables:
    """R1: the amounts of the working group's tables 2 and 3, to the krone."""

    def rows(self, name: str) -> list[dict[str, str]]:
        with (SEEDS / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_table_2(self) -> None:
        categories = {
            "single_adult": (HouseholdKind.SINGLE_ADULT, date(1993, 1, 2), INTEGRATION),
            "other_adult_or_child": (HouseholdKind.ADULT, date(1993, 1, 2), INTEGRATION),
            "unaccompanied_minor": (HouseholdKind.UNACCOMPANIED_MINOR, date(2007, 1, 2), INTEGRATION),
            "all": (HouseholdKind.SINGLE_ADULT, date(1993, 1, 2), INTEGRATION),
            "child_0_5": (HouseholdKind.CHILD, date(2020, 1, 2), KINDERGARTEN),
            "age_60_plus": (HouseholdKind.SINGLE_ADULT, date(1960, 1, 2), ELDERLY),
        }
        rows = self.rows("seed003_table2_integreringstilskudd_2023.csv")
        assert len(rows) == 9
        for row in rows:
            kind, born_on, grant = categories[row["category"]]
            found = outlook(person(int(row["settled_year"]), kind, born_on=born_on))
            assert kr(found, grant) == Decimal(row["amount_nok"]), row

    def test_table_3(self) -> None:
        rows = self.rows("seed003_table3_norsktilskudd_2023.csv")
        regions = {"region_low": "US", "region_high": "SY"}
        told = 0
        for row in rows:
            if row["category"] in regions:
                found = outlook(refugee(regions[row["category"]], int(row["right_year"])))
                assert kr(found, ORDINARY_NORWEGIAN) == Decimal(row["amount_nok"]), row
                told += 1
        assert told == 6
        by_name = {(row["grant"], row["category"]): Decimal(row["amount_nok"]) for row in rows}
        assert kr(outlook(person()), COLLECTIVE_NORWEGIAN) == by_name["persontilskudd_37d", "collective_protection"]
        assert outlook(person()).municipal[2023, BASE].kr == by_name["grunntilskudd", "persons_1_3"]
        assert outlook(*[person()] * 150).municipal[2023, BASE].kr == by_name["grunntilskudd", "persons_4_150"]


def one_by_one(people: list[Facts], year: int, book: RuleBook) -> list[dict[str, Finding]]:
    """Every grant as one person alone is told it."""
    cases = [Case(book, facts, date(year, 12, 31)) for facts in people]
    return [{grant: case.finding(grant) for grant in PERSON_GRANTS} for case in cases]


class TestGrantOutlook:
    """One source: the columns say what each person alone is told, and the sums are theirs added up."""

    @settings(max_examples=60, deadline=None)
    @given(st.lists(documents(), min_size=1, max_size=6), st.integers(2021, 2029))
    def test_is_what_each_alone_is_told_added_up(self, written: list[dict[str, Any]], year: int) -> None:
        people = [read_facts(one, on=date(2029, 12, 31)) for one in written]
        found = outlook(*people, years=[year])
        alone = one_by_one(people, year, rule_book())
        for grant in PERSON_GRANTS:
            told = [findings[grant].value for findings in alone]
            assert [one.kr[year, grant] for one in found.people] == told
            known = [value for value in told if isinstance(value, Decimal)]
            assert found.grant_sum(grant, year) == YearSum(sum(known, Decimal(0)), told.count(None))
        total = sum((found.grant_sum(grant, year).kr for grant in PERSON_GRANTS), Decimal(0))
        assert found.year_sum(year).kr == total + (found.municipal[year, BASE].kr or 0)

    @settings(max_examples=40, deadline=None)
    @given(st.lists(documents(), min_size=1, max_size=4), st.integers(2021, 2029))
    def test_gives_the_reason_each_alone_is_given(self, written: list[dict[str, Any]], year: int) -> None:
        people = [read_facts(one, on=date(2029, 12, 31)) for one in written]
        found = outlook(*people, years=[year])
        for one, alone in zip(found.people, one_by_one(people, year, rule_book()), strict=True):
            for _year, grant in one.unknown():
                finding, why = alone[grant], one.why_not(year, grant)
                assert (why.rule, why.missing, why.because) == (finding.rule, finding.missing, finding.because)

    @settings(max_examples=40, deadline=None)
    @given(st.lists(documents(), min_size=1, max_size=4), st.integers(2021, 2029))
    def test_with_the_rates_of_a_year_is_what_those_rates_give_each(
        self, written: list[dict[str, Any]], year: int
    ) -> None:
        people = [read_facts(one, on=date(2029, 12, 31)) for one in written]
        real, other = outlook(*people, years=[year]), outlook(*people, years=[year], with_rates_of=2023)
        alone = one_by_one(people, year, book_with_rates_of(2023))
        for own, with_rates, told in zip(real.people, other.people, alone, strict=True):
            for grant in PERSON_GRANTS:
                expected = own.kr[year, grant] if own.kr[year, grant] == 0 or year == 2023 else told[grant].value
                assert with_rates.kr[year, grant] == expected


class TestOverFirstAsked:
    def over(self, settled: int | None, first_asked: int | None, year: int = 2023) -> Amount:
        requests = {2023: MunicipalityYear(settled=settled, first_asked=first_asked)}
        return grant_outlook([], years=[year], requests=requests).municipal[year, OVER_FIRST_ASKED]

    @pytest.mark.parametrize(("settled", "kr"), [(52, 600_000), (41, 50_000), (40, 0), (38, 0)])  # E38, E39
    def test_is_paid_for_each_over(self, settled: int, kr: int) -> None:
        assert self.over(settled, 40).kr == Decimal(kr)

    @pytest.mark.parametrize(
        ("settled", "first_asked", "missing"),
        [(None, 40, "municipality.settled"), (52, None, "municipality.first_asked")],
    )
    def test_waits_for_what_nobody_has_said(self, settled: int | None, first_asked: int | None, missing: str) -> None:
        amount = self.over(settled, first_asked)
        assert (amount.kr, amount.missing) == (None, missing)

    def test_is_not_known_in_a_year_without_rates(self) -> None:
        assert (self.over(52, 40, 2024).kr, self.over(52, 40, 2024).rule) == (None, NO_RATES)

    def test_is_in_the_sum_of_the_year(self) -> None:
        requests = {2023: MunicipalityYear(settled=52, first_asked=40)}
        assert grant_outlook([], years=[2023], requests=requests).year_sum(2023).kr == Decimal(600_000)
