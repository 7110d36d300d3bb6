"""Giving and ending roles."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from jobbvei.access.models import Membership, User
from jobbvei.access.policies import may_end_role, may_give_role, may_make_password_link
from jobbvei.access.queries import memberships_of_tenant, user_with_email
from jobbvei.access.roles import ROLES
from jobbvei.access.types import Actor, SystemActor
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.shared.errors import JobbveiError, UnusableInput
from jobbvei.shared.sentence import N_, Sentence


class UnableToGiveRole(UnusableInput):
    """The role cannot be given like this; nothing has been written."""


class UnableToEndRole(JobbveiError):
    """The role cannot be ended; nothing has been written."""


@dataclass(frozen=True, slots=True)
class NewMember:
    """Who is to have a role.

    Attributes:
        full_name: Used when nobody has the address yet; a known user keeps the name they have.
    """

    email: str
    full_name: str
    role_code: str


@dataclass(frozen=True, slots=True)
class GivenRole:
    """What :func:`give_role` did."""

    membership: Membership
    user_is_new: bool


def give_role(member: NewMember, *, by: Actor | SystemActor, at: datetime) -> GivenRole:
    """Give a role in the actor's municipality from today, making the user if the address is new.

    Raises:
        Refused: The actor may not give roles, or not this one.
        UnableToGiveRole: Unusable address or name, unknown role, or the user has the role already.
    """
    if member.role_code not in ROLES:
        raise UnableToGiveRole("access.unknown_role", Sentence(N_("Velg en rolle fra listen.")))
    may_give_role(by, ROLES[member.role_code]).ensure()
    with transaction.atomic():
        user = user_with_email(member.email)
        is_new = user is None
        if user is None:
            user = _make_user(member, by, at)
        membership = _make_membership(user, member.role_code, by)
        occasion = _occasion(by, at, role=membership.role, member=str(membership.user.public_id))
        record_writing("access.role_given", Thing("membership", str(membership.public_id)), occasion=occasion)
    return GivenRole(membership, is_new)


def end_role(membership: Membership, *, by: Actor, at: datetime) -> Membership:
    """End the role from this moment.

    Raises:
        Refused: The actor may not, or it is the actor's own administrator role.
        UnableToEndRole: It has ended already.
    """
    may_end_role(by, membership).ensure()
    if membership.ended_on is not None:
        raise UnableToEndRole("access.role_ended_already", Sentence(N_("Rollen er allerede tatt bort.")))
    with transaction.atomic():
        membership.ended_on = max(by.on, membership.started_on)
        membership.save(update_fields=["ended_on"])
        occasion = _occasion(by, at, role=membership.role, member=str(membership.user.public_id))
        record_writing("access.role_ended", Thing("membership", str(membership.public_id)), occasion=occasion)
    return membership


def make_password_link(user: User, *, by: Actor | SystemActor, at: datetime) -> str:
    """A key that lets ``user`` choose a password once; it dies when used, or after three days.

    Returns:
        The last part of the address ``account_reset_password_from_key``, as allauth writes it.
    """
    may_make_password_link(by, user).ensure()
    with transaction.atomic():
        record_writing("access.password_link_made", Thing("user", str(user.public_id)), occasion=_occasion(by, at))
    return f"{user_pk_to_url_str(user)}-{PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)}"


def _make_user(member: NewMember, by: Actor | SystemActor, at: datetime) -> User:
    email, full_name = member.email.strip(), " ".join(member.full_name.split())
    try:
        validate_email(email)
    except ValidationError as problem:
        raise UnableToGiveRole(
            "access.unusable_email", Sentence(N_("Skriv en e-postadresse, for eksempel kari@kommune.no."))
        ) from problem
    if not full_name:
        raise UnableToGiveRole("access.no_name", Sentence(N_("Skriv navnet på den nye brukeren.")))
    user = User.objects.create_user(email=email, full_name=full_name)
    record_writing("access.user_made", Thing("user", str(user.public_id)), occasion=_occasion(by, at))
    return user


def _make_membership(user: User, role_code: str, by: Actor | SystemActor) -> Membership:
    if memberships_of_tenant(by.tenant, on=by.on).filter(user=user, role=role_code).exists():
        raise UnableToGiveRole(
            "access.has_role_already", Sentence(N_("Personen har allerede denne rollen i kommunen."))
        )
    return Membership.objects.create(user=user, tenant=by.tenant, role=role_code, started_on=by.on)


def _occasion(by: Actor | SystemActor, at: datetime, **details: str) -> Occasion:
    return Occasion(by=by, at=at, purpose="administration", details={**details})
