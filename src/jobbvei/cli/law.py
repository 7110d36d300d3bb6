"""``jobbvei law``: what the law gives one person on one day, and the dated figures behind it."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands of ``law``."""
    parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen subcommand and return its exit code."""
    raise NotImplementedError(arguments.command)
