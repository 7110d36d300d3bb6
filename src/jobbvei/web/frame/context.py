"""What the frame around every page needs."""

from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from jobbvei.access.permissions import Permission
from jobbvei.access.queries import demo_users, memberships_in_force
from jobbvei.access.types import Actor, Membership
from jobbvei.web.frame.navigation import Link, links_for

SEARCHABLE = frozenset({Permission.READ_PERSON, Permission.SEE_EMPLOYERS, Permission.SEE_OPENINGS})


@dataclass(frozen=True, slots=True)
class DemoSignIn:
    """Whom one may sign in as in a demonstration, and the password they share."""

    memberships: list[Membership]
    password: str


def frame(request: HttpRequest) -> dict[str, Any]:
    """The actor, what their role opens, their other roles, and whether this is the demo.

    The roles and the links are functions, so that a page which does not show them asks the database nothing.
    """
    actor = cast(Actor | None, getattr(request, "actor", None))

    def navigation() -> list[Link]:
        return [] if actor is None else links_for(actor, request.path)

    def memberships() -> list[Membership]:
        return [] if actor is None else list(memberships_in_force(actor.user, on=actor.on))

    def demo_sign_in() -> DemoSignIn | None:
        if not settings.JOBBVEI_DEMO:
            return None
        return DemoSignIn(list(demo_users(on=timezone.localdate())), settings.JOBBVEI_DEMO_PASSWORD)

    return {
        "actor": actor,
        "demo_sign_in": demo_sign_in,
        "is_demo": settings.JOBBVEI_DEMO,
        "navigation": navigation,
        "memberships": memberships,
        "searched_for": request.GET.get("q", ""),
        "search_address": reverse("search") if actor and SEARCHABLE & actor.role.permissions else None,
    }
