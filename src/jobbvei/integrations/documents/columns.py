"""How wide the columns of a table are, after what they hold, so that no ordinary word is broken.

The same in slides, Word and PDF: a column of numbers is narrow, one of sentences wide.
"""

from collections.abc import Sequence

from jobbvei.integrations.documents.document import Table
from jobbvei.integrations.documents.measuring import width_inches

WIDEST_WISH, NARROWEST, LONGEST_WORD_SHARE = 16.0, 0.9, 0.25
AROUND_WORD, AROUND_CELL = 0.35, 0.3
BOLD = 1.08  # bold letters are wider, and the header is bold


def column_widths(table: Table, *, room_inches: float, size_pt: float) -> list[float]:
    """The width of each column in inches; together they fill the room."""
    columns = list(zip(table.header, *table.rows, strict=True))
    longest = room_inches * LONGEST_WORD_SHARE
    least = [max(min(_longest_word(column, size_pt), longest) + AROUND_WORD, NARROWEST) for column in columns]
    wanted = [min(max(width_inches(cell, size_pt) for cell in column) + AROUND_CELL, WIDEST_WISH) for column in columns]
    spare = room_inches - sum(least)
    if spare < 0:
        return [room_inches * one / sum(least) for one in least]
    over = [max(want - low, 0.05) for want, low in zip(wanted, least, strict=True)]
    return [low + spare * one / sum(over) for low, one in zip(least, over, strict=True)]


def _longest_word(column: Sequence[str], size_pt: float) -> float:
    words = [word for cell in column for word in cell.split()] or [""]
    return max(width_inches(word, size_pt) * BOLD for word in words)
