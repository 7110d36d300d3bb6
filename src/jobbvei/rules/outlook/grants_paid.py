"""Every grant for many people, year by year: kroner as columns, and why one is not known when somebody asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbvei.rules.engine.book import RuleBook
from jobbvei.rules.engine.case import Case
from jobbvei.rules.facts import Facts
from jobbvei.rules.population.findings import find_for_population
from jobbvei.rules.population.people import Population
from jobbvei.shared.sentence import N_, Sentence

INTEGRATION, EXTENDED = "grant.integration_kr", "grant.extended_norwegian_kr"
COLLECTIVE_NORWEGIAN, ORDINARY_NORWEGIAN = "grant.norwegian_37d_kr", "grant.norwegian_kr"
UNACCOMPANIED_MINOR = "grant.unaccompanied_minor_kr"
PERSON_GRANTS = (
    INTEGRATION, "grant.kindergarten_kr", "grant.elderly_kr", UNACCOMPANIED_MINOR, COLLECTIVE_NORWEGIAN,
    ORDINARY_NORWEGIAN, EXTENDED,
)  # fmt: skip
"""Finding ids of what is paid for one person, in the order of a budget."""
NO_MONEY = Decimal(0)
OF_THE_YEAR = {"year_asked"}
"""What a sentence may name and still be the same for everybody in a year."""
YearAndGrant = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody the municipality may be paid for; ``moved_on`` is the day they moved to another one."""

    facts: Facts
    moved_on: date | None = None


@dataclass(frozen=True, slots=True)
class NotPaid:
    """Why an amount is not known: the rule that says so, the fact that is missing if any, and the sentence."""

    rule: str
    missing: str
    because: Sentence


class GrantsPaid:
    """What is paid for each of ``receivers``, by one book.

    Attributes:
        kr: For each year and grant a column in the order of the receivers, NOK; None is not known.
    """

    def __init__(self, receivers: Sequence[Receiver], years: Sequence[int], book: RuleBook) -> None:
        people = Population.of(one.facts for one in receivers)
        self._receivers = receivers
        self._book = book
        self._alike: dict[tuple[int, str], Sentence] = {}
        self._found = {
            year: find_for_population(people, on=_last_day(year), asked=PERSON_GRANTS, book=book) for year in years
        }
        self.kr: Mapping[YearAndGrant, list[Decimal | None]] = {
            (year, grant): self._column(year, grant) for year in years for grant in PERSON_GRANTS
        }

    def why_not(self, person: int, year: int, grant: str) -> NotPaid:
        """Why the amount of the person at place ``person`` is not known."""
        moved_on = self._receivers[person].moved_on
        if moved_on is not None and _is_moved(moved_on, year, grant):
            return NotPaid("", "", Sentence(_YEAR_OF_MOVING, {"moved_on": moved_on}))
        found = self._found[year][grant].of(person)
        return NotPaid(found.rule, found.missing, self._because(person, year, grant))

    def _column(self, year: int, grant: str) -> list[Decimal | None]:
        """The column with what moving does: the rest goes to the new municipality, the year itself is not known.

        Law: GR-03 and GR-11 (Reading, ADR 0018).
        """
        if not self._receivers:
            return []
        column = self._found[year][grant].amounts
        for place, one in enumerate(self._receivers):
            if one.moved_on is not None and _is_moved(one.moved_on, year, grant):
                column[place] = NO_MONEY if year > one.moved_on.year else None
        return column

    def _because(self, person: int, year: int, grant: str) -> Sentence:
        """The sentence; one that tells of nothing but the year is found once for all."""
        row = self._found[year][grant].decided(person)
        key = row.unknown if row is not None else ""
        if not key or not OF_THE_YEAR.issuperset(self._book.sentences[key].names):
            return self._asked(person, year, grant)
        if (year, key) not in self._alike:
            self._alike[year, key] = self._asked(person, year, grant)
        return self._alike[year, key]

    def _asked(self, person: int, year: int, grant: str) -> Sentence:
        return Case(self._book, self._receivers[person].facts, _last_day(year)).finding(grant).because


def _last_day(year: int) -> date:
    return date(year, 12, 31)


def _is_moved(moved_on: date, year: int, grant: str) -> bool:
    """Whether moving decides; extended training stays with the municipality that made the decision (GR-08)."""
    return year >= moved_on.year and grant != EXTENDED


_YEAR_OF_MOVING = N_("Personen flyttet {moved_on}. Vi vet ikke hvilken kommune som får tilskuddet det året. Spør IMDi.")
