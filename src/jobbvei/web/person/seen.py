"""Who has seen and changed a participant's file, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.access.queries import names_of_users
from jobbvei.access.roles import ROLES
from jobbvei.audit.hooks import words_of_kind
from jobbvei.audit.queries import events_about_person
from jobbvei.people.types import Participant

LINES = 100


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One event about the participant."""

    at: datetime
    who: str | Promise
    role: str | Promise
    what: str | Promise


def lines_about(participant: Participant) -> Sequence[TrailLine]:
    """The last hundred events about the participant, newest first, in a constant number of queries."""
    events = list(events_about_person(str(participant.public_id), tenant_number=participant.tenant_id)[:LINES])
    names = names_of_users({event.actor_key for event in events if event.actor_key != "system"})
    return [
        TrailLine(
            at=event.at,
            who=names.get(event.actor_key, _("systemet") if event.actor_key == "system" else _("tidligere bruker")),
            role=ROLES[event.role].name if event.role in ROLES else event.role,
            what=words_of_kind(event.kind),
        )
        for event in events
    ]
