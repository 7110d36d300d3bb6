"""What somebody sees who has tried too many passwords."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jobbvei.web.account.sign_in import locked_until


def locked_out(
    request: HttpRequest, _response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Say when to try again; the same answer whether or not the address is known."""
    context = {"again_at": locked_until(request, credentials)}
    return render(request, "account/locked_out.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
