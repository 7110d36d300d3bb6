"""``jobbvei estimate exits``: the share who have left the programme by each month, by cause."""

import argparse
from pathlib import Path

from jobbvei.cli.csv_rows import Row, rows_in
from jobbvei.cli.estimate_answers import Answer, shown
from jobbvei.cli.numbers import number_of
from jobbvei.cli.tables import as_table
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

HELP = "Andelen som har gått ut av programmet over tid, etter grunn."
TIME, CAUSES = "time", ("event", "cause")
_TIME = Sentence(N_("Skriv tiden siden start som et tall, for eksempel 6 eller 6.5."))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One row for each person."""
    help_text = "CSV med kolonnene time (tid siden start) og event (grunn; tom eller 0: deltar fortsatt)."
    parser.add_argument("--events", required=True, type=Path, metavar="FIL", help=help_text)


def answer(arguments: argparse.Namespace) -> Answer:
    """Cumulative incidence by cause."""
    from jobbvei.estimates.exits import exits_answer  # noqa: PLC0415  # scipy, which --help never waits for

    rows = list(rows_in(arguments.events, needed=(TIME,)))
    cause = _cause_column(rows, arguments.events)
    found = exits_answer(
        [row.required(TIME, _time, _TIME) for row in rows],
        [row.cells[cause] for row in rows],
    )
    by_cause = found["cumulative_incidence"]
    table = [
        (shown(time), str(at_risk), *(_percent(shares[place]) for shares in by_cause.values()))
        for place, (time, at_risk) in enumerate(zip(found["times"], found["at_risk"], strict=True))
    ]
    return Answer(found, as_table((N_("Tid"), N_("Deltok"), *by_cause), table))


def _cause_column(rows: list[Row], path: Path) -> str:
    held = [name for name in CAUSES if rows and name in rows[0].cells]
    if rows and len(held) != 1:
        template = N_("{file}, linje 1: skriv grunnen i én kolonne som heter event eller cause.")
        raise UnusableInput("exits.no_cause", Sentence(template, {"file": path.name}))
    return held[0] if held else CAUSES[0]


def _time(text: str) -> float:
    time = number_of(text)
    if time < 0:
        raise ValueError(text)
    return time


def _percent(share: float) -> str:
    return f"{shown(round(100 * share, 1))} %"
