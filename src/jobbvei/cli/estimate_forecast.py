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
    from jobbvei.estimates.forecast.documents import chain_answer  # noqa: PLC0415  # numpy, which --help never waits for

    document = read_json(document_text(arguments.inputs))
    if not isinstance(document, Mapping):
        sentence = N_("Fila skal være ett JSON-objekt med «inputs» og «steps». Rett fila.")
        raise UnusableInput("forecast.no_object", Sentence(sentence))
    found = chain_answer(document)
    return Answer(found, _in_words(found))


def _in_words(found: Mapping[str, Any]) -> str:
    rows = [
        (step["id"], step["formula"], shown(step["value"]), shown(step.get("seed_value"))) for step in found["steps"]
    ]
    table = as_table((N_("Ledd"), N_("Formel"), N_("Verdi"), N_("Trykt")), rows)
    compared = {"within": str(found["within"]), "compared": str(found["compared"])}
    told = Sentence(N_("{within} av {compared} ledd ligger så nær det trykte tallet som oppgitt."), compared)
    return f"{table}\n\n{told}"
