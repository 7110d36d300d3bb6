"""``jobbvei municipality``: let a municipality in, and give it an administrator."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from jobbvei.cli.django_door import opened_database
from jobbvei.cli.municipalities import numbered_municipality
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

if TYPE_CHECKING:
    from jobbvei.access.actions import LetIn
    from jobbvei.municipalities.types import Municipality

DONE = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands of ``municipality``."""
    parser.description = "Kommunene som bruker denne installasjonen."
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    join = commands.add_parser("join", help="ta en kommune med, og gi den en administrator")
    join.add_argument("number", metavar="NUMMER", help="kommunens nummer, fire sifre")
    join.add_argument("--administrator", required=True, metavar="EPOST", help="den som skal gi de andre roller")
    join.add_argument("--name", default="", metavar="NAVN", help="administratorens navn; trengs når adressen er ny")
    join.add_argument(
        "--organiser",
        default="",
        metavar="NAVN",
        help="en arrangør av nettverk, som KS, i stedet for en kommune; nummeret begynner på 00",
    )
    join.add_argument("--json", action="store_true", help="skriv ett JSON-dokument og ingenting annet")


def run(arguments: argparse.Namespace) -> int:
    """Let the municipality in; run again, it gives another administrator or a new link.

    Raises:
        UnusableInput: No municipality has the number, or the address or the name cannot be used.
    """
    with opened_database():
        return _join(arguments)


def _join(arguments: argparse.Namespace) -> int:
    from django.utils import timezone  # noqa: PLC0415  # needs Django started

    from jobbvei.access.actions import let_municipality_in  # noqa: PLC0415  # models are ready only now
    from jobbvei.access.types import SystemActor  # noqa: PLC0415  # as above

    municipality, now = _tenant(arguments), timezone.now()
    by = SystemActor(tenant=municipality, on=timezone.localdate(now))
    let_in = let_municipality_in(email=arguments.administrator, full_name=arguments.name, by=by, at=now)
    link = _link(let_in.password_key)
    print(_as_json(let_in, municipality, link) if arguments.json else _in_words(let_in, municipality, link))
    if link is not None and not arguments.json:
        print(Sentence(N_("Lenken virker én gang, i tre dager. Send den bare til den det gjelder.")), file=sys.stderr)
    return DONE


def _tenant(arguments: argparse.Namespace) -> "Municipality":
    from jobbvei.municipalities.actions import save_organiser  # noqa: PLC0415  # models are ready only now

    if arguments.organiser:
        return save_organiser(arguments.number, arguments.organiser)
    return _municipality(arguments.number)


def _municipality(number: str) -> "Municipality":
    from django.conf import settings  # noqa: PLC0415  # needs Django started

    found = numbered_municipality(number)
    if settings.JOBBVEI_DEMO and not found.is_invented:
        template = N_("Dette er en demo, der alle kjenner passordene. Slå av JOBBVEI_DEMO før {name} tas med.")
        raise UnusableInput("municipality.demonstration", Sentence(template, {"name": found.name}))
    return found


def _link(password_key: str | None) -> str | None:
    """The address where the password is chosen, on the first of the site's origins; a path when none is set."""
    from django.conf import settings  # noqa: PLC0415  # needs Django started
    from django.urls import reverse  # noqa: PLC0415  # as above

    if password_key is None:
        return None
    uidb36, _dash, token = password_key.partition("-")
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token})
    origin = next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
    return f"{origin.rstrip('/')}{path}"


def _in_words(let_in: "LetIn", municipality: "Municipality", link: str | None) -> str:
    values = {"name": let_in.administrator.full_name, "municipality": municipality.name}
    joined = N_("{municipality} er med fra i dag, med {name} som administrator.")
    was_here = N_("{municipality} var med fra før. {name} er administrator.")
    said = Sentence(joined if let_in.joined_now else was_here, values)
    way_in = N_("{name} logger inn som før.") if link is None else N_("{name} velger passord her: {link}")
    return f"{said}\n{Sentence(way_in, {**values, 'link': link or ''})}"


def _as_json(let_in: "LetIn", municipality: "Municipality", link: str | None) -> str:
    answer = {
        "municipality": municipality.number,
        "joined_now": let_in.joined_now,
        "administrator": str(let_in.administrator.public_id),
        "password_link": link,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
