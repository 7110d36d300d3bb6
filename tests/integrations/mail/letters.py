"""The letters the tests send, and what became of them."""

from dataclasses import replace
from typing import Any

from jobbvei.access.types import Actor
from jobbvei.audit.types import Occasion
from jobbvei.integrations.mail.mailings import (
    Written,
    mail_gathering,
)
from jobbvei.integrations.models import Mailing, MailReceiver
from jobbvei.learning_network.models import Gathering, TeamPerson
from jobbvei.learning_network.types import Seat
from tests.factories.access import NOW

SITE = "https://jobbvei.test"
WRITTEN = Written(subject="Invitasjon", text="Hei [navn]!\n\nSvar her: [lenke]", expected=2, site=SITE)
PETRA, OLA = "petra@eksempelvik.test", "ola@nordvik.test"


def addressed(person: TeamPerson, email: str) -> TeamPerson:
    person.email = email
    person.save()
    return person


def occasion_of(seat_or_actor: Seat | Actor) -> Occasion:
    actor = seat_or_actor.actor if isinstance(seat_or_actor, Seat) else seat_or_actor
    return Occasion(by=actor, at=NOW, purpose="network")


def invite(seat: Seat, gathering: Gathering, **changed: Any) -> Mailing:
    only_waiting = changed.pop("only_waiting", False)
    written = replace(WRITTEN, **changed)
    return mail_gathering(
        seat=seat, gathering=gathering, written=written, only_waiting=only_waiting, occasion=occasion_of(seat)
    )


def outbox(mailing: Mailing) -> dict[str, tuple[str, str]]:
    rows = MailReceiver.objects.for_tenant(mailing.tenant_id).filter(mailing=mailing).order_by("id")
    return {row.email: (row.state, row.problem) for row in rows}
