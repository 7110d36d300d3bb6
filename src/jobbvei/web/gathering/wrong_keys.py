"""Slowing down whoever tries keys that open nothing. Those who have their own link are never counted."""

import hashlib
from datetime import datetime
from http import HTTPStatus

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jobbvei.web.account.sign_in import address_of

WRONG_IN_A_MINUTE, MINUTE_SECONDS = 20, 60


def count_wrong_key(request: HttpRequest, at: datetime) -> None:
    """Note that a key opened nothing; kept for a minute, under a sum of the client's address."""
    name = _name(request, at)
    cache.add(name, 0, 2 * MINUTE_SECONDS)
    try:
        cache.incr(name)
    except ValueError:  # it ran out between the two
        cache.set(name, 1, 2 * MINUTE_SECONDS)


def has_tried_too_many(request: HttpRequest, at: datetime) -> bool:
    """Whether the client has tried more wrong keys this minute than anybody mistypes."""
    return bool(cache.get(_name(request, at), 0) >= WRONG_IN_A_MINUTE)


def wait(request: HttpRequest) -> HttpResponse:
    """Ask the client to come back later."""
    response = render(request, "gathering/too_many_tries.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(MINUTE_SECONDS)
    return response


def _name(request: HttpRequest, at: datetime) -> str:
    client = hashlib.sha256((address_of(request) or "").encode()).hexdigest()
    return f"gathering-wrong-keys-{client}-{int(at.timestamp()) // MINUTE_SECONDS}"
