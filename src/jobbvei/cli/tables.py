"""Rows as a table for a terminal: columns as wide as they need, the longest text wrapped."""

import textwrap
from collections.abc import Sequence
from itertools import zip_longest

CELL_WIDTH = 44
GAP = "  "


def as_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The rows under their heads; a cell wider than :data:`CELL_WIDTH` goes over several lines.

    >>> print(as_table(("Navn", "Svar"), [("Rett", "ja")]))
    Navn  Svar
    ----  ----
    Rett  ja
    """
    widths = [min(CELL_WIDTH, max(map(len, column))) for column in zip(heads, *rows, strict=True)]
    lines = [_line(heads, widths), _line(["-" * width for width in widths], widths)]
    for row in rows:
        cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
        lines += [_line(parts, widths) for parts in zip_longest(*cells, fillvalue="")]
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
