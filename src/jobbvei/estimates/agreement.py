"""How far coders agree, beyond what chance gives."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

NEEDED_TO_PAIR = 2

Value = str | int | bool
Chosen = frozenset[str]


class Level(StrEnum):
    """What the values are to each other: only alike or not, or in an order."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"


def krippendorff_alpha(units: Sequence[Sequence[Value | None]], *, level: Level = Level.NOMINAL) -> float | None:
    """Krippendorff's alpha: 1 for full agreement, 0 for what chance gives, below 0 for systematic disagreement.

    Method: one minus observed over expected disagreement, both from the matrix of coincidences.
    Reference: Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania.
    Assumptions: the coders worked without seeing each other, and a unit that one of them left out is left out by
        chance. Ordinal values are compared as they sort.
    When not to use: fewer than some twenty units, or a value almost nobody uses. Alpha is then low or unsteady though
        the coders agree nearly always; show the counts beside it.

    Args:
        units: For each unit what each coder said; None where one said nothing. Units with one value are left out.

    Returns:
        None when nothing can be compared, or every value that can is the same: agreement by chance is then complete
        as well, and the measure says nothing.

    Two coders on three units. Coincidences: a-a 2, b-b 2, a-b 1, b-a 1; so a and b stand three times each of six.
    Observed disagreement 2/6; expected 2·3·3/(6·5) = 0.6; alpha = 1 - (1/3)/0.6 = 4/9:

    >>> round(krippendorff_alpha([["a", "a"], ["b", "b"], ["a", "b"]]), 4)
    0.4444
    >>> krippendorff_alpha([["a", "a"], ["a", None]]) is None
    True
    """
    coincidences = _coincidences(units)
    totals: dict[Value, float] = defaultdict(float)
    for (one, _other), count in coincidences.items():
        totals[one] += count
    apart = _ordinal_distances(totals) if level is Level.ORDINAL else _nominal_distances(totals)
    expected = sum(totals[one] * totals[other] * distance for (one, other), distance in apart.items())
    if not expected:
        return None
    observed = sum(coincidences.get(pair, 0.0) * distance for pair, distance in apart.items())
    return float(1 - (sum(totals.values()) - 1) * observed / expected)


def alpha_of_code(units: Sequence[Sequence[Chosen | None]], code: str) -> float | None:
    """Alpha for one code where a text may have several: for each coder and text, whether the code was chosen.

    Method, reference, assumptions: as :func:`krippendorff_alpha`, nominal, with two values.
    When not to use: for a code chosen once or twice; one disagreement then moves alpha from 1 to about 0.
    """
    return krippendorff_alpha([[_has(chosen, code) for chosen in unit] for unit in units])


def alpha_of_all(units: Sequence[Sequence[Chosen | None]], codes: Sequence[str]) -> float | None:
    """Alpha over every decision: each text and code is a unit, and the value is whether the code was chosen.

    Method, reference: as :func:`krippendorff_alpha`, nominal, with two values.
    Assumptions: a wrong yes weighs the same whatever the code. Codes seldom used make most decisions a shared no, so
        this is higher than alpha of the codes one by one.
    When not to use: alone. Show it with alpha of each code, where a weak one is seen.
    """
    return krippendorff_alpha([[_has(chosen, code) for chosen in unit] for unit in units for code in codes])


def _has(chosen: Chosen | None, code: str) -> bool | None:
    return None if chosen is None else code in chosen


def _coincidences(units: Sequence[Sequence[Value | None]]) -> Mapping[tuple[Value, Value], float]:
    """How often two values meet in a unit; a unit of m values counts as m, however many pairs it makes."""
    found: dict[tuple[Value, Value], float] = defaultdict(float)
    for unit in units:
        said = [value for value in unit if value is not None]
        if len(said) < NEEDED_TO_PAIR:
            continue
        weight = 1 / (len(said) - 1)
        for place, one in enumerate(said):
            for other in (*said[:place], *said[place + 1 :]):
                found[one, other] += weight
    return found


def _nominal_distances(totals: Mapping[Value, float]) -> dict[tuple[Value, Value], float]:
    return {(one, other): float(one != other) for one in totals for other in totals}


def _ordinal_distances(totals: Mapping[Value, float]) -> dict[tuple[Value, Value], float]:
    """The squared number of values between two, with half of each end."""
    order = sorted(totals)
    found = {}
    for first, one in enumerate(order):
        for last, other in enumerate(order):
            low, high = min(first, last), max(first, last)
            between = sum(totals[value] for value in order[low : high + 1])
            found[one, other] = (between - (totals[one] + totals[other]) / 2) ** 2
    return found
