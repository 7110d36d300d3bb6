"""Put the mask on: hide what the rule hides, then what protects it, then audit before anything is handed back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobbvei.estimates.disclosure.auditing import Audit, audit
from jobbvei.estimates.disclosure.equations import system_of
from jobbvei.estimates.disclosure.hiding import finder_for, hide_further
from jobbvei.estimates.disclosure.masked import CellStatus, MaskedCell, MaskedTable
from jobbvei.estimates.disclosure.primary import lowest_thinkable, primary_cells
from jobbvei.estimates.disclosure.profiles import Profile
from jobbvei.estimates.disclosure.system import Cell, System, places_of
from jobbvei.estimates.disclosure.tables import TOTAL, CountTable, Key, words_of
from jobbvei.shared.errors import JobbveiError
from jobbvei.shared.sentence import N_, Sentence


class UnsafeTable(JobbveiError):
    """The audit recovered a hidden cell, so no table is handed back."""


def suppress(table: CountTable, profile: Profile) -> MaskedTable:
    """Hide the small counts of a table, and the further cells it takes to keep them hidden.

    Method: the rule's cells; then :func:`jobbvei.estimates.disclosure.hiding.hide_further`; then the audit.
    Reference: Hundepool et al. (2012), Statistical Disclosure Control, chapter 4.
    Assumptions: the counts are of different people in each cell, and an attacker knows the rule and what is shown.
    When not to use: when more than some third of the cells end up hidden; coarser groups or rounding say more. For
        tables with the same people use ``suppress_linked``, and for the next month's use ``suppress_releases``.

    Raises:
        UnusableInput: Parts do not add up to their total.
        UnsafeTable: A hidden cell could be worked out; nothing may be shown.

    Two women must be hidden, and one more cell, or 9 - 7 would tell. The total is as good as the men, and hides more:

    >>> from jobbvei.estimates.disclosure.profiles import SSB
    >>> from jobbvei.estimates.disclosure.tables import count_table
    >>> sexes = count_table(("sex",), {("women",): 2, ("men",): 7, ("total",): 9})
    >>> [cell.status.value for cell in suppress(sexes, SSB).cells]
    ['primary', 'secondary', 'published']
    """
    return suppress_linked([table], profile)[0]


def suppress_linked(tables: Sequence[CountTable], profile: Profile) -> tuple[MaskedTable, ...]:
    """As :func:`suppress`, for tables that share cells: a cell is hidden in all of them or in none.

    Municipality by sex and municipality by age share the totals of the municipalities; masked apart, each could tell
    what the other hides.

    Raises:
        UnusableInput: As :func:`suppress`, or two tables give the same cell different counts.
        UnsafeTable: A hidden cell could be worked out.
    """
    return _mask([tables], profile, frozenset())


def suppress_releases(
    releases: Sequence[CountTable], profile: Profile, *, hidden_before: frozenset[Key] = frozenset()
) -> tuple[MaskedTable, ...]:
    """As :func:`suppress`, for the same table at several times: a cell is hidden in every release or in none.

    Otherwise a release where the cell is shown, and what little has changed since, tells the one where it is hidden.

    Args:
        hidden_before: What :meth:`MaskedTable.hidden` says of releases that are out already; it stays hidden.

    Raises:
        UnusableInput: As :func:`suppress`.
        UnsafeTable: A hidden cell could be worked out.
    """
    return _mask([[table] for table in releases], profile, hidden_before)


@dataclass(frozen=True, slots=True)
class _Decided:
    """The mask of a whole system."""

    system: System
    profile: Profile
    primary: frozenset[int]
    hidden: frozenset[int]
    audit: Audit

    def status(self, place: int) -> CellStatus:
        if place in self.primary:
            return CellStatus.PRIMARY
        return CellStatus.SECONDARY if place in self.hidden else CellStatus.PUBLISHED


def _mask(
    releases: Sequence[Sequence[CountTable]], profile: Profile, hidden_before: frozenset[Key]
) -> tuple[MaskedTable, ...]:
    system = system_of(releases)
    decided = _decide(system, profile, hidden_before)
    places = places_of(system.cells)
    return tuple(
        _masked(table, release, decided, places) for release, tables in enumerate(releases) for table in tables
    )


def _decide(system: System, profile: Profile, hidden_before: frozenset[Key]) -> _Decided:
    primary, lowest = primary_cells(system, profile), lowest_thinkable(system, profile)
    kept = {place for place, cell in enumerate(system.cells) if cell.key in hidden_before}
    masks = hide_further(system, primary | kept, finder_for(system, lowest))
    hidden = [place for place, mask in enumerate(system.masks) if mask in masks and system.is_known[place]]
    found = audit(system, hidden, lowest)
    if not found.is_safe:
        template = N_("Tabellen kan ikke vises: «{cell}» kan regnes ut av resten. Slå sammen grupper og prøv igjen.")
        cell = words_of(found.recovered[0].key)
        raise UnsafeTable("disclosure.not_safe", Sentence(template, {"cell": cell}))
    return _Decided(system, profile, primary, frozenset(hidden), found)


def _masked(table: CountTable, release: int, decided: _Decided, places: dict[Cell, int]) -> MaskedTable:
    return MaskedTable(
        dimensions=table.dimensions,
        release=release,
        cells=tuple(_written(table, release, decided, places)),
        unwritten=tuple(_unwritten(table, release, decided)),
        profile=decided.profile,
        audit=decided.audit,
    )


def _written(table: CountTable, release: int, decided: _Decided, places: dict[Cell, int]) -> Iterator[MaskedCell]:
    for entry in table.entries:
        key = table.key(entry)
        status = CellStatus.MISSING if entry.count is None else decided.status(places[Cell(release, key)])
        shown = entry.count if status is CellStatus.PUBLISHED else None
        yield MaskedCell(key, entry.categories, status, shown)


def _unwritten(table: CountTable, release: int, decided: _Decided) -> Iterator[MaskedCell]:
    """The hidden cells of the table's dimensions that have no row of their own in it."""
    written, dimensions = {table.key(entry) for entry in table.entries}, set(table.dimensions)
    for place in sorted(decided.hidden):
        cell = decided.system.cells[place]
        by = dict(cell.key)
        if cell.release == release and cell.key not in written and by.keys() <= dimensions:
            categories = tuple(by.get(dimension, TOTAL) for dimension in table.dimensions)
            yield MaskedCell(cell.key, categories, decided.status(place), None)
