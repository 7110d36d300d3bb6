"""Which cells the rule itself hides, and how much an attacker who knows the rule knows about a hidden cell."""

from jobbvei.estimates.disclosure.profiles import Profile
from jobbvei.estimates.disclosure.system import Line, System


def primary_cells(system: System, profile: Profile) -> frozenset[int]:
    """The places of the cells the rule hides: small counts, and zeros of small groups where the rule says so.

    Margins nobody wrote are in it too: a small one must not be possible to work out.
    """
    small = {
        place
        for place, count in enumerate(system.counts)
        if system.is_known[place] and 0 < count < profile.published_from
    }
    return frozenset(small | _hidden_zeros(system, profile))


def lowest_thinkable(system: System, profile: Profile) -> list[int]:
    """For each cell the lowest count an attacker who knows the rule can think of, were the cell hidden.

    Where the rule always shows zeros a hidden cell is at least 1, so that «1 + 1 under a shown 2» is no secret. An
    attacker is taken to know which lines are small enough to hide zeros: more than anybody can, so the audit is safe.
    """
    as_part = system.lines_as_part()
    return [
        int(count > 0 and known and not any(_is_small(system, line, profile) for line in as_part[place]))
        for place, (count, known) in enumerate(zip(system.counts, system.is_known, strict=True))
    ]


def _hidden_zeros(system: System, profile: Profile) -> set[int]:
    """Zeros under a small total, and those summed in them; never one that a shown zero already tells."""
    as_part = system.lines_as_part()
    zeros = [place for place, count in enumerate(system.counts) if not count and system.is_known[place]]
    hidden = {place for place in zeros if any(_is_small(system, line, profile) for line in as_part[place])}
    while more := {z for z in zeros if z not in hidden and any(line.total in hidden for line in as_part[z])}:
        hidden |= more
    while told := {z for z in hidden if any(_is_shown_zero(system, line, hidden) for line in as_part[z])}:
        hidden -= told
    return hidden


def _is_small(system: System, line: Line, profile: Profile) -> bool:
    return system.is_known[line.total] and 0 < system.counts[line.total] < profile.zeros_hidden_below


def _is_shown_zero(system: System, line: Line, hidden: set[int]) -> bool:
    return system.is_known[line.total] and not system.counts[line.total] and line.total not in hidden
