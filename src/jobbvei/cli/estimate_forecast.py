"""``jobbvei estimate forecast``: a chain of stated sums, every step on the table."""

import argparse
from collections.abc import Mapping
from typing import Any

from jobbvei.cli.documents import document_text
from jobbvei.cli.estimate_answers import Answer, shown
from jobbvei.cli.tables import as_table
from jobbvei.rules.reading.documents import read_json
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

HELP = "En prognose, ledd for ledd, med det som gikk inn i hvert ledd."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The document with inputs and steps."""
    help_text = "JSON med «inputs» (navn og tall) og «steps» (id og formula); - er stdin."
    parser.add_argument("--inputs", required=True, metavar="FIL", help=help_text)


def answer(arguments: argparse.Namespace) -> Answer:
    """Every step worked out."""
    from jobbvei.estimates.forecast.documents import forecast_answer  # noqa: PLC0415  # numpy, which --help never waits for

    document = read_json(document_text(arguments.inputs))
    if not isinstance(document, Mapping):
        sentence = N_("Fila skal være ett JSON-objekt med «inputs» og «steps». Rett fila.")
        raise UnusableInput("forecast.no_object", Sentence(sentence))
    found = forecast_answer(document)
    return Answer(found, _months_in_words(found) if "months" in found else _steps_in_words(found))


def _steps_in_words(found: Mapping[str, Any]) -> str:
    rows = [
        (step["id"], step["formula"], shown(step["value"]), shown(step.get("seed_value"))) for step in found["steps"]
    ]
    table = as_table((N_("Ledd"), N_("Formel"), N_("Verdi"), N_("Trykt")), rows)
    compared = {"within": str(found["within"]), "compared": str(found["compared"])}
    told = Sentence(N_("{within} av {compared} ledd ligger så nær det trykte tallet som oppgitt."), compared)
    return f"{table}\n\n{told}"


def _months_in_words(found: Mapping[str, Any]) -> str:
    """Each area month by month: those taking part, and those who leave."""
    heads = (N_("Område"), N_("Måned"), N_("Deltar"), N_("Går ut"))
    rows = [
        (area or N_("alle"), month, shown(told["in_programme"][place]), shown(_leaving(told, place)))
        for area, told in found["areas"].items()
        for place, month in enumerate(found["months"])
    ]
    return as_table(heads, rows)


def _leaving(area: Mapping[str, Any], place: int) -> int:
    return sum(int(by_month[place]) for by_month in area["exits"].values())
