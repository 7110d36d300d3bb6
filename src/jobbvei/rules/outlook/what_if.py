"""What the law would give if something were otherwise: nothing is kept, only compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jobbvei.rules.explain import Finding, explain
from jobbvei.rules.facts import Facts, Goal, Work
from jobbvei.rules.guidance import guide
from jobbvei.rules.outlook.legal_dates import KINDS, Certainty, LegalDate, legal_dates
from jobbvei.rules.reading.impossible_dates import refuse_impossible_dates

MOVING = "programme.after_moving"
STAYS_WHEN_MOVING = ("norwegian.", "social_studies.", "grant.")
"""What a move without agreement leaves as it is (Reading, ADR 0018): only the right to the programme is lost by it."""


class Move(StrEnum):
    """A move to another municipality: agreed between the two, or not.

    Law: integreringsloven § 8 (IP-07, IP-36); Reading, ADR 0018.
    """

    AGREED = "agreed"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, slots=True)
class Change:
    """What would be otherwise; None, or no days, is as it is.

    Attributes:
        work: A job, or an offer of one.
        programme_leave_days: Leave from the programme beyond what is written.
        norwegian_leave_days: Leave from Norwegian training beyond what is written.
        programme_starts_on: Another start of the programme; the offer moves with it when the start was offered later.
        norwegian_starts_on: The same for Norwegian training.
    """

    goal: Goal | None = None
    work: Work | None = None
    programme_leave_days: int = 0
    norwegian_leave_days: int = 0
    programme_starts_on: date | None = None
    norwegian_starts_on: date | None = None
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class DatePair:
    """One date as it is and as it would be; None where it is not there at all."""

    before: LegalDate | None
    after: LegalDate | None

    @property
    def either(self) -> LegalDate:
        """The date as it would be, else as it is."""
        one = self.after or self.before
        assert one is not None  # noqa: S101  # a pair holds at least one
        return one

    @property
    def is_changed(self) -> bool:
        """Whether the day, or how sure it is, would be another."""
        return _substance(self.before) != _substance(self.after)

    @property
    def days_moved(self) -> int | None:
        """How many days later it would be, negative when earlier; None when one of them has no day."""
        if self.before is None or self.after is None or self.before.on is None or self.after.on is None:
            return None
        return (self.after.on - self.before.on).days


@dataclass(frozen=True, slots=True)
class Comparison:
    """What would be otherwise.

    Attributes:
        dates: Every date that is set before or after, by the new day.
        answers: Pairs of other answers that would be otherwise, as they are and as they would be.
        moving: What the law says of moving; None when no move was asked about.
    """

    dates: tuple[DatePair, ...]
    answers: tuple[tuple[Finding, Finding], ...]
    moving: Finding | None


def supposed(facts: Facts, change: Change) -> Facts:
    """The facts as they would be."""
    programme, norwegian = facts.programme, facts.norwegian
    programme_start = change.programme_starts_on or programme.started_on
    norwegian_start = change.norwegian_starts_on or norwegian.started_on
    return replace(
        facts,
        goal=change.goal or facts.goal,
        work=change.work or facts.work,
        settled_by_agreement=False if change.move is Move.NOT_AGREED else facts.settled_by_agreement,
        programme=replace(
            programme,
            started_on=programme_start,
            offered_on=_not_after(programme.offered_on, programme_start),
            leave_days=programme.leave_days + change.programme_leave_days,
        ),
        norwegian=replace(
            norwegian,
            started_on=norwegian_start,
            offered_on=_not_after(norwegian.offered_on, norwegian_start),
            leave_days=norwegian.leave_days + change.norwegian_leave_days,
        ),
    )


def compare(facts: Facts, change: Change, *, on: date) -> Comparison:
    """The law as it is and as it would be, on ``on``.

    Raises:
        UnusableInput: The change cannot be: a start before the permit, a job that ends before it begins.
    """
    otherwise = supposed(facts, change)
    refuse_impossible_dates(otherwise, on=on)
    unmoved = supposed(facts, replace(change, move=None))
    moving = guide(otherwise, on=on, only=frozenset({MOVING})) if change.move else ()
    dates = [one for one in legal_dates(otherwise, on=on) if not one.key.startswith(STAYS_WHEN_MOVING)]
    stays = [one for one in legal_dates(unmoved, on=on) if one.key.startswith(STAYS_WHEN_MOVING)]
    return Comparison(
        dates=compared_dates(legal_dates(facts, on=on), (*dates, *stays)),
        answers=tuple(_changed_answers(facts, otherwise, unmoved, on)),
        moving=moving[0] if moving else None,
    )


def compared_dates(before: Sequence[LegalDate], after: Sequence[LegalDate]) -> tuple[DatePair, ...]:
    """Pairs of the dates that have a day, or whose day would come or go, by the new day and then the old."""
    old, new = {one.key: one for one in before}, {one.key: one for one in after}
    pairs = [DatePair(old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old))]
    shown = [pair for pair in pairs if _has_day(pair.before) or _has_day(pair.after) or pair.is_changed]
    return tuple(sorted(shown, key=_place))


def _changed_answers(facts: Facts, otherwise: Facts, unmoved: Facts, on: date) -> Iterator[tuple[Finding, Finding]]:
    for old, moved, stays in zip(*(explain(one, on=on) for one in (facts, otherwise, unmoved)), strict=True):
        new = stays if old.id.startswith(STAYS_WHEN_MOVING) else moved
        if old.id not in KINDS and (old.value, old.standing) != (new.value, new.standing):
            yield old, new


def _not_after(offered_on: date | None, start: date | None) -> date | None:
    """An offer is never later than the start; a start moved to before it takes the offer along."""
    return offered_on if offered_on is None or start is None else min(offered_on, start)


def _has_day(dated: LegalDate | None) -> bool:
    return dated is not None and dated.on is not None


def _place(pair: DatePair) -> tuple[date, date, str]:
    days = [one.on for one in (pair.after, pair.before) if one is not None and one.on is not None]
    return (days[0] if days else date.max, days[-1] if days else date.max, pair.either.key)


def _substance(dated: LegalDate | None) -> tuple[object, ...]:
    is_set = dated is not None and dated.certainty is not Certainty.NOT_SET
    return (dated.on, dated.certainty) if dated is not None and is_set else ()
