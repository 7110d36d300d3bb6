"""``jobbvei demo``: fill an empty database with Eksempelvik, or write it as files for ``jobbvei match run``."""

import argparse
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jobbvei.cli.days import written_day
from jobbvei.cli.demo.export import write_export
from jobbvei.cli.demo.geography import EKSEMPELVIK, MUNICIPALITIES, ORGANISER_NAME, ORGANISER_NUMBER
from jobbvei.cli.demo.records import World
from jobbvei.cli.demo.users import USERS
from jobbvei.cli.demo.world import make_world
from jobbvei.cli.django_door import opened_database
from jobbvei.cli.tables import as_table
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

DONE = 0
DEFAULT_SEED = 1
OSLO = ZoneInfo("Europe/Oslo")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands of ``demo``."""
    parser.description = "Eksempelvik: en oppdiktet kommune med syntetiske data."
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    load = commands.add_parser("load", help="legg Eksempelvik i en tom database, og vis hvem du kan logge inn som")
    export = commands.add_parser("export", help="skriv deltakere og plasser som filer for «jobbvei match run»")
    export.add_argument("--out", required=True, metavar="MAPPE", help="mappen filene skal ligge i")
    for command in (load, export):
        command.add_argument("--seed", type=int, default=DEFAULT_SEED, metavar="TALL", help="annet tall, andre folk")
        command.add_argument("--today", metavar="DATO", help="dagen Eksempelvik lages for, ÅÅÅÅ-MM-DD (ellers i dag)")


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen subcommand and return its exit code."""
    commands = {"load": _load, "export": _export}
    return commands[arguments.command](arguments)


def _load(arguments: argparse.Namespace) -> int:
    with opened_database():
        return _load_here(arguments)


def _load_here(arguments: argparse.Namespace) -> int:
    from django.conf import settings  # noqa: PLC0415  # needs Django started

    from jobbvei.cli.demo.load import ensure_may_load, is_loaded, load_world  # noqa: PLC0415  # needs Django started

    ensure_may_load()
    if is_loaded(EKSEMPELVIK.number):
        print(Sentence(N_("Eksempelvik er her fra før; ingenting er endret. Slett databasen for å lage alt på nytt.")))
    else:
        world = make_world(seed=arguments.seed, today=_day(arguments.today))
        load_world(world)
        print(_loaded(world))
    print(_whom_to_try(settings.JOBBVEI_DEMO_PASSWORD))
    return DONE


def _export(arguments: argparse.Namespace) -> int:
    world = make_world(seed=arguments.seed, today=_day(arguments.today))
    try:
        written = write_export(world, Path(arguments.out))
    except OSError as problem:
        template = N_("Kan ikke skrive i mappen «{folder}». Velg en mappe du har tilgang til.")
        raise UnusableInput("demo.unwritable_folder", Sentence(template, {"folder": arguments.out})) from problem
    template = N_("Skrev {files}: syntetiske data for {day}.")
    print(Sentence(template, {"files": tuple(str(path) for path in written), "day": world.today}))
    return DONE


def _loaded(world: World) -> Sentence:
    here = EKSEMPELVIK.number
    return Sentence(
        N_(
            "Eksempelvik er klar for {day}: {people} deltakere, {employers} arbeidsgivere og {openings} stillinger og "
            "plasser. Alt er syntetiske data."
        ),
        {
            "day": world.today,
            "people": sum(one.municipality == here for one in world.people),
            "employers": sum(one.tenant == here for one in world.employers),
            "openings": len(world.openings),
        },
    )


def _whom_to_try(password: str) -> str:
    from jobbvei.access.roles import ROLES  # noqa: PLC0415  # needs Django started

    names = {one.number: one.name for one in MUNICIPALITIES} | {ORGANISER_NUMBER: ORGANISER_NAME}
    heads = (N_("Logg inn som"), N_("Navn"), N_("Rolle"), N_("Kommune"))
    rows = [(one.email, one.full_name, str(ROLES[one.role].name), names[one.municipality]) for one in USERS]
    shared = Sentence(N_("Alle har passordet {password}"), {"password": password})
    return f"{as_table(heads, rows)}\n{shared}"


def _day(text: str | None) -> date:
    return datetime.now(tz=OSLO).date() if text is None else written_day(text, option="--today")
