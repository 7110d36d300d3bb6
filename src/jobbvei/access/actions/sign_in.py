"""Notes in the trail about who came in, who left and who was turned away."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from jobbvei.access.models import Membership, User
from jobbvei.access.queries import actor_for, memberships_in_force
from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Acting, Occasion, Thing


@dataclass(frozen=True, slots=True)
class _WithoutRole:
    """A user at the door: known, but not yet acting in a role."""

    key: str
    tenant_number: str = ""
    role_code: str = ""


def record_sign_in(user: User, *, at: datetime) -> None:
    """Note that the user came in, in the role they start with."""
    record_writing("access.signed_in", _thing(user), occasion=_occasion(_at_door(user, at), at))


def record_sign_out(user: User, *, at: datetime, actor: Actor | None = None, why: str = "own_wish") -> None:
    """Note that the user left.

    Args:
        why: ``own_wish``, ``idle`` or ``day_over``.
    """
    occasion = _occasion(actor or _at_door(user, at), at, why=why)
    record_writing("access.signed_out", _thing(user), occasion=occasion)


def record_failed_sign_in(user: User, *, at: datetime, locked: bool) -> None:
    """Note in each of the user's municipalities that somebody was turned away at the user's name.

    An address nobody has leaves no note: anybody on the internet could fill the trail with them.
    """
    _note_everywhere("access.sign_in_failed", user, at, locked=locked)


def record_failed_second_factor(user: User, *, at: datetime) -> None:
    """Note in each of the user's municipalities that somebody past the password wrote a wrong code."""
    _note_everywhere("access.second_factor_failed", user, at)


def record_failed_passkey(user: User, *, at: datetime) -> None:
    """Note in each of the user's municipalities that a passkey was not accepted at the user's name."""
    _note_everywhere("access.passkey_failed", user, at)


def record_role_chosen(membership: Membership, *, at: datetime) -> None:
    """Note that the user now acts in this role."""
    door = _WithoutRole(str(membership.user.public_id), membership.tenant_id, membership.role)
    record_writing("access.role_chosen", _thing(membership.user), occasion=_occasion(door, at))


def _note_everywhere(kind: str, user: User, at: datetime, **details: str | bool) -> None:
    numbers = sorted({one.tenant_id for one in memberships_in_force(user, on=_day_of(at))})
    with transaction.atomic():
        for number in numbers:
            door = _WithoutRole(str(user.public_id), number)
            record_writing(kind, _thing(user), occasion=_occasion(door, at, **details))


def _at_door(user: User, at: datetime) -> Acting:
    return actor_for(user, on=_day_of(at)) or _WithoutRole(str(user.public_id))


def _occasion(by: Acting, at: datetime, **details: str | bool) -> Occasion:
    return Occasion(by=by, at=at, purpose="sign_in", details={**details})


def _thing(user: User) -> Thing:
    return Thing("user", str(user.public_id))


def _day_of(at: datetime) -> date:
    return timezone.make_naive(at).date()
