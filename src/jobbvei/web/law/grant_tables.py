"""Grants in words and amounts: rows of the page's tables and of the files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.casework.municipal_grants import PersonGrants
from jobbvei.integrations.spreadsheets.tables_out import Cell, csv_of, xlsx_of
from jobbvei.rules.outlook.grants import BASE, NO_MONEY, PERSON_GRANTS, Amount, GrantOutlook, YearSum
from jobbvei.web.frame.formats import sentence
from jobbvei.web.person.law_words import fact_words

GRANT_WORDS: dict[str, Promise] = {
    "grant.integration_kr": gettext_lazy("Integreringstilskudd"),
    "grant.kindergarten_kr": gettext_lazy("Barnehagetilskudd"),
    "grant.elderly_kr": gettext_lazy("Eldretilskudd"),
    "grant.norwegian_37d_kr": gettext_lazy("Norsk etter § 37 d"),
    "grant.norwegian_kr": gettext_lazy("Norsk, vanlig persontilskudd"),
    "grant.extended_norwegian_kr": gettext_lazy("Utvidet norskopplæring"),
    BASE: gettext_lazy("Grunntilskudd til norsk"),
}


@dataclass(frozen=True, slots=True)
class YearCell:
    """One cell of a table: the year, what is known, and how many are not.

    Attributes:
        illustrated: The same with the newest known rates, when that is asked for.
        lacks_base: Whether it is a sum that the base grant is not in, because it is not known.
    """

    year: int
    sum: YearSum
    illustrated: "YearCell | None" = None
    lacks_base: bool = False

    @property
    def is_nothing_known(self) -> bool:
        """Whether there is nothing to show but that it is not known."""
        return (self.lacks_base or not self.sum.is_whole) and not self.sum.kr


@dataclass(frozen=True, slots=True)
class SumRow:
    """One grant over the years; ``is_total`` is the row of all."""

    words: str
    cells: tuple[YearCell, ...]
    is_total: bool = False
    is_base: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is not known, for which grants and years."""

    why: str
    what: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person over the years.

    Attributes:
        missing: Facts that would give an answer.
    """

    key: str
    name: str
    settled_on: date | None
    cells: tuple[YearCell, ...]
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]


def sum_rows(outlook: GrantOutlook) -> tuple[SumRow, ...]:
    """One row for each grant, one for the base grant, and the sum."""
    rows = [
        SumRow(str(GRANT_WORDS[grant]), tuple(YearCell(year, outlook.grant_sum(grant, year)) for year in outlook.years))
        for grant in PERSON_GRANTS
    ]
    base = tuple(YearCell(year, _as_sum(outlook.base[year])) for year in outlook.years)
    total = tuple(
        YearCell(year, outlook.year_sum(year), lacks_base=outlook.base[year].kr is None) for year in outlook.years
    )
    return (*rows, SumRow(str(GRANT_WORDS[BASE]), base, is_base=True), SumRow(_("Sum"), total, is_total=True))


def person_row(person: PersonGrants) -> PersonRow:
    """One person's sums by year, and why something is not known."""
    unknown = list(person.outlook.unknown())
    return PersonRow(
        key=str(person.participant.public_id),
        name=person.participant.full_name,
        settled_on=person.participant.settled_on,
        cells=tuple(_cells(person)),
        reasons=tuple(_reasons(unknown)),
        missing=tuple(dict.fromkeys(fact_words(one.missing) for one in unknown if one.missing)),
    )


def grants_as_csv(rows: Sequence[PersonGrants]) -> bytes:
    """One line for each person, year and grant that is paid or not known."""
    return csv_of(_header(), _lines(rows))


def grants_as_xlsx(rows: Sequence[PersonGrants]) -> bytes:
    """The same as a workbook."""
    return xlsx_of(_("Tilskudd"), _header(), _lines(rows))


def _as_sum(amount: Amount) -> YearSum:
    return YearSum(amount.kr or NO_MONEY, 0 if amount.kr is not None else 1)


def _cells(person: PersonGrants) -> Iterator[YearCell]:
    for year in dict.fromkeys(year for year, _grant in person.outlook.amounts):
        other = None if person.illustrated is None else YearCell(year, person.illustrated.year_sum(year))
        yield YearCell(year, person.outlook.year_sum(year), other)


def _reasons(unknown: Sequence[Amount]) -> Iterator[Reason]:
    """Each reason once, with the grants it stands for."""
    grants: dict[str, dict[str, None]] = {}
    for amount in unknown:
        grants.setdefault(sentence(amount.because), {})[str(GRANT_WORDS[amount.grant])] = None
    return (Reason(why, ", ".join(names)) for why, names in grants.items())


def _header() -> tuple[str, ...]:
    return (
        _("Deltaker"), _("Bosatt"), _("År"), _("Tilskudd"), _("Kroner"), _("Ikke kjent fordi"),
        _("Illustrasjon med nyeste kjente satser, kroner"),
    )  # fmt: skip


def _lines(rows: Sequence[PersonGrants]) -> Iterator[tuple[Cell, ...]]:
    for person in rows:
        for (year, grant), amount in person.outlook.amounts.items():
            illustrated = None if person.illustrated is None else person.illustrated.amounts[year, grant].kr
            if amount.kr == 0 and not illustrated:
                continue
            yield (
                person.participant.full_name,
                person.participant.settled_on,
                year,
                str(GRANT_WORDS[grant]),
                amount.kr,
                sentence(amount.because) if amount.kr is None else "",
                illustrated,
            )
