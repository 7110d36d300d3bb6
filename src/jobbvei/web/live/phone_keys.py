"""A page for phones: nobody is signed in there, and the phone is known by a signed cookie alone."""

import functools
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.http import HttpRequest, HttpResponse

from jobbvei.learning_network.live_phones import new_phone_key
from jobbvei.web.frame.pages import public_page

COOKIE = "jobbvei_live"
SIGNER = signing.Signer(salt="jobbvei.web.live.phone")  # no time in it
KEPT_SECONDS = 12 * 60 * 60
PATH = "/live/"


class PhoneRequest(HttpRequest):
    """A request from a phone.

    Attributes:
        phone_key: What tells this phone from the others; never written on the server.
    """

    phone_key: str


def phone_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the view to everybody, and forget who it is: also somebody signed in answers as nobody.

    The request log writes the role of who acts, and a session notes when it was last seen; neither happens here.
    """

    @functools.wraps(view)
    def opened(request: HttpRequest, **keys: str) -> HttpResponse:
        request.user = AnonymousUser()
        request.actor = None  # type: ignore[attr-defined]  # ActorRequest declares it for views
        key, is_new = _key_of(request)
        phone = cast(PhoneRequest, request)
        phone.phone_key = key
        response = view(phone, **keys)
        if is_new:
            _give(response, key)
        return response

    return public_page(opened)


def _key_of(request: HttpRequest) -> tuple[str, bool]:
    try:
        return SIGNER.unsign(request.COOKIES.get(COOKIE, "")), False
    except signing.BadSignature:
        return new_phone_key(), True


def _give(response: HttpResponse, key: str) -> None:
    response.set_cookie(
        COOKIE,
        SIGNER.sign(key),
        max_age=KEPT_SECONDS,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
