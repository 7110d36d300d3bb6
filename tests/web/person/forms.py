"""Opening and sending the forms of a person's file as somebody."""

from html.parser import HTMLParser
from typing import Any, cast

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from jobbvei.access.types import Actor
from jobbvei.audit.queries import events_about_person
from jobbvei.people.types import Participant


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def sent(actor: Actor, name: str, participant: Participant | None = None, **values: Any) -> HttpResponse:
    """What the address answers when the form as it stands is sent with ``values`` changed."""
    client, address = signed_in(actor), reverse(name, args=[participant.public_id] if participant else [])
    standing = values_of(client.get(address).content.decode())
    return cast(HttpResponse, client.post(address, {**standing, **values}))


def refused_fields(response: HttpResponse) -> set[str]:
    """Names of the fields the page says must be mended; ``__all__`` is the form as a whole."""
    form = response.context["form"]  # type: ignore[attr-defined]  # set by the test client
    assert response.status_code == 400
    return set(form.errors)


def trail_of(participant: Participant) -> list[str]:
    """Kinds of what was written about the participant, newest first."""
    events = events_about_person(str(participant.public_id), tenant_number=participant.tenant_id)
    return [event.kind for event in events if event.act == "write"]


def values_of(html: str) -> dict[str, Any]:
    """The values the page's long form would send if nothing were changed."""
    reader = _Reader()
    reader.feed(html)
    return reader.values


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self.values[self._select] = given.get("value") or ""
        elif tag == "input" and name and name != "csrfmiddlewaretoken":
            self._input(name, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""

    def _input(self, name: str, given: dict[str, str | None]) -> None:
        if given.get("type") == "checkbox":
            if "checked" in given:
                self.values.setdefault(name, []).append(given.get("value") or "on")
        elif given.get("type") != "radio" or "checked" in given:
            self.values[name] = given.get("value") or ""
