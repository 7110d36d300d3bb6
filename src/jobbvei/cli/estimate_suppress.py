"""``jobbvei estimate suppress``: which counts of a table may be shown, and the proof that the others stay hidden."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from jobbvei.cli.csv_rows import rows_in
from jobbvei.cli.estimate_answers import Answer, shown
from jobbvei.cli.tables import as_table
from jobbvei.shared.sentence import N_, Sentence

if TYPE_CHECKING:
    from jobbvei.estimates.disclosure.masked import MaskedCell, MaskedTable

HELP = "Hvilke tall i en tabell som kan vises, og hva som må skjules for at de små skal være skjult."
COUNT = "count"
NOTHING_BUT_HEAD = ("group", COUNT)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The table and whose rule to follow."""
    help_text = "CSV med en kolonne for hver inndeling og count; rader med total er summer."
    parser.add_argument("--table", required=True, type=Path, metavar="FIL", help=help_text)
    help_text = "ssb skjuler 1–2, nav 1–3, strict 1–4 og nuller i små grupper."
    parser.add_argument("--rule", required=True, metavar="REGEL", help=help_text)


def answer(arguments: argparse.Namespace) -> Answer:
    """Each cell with what became of it, and the audit."""
    from jobbvei.estimates.disclosure.masking import suppress  # noqa: PLC0415  # scipy, which --help never waits for
    from jobbvei.estimates.disclosure.profiles import profile_named  # noqa: PLC0415  # as above
    from jobbvei.estimates.disclosure.reading import NumberedRow, read_table  # noqa: PLC0415  # as above

    profile = profile_named(arguments.rule)
    rows = list(rows_in(arguments.table, needed=(COUNT,)))
    columns = list(rows[0].cells) if rows else [*NOTHING_BUT_HEAD]
    table = read_table([NumberedRow(row.line, row.cells) for row in rows], columns=columns)
    masked = suppress(table, profile)
    return Answer(masked.as_json(), _in_words(masked), is_yes=masked.audit.is_safe)


def _in_words(masked: "MaskedTable") -> str:
    rows = [(*cell.categories, _shown(cell, masked), STATES[cell.status.value]) for cell in masked.cells]
    table = as_table((*masked.dimensions, N_("Antall"), N_("Hva som skjedde")), rows)
    hidden = sum(cell.status.is_suppressed for cell in masked.cells)
    template = N_("{hidden} av {count} tall er skjult. Ingen av dem kan regnes ut av dem som vises.")
    return f"{table}\n\n{Sentence(template, {'hidden': hidden, 'count': len(masked.cells)})}"


def _shown(cell: "MaskedCell", masked: "MaskedTable") -> str:
    if cell.status.is_suppressed:
        return masked.profile.symbol
    return shown(cell.count) or ".."


STATES = {
    "published": N_("vises"),
    "primary": N_("skjult, for lite"),
    "secondary": N_("skjult, verner et annet"),
    "missing": N_("mangler"),
}
