"""What a municipality is paid for its people, year by year: known where the year's rates are, never guessed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from jobbvei.rules.engine.book import RuleBook
from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.findings import Finding
from jobbvei.rules.engine.parameters import DatedValue, Parameter
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.facts import Facts
from jobbvei.rules.library import rule_book
from jobbvei.rules.subjects import MunicipalityYear, OfMunicipality
from jobbvei.shared.sentence import N_, Sentence

INTEGRATION, EXTENDED = "grant.integration_kr", "grant.extended_norwegian_kr"
COLLECTIVE_NORWEGIAN, ORDINARY_NORWEGIAN = "grant.norwegian_37d_kr", "grant.norwegian_kr"
BASE = "grant.norwegian_base_kr"
PERSON_GRANTS = (
    INTEGRATION, "grant.kindergarten_kr", "grant.elderly_kr", COLLECTIVE_NORWEGIAN, ORDINARY_NORWEGIAN, EXTENDED,
)  # fmt: skip
"""Finding ids of what is paid for one person, in the order of a budget."""
YEARS_AHEAD = 5
FIRST_YEAR = 2021
FIRST_DAY = date(FIRST_YEAR, 1, 1)
NO_MONEY = Decimal(0)
GRANT = "grant."
GRANT_FIGURES = "municipal_grants."
NEWEST_RATE = "municipal_grants.integration_year_2_kr"


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody the municipality may be paid for; ``moved_on`` is the day they moved to another one."""

    facts: Facts
    moved_on: date | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """One grant for one person, or the base grant, in one calendar year.

    Attributes:
        kr: NOK; None when it is not known, and ``because`` says why and whom to ask.
        missing: The fact that would give an answer; empty when it waits for none.
    """

    grant: str
    year: int
    kr: Decimal | None
    missing: str
    said: Finding | Sentence

    @property
    def because(self) -> Sentence:
        """Why, in one sentence."""
        return self.said if isinstance(self.said, Sentence) else self.said.because


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
    """Every grant for one person by year and finding id."""

    amounts: Mapping[tuple[int, str], Amount]

    def year_sum(self, year: int) -> YearSum:
        """All grants of a year; ``unknown`` counts grants."""
        return _sum(self.amounts[year, grant] for grant in PERSON_GRANTS)

    def unknown(self) -> Iterator[Amount]:
        """What is not known, in the order of years and grants."""
        return (amount for amount in self.amounts.values() if amount.kr is None)

    @property
    def is_nothing(self) -> bool:
        """Whether it is known that no grant is paid in any of the years."""
        return all(amount.kr == NO_MONEY for amount in self.amounts.values())


@dataclass(frozen=True, slots=True)
class GrantOutlook:
    """What a municipality is paid over the years.

    Attributes:
        people: In the order of the receivers.
        base: The base grant by year.
    """

    years: tuple[int, ...]
    people: tuple[PersonOutlook, ...]
    base: Mapping[int, Amount]

    def grant_sum(self, grant: str, year: int) -> YearSum:
        """One grant in a year; ``unknown`` counts persons."""
        return _sum(person.amounts[year, grant] for person in self.people)

    def year_sum(self, year: int) -> YearSum:
        """All grants of a year, the base grant among them; ``unknown`` counts persons with something unknown."""
        sums = [person.year_sum(year) for person in self.people]
        base = self.base[year].kr or NO_MONEY
        return YearSum(sum((one.kr for one in sums), base), sum(not one.is_whole for one in sums))


def years_from(first: int) -> tuple[int, ...]:
    """The year and the five after it."""
    return tuple(range(first, first + YEARS_AHEAD + 1))


def newest_rate_year() -> int:
    """The newest year whose rates are known."""
    return rule_book().parameters[NEWEST_RATE].values[-1].valid_from.year


def grant_outlook(receivers: Sequence[Receiver], *, years: Sequence[int]) -> GrantOutlook:
    """Every grant for each of ``receivers`` and the base grant, by calendar year, with the year's own rates.

    Args:
        years: Calendar years; of one without rates it is only known who gets nothing.
    """
    book = rule_book()
    people = tuple(_person(one, years, book) for one in receivers)
    return GrantOutlook(tuple(years), people, {year: _base(people, year, book) for year in years})


def illustrated(outlook: GrantOutlook, receivers: Sequence[Receiver], *, with_rates_of: int) -> GrantOutlook:
    """The same people and years as in ``outlook``, as if the rates of one year held in all: of size, not a forecast.

    Args:
        receivers: Those ``outlook`` was made of, in the same order.
        with_rates_of: The year whose rates are used.
    """
    book = _book_with_rates_of(with_rates_of)
    pairs = zip(receivers, outlook.people, strict=True)
    people = tuple(_illustrated(one, known, with_rates_of, book) for one, known in pairs)
    return GrantOutlook(outlook.years, people, {year: _base(people, year, book) for year in outlook.years})


def _person(receiver: Receiver, years: Iterable[int], book: RuleBook) -> PersonOutlook:
    amounts: dict[tuple[int, str], Amount] = {}
    for year in years:
        case = Case(book, receiver.facts, date(year, 12, 31))
        for grant in PERSON_GRANTS:
            amounts[year, grant] = _moved(grant, year, receiver.moved_on) or _amount(case.finding(grant), year)
    return PersonOutlook(amounts)


def _illustrated(receiver: Receiver, known: PersonOutlook, rate_year: int, book: RuleBook) -> PersonOutlook:
    """Asks again only for what the rates decide: who gets nothing gets nothing at any rate."""
    amounts = dict(known.amounts)
    cases: dict[int, Case] = {}
    for (year, grant), amount in known.amounts.items():
        moves = _moved(grant, year, receiver.moved_on) is not None
        if year != rate_year and amount.kr != NO_MONEY and not moves:
            case = cases.setdefault(year, Case(book, receiver.facts, date(year, 12, 31)))
            amounts[year, grant] = _amount(case.finding(grant), year)
    return PersonOutlook(amounts)


def _amount(finding: Finding, year: int) -> Amount:
    kr = finding.value if isinstance(finding.value, Decimal) else None
    return Amount(finding.id, year, kr, finding.missing, finding)


def _moved(grant: str, year: int, moved_on: date | None) -> Amount | None:
    """What moving does: the rest goes to the new municipality; extended training stays with the one that decided."""
    if moved_on is None or year < moved_on.year or grant == EXTENDED:
        return None
    if year > moved_on.year:
        return Amount(grant, year, NO_MONEY, "", Sentence(_REST_GOES_ON, {"moved_on": moved_on}))
    return Amount(grant, year, None, "", Sentence(_YEAR_OF_MOVING, {"moved_on": moved_on}))


def _base(people: Sequence[PersonOutlook], year: int, book: RuleBook) -> Amount:
    """The base grant when it is the same whether those who are unknown count or not."""
    norwegian = [[person.amounts[year, grant].kr for grant in _COUNTED] for person in people]
    counted = sum(any(kr is not None and kr > NO_MONEY for kr in one) for one in norwegian)
    unknown = sum(None in one and not any(kr is not None and kr > NO_MONEY for kr in one) for one in norwegian)
    possible = [_base_of(number, year, book) for number in range(counted, counted + unknown + 1)]
    if len({one.kr for one in possible}) == 1:
        return possible[0]
    values = {"fewest": counted, "most": counted + unknown}
    return Amount(BASE, year, None, "", Sentence(_BASE_NOT_KNOWN, values))


def _base_of(persons: int, year: int, book: RuleBook) -> Amount:
    subject = OfMunicipality(MunicipalityYear(persons_with_norwegian=persons))
    return _amount(Case(book, subject, date(year, 12, 31)).finding(BASE), year)


def _sum(amounts: Iterable[Amount]) -> YearSum:
    kept = list(amounts)
    known = (amount.kr for amount in kept if amount.kr is not None)
    return YearSum(sum(known, NO_MONEY), sum(amount.kr is None for amount in kept))


@cache
def _book_with_rates_of(year: int) -> RuleBook:
    """The rules as if the rates and rows that hold only in ``year`` held in every year."""
    book = rule_book()
    asked = {one.table for one in book.provisions.values() if one.id.startswith(GRANT)}
    tables = {
        name: replace(table, rows=tuple(_held(row, year) for row in table.rows)) if name in asked else table
        for name, table in book.tables.items()
    }
    figures = {
        name: _held_figure(figure, year) if name.startswith(GRANT_FIGURES) else figure
        for name, figure in book.parameters.items()
    }
    return replace(book, tables=tables, parameters=figures)


def _held(row: Row, year: int) -> Row:
    """A row that ends with the year goes on, and one that begins with the year has always been."""
    if row.valid_to is None or row.valid_to.year != year:
        return row
    begins = FIRST_DAY if row.valid_from == date(year, 1, 1) else row.valid_from
    return replace(row, valid_from=begins, valid_to=None)


def _held_figure(figure: Parameter, year: int) -> Parameter:
    last_day = date(year, 12, 31)
    for dated in figure.values:
        if dated.valid_from <= last_day and (dated.valid_to is None or last_day <= dated.valid_to):
            return replace(figure, values=(DatedValue(dated.value, FIRST_DAY, None, dated.source),))
    return figure


_COUNTED = (COLLECTIVE_NORWEGIAN, ORDINARY_NORWEGIAN)
_REST_GOES_ON = N_("Personen flyttet {moved_on}. Resten av tilskuddet går til den nye kommunen.")
_YEAR_OF_MOVING = N_("Personen flyttet {moved_on}. Vi vet ikke hvilken kommune som får tilskuddet det året. Spør IMDi.")
_BASE_NOT_KNOWN = N_(
    "Vi vet ikke om kommunen har {fewest} eller opp til {most} personer i målgruppen, og det avgjør grunntilskuddet."
)
