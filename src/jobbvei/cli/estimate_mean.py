"""``jobbvei estimate mean``: the mean of the values in a file."""

import argparse

from jobbvei.cli.documents import document_text
from jobbvei.cli.estimate_answers import Answer, estimate_answer
from jobbvei.cli.numbers import values_in, whole_number

HELP = "Et gjennomsnitt med intervall, med og uten endelig populasjon."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The values, and the population they answer for."""
    help_text = "Ett tall på hver linje, eller en JSON-liste med tall; - er stdin."
    parser.add_argument("--values", required=True, metavar="FIL", help=help_text)
    parser.add_argument("--population", metavar="ANTALL", help="Hvor mange som kunne svart, når det er kjent.")


def answer(arguments: argparse.Namespace) -> Answer:
    """The mean with its intervals."""
    from jobbvei.estimates.intervals import mean_of  # noqa: PLC0415  # scipy, which --help never waits for

    values = values_in(document_text(arguments.values), file=arguments.values)
    told = arguments.population
    population = None if told is None else whole_number(told, option="--population")
    return estimate_answer(mean_of(values, population=population), is_share=False)
