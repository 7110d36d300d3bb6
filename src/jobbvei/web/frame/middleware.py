"""Who is acting, decided once for each request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jobbvei.access.queries import actor_for
from jobbvei.access.types import User

MEMBERSHIP_KEY = "membership"

GetResponse = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """Puts ``request.actor`` in place: the signed-in user in the chosen role, or None."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the actor, then answer."""
        user = request.user
        request.actor = None  # type: ignore[attr-defined]  # ActorRequest declares it for views
        if isinstance(user, User):
            membership_id = request.session.get(MEMBERSHIP_KEY)
            request.actor = actor_for(user, on=timezone.localdate(), membership_id=membership_id)  # type: ignore[attr-defined]  # as above
        return self.get_response(request)
