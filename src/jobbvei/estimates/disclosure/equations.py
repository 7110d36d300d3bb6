"""From tables to the system of equations: margins nobody wrote are added, and tables that contradict are refused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import LinearConstraint, milp

from jobbvei.estimates.disclosure.reading import COUNT
from jobbvei.estimates.disclosure.system import Cell, Line, System
from jobbvei.estimates.disclosure.tables import CountTable, Entry, Key, words_of
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Nested = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Release:
    """One release on its way: what was given, every cell, the sums, and the counts known so far."""

    given: Mapping[Key, Entry]
    sums: Mapping[tuple[Key, str], tuple[Key, ...]]
    counts: dict[Key, int | None]


def system_of(releases: Sequence[Sequence[CountTable]]) -> System:
    """One system for the releases, each of them one or more tables that may share cells.

    Raises:
        UnusableInput: Parts do not add up to their total, or two tables give the same cell different counts.
    """
    made = [_release(tables) for tables in releases]
    cells = tuple(Cell(number, key) for number, one in enumerate(made) for key in sorted(one.counts))
    masks = {key: number for number, key in enumerate(sorted({cell.key for cell in cells}))}
    known = [made[cell.release].counts[cell.key] for cell in cells]
    return _fitted(
        System(
            cells=cells,
            counts=tuple(count or 0 for count in known),
            is_known=tuple(count is not None for count in known),
            lines=tuple(_lines(made, cells)),
            masks=tuple(masks[cell.key] for cell in cells),
        )
    )


def _release(tables: Sequence[CountTable]) -> _Release:
    given = _given(tables)
    nested: Nested = {dimension: groups for table in tables for dimension, groups in table.nested.items()}
    every = _with_margins(given, nested)
    sums: dict[tuple[Key, str], list[Key]] = {}
    for key in sorted(every):
        for parent, dimension in _sums_over(key, nested):
            sums.setdefault((parent, dimension), []).append(key)
    counts = {key: given[key].count if key in given else None for key in every}
    release = _Release(given, {place: tuple(parts) for place, parts in sums.items()}, counts)
    while _derive(release):
        pass
    return release


def _given(tables: Iterable[CountTable]) -> dict[Key, Entry]:
    found: dict[Key, Entry] = {}
    for table in tables:
        for entry in table.entries:
            key = table.key(entry)
            before = found.get(key)
            if not entry.is_possible:
                continue
            if before is None or before.count is None:
                found[key] = entry
            elif entry.count not in {None, before.count}:
                raise _two_counts(key, before, entry)
    return found


def _with_margins(given: Iterable[Key], nested: Nested) -> set[Key]:
    """The cells and everything they can be summed to."""
    found: set[Key] = set()
    waiting = list(given)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(parent for parent, _dimension in _sums_over(key, nested))
    return found


def _sums_over(key: Key, nested: Nested) -> Iterator[tuple[Key, str]]:
    """The totals the cell is a part of, with the dimension that is summed over."""
    for place, (dimension, category) in enumerate(key):
        rest = key[:place] + key[place + 1 :]
        group = nested.get(dimension, {}).get(category)
        yield (rest if group is None else tuple(sorted((*rest, (dimension, group))))), dimension


def _derive(release: _Release) -> bool:
    """Fill every total and every part that follows from one line; whether any did."""
    any_followed = False
    for (total, _dimension), parts in release.sums.items():
        unknown = [part for part in parts if release.counts[part] is None]
        said, added = release.counts[total], sum(release.counts[part] or 0 for part in parts)
        if said is None and not unknown:
            release.counts[total] = added
            any_followed = True
        elif said is not None and len(unknown) == 1 and added <= said:
            release.counts[unknown[0]] = said - added
            any_followed = True
        elif said is not None and (added > said or (added < said and not unknown)):
            raise _does_not_add_up(release, total, parts)
    return any_followed


def _lines(made: Sequence[_Release], cells: Sequence[Cell]) -> Iterator[Line]:
    places = {cell: place for place, cell in enumerate(cells)}
    for number, release in enumerate(made):
        for (total, _dimension), parts in sorted(release.sums.items()):
            yield Line(places[Cell(number, total)], tuple(places[Cell(number, part)] for part in parts))


def _fitted(system: System) -> System:
    """The system with whole counts in its unknown cells that every line can live with.

    Raises:
        UnusableInput: There are none.
    """
    unknown = [place for place, is_known in enumerate(system.is_known) if not is_known]
    if not unknown:
        return system
    equations, counts = system.equations(), np.array(system.counts, dtype=np.int64)
    sides = -(equations @ counts)
    answer = milp(
        np.ones(len(unknown)), constraints=LinearConstraint(equations[:, unknown], sides, sides), integrality=1
    )
    if answer.x is None:
        raise UnusableInput("disclosure.does_not_add_up", Sentence(_NO_COUNTS_FIT))
    counts[unknown] = np.rint(answer.x).astype(np.int64)
    return replace(system, counts=tuple(counts.tolist()))


_TOTAL_IS_ANOTHER = N_(
    "Linje {line}, kolonne «{column}»: delene av «{cell}» blir {sum}, men totalen er {count}. "
    "Rett tallene, eller skriv .. der et tall mangler."
)
_TWO_SUMS = N_(
    "Linje {line}, kolonne «{column}»: «{cell}» blir {sum} når disse radene legges sammen, men {count} på en annen "
    "måte. Rett tallene, eller skriv .. der et tall mangler."
)
_NO_COUNTS_FIT = N_("Ingen tall kan stå der det mangler, så delene og totalene passer sammen. Se over totalene.")


def _two_counts(key: Key, one: Entry, other: Entry) -> UnusableInput:
    template = N_(
        "Linje {line}, kolonne «{column}»: «{cell}» er {other}, men {one} i en annen tabell (linje {first}). "
        "Rett den som er feil."
    )
    values = {
        "line": str(other.line),
        "column": COUNT,
        "cell": words_of(key),
        "other": str(other.count),
        "one": str(one.count),
        "first": str(one.line),
    }
    return UnusableInput("disclosure.two_counts", Sentence(template, values))


def _does_not_add_up(release: _Release, total: Key, parts: Sequence[Key]) -> UnusableInput:
    """Points at the total's row, or at the first of the parts when nobody wrote the total."""
    places = [key for key in (total, *parts) if key in release.given]
    template = _TOTAL_IS_ANOTHER if total in release.given else _TWO_SUMS
    values = {
        "line": str(release.given[places[0]].line) if places else "1",
        "column": COUNT,
        "cell": words_of(total),
        "sum": str(sum(release.counts[part] or 0 for part in parts)),
        "count": str(release.counts[total]),
    }
    return UnusableInput("disclosure.does_not_add_up", Sentence(template, values))
