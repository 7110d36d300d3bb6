"""``jobbvei estimate``: figures from figures, each with its method and how sure it is. Needs no database."""

import argparse
from types import MappingProxyType
from typing import Final

from jobbvei.cli import (
    estimate_effect,
    estimate_exits,
    estimate_forecast,
    estimate_mean,
    estimate_share,
    estimate_suppress,
)
from jobbvei.cli.documents import as_json
from jobbvei.cli.estimate_answers import Command

DONE, ANSWER_IS_NO = 0, 1

COMMANDS: Final = MappingProxyType[str, Command](
    {
        "effect": estimate_effect,
        "exits": estimate_exits,
        "forecast": estimate_forecast,
        "mean": estimate_mean,
        "share": estimate_share,
        "suppress": estimate_suppress,
    }
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands of ``estimate``."""
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    for name, command in COMMANDS.items():
        each = commands.add_parser(name, help=command.HELP)
        command.add_arguments(each)
        each.add_argument("--json", action="store_true", help="Skriv ett JSON-dokument og ingenting annet.")


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen subcommand and return its exit code."""
    answer = COMMANDS[arguments.command].answer(arguments)
    print(as_json(answer.document) if arguments.json else answer.words)
    return DONE if answer.is_yes else ANSWER_IS_NO
