"""Grants in words and amounts: rows of the page's tables and of the files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.casework.municipal_grants import GrantsForFile, PersonGrants
from jobbvei.integrations.spreadsheets.csv_out import Cell, csv_of
from jobbvei.integrations.spreadsheets.workbook_out import xlsx_of
from jobbvei.rules.outlook.grants import (
    BASE,
    MUNICIPAL_GRANTS,
    NO_MONEY,
    NO_RATES,
    OVER_FIRST_ASKED,
    PERSON_GRANTS,
    Amount,
    GrantOutlook,
    NotPaid,
    PersonOutlook,
    YearSum,
)
from jobbvei.shared.sentence import Sentence
from jobbvei.web.frame.formats import sentence
from jobbvei.web.person.law_words import fact_words

GRANT_WORDS: dict[str, Promise] = {
    "grant.integration_kr": gettext_lazy("Integreringstilskudd"),
    "grant.kindergarten_kr": gettext_lazy("Barnehagetilskudd"),
    "grant.elderly_kr": gettext_lazy("Eldretilskudd"),
    "grant.unaccompanied_minor_kr": gettext_lazy("Enslige mindreårige, særskilt tilskudd"),
    "grant.norwegian_37d_kr": gettext_lazy("Norsk etter § 37 d"),
    "grant.norwegian_kr": gettext_lazy("Norsk, vanlig persontilskudd"),
    "grant.extended_norwegian_kr": gettext_lazy("Utvidet norskopplæring"),
    BASE: gettext_lazy("Grunntilskudd til norsk"),
    OVER_FIRST_ASKED: gettext_lazy("Bosatte ut over anmodningen"),
}
LACKING: dict[str, Promise] = {
    BASE: gettext_lazy("uten grunntilskuddet"),
    OVER_FIRST_ASKED: gettext_lazy("uten bosatte ut over anmodningen"),
}


@dataclass(frozen=True, slots=True)
class YearCell:
    """One cell of a table: the year, what is known, and how many are not.

    Attributes:
        illustrated: The same with the newest known rates, when that is asked for.
        lacks: What the sum is without, because it is not known.
    """

    year: int
    sum: YearSum
    illustrated: "YearCell | None" = None
    lacks: tuple[str, ...] = ()

    @property
    def is_nothing_known(self) -> bool:
        """Whether there is nothing to show but that it is not known."""
        return (bool(self.lacks) or not self.sum.is_whole) and not self.sum.kr


@dataclass(frozen=True, slots=True)
class SumRow:
    """One grant over the years; ``is_total`` is the row of all, ``is_municipal`` one that is not paid for persons."""

    words: str
    cells: tuple[YearCell, ...]
    is_total: bool = False
    is_municipal: bool = False


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
    municipal = [
        SumRow(
            str(GRANT_WORDS[grant]),
            tuple(YearCell(year, _as_sum(outlook.municipal[year, grant])) for year in outlook.years),
            is_municipal=True,
        )
        for grant in MUNICIPAL_GRANTS
    ]
    total = tuple(YearCell(year, outlook.year_sum(year), lacks=_lacks(outlook, year)) for year in outlook.years)
    return (*rows, *municipal, SumRow(_("Sum"), total, is_total=True))


def person_row(person: PersonGrants) -> PersonRow:
    """One person's sums by year, and why something is not known."""
    unknown = list(_not_for_rates(person.outlook))
    return PersonRow(
        key=str(person.participant.public_id),
        name=person.participant.full_name,
        settled_on=person.participant.settled_on,
        cells=tuple(_cells(person)),
        reasons=tuple(_reasons(unknown)),
        missing=tuple(dict.fromkeys(fact_words(why.missing) for _grant, why in unknown if why.missing)),
    )


def notes(outlook: GrantOutlook) -> tuple[Reason, ...]:
    """Why what is paid to the municipality as one is not known, each reason once; not when it is the rates alone."""
    grants: dict[str, dict[str, None]] = {}
    for (year, grant), amount in outlook.municipal.items():
        if amount.kr is None and (amount.rule != NO_RATES or amount.missing):
            grants.setdefault(sentence(amount.because), {})[f"{GRANT_WORDS[grant]} {year}"] = None
    return tuple(Reason(why, ", ".join(names)) for why, names in grants.items())


def grants_as_csv(found: GrantsForFile) -> bytes:
    """One line for each person, year and grant that is paid or not known, and then those to the municipality as one."""
    return csv_of(_header(), _lines(found))


def grants_as_xlsx(found: GrantsForFile) -> bytes:
    """The same as a workbook."""
    return xlsx_of(_("Tilskudd"), _header(), _lines(found))


def _as_sum(amount: Amount) -> YearSum:
    return YearSum(amount.kr or NO_MONEY, 0 if amount.kr is not None else 1)


def _lacks(outlook: GrantOutlook, year: int) -> tuple[str, ...]:
    return tuple(str(LACKING[grant]) for grant in MUNICIPAL_GRANTS if outlook.municipal[year, grant].kr is None)


def _cells(person: PersonGrants) -> Iterator[YearCell]:
    for year in dict.fromkeys(year for year, _grant in person.outlook.kr):
        other = None if person.illustrated is None else YearCell(year, person.illustrated.year_sum(year))
        yield YearCell(year, person.outlook.year_sum(year), other)


def _not_for_rates(outlook: PersonOutlook) -> Iterator[tuple[str, NotPaid]]:
    """Each grant that is not known for another reason than the year's rates, which the page tells of once for all."""
    for year, grant in outlook.unknown():
        why = outlook.why_not(year, grant)
        if why.rule != NO_RATES or why.missing:
            yield grant, why


def _reasons(unknown: Sequence[tuple[str, NotPaid]]) -> Iterator[Reason]:
    """Each reason once, with the grants it stands for."""
    grants: dict[str, dict[str, None]] = {}
    for grant, why in unknown:
        grants.setdefault(sentence(why.because), {})[str(GRANT_WORDS[grant])] = None
    return (Reason(why, ", ".join(names)) for why, names in grants.items())


def _header() -> tuple[str, ...]:
    return (
        _("Deltaker"), _("Bosatt"), _("År"), _("Tilskudd"), _("Kroner"), _("Ikke kjent fordi"),
        _("Illustrasjon med nyeste kjente satser, kroner"),
    )  # fmt: skip


def _lines(found: GrantsForFile) -> Iterator[tuple[Cell, ...]]:
    said = _Said()
    for person in found.rows:
        yield from _person_lines(person, said)
    for (year, grant), amount in found.outlook.municipal.items():
        illustrated = None if found.illustrated is None else found.illustrated.municipal[year, grant].kr
        if amount.kr != NO_MONEY or illustrated:
            why = said.of(amount.because) if amount.kr is None else ""
            yield _("Kommunen"), None, year, str(GRANT_WORDS[grant]), amount.kr, why, illustrated


def _person_lines(person: PersonGrants, said: "_Said") -> Iterator[tuple[Cell, ...]]:
    words = {grant: str(GRANT_WORDS[grant]) for grant in PERSON_GRANTS}
    name, settled_on = person.participant.full_name, person.participant.settled_on
    for (year, grant), kr in person.outlook.kr.items():
        illustrated = None if person.illustrated is None else person.illustrated.kr[year, grant]
        if kr != NO_MONEY or illustrated:
            why = said.of(person.outlook.why_not(year, grant).because) if kr is None else ""
            yield name, settled_on, year, words[grant], kr, why, illustrated


class _Said:
    """Sentences in the reader's language; one that many share is put into words once."""

    def __init__(self) -> None:
        self._by_identity: dict[int, tuple[Sentence, str]] = {}

    def of(self, one: Sentence) -> str:
        """The sentence in words."""
        known = self._by_identity.get(id(one))
        if known is None or known[0] is not one:
            known = self._by_identity[id(one)] = one, sentence(one)
        return known[1]
