"""How far somebody has come in Norwegian and English, skill by skill."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from jobbvei.cli.demo.records import Level, Schooling, Training

STEPS = ("A0", "A1", "A2", "B1", "B2", "C1")
# Months of training before a step is usually reached orally; own assumption.
MONTHS_TO_STEP = (0.0, 1.5, 5.0, 12.0, 25.0, 48.0)
PACE = {"none": 0.5, "lower_secondary": 0.7, "upper_secondary": 1.0, "higher": 1.15}
UNPRACTISED_IN_WRITING = frozenset({"none", "lower_secondary"})
DAYS_IN_MONTH = 30.4
NORWEGIAN_TEST_FROM = 2  # A2; beginners are judged by their teacher
UNKNOWN_SHARE = 0.4  # of those who have just begun
TEACHER_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Learning:
    """How many months somebody has learnt Norwegian, and whether a teacher can tell."""

    months: float
    is_taught: bool


def learning_of(training: Training | None, settled_on: date, *, today: date) -> Learning:
    """From training; on one's own half as fast from the day one was settled."""
    if training is None:
        return Learning((today - settled_on).days / DAYS_IN_MONTH / 2, is_taught=False)
    last = min(training.ended_on or today, today)
    days = max((last - training.started_on).days - training.leave_days, 0)
    return Learning(days / DAYS_IN_MONTH, is_taught=True)


def norwegian(learning: Learning, schooling: Schooling, *, today: date, rng: random.Random) -> tuple[Level, ...]:
    """Levels in the four skills; none at all for some who have just begun, which means not known."""
    if learning.months < MONTHS_TO_STEP[1] and rng.random() < UNKNOWN_SHARE:
        return ()
    speaking = _step_after(learning.months * PACE[schooling.level] * rng.uniform(0.75, 1.25))
    on_paper = speaking - (1 if schooling.level in UNPRACTISED_IN_WRITING else 0)
    steps = {
        "listening": speaking + rng.choice((0, 0, 0, 1)),
        "reading": on_paper + rng.choice((0, 0, 1)),
        "writing": on_paper - rng.choice((0, 0, 1)),
        "speaking": speaking,
    }
    source, tested_on = _source_of(speaking, learning, today, rng)
    return tuple(Level("nb", skill, _name(step), source, tested_on) for skill, step in steps.items())


def english(schooling: Schooling, rng: random.Random) -> tuple[Level, ...]:
    """Oral English by the person's own account; not asked for everybody."""
    if rng.random() < 1 / 3:
        return ()
    weights = {
        "none": (9, 1, 0, 0, 0), "lower_secondary": (6, 3, 1, 0, 0),
        "upper_secondary": (2, 4, 3, 1, 0), "higher": (1, 3, 4, 3, 1),
    }[schooling.level]  # fmt: skip
    return (Level("en", "speaking", rng.choices(STEPS[:5], weights)[0], "self"),)


def _step_after(months: float) -> int:
    return max(step for step, needed in enumerate(MONTHS_TO_STEP) if months >= needed)


def _source_of(speaking: int, learning: Learning, today: date, rng: random.Random) -> tuple[str, date | None]:
    recently = today - timedelta(days=min(rng.randrange(5, 200), int(learning.months * DAYS_IN_MONTH / 2)))
    if not learning.is_taught:
        return "self", None
    if speaking < NORWEGIAN_TEST_FROM or rng.random() < TEACHER_SHARE:
        return "teacher", recently
    return "norwegian_test", recently


def _name(step: int) -> str:
    return STEPS[min(max(step, 0), len(STEPS) - 1)]
