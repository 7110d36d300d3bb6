"""Honest words on what a role will come for and cannot do yet. A line goes when its page comes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.access.roles import ANALYST, HR, UNIT_LEADER, Role

_PLACES = _("Oversikten over lovede plasser og veilederen for kvalifikasjonsprinsippet er ikke laget ennå.")

SENTENCES: dict[str, Promise] = {
    ANALYST.code: _("Indikatorer, framskriving og analyser er ikke laget ennå."),
    HR.code: _PLACES,
    UNIT_LEADER.code: _PLACES,
}


def not_built_yet(role: Role) -> Promise | None:
    """What this role must still wait for; None when nothing is promised."""
    return SENTENCES.get(role.code)
