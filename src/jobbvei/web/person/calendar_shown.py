"""The calendar of a participant as the page writes it: each day with its words, its certainty and what is behind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jobbvei.casework.types import CalendarEntry, LeadTime, PersonCalendar, When
from jobbvei.rules.outlook.legal_dates import DateKind, LegalDate
from jobbvei.shared.sentence import Sentence
from jobbvei.web.person.law import FindingShown, shown


@dataclass(frozen=True, slots=True)
class DayShown:
    """One thing on one day.

    Attributes:
        kind: How it is drawn: ``happened``, ``certain`` or ``possible``.
        counted_from: First day of the time that ends; None when there is none to tell.
        met_on: The day that met the deadline; None when nothing has.
        why: What is behind a day in the law; None for what has happened.
    """

    on: date
    label: Sentence
    kind: str
    counted_from: date | None = None
    met_on: date | None = None
    lead: LeadTime | None = None
    why: FindingShown | None = None


@dataclass(frozen=True, slots=True)
class CalendarShown:
    """The days by where they lie, then what is not known and what the law does not set."""

    passed: Sequence[DayShown]
    today: Sequence[DayShown]
    coming: Sequence[DayShown]
    unknown: Sequence[FindingShown]
    not_set: Sequence[FindingShown]

    @property
    def has_file(self) -> bool:
        """Whether there is a day in the law, today or later and not met, to put in another calendar."""
        return any(day.why and not day.met_on for day in (*self.today, *self.coming))


def calendar_shown(calendar: PersonCalendar, *, on: date) -> CalendarShown:
    """The calendar in words, as it is on ``on``."""
    return CalendarShown(
        passed=_days(calendar.on(When.PASSED), on),
        today=_days(calendar.on(When.TODAY), on),
        coming=_days(calendar.on(When.COMING), on),
        unknown=_behind(calendar.unknown, on),
        not_set=_behind(calendar.not_set, on),
    )


def why(dated: LegalDate, *, on: date) -> FindingShown:
    """What is behind one date: rule, facts, figures and paragraph."""
    (finding,) = shown([dated.finding], on=on)
    return finding


def _days(entries: Iterable[CalendarEntry], on: date) -> list[DayShown]:
    return [_day(entry, on) for entry in entries]


def _day(entry: CalendarEntry, on: date) -> DayShown:
    dated = entry.legal
    if dated is None:
        return DayShown(entry.on, entry.label, "happened")
    return DayShown(
        on=entry.on,
        label=entry.label,
        kind=dated.certainty.value,
        counted_from=None if dated.kind is DateKind.BEGINS else dated.first_on,
        met_on=dated.met_on,
        lead=entry.lead if entry.when is not When.PASSED else None,
        why=why(dated, on=on),
    )


def _behind(dates: Iterable[LegalDate], on: date) -> Sequence[FindingShown]:
    return shown((dated.finding for dated in dates), on=on)
