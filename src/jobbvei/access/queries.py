"""Looking up users and memberships."""

from datetime import date

from django.db.models import Q, QuerySet

from jobbvei.access.models import Membership, User
from jobbvei.access.roles import ROLES
from jobbvei.access.types import Actor
from jobbvei.municipalities.types import Municipality


def memberships_in_force(user: User, *, on: date) -> QuerySet[Membership]:
    """The user's memberships on the day, with municipality, in a stable order."""
    return (
        Membership.objects.filter(user=user, started_on__lte=on, user__is_active=True)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))
        .select_related("tenant")
        .order_by("tenant__number", "id")
    )


def actor_for(user: User, *, on: date, membership_id: int | None = None) -> Actor | None:
    """The user as actor in the chosen membership, or in the first in force; None without any."""
    memberships = list(memberships_in_force(user, on=on))
    chosen = next((one for one in memberships if one.pk == membership_id), memberships[0] if memberships else None)
    if chosen is None or chosen.role not in ROLES:
        return None
    return Actor(user=user, role=ROLES[chosen.role], tenant=chosen.tenant, on=on)


def colleagues(tenant: Municipality, *, on: date, roles: frozenset[str] | None = None) -> QuerySet[User]:
    """Active users with a membership in ``tenant`` on the day (in one of ``roles``), by name."""
    running = Q(memberships__ended_on__isnull=True) | Q(memberships__ended_on__gte=on)
    chosen = Q(memberships__role__in=roles) if roles is not None else Q()
    return (
        User.objects.filter(
            running, chosen, is_active=True, memberships__tenant=tenant, memberships__started_on__lte=on
        )
        .distinct()
        .order_by("full_name", "id")
    )


def user_with_public_id(public_id: str, *, tenant: Municipality) -> User | None:
    """The user known by ``public_id`` if they have ever had a role in ``tenant``, else None."""
    return User.objects.filter(public_id=public_id, memberships__tenant=tenant).distinct().first()


def names_of_users(public_ids: set[str]) -> dict[str, str]:
    """Full name by public id, for those that still exist."""
    rows = User.objects.filter(public_id__in=public_ids).values_list("public_id", "full_name").order_by("id")
    return {str(key): name for key, name in rows}
