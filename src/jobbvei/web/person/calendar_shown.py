"""The calendar of a participant as the page writes it: each day with its words, its certainty and what is behind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.casework.types import CalendarEntry, LeadTime, PersonCalendar, When
from jobbvei.rules.outlook import legal_dates as law
from jobbvei.rules.outlook.legal_dates import Certainty, DateKind, LegalDate
from jobbvei.shared.sentence import Sentence
from jobbvei.web.person.law import FindingShown, shown

Kind = Literal["happened", "certain", "possible", "met", "overdue"]
# The deadlines whose meeting is written down, so that one that is not met can be told from one nobody has noted.
TRACKED = frozenset({law.PROGRAMME_START, law.NORWEGIAN_OFFER})
HANGS_ON: Mapping[str, Promise] = {
    law.PERMIT_YEAR: _("hvis den ikke forlenges"),
    law.PERMIT_LONGEST: _("hvis den forlenges"),
    law.NORWEGIAN_DECIDED_END: _("må avklares"),
}
"""What a date that is only possible hangs on, by id; a decision of the municipality for all others."""


@dataclass(frozen=True, slots=True)
class DayShown:
    """One thing on one day.

    Attributes:
        kind: How it is drawn.
        hangs_on: What a possible date hangs on, in a few words.
        is_registration: Whether it is a day in the national register, where we do not know what is done.
        counted_from: First day of the time that ends; None when there is none to tell.
        met_on: The day that met the deadline; None when nothing has.
        why: What is behind a day in the law; None for what has happened.
    """

    on: date
    label: Sentence
    kind: Kind
    hangs_on: str = ""
    is_registration: bool = False
    counted_from: date | None = None
    met_on: date | None = None
    lead: LeadTime | None = None
    why: FindingShown | None = None

    @property
    def reminded_from(self) -> date | None:
        """The first day the work list reminds of it; None when it does not."""
        return self.on - timedelta(days=self.lead.days) if self.lead else None


@dataclass(frozen=True, slots=True)
class CalendarShown:
    """The days by where they lie, then what is not known and what the law does not set.

    Attributes:
        overdue: Deadlines that are passed and not met, the oldest first.
        passed: All else that lies behind, the newest first.
    """

    overdue: Sequence[DayShown]
    today: Sequence[DayShown]
    coming: Sequence[DayShown]
    passed: Sequence[DayShown]
    unknown: Sequence[FindingShown]
    not_set: Sequence[FindingShown]

    @property
    def has_file(self) -> bool:
        """Whether there is a day in the law, today or later and not met, to put in another calendar."""
        return any(day.why and not day.met_on for day in (*self.today, *self.coming))


def calendar_shown(calendar: PersonCalendar, *, on: date) -> CalendarShown:
    """The calendar in words, as it is on ``on``."""
    passed = _days(calendar.on(When.PASSED), on)
    return CalendarShown(
        overdue=[day for day in passed if day.kind == "overdue"],
        passed=sorted((day for day in passed if day.kind != "overdue"), key=lambda day: day.on, reverse=True),
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
        kind=_kind(entry, dated),
        hangs_on=str(HANGS_ON.get(dated.id, _("krever vedtak"))) if _is_possible(dated) else "",
        is_registration=dated.id == law.REGISTRATION,
        counted_from=None if dated.kind is DateKind.BEGINS else dated.first_on,
        met_on=dated.met_on,
        lead=entry.lead if entry.when is not When.PASSED else None,
        why=why(dated, on=on),
    )


def _is_possible(dated: LegalDate) -> bool:
    return dated.certainty is Certainty.POSSIBLE


def _kind(entry: CalendarEntry, dated: LegalDate) -> Kind:
    if dated.met_on is not None:
        return "met"
    if dated.id in TRACKED and entry.when is When.PASSED:
        return "overdue"
    return "possible" if _is_possible(dated) else "certain"


def _behind(dates: Iterable[LegalDate], on: date) -> Sequence[FindingShown]:
    return shown((dated.finding for dated in dates), on=on)
