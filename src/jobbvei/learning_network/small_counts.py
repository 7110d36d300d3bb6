"""Counts about people that several may read: five or more, and rounded down before they are added.

Why each is rounded and not the sum is in docs/adr/0022.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

SMALLEST_COUNT = 5
FEW = "færre enn 5"
_RESULT = re.compile(r"^(?:(?P<few>færre enn (?:5|fem))|(?P<count>\d[\d \u00a0]*))\s+(?P<words>\D.*)$", re.IGNORECASE)


class CountTooSmall(UnusableInput):
    """A count so small that it may point at somebody; nothing has been written."""

    def __init__(self, count: int) -> None:
        template = N_(
            "{count} er for få til å skrives: når det er færre enn {least}, kan noen kjenne igjen hvem det er."
            " Skriv «færre enn {least}» i stedet."
        )
        super().__init__(
            "learning_network.count_too_small", Sentence(template, {"count": count, "least": SMALLEST_COUNT})
        )


class ResultNotUnderstood(UnusableInput):
    """A line that does not begin with a count."""

    def __init__(self, line: str) -> None:
        template = N_("«{line}» begynner ikke med et tall. Skriv hvert resultat slik: 70 kom i jobb.")
        super().__init__("learning_network.result_not_understood", Sentence(template, {"line": line}))


@dataclass(frozen=True, slots=True)
class Result:
    """A result on a card.

    Attributes:
        count: Five or more; None for «fewer than five».
        words: What it counts: «kom i jobb».
    """

    count: int | None
    words: str


def ensure_large_enough(count: int) -> None:
    """Refuse a count below five, nought too: that all failed is also about each of them.

    Raises:
        CountTooSmall: With why, and what to write instead.
    """
    if count < SMALLEST_COUNT:
        raise CountTooSmall(count)


def rounded_down(count: int | None) -> int:
    """The count down to a whole five; nothing for «fewer than five».

    >>> rounded_down(14), rounded_down(5), rounded_down(None)
    (10, 5, 0)
    """
    return 0 if count is None else count - count % SMALLEST_COUNT


def at_least(counts: Iterable[int | None]) -> int:
    """What the counts come to, at least: each is rounded down before they are added, so every change is a whole five.

    >>> at_least([14, 5, None])
    15
    """
    return sum(rounded_down(one) for one in counts)


def results_in(lines: str) -> tuple[Result, ...]:
    """The results of a card, one on each line.

    Raises:
        ResultNotUnderstood: A line does not begin with a count.
        CountTooSmall: A count is below five.

    >>> results_in("102 begynte\\nfærre enn 5 sluttet")
    (Result(count=102, words='begynte'), Result(count=None, words='sluttet'))
    """
    return tuple(_result(line.strip()) for line in lines.splitlines() if line.strip())


def _result(line: str) -> Result:
    found = _RESULT.match(line)
    if found is None:
        raise ResultNotUnderstood(line)
    if found["few"]:
        return Result(None, found["words"])
    count = int(re.sub(r"\D", "", found["count"]))
    ensure_large_enough(count)
    return Result(count, found["words"])
