"""``jobbvei keys``: change the key that identity numbers are encrypted with."""

import argparse

from jobbvei.cli.django_door import start_django
from jobbvei.shared.sentence import N_, Sentence

DONE = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands of ``keys``."""
    parser.description = "Nøklene som krypterer fødselsnumre (JOBBVEI_IDENTITY_KEYS)."
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    commands.add_parser("renew", help="krypter alle fødselsnumre på nytt med den første nøkkelen i listen")


def run(arguments: argparse.Namespace) -> int:  # the door gives every group its arguments
    """Encrypt every number anew, municipality by municipality; all of them or none.

    Raises:
        IdentityKeyMissing: A number was encrypted with a key that is gone; nothing is changed.
    """
    start_django()
    for name, renewed in _renew_everywhere():
        template = N_("{municipality}: {renewed} fødselsnumre er kryptert på nytt.")
        print(Sentence(template, {"municipality": name, "renewed": renewed}))
    print(
        Sentence(
            N_(
                "Alle fødselsnumre er kryptert med den første nøkkelen. "
                "Behold de andre i JOBBVEI_IDENTITY_KEYS: tofaktor-nøklene til brukerne bruker dem ennå."
            )
        )
    )
    return DONE


def _renew_everywhere() -> list[tuple[str, int]]:
    from django.db import transaction  # noqa: PLC0415  # needs Django started
    from django.utils import timezone  # noqa: PLC0415  # as above

    from jobbvei.access.types import SystemActor  # noqa: PLC0415  # models are ready only now
    from jobbvei.audit.types import Occasion  # noqa: PLC0415  # as above
    from jobbvei.municipalities.queries import tenants  # noqa: PLC0415  # as above
    from jobbvei.people.actions import renew_identity_encryption  # noqa: PLC0415  # as above

    now = timezone.now()
    on = timezone.localdate(now)
    with transaction.atomic():
        return [
            (
                tenant.name,
                renew_identity_encryption(
                    occasion=Occasion(by=SystemActor(tenant=tenant, on=on), at=now, purpose="administration")
                ),
            )
            for tenant in tenants()
        ]
