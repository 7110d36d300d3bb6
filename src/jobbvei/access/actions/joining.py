"""Letting a municipality in: the day it joins, and an administrator who gives the others their roles."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from jobbvei.access.actions.memberships import NewMember, give_role, make_password_link
from jobbvei.access.models import User
from jobbvei.access.policies import may_make_password_link
from jobbvei.access.queries import memberships_of_tenant, user_with_email
from jobbvei.access.roles import ADMINISTRATOR
from jobbvei.access.types import SystemActor
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.municipalities.actions import note_joining


@dataclass(frozen=True, slots=True)
class LetIn:
    """What :func:`let_municipality_in` did.

    Attributes:
        joined_now: False when the municipality was here before.
        password_key: As :func:`make_password_link` gives it; None when the administrator has roles elsewhere too, and
            so a way in already.
    """

    administrator: User
    joined_now: bool
    password_key: str | None


@transaction.atomic
def let_municipality_in(*, email: str, full_name: str, by: SystemActor, at: datetime) -> LetIn:
    """Let the municipality ``by`` acts for in from today, with an administrator.

    Run again for a municipality that is in, it gives another administrator, or the same one a new link: the way back
    when the only administrator has lost theirs.

    Args:
        full_name: Used when nobody has the address yet.

    Raises:
        UnableToGiveRole: The address or the name cannot be used; nothing is written.
    """
    joined_now = note_joining(by.tenant, on=by.on)
    if joined_now:
        occasion = Occasion(by=by, at=at, purpose="administration")
        record_writing("access.municipality.joined", Thing("municipality", by.tenant.number), occasion=occasion)
    user = _administrator(NewMember(email, full_name, ADMINISTRATOR.code), by, at)
    has_way_in = not may_make_password_link(by, user)
    return LetIn(user, joined_now, None if has_way_in else make_password_link(user, by=by, at=at))


def _administrator(member: NewMember, by: SystemActor, at: datetime) -> User:
    """The user with the address, in the role from today unless they have it."""
    known = user_with_email(member.email)
    running = memberships_of_tenant(by.tenant, on=by.on).filter(user=known, role=ADMINISTRATOR.code)
    if known is not None and running.exists():
        return known
    return give_role(member, by=by, at=at).membership.user
