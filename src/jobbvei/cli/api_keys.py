"""``jobbvei keys api``: keys that let another system of a municipality ask Jobbvei."""

import argparse
import json
from typing import TYPE_CHECKING

from jobbvei.cli.days import written_day
from jobbvei.cli.municipalities import numbered_municipality
from jobbvei.cli.tables import as_table
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

if TYPE_CHECKING:
    from jobbvei.access.types import ApiKey, SystemActor

DONE = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done with keys for other systems."""
    commands = parser.add_subparsers(dest="api_command", required=True, metavar="KOMMANDO")
    make = commands.add_parser("make", help="lag en nøkkel; den skrives ut denne ene gangen")
    make.add_argument("--name", required=True, metavar="NAVN", help="hvilket system nøkkelen er til")
    make.add_argument("--until", required=True, metavar="DATO", help="siste dag nøkkelen virker, høyst ett år fram")
    listing = commands.add_parser("list", help="vis nøklene, uten det hemmelige")
    listing.add_argument("--json", action="store_true", help="skriv ett JSON-dokument og ingenting annet")
    revoke = commands.add_parser("revoke", help="ta en nøkkel tilbake fra nå av")
    revoke.add_argument("key", metavar="ID", help="nøkkelens id, som i listen")
    for command in (make, listing, revoke):
        command.add_argument("--municipality", required=True, metavar="NUMMER", help="kommunens nummer")


def run(arguments: argparse.Namespace) -> int:
    """Do it for the municipality, as the system; Django is started already.

    Raises:
        UnusableInput: No such municipality or key, or the key cannot be made like this.
    """
    commands = {"make": _make, "list": _list, "revoke": _revoke}
    print(commands[arguments.api_command](arguments))
    return DONE


def _make(arguments: argparse.Namespace) -> str:
    from django.utils import timezone  # noqa: PLC0415  # needs Django started

    from jobbvei.access.actions import NewApiKey, make_api_key  # noqa: PLC0415  # models are ready only now

    wanted = NewApiKey(arguments.name, "law", written_day(arguments.until, option="--until"))
    return make_api_key(wanted, by=_actor(arguments.municipality), at=timezone.now()).secret


def _list(arguments: argparse.Namespace) -> str:
    from jobbvei.access.queries import api_keys_of_tenant  # noqa: PLC0415  # models are ready only now

    keys = api_keys_of_tenant(_actor(arguments.municipality).tenant)
    if arguments.json:
        return json.dumps({"keys": [_as_json(key) for key in keys]}, ensure_ascii=False, indent=2)
    heads = (N_("Id"), N_("System"), N_("Begynner med"), N_("Siste dag"), N_("Sist brukt"), N_("Tatt tilbake"))
    return as_table(heads, [_row(key) for key in keys])


def _revoke(arguments: argparse.Namespace) -> str:
    from django.core.exceptions import ValidationError  # noqa: PLC0415  # needs Django started
    from django.utils import timezone  # noqa: PLC0415  # as above

    from jobbvei.access.actions import revoke_api_key  # noqa: PLC0415  # models are ready only now
    from jobbvei.access.queries import api_key_with_public_id  # noqa: PLC0415  # as above

    actor = _actor(arguments.municipality)
    try:
        key = api_key_with_public_id(arguments.key, tenant=actor.tenant)
    except (ValidationError, ValueError):
        key = None
    if key is None:
        template = N_("Kommunen har ingen nøkkel med id «{key}». Se «jobbvei keys api list».")
        raise UnusableInput("keys.unknown_key", Sentence(template, {"key": arguments.key}))
    revoke_api_key(key, by=actor, at=timezone.now())
    return str(Sentence(N_("Nøkkelen til {name} åpner ikke noe lenger."), {"name": key.name}))


def _actor(number: str) -> "SystemActor":
    from django.utils import timezone  # noqa: PLC0415  # needs Django started

    from jobbvei.access.types import SystemActor  # noqa: PLC0415  # models are ready only now

    return SystemActor(tenant=numbered_municipality(number), on=timezone.localdate())


def _row(key: "ApiKey") -> tuple[str, ...]:
    from django.utils.timezone import localdate  # noqa: PLC0415  # needs settings

    moments = (key.last_used_at, key.revoked_at)
    used, revoked = (localdate(moment).isoformat() if moment else "" for moment in moments)
    return str(key.public_id), key.name, key.first_letters, key.expires_on.isoformat(), used, revoked


def _as_json(key: "ApiKey") -> dict[str, str | None]:
    return {
        "id": str(key.public_id),
        "name": key.name,
        "scope": key.scope,
        "begins_with": key.first_letters,
        "made_at": key.made_at.isoformat(),
        "expires_on": key.expires_on.isoformat(),
        "last_used_at": key.last_used_at.isoformat() if key.last_used_at else None,
        "revoked_at": key.revoked_at.isoformat() if key.revoked_at else None,
    }
