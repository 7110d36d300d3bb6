"""The counts of figure 11 that can be read, and forty-one invented texts that have them.

Source: NIBR's evaluation of the network (2025), figure 11, N=41. Two counts cannot be read in the scan. They are None
here and are never guessed.
"""

from collections.abc import Mapping
from types import MappingProxyType

MUNICIPALITIES = 41
FIGURE_11: Mapping[str, int | None] = MappingProxyType(
    {
        "better_internal_cooperation": 34,
        "more_refugees_in_work": None,
        "better_cooperation_employers": 19,
        "better_work_processes": 17,
        "new_solutions": 14,
        "anchoring_ownership": 14,
        "learning_from_others": 13,
        "better_recruitment": 11,
        "better_cooperation_nav": None,
        "information": 4,
        "cooperation_other_municipalities": 3,
        "hr_mentioned": 3,
        "economy_social_assistance": 3,
    }
)
READABLE = {key: count for key, count in FIGURE_11.items() if count is not None}
UNREADABLE = [key for key, count in FIGURE_11.items() if count is None]
# Codes a few texts have besides, so that there is something behind the reserved numbers that must not be shown.
BEHIND_THE_RESERVED = 6


def codes_of_text(number: int) -> list[str]:
    """The codes of the invented text with the number, from 0: each code is spread over the municipalities in turn."""
    starts = {key: 3 * place for place, key in enumerate(READABLE)}
    said = [key for key, count in READABLE.items() if (number - starts[key]) % MUNICIPALITIES < count]
    return said + [key for key in UNREADABLE if number < BEHIND_THE_RESERVED]


def text_of(number: int) -> str:
    """An invented text; the codes are in it only as their keys, which nobody could have written."""
    return f"Oppdiktet forventning {number + 1}: {', '.join(codes_of_text(number)) or 'vet ikke ennå'}."
