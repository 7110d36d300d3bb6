"""The one place where errors become pages: what happened, why, and who can help."""

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from jobbvei.access.queries import colleagues
from jobbvei.access.roles import ADMINISTRATOR
from jobbvei.access.types import Actor, User
from jobbvei.shared.errors import JobbveiError, NotFound, Refused, UnusableInput

# How refusals begin that come from who one is. All others come from how the case stands: no administrator can help.
ABOUT_THE_USER = ("access.", "people.other_tenant", "people.shield", "background.not_yours")
# What stands when not even the page for faults can be made.
LAST_RESORT = "<!doctype html><html lang=nb><title>Jobbvei</title><h1>Noe gikk galt hos oss</h1><p>Prøv igjen om litt."


class ErrorPagesMiddleware:
    """Turns the errors a user is meant to read into pages, and leaves all others to Django."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; errors come to :meth:`process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """403 with law and helpers, 400 with how to mend, 409 when the case stands otherwise than one thought."""
        if isinstance(problem, Refused) and problem.code.startswith(ABOUT_THE_USER):
            return refused(request, problem)
        if isinstance(problem, NotFound):
            return render(request, "404.html", {"problem": problem}, status=404)
        if isinstance(problem, UnusableInput):
            return render(request, "frame/unusable_input.html", {"problem": problem}, status=400)
        if isinstance(problem, JobbveiError):
            content = {"problem": problem, "came_from": _page_one_came_from(request)}
            return render(request, "frame/not_now.html", content, status=409)
        return None


def refused(request: HttpRequest, problem: Refused) -> HttpResponse:
    """The page for a no: the sentence, the law it comes from, and the administrators of the municipality."""
    return render(request, "403.html", {"problem": problem, "helpers": _administrators(request)}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A no without a sentence of ours."""
    return render(request, "403.html", {"problem": None, "helpers": _administrators(request)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page, or none one may know of."""
    return render(request, "404.html", {"problem": None}, status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that has lain too long, or came from elsewhere."""
    return render(request, "frame/form_too_old.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Asks neither the database nor the session, since they may be what failed."""
    try:
        return HttpResponse(render_to_string("500.html", {"LANGUAGE_CODE": _language(request)}), status=500)
    except Exception:
        return HttpResponse(LAST_RESORT, status=500)


def _page_one_came_from(request: HttpRequest) -> str:
    """Address of the page of ours the request was sent from; empty when it is not known or is the one asked for."""
    address = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours and address != request.build_absolute_uri() else ""


def _administrators(request: HttpRequest) -> list[User]:
    actor = cast(Actor | None, getattr(request, "actor", None))
    if actor is None:
        return []
    return list(colleagues(actor.tenant, on=timezone.localdate(), roles=frozenset({ADMINISTRATOR.code})))


def _language(request: Any) -> str:
    return getattr(request, "LANGUAGE_CODE", "nb")
