"""What a municipality is paid for its people, year by year: known where the year's rates are, never guessed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbvei.rules.engine.book import RuleBook
from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.findings import Finding
from jobbvei.rules.library import rule_book
from jobbvei.rules.outlook.grant_rates import FIRST_YEAR, NO_RATES, book_with_rates_of, newest_rate_year
from jobbvei.rules.outlook.grants_paid import (
    COLLECTIVE_NORWEGIAN,
    EXTENDED,
    INTEGRATION,
    NO_MONEY,
    ORDINARY_NORWEGIAN,
    PERSON_GRANTS,
    UNACCOMPANIED_MINOR,
    GrantsPaid,
    NotPaid,
    Receiver,
    YearAndGrant,
)
from jobbvei.rules.population.findings import find_for_population
from jobbvei.rules.population.people import Population
from jobbvei.rules.subjects import MunicipalityYear, OfMunicipality
from jobbvei.shared.sentence import N_, Sentence

__all__ = [
    "BASE",
    "COLLECTIVE_NORWEGIAN",
    "EXTENDED",
    "FIRST_YEAR",
    "INTEGRATION",
    "MUNICIPAL_GRANTS",
    "NO_MONEY",
    "NO_RATES",
    "ORDINARY_NORWEGIAN",
    "OVER_FIRST_ASKED",
    "PERSON_GRANTS",
    "UNACCOMPANIED_MINOR",
    "YEARS_AHEAD",
    "Amount",
    "GrantOutlook",
    "NotPaid",
    "PersonOutlook",
    "Receiver",
    "YearSum",
    "grant_outlook",
    "illustrated",
    "newest_rate_year",
    "years_from",
]

BASE, OVER_FIRST_ASKED = "grant.norwegian_base_kr", "grant.more_than_first_asked_kr"
MUNICIPAL_GRANTS = (BASE, OVER_FIRST_ASKED)
"""Finding ids of what is paid to the municipality as one, after those of :data:`PERSON_GRANTS`."""
YEARS_AHEAD = 5
NOBODY_SAID = MunicipalityYear()


@dataclass(frozen=True, slots=True)
class Amount:
    """One grant to the municipality as one, in one calendar year.

    Attributes:
        kr: NOK; None when it is not known, and ``because`` says why and whom to ask.
        missing: The fact that would give an answer; empty when it waits for none.
        rule: The rule that decided; empty when none did.
    """

    grant: str
    year: int
    kr: Decimal | None
    missing: str
    rule: str
    because: Sentence


@dataclass(frozen=True, slots=True)
class YearSum:
    """Known and unknown amounts added up.

    Attributes:
        kr: Sum of what is known, NOK.
        unknown: How many amounts, or persons, are not known and so not in the sum.
    """

    kr: Decimal
    unknown: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is unknown."""
        return self.unknown == 0


@dataclass(frozen=True, slots=True)
class PersonOutlook:
    """Every grant for one person.

    Attributes:
        kr: By year and finding id, in the order of years and grants, NOK; None is not known.
    """

    kr: Mapping[YearAndGrant, Decimal | None]
    place: int
    paid: GrantsPaid

    def year_sum(self, year: int) -> YearSum:
        """All grants of a year; ``unknown`` counts grants."""
        return _sum(self.kr[year, grant] for grant in PERSON_GRANTS)

    def unknown(self) -> Iterator[YearAndGrant]:
        """What is not known, in the order of years and grants."""
        return (key for key, kr in self.kr.items() if kr is None)

    def why_not(self, year: int, grant: str) -> NotPaid:
        """Why a grant that is not known in a year is not."""
        return self.paid.why_not(self.place, year, grant)

    @property
    def is_nothing(self) -> bool:
        """Whether it is known that no grant is paid in any of the years."""
        return all(kr == NO_MONEY for kr in self.kr.values())


@dataclass(frozen=True, slots=True)
class GrantOutlook:
    """What a municipality is paid over the years.

    Attributes:
        people: In the order of the receivers.
        municipal: What is paid to the municipality as one, by year and finding id.
    """

    years: tuple[int, ...]
    people: tuple[PersonOutlook, ...]
    municipal: Mapping[YearAndGrant, Amount]
    requests: Mapping[int, MunicipalityYear]

    def grant_sum(self, grant: str, year: int) -> YearSum:
        """One grant in a year; ``unknown`` counts persons."""
        return _sum(person.kr[year, grant] for person in self.people)

    def year_sum(self, year: int) -> YearSum:
        """All grants of a year, those to the municipality as one among them.

        ``unknown`` counts persons with something unknown.
        """
        sums = [person.year_sum(year) for person in self.people]
        whole = _sum(self.municipal[year, grant].kr for grant in MUNICIPAL_GRANTS)
        return YearSum(sum((one.kr for one in sums), whole.kr), sum(not one.is_whole for one in sums))


def years_from(first: int) -> tuple[int, ...]:
    """The year and the five after it."""
    return tuple(range(first, first + YEARS_AHEAD + 1))


def grant_outlook(
    receivers: Sequence[Receiver], *, years: Sequence[int], requests: Mapping[int, MunicipalityYear] | None = None
) -> GrantOutlook:
    """Every grant for each of ``receivers`` and to the municipality as one, by year, with the year's own rates.

    Args:
        years: Calendar years; of one without rates it is only known who gets nothing.
        requests: By year, how many the municipality was first asked to settle and how many it settled.
    """
    book = rule_book()
    paid = GrantsPaid(receivers, years, book)
    people = _people(paid, paid.kr, len(receivers))
    return GrantOutlook(tuple(years), people, _municipal(people, years, requests or {}, book), requests or {})


def illustrated(outlook: GrantOutlook, receivers: Sequence[Receiver], *, with_rates_of: int) -> GrantOutlook:
    """The same people and years as in ``outlook``, as if the rates of one year held in all: of size, not a forecast.

    Only what the rates decide is asked again: who gets nothing gets nothing at any rate.

    Args:
        receivers: Those ``outlook`` was made of, in the same order.
        with_rates_of: The year whose rates are used.
    """
    book = book_with_rates_of(with_rates_of)
    paid = GrantsPaid(receivers, outlook.years, book)
    own = {key: [person.kr[key] for person in outlook.people] for key in paid.kr}
    kr = {key: own[key] if key[0] == with_rates_of else _where_paid(own[key], paid.kr[key]) for key in paid.kr}
    people = _people(paid, kr, len(receivers))
    municipal = _municipal(people, outlook.years, outlook.requests, book)
    return GrantOutlook(outlook.years, people, municipal, outlook.requests)


def _where_paid(own: Iterable[Decimal | None], other: Iterable[Decimal | None]) -> list[Decimal | None]:
    return [NO_MONEY if kr == NO_MONEY else with_rates for kr, with_rates in zip(own, other, strict=True)]


def _people(
    paid: GrantsPaid, kr: Mapping[YearAndGrant, Sequence[Decimal | None]], count: int
) -> tuple[PersonOutlook, ...]:
    return tuple(
        PersonOutlook({key: column[place] for key, column in kr.items()}, place, paid) for place in range(count)
    )


def _municipal(
    people: Sequence[PersonOutlook], years: Iterable[int], requests: Mapping[int, MunicipalityYear], book: RuleBook
) -> dict[YearAndGrant, Amount]:
    amounts: dict[YearAndGrant, Amount] = {}
    for year in years:
        amounts[year, BASE] = _base(people, year, book)
        amounts[year, OVER_FIRST_ASKED] = _of(OVER_FIRST_ASKED, year, requests.get(year, NOBODY_SAID), book)
    return amounts


def _base(people: Sequence[PersonOutlook], year: int, book: RuleBook) -> Amount:
    """The base grant when it is the same whether those who are unknown count or not."""
    norwegian = [[person.kr[year, grant] for grant in _COUNTED] for person in people]
    counted = sum(any(kr is not None and kr > NO_MONEY for kr in one) for one in norwegian)
    unknown = sum(None in one and not any(kr is not None and kr > NO_MONEY for kr in one) for one in norwegian)
    if _is_alike([_counting(number) for number in range(counted, counted + unknown + 1)], year, book):
        return _of(BASE, year, _counting(counted), book)
    values = {"fewest": counted, "most": counted + unknown}
    return Amount(BASE, year, None, "", "", Sentence(_BASE_NOT_KNOWN, values))


def _is_alike(possible: Iterable[MunicipalityYear], year: int, book: RuleBook) -> bool:
    """Whether the base grant is the same in every case that is possible."""
    cases = Population.of(OfMunicipality(one) for one in possible)
    found = find_for_population(cases, on=date(year, 12, 31), asked=(BASE,), book=book)
    return len(set(found[BASE].amounts)) == 1


def _counting(persons: int) -> MunicipalityYear:
    return MunicipalityYear(persons_with_norwegian=persons)


def _of(grant: str, year: int, municipality: MunicipalityYear, book: RuleBook) -> Amount:
    found = Case(book, OfMunicipality(municipality), date(year, 12, 31)).finding(grant)
    return Amount(grant, year, _kr(found), found.missing, found.rule, found.because)


def _kr(found: Finding) -> Decimal | None:
    return found.value if isinstance(found.value, Decimal) else None


def _sum(amounts: Iterable[Decimal | None]) -> YearSum:
    total, unknown = NO_MONEY, 0
    for kr in amounts:
        if kr is None:
            unknown += 1
        else:
            total += kr
    return YearSum(total, unknown)


_COUNTED = (COLLECTIVE_NORWEGIAN, ORDINARY_NORWEGIAN)
_BASE_NOT_KNOWN = N_(
    "Vi vet ikke om kommunen har {fewest} eller opp til {most} personer i målgruppen, og det avgjør grunntilskuddet."
)
