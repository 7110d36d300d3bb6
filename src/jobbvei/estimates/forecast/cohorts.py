"""Everybody who starts, followed month by month until they leave: whole people in, whole people out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from jobbvei.estimates.forecast.hazards import Hazards
from jobbvei.estimates.forecast.months import month_text, months_in
from jobbvei.estimates.forecast.whole_people import rounded_together, share_out
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

PEOPLE_MAX: Final = 10_000_000
MONTHS_MAX: Final = 240


@dataclass(frozen=True, slots=True)
class Starts:
    """How many started in each month, by area (a municipality, or the nation).

    Attributes:
        counts: A row for each area, a column for each month from ``first_month``.
    """

    areas: tuple[str, ...]
    first_month: int
    counts: Ints

    @classmethod
    def of(cls, by_area: Mapping[str, Mapping[str, int]]) -> "Starts":
        """Starts by area and then by month (2023-07) or quarter (2023K3), which is split evenly on its months.

        Raises:
            UnusableInput: No area, a time that is none, the same month twice, or a count that is no count.
        """
        cells = {area: _by_month(area, starts) for area, starts in by_area.items()}
        months = [month for starts in cells.values() for month in starts]
        if not months:
            raise UnusableInput(
                "forecast.no_starts", Sentence(N_("«starts» er tom. Oppgi hvor mange som startet når."))
            )
        first = min(months)
        counts = np.zeros((len(cells), max(months) - first + 1), dtype=np.int64)
        for row, starts in enumerate(cells.values()):
            for month, count in starts.items():
                counts[row, month - first] = count
        return cls(tuple(cells), first, counts)

    @property
    def last_month(self) -> int:
        """The last month anybody may have started in."""
        return self.first_month + int(self.counts.shape[1]) - 1


@dataclass(frozen=True, slots=True)
class Followed:
    """Who was in the programme and who had left, at the end of each month, by area.

    Attributes:
        until: The last month followed.
        in_programme: By area, month, and month of start; months since the start are the difference of the two.
        exits: By area, month and cause: who left in the month.
        expected_exits: As ``exits``, before people were made whole.
    """

    starts: Starts
    hazards: Hazards
    until: int
    in_programme: Ints
    exits: Ints
    expected_exits: Floats

    @property
    def months(self) -> tuple[int, ...]:
        """The months followed, the first month anybody started first."""
        return tuple(range(self.starts.first_month, self.until + 1))

    def in_programme_by_area(self) -> Ints:
        """By area and month."""
        return np.asarray(self.in_programme.sum(axis=2))


def follow(starts: Starts, hazards: Hazards, *, until: int) -> Followed:
    """Follow all who start through ``until``.

    Method: a Markov chain in months since the start. Whoever starts in a month is there at its end; the chance to
        leave in month m after it is the hazard of month m. People are kept whole: in each area the number who leave in
        a month is what is expected minus what has left already, rounded, shared on the months of start and on the
        causes by largest remainder, so remainders are carried on and not lost.
    Reference: Kalbfleisch, J. D. and Prentice, R. L. (2002), The Statistical Analysis of Failure Time Data, Wiley,
        on discrete hazards by cause.
    Assumptions: the hazards hold for all areas and all months of start, and nobody comes back.
    When not to use: as an answer on its own; it has no uncertainty. See ``draws``.

    Args:
        until: The last month to follow, as :func:`jobbvei.estimates.forecast.months.months_in` counts.

    Raises:
        UnusableInput: The hazards end before everybody has left or ``until`` is reached, or ``until`` is before the
            first start.

    Ten start in January 2023; half leave after one month, the rest after two:

    >>> january = Starts.of({"Eksempelvik": {"2023-01": 10}})
    >>> followed = follow(january, Hazards.of({"work": [0.3, 0.6], "moved": [0.2, 0.4]}), until=january.first_month + 2)
    >>> followed.exits[0].tolist(), followed.in_programme_by_area().tolist()
    ([[0, 0], [3, 2], [3, 2]], [[10, 5, 0]])
    """
    span = until - starts.first_month + 1
    ensure_covered(hazards, span)
    counts = padded(starts.counts, span)
    expected = _expected_exits(counts, hazards, span)
    in_programme = _people_by_start(counts, hazards)
    before = np.pad(in_programme[:, :-1], ((0, 0), (1, 0), (0, 0)))
    left = (before - in_programme).clip(min=0).sum(axis=2)
    return Followed(starts, hazards, until, in_programme, _by_cause(left, expected), expected)


def padded(counts: Ints, span: int) -> Ints:
    """The starts by area in the first ``span`` months; none in months after the last that is known of."""
    room = np.zeros((counts.shape[0], span), dtype=np.int64)
    width = min(span, counts.shape[1])
    room[:, :width] = counts[:, :width]
    return room


def ensure_covered(hazards: Hazards, span: int) -> None:
    """Ensure the hazards say what happens in every month somebody may reach in ``span`` months; else UnusableInput."""
    if span < 1:
        raise UnusableInput(
            "forecast.until_too_early", Sentence(N_("«until» er før den første starten. Velg en senere."))
        )
    if span > MONTHS_MAX:
        raise UnusableInput("forecast.until_too_late", Sentence(N_("Prognosen er lengre enn 20 år. Velg en kortere.")))
    months = len(hazards.table)
    if hazards.still_there()[-1] > 0 and span - 1 > months:
        template = N_("«hazards» går til måned {months}, men noen har vært med i {needed}. Oppgi andelene så langt.")
        raise UnusableInput("forecast.hazards_too_short", Sentence(template, {"months": months, "needed": span - 1}))


def leaving_through(hazards: Hazards, span: int) -> Floats:
    """Of all who start, the share who leave in month 1, 2, … ``span`` by cause; nobody after the last hazard."""
    leaving = hazards.leaving()[:span]
    return np.asarray(np.pad(leaving, ((0, span - len(leaving)), (0, 0))))


def _people_by_start(counts: Ints, hazards: Hazards) -> Ints:
    """Who is there at the end of each month, by area, month and month of start."""
    areas, span = counts.shape
    people = np.zeros((areas, span, span), dtype=np.int64)
    for month in range(span):
        if month:
            there = people[:, month - 1]
            people[:, month] = there - _leaving(there, counts * _still_by_start(hazards, month, span))
        people[:, month, month] = counts[:, month]
    return people


def _by_cause(left: Ints, expected: Floats) -> Ints:
    """Those who left each month, on the causes that are owed most: expected so far less what has been given."""
    exits = np.zeros(expected.shape, dtype=np.int64)
    owed = np.zeros(expected[:, 0].shape)
    for month in range(left.shape[1]):
        owed += expected[:, month]
        exits[:, month] = share_out(left[:, month], np.maximum(owed, 0))
        owed -= exits[:, month]
    return exits


def _expected_exits(counts: Ints, hazards: Hazards, span: int) -> Floats:
    leaving = leaving_through(hazards, span)
    expected = np.zeros((counts.shape[0], span, leaving.shape[1]))
    for start in range(span - 1):
        expected[:, start + 1 :] += counts[:, start, None, None] * leaving[: span - start - 1]
    return expected


def _still_by_start(hazards: Hazards, month: int, span: int) -> Floats:
    """For each month of start, the share still there at the end of ``month``; 0 for those yet to start, or then."""
    still = hazards.still_there()[: month + 1]
    reached = np.zeros(span)
    reached[month - len(still) + 1 : month] = still[:0:-1]
    return reached


def _leaving(there: Ints, expected_still: Floats) -> Ints:
    """How many leave from each month of start: what was there less what should be left, as whole people."""
    return np.minimum(rounded_together(there - expected_still), there)


def _by_month(area: str, starts: Mapping[str, int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for time, count in starts.items():
        if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= PEOPLE_MAX:
            raise UnusableInput("forecast.no_count", _no_count(area, time))
        months = months_in(time)
        shares = share_out(np.array([count]), np.ones((1, len(months))))[0].tolist()
        if twice := found.keys() & set(months):
            raise UnusableInput("forecast.month_twice", _twice(area, month_text(min(twice))))
        found |= dict(zip(months, shares, strict=True))
    return found


def _no_count(area: str, time: str) -> Sentence:
    template = N_("«starts» for {area}, {time}: skriv antallet som startet, et helt tall fra null og opp.")
    return Sentence(template, {"area": area, "time": time})


def _twice(area: str, month: str) -> Sentence:
    template = N_("«starts» for {area} har {month} to ganger. Behold måneden eller kvartalet, ikke begge.")
    return Sentence(template, {"area": area, "month": month})
