"""``jobbvei demo``: fill an empty database with Eksempelvik, or write it as files for ``jobbvei match run``."""

import argparse
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jobbvei.cli.demo.export import write_export
from jobbvei.cli.demo.records import World
from jobbvei.cli.demo.world import make_world
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

DONE = 0
DEFAULT_SEED = 1
OSLO = ZoneInfo("Europe/Oslo")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands of ``demo``."""
    parser.description = "Eksempelvik: en oppdiktet kommune med syntetiske data."
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    export = commands.add_parser("export", help="skriv deltakere og plasser som filer for «jobbvei match run»")
    export.add_argument("--out", required=True, metavar="MAPPE", help="mappen filene skal ligge i")
    for command in (export,):
        command.add_argument("--seed", type=int, default=DEFAULT_SEED, metavar="TALL", help="annet tall, andre folk")
        command.add_argument("--today", metavar="DATO", help="dagen Eksempelvik lages for, ÅÅÅÅ-MM-DD (ellers i dag)")


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen subcommand and return its exit code."""
    world = make_world(seed=arguments.seed, today=_day(arguments.today))
    return _export(world, arguments)


def _export(world: World, arguments: argparse.Namespace) -> int:
    try:
        written = write_export(world, Path(arguments.out))
    except OSError as problem:
        template = N_("Kan ikke skrive i mappen «{folder}». Velg en mappe du har tilgang til.")
        raise UnusableInput("demo.unwritable_folder", Sentence(template, {"folder": arguments.out})) from problem
    template = N_("Skrev {files}: syntetiske data for {day}.")
    print(Sentence(template, {"files": tuple(str(path) for path in written), "day": world.today}))
    return DONE


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now(tz=OSLO).date()
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        template = N_("«--today» er «{text}», som ikke er en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel 2026-11-23.")
        raise UnusableInput("demo.not_a_day", Sentence(template, {"text": text})) from problem
