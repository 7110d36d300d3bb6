"""Why somebody is on the work list today: published whole-number parts, added up, each with a sentence.

Points are given for what an adviser can do something about. Nothing about the person themselves counts: not sex,
country, language or age. Change a number here, and the manual's table changes with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jobbvei.casework.law_dates import LawDates
from jobbvei.casework.reminders import LEAD_TIMES, Reminder, lead_time
from jobbvei.shared.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class Scale:
    """Points by days left; a date that has passed counts as 0 days left.

    Attributes:
        steps: (days left at most, points), the nearest first.
        first: Points from the day the reminder begins (see ``reminders.py``) until the first step.
    """

    steps: tuple[tuple[int, int], ...]
    first: int


PROGRAMME_END_POINTS = Scale(((7, 60), (14, 50), (30, 40), (60, 20)), first=10)
PROGRAMME_START_POINTS = Scale(((7, 50), (14, 40)), first=30)
NORWEGIAN_END_POINTS = Scale(((7, 40), (14, 35), (30, 30)), first=15)
WORK_CONTENT_POINTS = Scale(((7, 25), (14, 20)), first=15)
PERMIT_END_POINTS = Scale(((30, 30), (60, 20)), first=10)
REGISTRATION_POINTS = Scale(((3, 10),), first=5)
# No end further ahead than this gives points, so nobody asks what an extension of it would give.
LAW_DAYS_AHEAD = max(
    lead.days
    for reminder in (Reminder.EXTENSION_WINDOW, Reminder.PROGRAMME_END, Reminder.NORWEGIAN_END)
    for lead in LEAD_TIMES[reminder]
)
# (days overdue at least, points)
OVERDUE_STEP_POINTS = ((22, 45), (8, 40), (1, 30))
WAITING_TOO_LONG_POINTS = ((8, 25), (1, 15))
DUE_TODAY_POINTS = 20
WAITING_POINTS = 5
NO_STEP_POINTS = 35
# (days since last contact at least, points)
NO_CONTACT_POINTS = ((56, 30), (28, 20), (14, 10))
NEVER_CONTACT_POINTS = 25
START_FORGOTTEN_DAYS = 180  # a start that is later than this is no longer a matter for this list


class Ground(StrEnum):
    """What gives points; the order decides between grounds with the same points."""

    LAW = "law"
    OVERDUE = "overdue"
    NO_STEP = "no_step"
    NO_CONTACT = "no_contact"
    WAITING = "waiting"
    DUE_TODAY = "due_today"


@dataclass(frozen=True, slots=True)
class StepState:
    """The open step that comes first."""

    due_on: date
    waits: bool


@dataclass(frozen=True, slots=True)
class UrgencyPart:
    """Points from one ground, and the sentence that says so.

    Attributes:
        days_left: Days to the date in the law; None for other grounds, and where we cannot tell whether it is met.
        unclear: What the law leaves open and whom to ask; None when nothing is.
    """

    ground: Ground
    points: int
    sentence: Sentence
    days_left: int | None = None
    unclear: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Urgency:
    """All parts, the heaviest first; empty when nothing presses."""

    parts: tuple[UrgencyPart, ...]

    @property
    def points(self) -> int:
        """The sum of the parts."""
        return sum(part.points for part in self.parts)

    @property
    def law_days_left(self) -> int | None:
        """Days to the date in the law that counts, negative when it has passed; None without one."""
        return next((part.days_left for part in self.parts if part.ground is Ground.LAW), None)

    @property
    def why_first(self) -> Sentence:
        """One sentence from the two heaviest parts."""
        grounds = [part.ground for part in self.parts[:2]]
        return Sentence(_WHY[frozenset(grounds)])


def urgency_of(
    *, dates: LawDates, step: StepState | None, contact_days: int | None, sees_contacts: bool, on: date
) -> Urgency:
    """Add up the parts for one person.

    Args:
        dates: Dates in the law; empty for roles that do not see them.
        step: The open step that comes first; None when there is none.
        contact_days: Days since last contact; None is never.
        sees_contacts: Whether the role sees contacts; without it contact gives no points.
    """
    parts = [*_law_parts(dates, on), *_step_parts(step, on)]
    if sees_contacts:
        parts += _contact_parts(contact_days)
    heaviest_law = max((part for part in parts if part.ground is Ground.LAW), key=_weight, default=None)
    kept = [part for part in parts if part.ground is not Ground.LAW or part is heaviest_law]
    return Urgency(tuple(sorted(kept, key=_weight, reverse=True)))


def _weight(part: UrgencyPart) -> tuple[int, int]:
    return part.points, -list(Ground).index(part.ground)


def _law_parts(dates: LawDates, on: date) -> Iterator[UrgencyPart]:
    yield from _programme_parts(dates, on)
    if dates.norwegian_end is not None and dates.norwegian_end >= on:
        can_extend = _is_later(dates.norwegian_extended_end, dates.norwegian_end)
        usual = _UNCLEAR_NORWEGIAN if dates.norwegian_unclear else _NORWEGIAN
        templates = _EXTENDABLE_NORWEGIAN if can_extend else usual
        counted = _Counted(Reminder.NORWEGIAN_END, NORWEGIAN_END_POINTS, templates)
        for part in _law_part(counted, dates.norwegian_end, on):
            yield replace(part, unclear=dates.norwegian_unclear)
    if dates.permit_longest is not None and dates.permit_longest >= on:
        yield from _law_part(_PERMIT_LONGEST, dates.permit_longest, on)
    if dates.register_by is not None:
        yield from _register_part(dates.register_by, dates.registered, on)


def _programme_parts(dates: LawDates, on: date) -> Iterator[UrgencyPart]:
    start_by, work_from = dates.programme_start_by, dates.work_content_from
    if dates.programme_end is not None:
        for part in _law_part(_end_of_programme(dates, dates.programme_end), dates.programme_end, on):
            yield replace(part, unclear=dates.extension_unclear)
    if start_by is not None and (on - start_by).days <= START_FORGOTTEN_DAYS:
        yield from _law_part(_Counted(Reminder.PROGRAMME_START, PROGRAMME_START_POINTS, _START), start_by, on)
    if work_from is not None and work_from >= on:
        yield from _law_part(_Counted(Reminder.WORK_CONTENT, WORK_CONTENT_POINTS, _WORK_CONTENT), work_from, on)


def _end_of_programme(dates: LawDates, end: date) -> "_Counted":
    if _is_later(dates.programme_extended_end, end):
        return _Counted(Reminder.EXTENSION_WINDOW, PROGRAMME_END_POINTS, _EXTENDABLE_END)
    templates = _UNCLEAR_END if dates.extension_unclear else _FINAL_END
    return _Counted(Reminder.PROGRAMME_END, PROGRAMME_END_POINTS, templates)


def _is_later(extended_end: date | None, end: date) -> bool:
    return extended_end is not None and extended_end > end


@dataclass(frozen=True, slots=True)
class _Counted:
    """A date that counts: when the reminder begins, what it weighs, and what is said ahead, on the day and after."""

    reminder: Reminder
    scale: Scale
    templates: tuple[str, str, str]


def _law_part(counted: _Counted, last_day: date, on: date) -> Iterator[UrgencyPart]:
    days_left, points = (last_day - on).days, _points(counted.reminder, counted.scale, last_day, on)
    if points:
        ahead, today, passed = counted.templates
        template = passed if days_left < 0 else today if days_left <= 1 else ahead
        yield UrgencyPart(Ground.LAW, points, Sentence(template, {"days": days_left, "day": last_day}), days_left)


def _register_part(last_day: date, events: tuple[str, ...], on: date) -> Iterator[UrgencyPart]:
    """It may be registered already, which nobody tells us: it is said, and never moves anybody to another tab."""
    points = _points(Reminder.REGISTRATION, REGISTRATION_POINTS, last_day, on)
    if points:
        template = N_("Skal stå i introduksjonsregisteret innen {day}: {events}")
        yield UrgencyPart(Ground.LAW, points, Sentence(template, {"day": last_day, "events": events}))


def _points(reminder: Reminder, scale: Scale, last_day: date, on: date) -> int:
    days_left = (last_day - on).days
    if days_left > lead_time(reminder, on=on).days:
        return 0
    return next((points for most, points in scale.steps if days_left <= most), scale.first)


def _step_parts(step: StepState | None, on: date) -> Iterator[UrgencyPart]:
    if step is None:
        yield UrgencyPart(Ground.NO_STEP, NO_STEP_POINTS, Sentence(N_("Har ikke noe neste steg")))
        return
    days, values = (on - step.due_on).days, {"day": step.due_on}
    if step.waits:
        late = next((points for least, points in WAITING_TOO_LONG_POINTS if days >= least), WAITING_POINTS)
        template = N_("Vi skulle hatt svar {day} – purr") if days > 0 else N_("Vi venter på svar til {day}")
        yield UrgencyPart(Ground.WAITING, late, Sentence(template, values))
    elif days > 0:
        points = next(points for least, points in OVERDUE_STEP_POINTS if days >= least)
        yield UrgencyPart(Ground.OVERDUE, points, Sentence(N_("Fristen for neste steg var {day}"), values))
    elif days == 0:
        yield UrgencyPart(Ground.DUE_TODAY, DUE_TODAY_POINTS, Sentence(N_("Neste steg har frist i dag")))


def _contact_parts(contact_days: int | None) -> Iterator[UrgencyPart]:
    if contact_days is None:
        yield UrgencyPart(Ground.NO_CONTACT, NEVER_CONTACT_POINTS, Sentence(N_("Ingen kontakt er ført ennå")))
        return
    points = next((points for least, points in NO_CONTACT_POINTS if contact_days >= least), 0)
    if points:
        sentence = Sentence(N_("Sist kontakt for {days} dager siden"), {"days": contact_days})
        yield UrgencyPart(Ground.NO_CONTACT, points, sentence)


# Days ahead; today or tomorrow; passed.
_EXTENDABLE_END = (
    N_("Program slutter om {days} dager – vurder forlengelse"),
    N_("Programmet slutter {day} – vurder forlengelse nå"),
    N_("Programmet skulle vært slutt {day} – avslutt eller forleng"),
)
_UNCLEAR_END = (
    N_("Program slutter om {days} dager – avklar om det kan forlenges"),
    N_("Programmet slutter {day} – avklar om det kan forlenges"),
    N_("Programmet skulle vært slutt {day} – avslutt det"),
)
_FINAL_END = (
    N_("Program slutter om {days} dager – avklar hva som skjer etterpå"),
    N_("Programmet slutter {day} – avklar hva som skjer etterpå"),
    N_("Programmet skulle vært slutt {day} – avslutt det"),
)
_START = (
    N_("Programmet skal starte innen {days} dager"),
    N_("Programmet skal starte senest {day}"),
    N_("Programmet skulle startet senest {day}"),
)
_EXTENDABLE_NORWEGIAN = (
    N_("Norskopplæringen slutter om {days} dager – vurder utvidelse"),
    N_("Norskopplæringen slutter {day} – vurder utvidelse nå"),
    N_("Norskopplæringen sluttet {day}"),
)
_NORWEGIAN = (
    N_("Norskopplæringen slutter om {days} dager"),
    N_("Norskopplæringen slutter {day}"),
    N_("Norskopplæringen sluttet {day}"),
)
_UNCLEAR_NORWEGIAN = (
    N_("Norskopplæringen etter vedtak slutter om {days} dager – avklar om vedtaket gjelder"),
    N_("Norskopplæringen etter vedtak slutter {day} – avklar om vedtaket gjelder"),
    N_("Norskopplæringen sluttet {day}"),
)
_WORK_CONTENT = (
    N_("Kravet til arbeidsrettede timer begynner om {days} dager"),
    N_("Kravet til arbeidsrettede timer begynner {day}"),
    N_("Kravet til arbeidsrettede timer begynte {day}"),
)
_PERMIT_LONGEST = _Counted(
    Reminder.PERMIT_END,
    PERMIT_END_POINTS,
    (
        N_("Kollektiv beskyttelse kan vare i {days} dager til – spør UDI hva som skjer videre"),
        N_("Kollektiv beskyttelse kan vare til {day} – spør UDI hva som skjer videre"),
        N_("Kollektiv beskyttelse kunne vare til {day}"),
    ),
)
_WHY: dict[frozenset[Ground], str] = {
    frozenset(): N_("Ingenting haster."),
    frozenset({Ground.LAW}): N_("Fristen i loven er nærmest."),
    frozenset({Ground.OVERDUE}): N_("Neste steg har gått over fristen."),
    frozenset({Ground.NO_STEP}): N_("Det mangler et neste steg."),
    frozenset({Ground.NO_CONTACT}): N_("Det er lenge siden dere snakket sammen."),
    frozenset({Ground.WAITING}): N_("Vi venter på svar fra andre."),
    frozenset({Ground.DUE_TODAY}): N_("Neste steg skal gjøres i dag."),
    frozenset({Ground.LAW, Ground.OVERDUE}): N_("Fristen i loven er nær, og neste steg har gått over fristen."),
    frozenset({Ground.LAW, Ground.NO_STEP}): N_("Fristen i loven er nær, og det mangler et neste steg."),
    frozenset({Ground.LAW, Ground.NO_CONTACT}): N_("Fristen er nærmest, og det er lenge siden dere snakket sammen."),
    frozenset({Ground.LAW, Ground.WAITING}): N_("Fristen i loven er nær, og vi venter på svar fra andre."),
    frozenset({Ground.LAW, Ground.DUE_TODAY}): N_("Fristen i loven er nær, og neste steg skal gjøres i dag."),
    frozenset({Ground.OVERDUE, Ground.NO_CONTACT}): N_(
        "Neste steg har gått over fristen, og det er lenge siden dere snakket sammen."
    ),
    frozenset({Ground.NO_STEP, Ground.NO_CONTACT}): N_(
        "Det mangler et neste steg, og det er lenge siden dere snakket sammen."
    ),
    frozenset({Ground.WAITING, Ground.NO_CONTACT}): N_(
        "Vi venter på svar fra andre, og det er lenge siden dere snakket sammen."
    ),
    frozenset({Ground.DUE_TODAY, Ground.NO_CONTACT}): N_(
        "Neste steg skal gjøres i dag, og det er lenge siden dere snakket sammen."
    ),
}
