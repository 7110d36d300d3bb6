"""``jobbvei keys``: keys for other systems, and the key that identity numbers and second factors are encrypted with."""

import argparse

from jobbvei.cli import api_keys
from jobbvei.cli.django_door import opened_database
from jobbvei.shared.sentence import N_, Sentence

DONE = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands of ``keys``."""
    parser.description = "Nøkler for andre systemer, og nøklene som krypterer (JOBBVEI_IDENTITY_KEYS)."
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    commands.add_parser("renew", help="krypter alt på nytt med den første nøkkelen i listen")
    api_keys.add_arguments(commands.add_parser("api", help="nøkler som lar andre systemer spørre om lovreglene"))


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen subcommand and return its exit code."""
    with opened_database():
        return api_keys.run(arguments) if arguments.command == "api" else _renew()


def _renew() -> int:
    """Encrypt every number anew, municipality by municipality, and every second factor; all of it or none.

    Raises:
        IdentityKeyMissing: A number was encrypted with a key that is gone; nothing is changed.
        SecondFactorKeyMissing: So was the secret of a second factor.
    """
    numbers, second_factors = _renew_everything()
    for name, renewed in numbers:
        template = N_("{municipality}: {renewed} fødselsnumre er kryptert på nytt.")
        print(Sentence(template, {"municipality": name, "renewed": renewed}))
    print(Sentence(N_("Totrinnsinnlogging: {renewed} er kryptert på nytt."), {"renewed": second_factors}))
    print(Sentence(N_("Alt er kryptert med den første nøkkelen. De andre kan tas ut av JOBBVEI_IDENTITY_KEYS.")))
    return DONE


def _renew_everything() -> tuple[list[tuple[str, int]], int]:
    from django.db import transaction  # noqa: PLC0415  # needs Django started
    from django.utils import timezone  # noqa: PLC0415  # as above

    from jobbvei.access.actions import renew_second_factors  # noqa: PLC0415  # models are ready only now
    from jobbvei.access.types import SystemActor  # noqa: PLC0415  # as above
    from jobbvei.audit.types import Installation, Occasion  # noqa: PLC0415  # as above
    from jobbvei.municipalities.queries import tenants  # noqa: PLC0415  # as above
    from jobbvei.people.actions import renew_identity_encryption  # noqa: PLC0415  # as above

    now = timezone.now()
    on = timezone.localdate(now)
    with transaction.atomic():
        numbers = [
            (
                tenant.name,
                renew_identity_encryption(
                    occasion=Occasion(by=SystemActor(tenant=tenant, on=on), at=now, purpose="administration")
                ),
            )
            for tenant in tenants()
        ]
        here = Occasion(by=Installation(), at=now, purpose="administration")
        return numbers, renew_second_factors(occasion=here)
