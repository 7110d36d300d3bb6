"""Dates of introduction programmes and Norwegian training that hang together under the rules of their time.

The lengths below only place dates; what the law gives a person is worked out by ``rules``, never here.
"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobbvei.cli.demo.records import Permit, Programme, Training
from jobbvei.shared.period import add_months

NEW_RULES_ON = date(2026, 1, 1)  # a programme offered from this day has the lengths of 2026
EXTENDED_TRAINING_UNTIL = date(2026, 6, 30)
COLLECTIVE_PROTECTION_FROM = date(2022, 3, 11)
FIRST_START = date(2022, 7, 1)
COMPLETED_UPPER_SECONDARY = frozenset({"upper_secondary", "higher"})
EDUCATION_FIRST_UNDER = 25  # years; without upper secondary school, that comes first
SATURDAY = 5
DAYS_IN_MONTH = 30
LATEST_START_DAYS = 14
PART_TIME_SHARE = 0.3  # own assumption
OLD, NEW = "old", "new"


@dataclass(frozen=True, slots=True)
class Learner:
    """What the length of a programme hangs on."""

    permit_kind: str
    level: str
    years_higher: int
    origin: str
    end_goal: str


@dataclass(frozen=True, slots=True)
class Start:
    """When somebody was settled, offered a programme or training, and began."""

    settled_on: date
    offered_on: date
    started_on: date


def months_of_programme(learner: Learner, regime: str) -> int:
    """Longest programme in months, without extension."""
    completed = learner.level in COMPLETED_UPPER_SECONDARY
    if regime == NEW:
        new = {"work": 24, "upper_secondary_part": 36, "upper_secondary": 48, "trade_certificate": 60}
        return 12 if completed else new.get(learner.end_goal, 24)
    if completed:
        return 12 if _goes_on_to_study(learner) else 6
    return 36 if learner.end_goal == "upper_secondary" else 24


def running_programme(learner: Learner, days_left: int, *, today: date, rng: random.Random) -> Programme:
    """A programme that runs today and, by the rules of its time, ends about ``days_left`` days from today.

    Where no length fits between the rules before and after 2026, approved leave makes up the difference.
    """
    for regime in (NEW, OLD):
        programme = _ending(learner, regime, today + timedelta(days=days_left), rng)
        if (programme.offered_on >= NEW_RULES_ON) == (regime == NEW) and programme.started_on <= today:
            return _with_part_time(programme, learner, rng)
    if today < NEW_RULES_ON:  # further ahead than the short programmes of the time go
        longest = months_of_programme(learner, OLD) * DAYS_IN_MONTH - LATEST_START_DAYS
        return _ending(learner, OLD, today + timedelta(days=longest), rng)
    return _lengthened_by_leave(learner, today + timedelta(days=days_left), rng)


def programme_ending_on(learner: Learner, last_day: date, *, rng: random.Random) -> Programme:
    """A programme whose last day is exactly ``last_day``, for a goal with the same length before and after 2026.

    When the first day would fall in a weekend, it is the Friday before, with a day or two of leave since.
    """
    months = months_of_programme(learner, NEW)
    started = add_months(last_day + timedelta(days=1), -months)
    started -= timedelta(days=max(started.weekday() - SATURDAY + 1, 0))
    leave = (last_day - add_months(started, months)).days + 1
    offered = started - timedelta(days=rng.randrange(7, 29))
    return Programme(learner.end_goal, offered, started, leave_days=leave)


def ended_programme(learner: Learner, *, today: date, rng: random.Random) -> Programme:
    """A programme that began at least eight months ago and has ended, some of them early for a job."""
    latest = today - timedelta(days=240)
    started = _on_weekday(FIRST_START + timedelta(days=rng.randrange((latest - FIRST_START).days)))
    offered = started - timedelta(days=rng.randrange(7, 29))
    months = months_of_programme(learner, NEW if offered >= NEW_RULES_ON else OLD)
    full_time_over = add_months(started, months) - timedelta(days=1)
    ended = min(full_time_over, today - timedelta(days=rng.randrange(4, 60)))
    return Programme(learner.end_goal, offered, started, ended_on=ended)


def start_of(programme: Programme, rng: random.Random) -> Start:
    """Settled at most three months before the programme began."""
    earliest = programme.started_on - timedelta(days=85)
    settled = max(programme.offered_on - timedelta(days=rng.randrange(5, 50)), earliest)
    return Start(settled, programme.offered_on, programme.started_on)


def start_without_programme(*, is_new: bool, today: date, rng: random.Random) -> Start:
    """Settled within the last three months when new, else within sixteen; training begins some weeks later."""
    settled = today - timedelta(days=rng.randrange(20, 80) if is_new else rng.randrange(60, 480))
    offered = settled + timedelta(days=rng.randrange(5, 20))
    return Start(settled, offered, _on_weekday(offered + timedelta(days=rng.randrange(10, 50))))


def permit_before(start: Start, kind: str, *, by_agreement: bool, rng: random.Random) -> Permit:
    """Granted some weeks or months before the person was settled."""
    granted = start.settled_on - timedelta(days=rng.randrange(10, 110))
    earliest = COLLECTIVE_PROTECTION_FROM + timedelta(days=rng.randrange(4, 40))
    granted = max(granted, earliest) if kind == "collective_protection" else granted
    return Permit(kind, granted, start.settled_on, by_agreement)


def training_from(
    start: Start, learner: Learner, *, leave_days: int, today: date, rng: random.Random
) -> Training | None:
    """Norwegian training from the same start; None when it has not begun."""
    if start.started_on > today:
        return None
    completed = learner.level in COMPLETED_UPPER_SECONDARY
    collective = learner.permit_kind == "collective_protection"
    months = 12 if collective else 18 if completed else 36
    right_over = add_months(start.started_on, months) + timedelta(days=leave_days - 1)
    extensions = _extensions(right_over, 1 if completed else 4, today=today, rng=rng) if collective else ()
    last = add_months(right_over, sum(months for _, months in extensions))
    ended = last if last < today else None
    return Training(start.offered_on, start.started_on, ended, leave_days, extensions)


def _with_part_time(programme: Programme, learner: Learner, rng: random.Random) -> Programme:
    """Before 2026 a municipality short of capacity could offer part time to those under collective protection."""
    could = learner.permit_kind == "collective_protection" and programme.offered_on < NEW_RULES_ON
    if not could or rng.random() > PART_TIME_SHARE:
        return programme
    return replace(programme, part_time_percent=60, part_time_reason="capacity")


def _goes_on_to_study(learner: Learner) -> bool:
    from_ukrainian_school = learner.level == "upper_secondary" and learner.origin == "UA"
    return from_ukrainian_school and learner.end_goal in {"higher_education", "higher_vocational"}


def _ending(learner: Learner, regime: str, wanted_end: date, rng: random.Random) -> Programme:
    months = months_of_programme(learner, regime)
    started = _on_weekday(add_months(wanted_end + timedelta(days=1), -months))
    return Programme(learner.end_goal, started - timedelta(days=rng.randrange(7, 29)), started)


def _lengthened_by_leave(learner: Learner, wanted_end: date, rng: random.Random) -> Programme:
    """Offered in the autumn before the new rules; the leave is what is left of the way to the end."""
    offered = NEW_RULES_ON - timedelta(days=rng.randrange(30, 120))
    started = _on_weekday(offered + timedelta(days=rng.randrange(7, 21)))
    without_leave = add_months(started, months_of_programme(learner, OLD)) - timedelta(days=1)
    leave = max((wanted_end - without_leave).days, 0)
    return Programme(learner.end_goal, offered, started, leave_days=leave)


def _extensions(right_over: date, most: int, *, today: date, rng: random.Random) -> tuple[tuple[date, int], ...]:
    """Six months at a time, each decided shortly before the time runs out, while such decisions could be made."""
    decisions: list[tuple[date, int]] = []
    for number in range(most):
        decided = add_months(right_over, 6 * number) - timedelta(days=rng.randrange(5, 25))
        if decided > min(today, EXTENDED_TRAINING_UNTIL) or rng.random() < 1 / 4:
            break
        decisions.append((decided, 6))
    return tuple(decisions)


def _on_weekday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day
