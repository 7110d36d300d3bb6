"""Who is let in: a system with a key of its municipality, or a signed-in user who only reads."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer

from jobbvei.access.actions import open_with_api_key
from jobbvei.access.types import Actor, ApiScope, KeyActor

READING = frozenset({"GET"})


class KeyOf(HttpBearer):
    """``Authorization: Bearer …`` with a key whose scope is ``scope``."""

    openapi_description = "Nøkkel som administratoren i kommunen har laget."

    def __init__(self, scope: ApiScope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> KeyActor:
        """The system that has the key; it is noted on the request, for the log of requests."""
        opened = open_with_api_key(token, scope=self.scope, at=timezone.now())
        request.actor = opened  # type: ignore[attr-defined]  # read by the log of requests, which asks whose it is
        return opened


class SessionThatReads(APIKeyCookie):
    """A user who is signed in to the pages and has a role; only for what is read, so that no other site can write."""

    param_name = settings.SESSION_COOKIE_NAME
    openapi_description = "Innlogget bruker. Gjelder bare GET."

    def __init__(self) -> None:
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """The actor of the session, when there is one and the call only reads."""
        if request.method not in READING:
            return None
        actor: Actor | None = getattr(request, "actor", None)
        return actor
