"""Every view states who may open it; a view that does not fails the house test."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Concatenate, ParamSpec, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.types import Actor
from jobbvei.audit.types import Occasion

Parameters = ParamSpec("Parameters")


@dataclass(frozen=True, slots=True)
class OccasionMaker:
    """Makes the occasion of whatever this request does: who and when are settled, why is said at the call."""

    by: Actor
    at: datetime

    def __call__(self, purpose: str = "follow_up", **details: str | int | bool | None) -> Occasion:
        """Who acts, when and why, for the audit trail."""
        return Occasion(by=self.by, at=self.at, purpose=purpose, details=details)


class ActorRequest(HttpRequest):
    """A request whose actor is known; :func:`page` fills these in before the view runs.

    Attributes:
        at: When the request came; ``on`` is its date in the site's time zone.
        occasion: ``request.occasion()`` is what actions and queries write in the trail.
    """

    actor: Actor
    at: datetime
    on: date
    occasion: OccasionMaker


@dataclass(frozen=True, slots=True)
class PagePolicy:
    """Who may open a page.

    Attributes:
        permission: What the role must open; None with ``anyone_signed_in`` or ``public``.
    """

    permission: Permission | None = None
    anyone_signed_in: bool = False
    public: bool = False


class Page(Protocol[Parameters]):
    """A view with its policy."""

    policy: PagePolicy

    def __call__(self, request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        """Answer the request."""


View = Callable[Concatenate[ActorRequest, Parameters], HttpResponse]


def page(
    permission: Permission | None = None, *, anyone_signed_in: bool = False
) -> Callable[[View[Parameters]], Page[Parameters]]:
    """Open the view only to actors whose role has ``permission``, or to anyone with a role."""
    policy = PagePolicy(permission, anyone_signed_in)

    def decorate(view: View[Parameters]) -> Page[Parameters]:
        @functools.wraps(view)
        def opened(request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor = cast(Actor | None, getattr(request, "actor", None))
            if actor is None:
                return render(request, "frame/without_role.html", status=HTTPStatus.FORBIDDEN)
            if permission is not None:
                may(actor, permission).ensure()
            return view(_prepared(request, actor), *args, **kwargs)

        opened.policy = policy  # type: ignore[attr-defined]  # read by the house test
        return cast(Page[Parameters], opened)

    return decorate


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, also when every field was left empty; None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def page_or_part(request: HttpRequest, context: dict[str, object], *, whole: str, part: str) -> HttpResponse:
    """The page ``whole``, or only ``part`` of it when the page itself asks how something goes."""
    return render(request, part if request.headers.get("HX-Request") else whole, context)


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the view to everybody; it may not touch a person."""
    view.policy = PagePolicy(public=True)  # type: ignore[attr-defined]  # read by the house test
    return view


def _prepared(request: HttpRequest, actor: Actor) -> ActorRequest:
    prepared = cast(ActorRequest, request)
    prepared.at = timezone.now()
    prepared.actor, prepared.on = actor, timezone.localdate(prepared.at)
    prepared.occasion = OccasionMaker(actor, prepared.at)
    return prepared
