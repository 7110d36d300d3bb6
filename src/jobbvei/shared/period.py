"""Time as law and people mean it: whole days, half-open inside, last day on the page."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from jobbvei.shared.errors import JobbveiError
from jobbvei.shared.sentence import N_, Sentence


class ImpossiblePeriod(JobbveiError):
    """A period that would end before it starts."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from ``start`` up to, not including, ``end``; ``end=None`` means open.

    >>> Period.through(date(2024, 1, 1), date(2024, 1, 31)).days
    31
    >>> Period(date(2024, 1, 1), None).last_day is None
    True
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ImpossiblePeriod(
                "period.ends_before_start",
                Sentence(
                    N_("Perioden slutter {end} før den begynner {start}. Rett en av datoene."),
                    {"start": self.start, "end": self.end},
                ),
            )

    @classmethod
    def through(cls, first_day: date, last_day: date | None) -> "Period":
        """The period of ``first_day`` through ``last_day``, both days included."""
        return cls(first_day, None if last_day is None else last_day + timedelta(days=1))

    @property
    def last_day(self) -> date | None:
        """The last day inside, or None when the period is open."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def days(self) -> int | None:
        """Number of days inside, or None when the period is open."""
        return None if self.end is None else (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether at least one day lies in both periods."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, clamped to the end of a shorter month.

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2023, 8, 21), 3)
    (datetime.date(2024, 2, 29), datetime.date(2023, 11, 21))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    in_every_month = day.day <= _SHORTEST_MONTH_DAYS
    last = day.day if in_every_month else min(day.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, last)


def age_on(born_on: date, day: date) -> int:
    """Full years lived on ``day``; who is born on 29 February has birthday on 1 March in other years.

    >>> age_on(date(1989, 5, 2), date(2023, 5, 1)), age_on(date(1989, 5, 2), date(2023, 5, 2))
    (33, 34)
    """
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


_SHORTEST_MONTH_DAYS = 28
