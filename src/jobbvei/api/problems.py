"""Every no of this door, in one shape: a status, a stable code and one sentence in bokmål."""

from http import HTTPStatus
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError

from jobbvei.access.actions import KeyNotAccepted, TooManyCalls
from jobbvei.shared.errors import JobbveiError, NotFound, Refused, UnusableInput
from jobbvei.shared.sentence import N_, Sentence

log = structlog.get_logger(__name__)
SECONDS_TO_WAIT = 60
STATUS: dict[type[JobbveiError], HTTPStatus] = {
    KeyNotAccepted: HTTPStatus.UNAUTHORIZED,
    Refused: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
    UnusableInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    TooManyCalls: HTTPStatus.TOO_MANY_REQUESTS,
}


class TooLarge(JobbveiError):
    """The body is larger than this door reads; none of it has been read."""


STATUS[TooLarge] = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def problem(status: HTTPStatus, code: str, sentence: Sentence) -> HttpResponse:
    """The answer when there is none: ``{"code", "message"}``."""
    message = " ".join(str(sentence).encode("utf-8", "replace").decode().split())  # half a sign cannot be sent
    response = JsonResponse(
        {"code": code, "message": message}, status=status, json_dumps_params={"ensure_ascii": False}
    )
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = str(SECONDS_TO_WAIT)
    return response


def from_error(error: JobbveiError) -> HttpResponse:
    """The answer for an error of ours."""
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), HTTPStatus.CONFLICT)
    return problem(status, error.code, error.sentence)


def nobody_let_in() -> HttpResponse:
    """The answer to somebody without a key."""
    template = N_("Send nøkkelen slik: Authorization: Bearer NØKKEL. Administratoren i kommunen lager nøkler.")
    return problem(HTTPStatus.UNAUTHORIZED, "api.no_key", Sentence(template))


def map_errors(api: NinjaAPI) -> None:
    """Let every error inside ``api`` come out as :func:`problem`."""

    def ours(_request: HttpRequest, error: Any) -> HttpResponse:
        return from_error(error)

    def without_key(_request: HttpRequest, _error: Any) -> HttpResponse:
        return nobody_let_in()

    def fault(_request: HttpRequest, error: Any) -> HttpResponse:
        log.error("api_failed", error=type(error).__name__, exc_info=error)
        sentence = Sentence(N_("Noe gikk galt hos oss. Vi har fått beskjed. Prøv igjen om litt."))
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "api.fault", sentence)

    api.add_exception_handler(JobbveiError, ours)
    api.add_exception_handler(AuthenticationError, without_key)
    api.add_exception_handler(Exception, fault)
