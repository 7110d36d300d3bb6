"""Looking up users and memberships."""

import uuid
from collections.abc import Collection
from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from jobbvei.access.models import ApiKey, Membership, User
from jobbvei.access.roles import ALL_ROLES, ROLES
from jobbvei.access.types import Actor
from jobbvei.municipalities.types import Municipality


def memberships_in_force(user: User, *, on: date) -> QuerySet[Membership]:
    """The user's memberships on the day, with municipality, in a stable order."""
    return (
        Membership.objects.filter(user=user, started_on__lte=on, user__is_active=True)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
        .select_related("tenant")
        .order_by("tenant__number", "id")
    )


def actor_for(user: User, *, on: date, membership_id: int | None = None) -> Actor | None:
    """The user as actor in the chosen membership, or in the first in force; None without any."""
    memberships = list(memberships_in_force(user, on=on))
    chosen = next((one for one in memberships if one.pk == membership_id), memberships[0] if memberships else None)
    if chosen is None or chosen.role not in ROLES:
        return None
    return Actor(user=user, role=ROLES[chosen.role].at(chosen.tenant), tenant=chosen.tenant, on=on)


def colleagues(tenant: Municipality, *, on: date, roles: frozenset[str] | None = None) -> QuerySet[User]:
    """Active users with a membership in ``tenant`` on the day (in one of ``roles``), by name."""
    running = Q(memberships__ended_on__isnull=True) | Q(memberships__ended_on__gt=on)
    chosen = Q(memberships__role__in=roles) if roles is not None else Q()
    return (
        User.objects.filter(
            running, chosen, is_active=True, memberships__tenant=tenant, memberships__started_on__lte=on
        )
        .distinct()
        .order_by("full_name", "id")
    )


def colleagues_who_see_people(tenant: Municipality, *, on: date) -> list[tuple[User, Promise]]:
    """Those who may be given something to do with a participant, by name, each with the role they do it in."""
    codes = {role.code for role in ALL_ROLES if role.sees_people}
    running = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    memberships = Membership.objects.filter(
        running, tenant=tenant, started_on__lte=on, role__in=codes, user__is_active=True
    )
    first_role: dict[User, Promise] = {}
    for membership in memberships.select_related("user").order_by("user__full_name", "user_id", "id"):
        first_role.setdefault(membership.user, ROLES[membership.role].name)
    return list(first_role.items())


def roles_of_users(users: Collection[User], *, tenant: Municipality, on: date) -> dict[int, Promise]:
    """The role each of the users has in ``tenant`` on the day, the one that sees people first, by primary key."""
    running = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    rows = Membership.objects.filter(running, tenant=tenant, started_on__lte=on, user__in=users, role__in=ROLES)
    roles = [(row.user_id, ROLES[row.role]) for row in rows.order_by("id")]
    found: dict[int, Promise] = {}
    for key, role in sorted(roles, key=lambda one: not one[1].sees_people):
        found.setdefault(key, role.name)
    return found


def user_with_public_id(public_id: str, *, tenant: Municipality) -> User | None:
    """The user known by ``public_id`` if they have ever had a role in ``tenant``, else None."""
    return User.objects.filter(public_id=public_id, memberships__tenant=tenant).distinct().first()


def names_of_users(public_ids: set[str]) -> dict[str, str]:
    """Full name by public id, for those that still exist; what is no public id, such as ``system``, names nobody."""
    keys = [key for key in public_ids if _is_key(key)]
    rows = User.objects.filter(public_id__in=keys).values_list("public_id", "full_name").order_by("id")
    return {str(key): name for key, name in rows}


def memberships_of_tenant(tenant: Municipality, *, on: date) -> QuerySet[Membership]:
    """Every role somebody has in ``tenant`` on the day, by name and role."""
    return (
        Membership.objects.filter(tenant=tenant, started_on__lte=on)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
        .select_related("user", "tenant")
        .order_by("user__full_name", "user_id", "role")
    )


def membership_with_public_id(public_id: str | UUID, *, tenant: Municipality) -> Membership | None:
    """One role in ``tenant``, running or ended, with its user; None when there is none."""
    return Membership.objects.filter(public_id=public_id, tenant=tenant).select_related("user", "tenant").first()


def api_keys_of_tenant(tenant: Municipality) -> list[ApiKey]:
    """Every key of the municipality's other systems, newest first, also those that open nothing any more."""
    return list(ApiKey.objects.for_tenant(tenant).order_by("-made_at", "-id"))


def api_key_with_public_id(public_id: str | UUID, *, tenant: Municipality) -> ApiKey | None:
    """One key of the municipality, or None."""
    return ApiKey.objects.for_tenant(tenant).filter(public_id=public_id).first()


def own_membership(user: User, *, membership_id: int, on: date) -> Membership | None:
    """The user's membership with this key if it is in force on the day, else None."""
    return memberships_in_force(user, on=on).filter(pk=membership_id).first()


def has_second_factor(user: User) -> bool:
    """Whether the user has an authenticator app or a passkey; recovery codes alone do not count."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())


def user_with_email(email: str) -> User | None:
    """The user with this address in any case, or None."""
    return User.objects.filter(email=email.casefold().strip()).first()


def users_of_tenant(tenant: Municipality) -> QuerySet[User]:
    """Everybody who has or has had a role in ``tenant``, by name."""
    return User.objects.filter(memberships__tenant=tenant).distinct().order_by("full_name", "id")


def demo_users(*, on: date) -> QuerySet[Membership]:
    """The invented people who may sign in to a demonstration, with their roles on the day.

    Only addresses under ``.test``, which can never belong to anybody.
    """
    return (
        Membership.objects.filter(user__email__endswith=".test", user__is_active=True, started_on__lte=on)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
        .select_related("user", "tenant")
        .order_by("tenant__number", "id")
    )


def _is_key(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
