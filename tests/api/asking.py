"""Asking the API as another system does."""

import json
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from jobbvei.access.actions import MadeApiKey, NewApiKey, make_api_key
from jobbvei.access.roles import ADMINISTRATOR
from jobbvei.access.types import Actor
from tests.factories.access import NOW, TODAY, make_actor


def made_key(by: Actor | None = None, *, days: int = 30) -> MadeApiKey:
    """A key for law, made on :data:`TODAY` and open for ``days`` days more."""
    wanted = NewApiKey("Fagsystemet", "law", TODAY + timedelta(days=days))
    return make_api_key(wanted, by=by or make_actor(ADMINISTRATOR), at=NOW)


def ask(name: str, body: object = None, *, secret: str = "", client: Client | None = None, method: str = "") -> Any:
    """The response to a question, with ``json()`` on it; the body is sent as it is when it is text or bytes."""
    client = client or Client(raise_request_exception=False)
    path = reverse(name, kwargs={"rest": "noe/annet"} if name == "api-unknown" else None)
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    sent = body if isinstance(body, str | bytes) else json.dumps(body)
    method = method or ("GET" if body is None else "POST")
    return client.generic(method, path, sent if body is not None else "", "application/json", headers=headers)
