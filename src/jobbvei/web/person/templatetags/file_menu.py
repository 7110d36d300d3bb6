"""What the user may change in a person's file, as links."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor
from jobbvei.people.types import Participant

register = template.Library()

ENTRIES = (
    ("person-facts", _("Opplysninger"), Permission.WRITE_PERSON),
    ("person-languages", _("Språk"), Permission.WRITE_LANGUAGE),
    ("person-competence-edit", _("Kompetanse og ønsker"), Permission.WRITE_PERSON),
    ("person-schooling", _("Skolegang"), Permission.WRITE_PERSON),
    ("person-availability", _("Tid, reise og barnepass"), Permission.WRITE_PERSON),
    ("person-programme", _("Introduksjonsprogram"), Permission.WRITE_PERSON),
    ("person-norwegian", _("Norskopplæring"), Permission.WRITE_PERSON),
    ("person-household", _("Husholdning"), Permission.WRITE_PERSON),
    ("person-team", _("Teamet"), Permission.FOLLOW_UP),
    ("case-close", _("Avslutt oppfølgingen"), Permission.WRITE_PERSON),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A link in the menu."""

    words: str | Promise
    address: str


@register.inclusion_tag("person/file_menu.html")
def file_menu(participant: Participant, actor: Actor) -> dict[str, Any]:
    """The menu with what the role may change; nothing for a role that may change nothing."""
    return {"entries": _entries(participant, actor)}


@register.inclusion_tag("person/closed.html", takes_context=True)
def closed_notice(context: dict[str, Any], participant: Participant, actor: Actor) -> dict[str, Any]:
    """That the follow-up has ended, and the way back; nothing while the case runs."""
    return {
        "closure": getattr(participant, "closure", None),
        "participant": participant,
        "may_reopen": actor.may(Permission.WRITE_PERSON),
        "csrf_token": context.get("csrf_token"),
    }


def _entries(participant: Participant, actor: Actor) -> Sequence[Entry]:
    is_closed = getattr(participant, "closure", None) is not None
    return [
        Entry(words, reverse(name, args=[participant.public_id]))
        for name, words, permission in ENTRIES
        if actor.may(permission) and not (is_closed and name == "case-close")
    ]
