"""``jobbvei estimate share``: how many of how many said yes."""

import argparse

from jobbvei.cli.estimate_answers import Answer, estimate_answer
from jobbvei.cli.numbers import whole_number

HELP = "En andel med intervall, med og uten endelig populasjon."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Counts, and the population they answer for."""
    parser.add_argument("--yes", required=True, metavar="ANTALL", help="Hvor mange som svarte ja.")
    parser.add_argument("--n", required=True, metavar="ANTALL", help="Hvor mange som svarte.")
    parser.add_argument("--population", metavar="ANTALL", help="Hvor mange som kunne svart, når det er kjent.")


def answer(arguments: argparse.Namespace) -> Answer:
    """The share with its intervals."""
    from jobbvei.estimates.intervals import share_of  # noqa: PLC0415  # scipy, which --help never waits for

    yes, n = (whole_number(getattr(arguments, name), option=f"--{name}") for name in ("yes", "n"))
    told = arguments.population
    population = None if told is None else whole_number(told, option="--population")
    return estimate_answer(share_of(yes, n, population=population), is_share=True)
