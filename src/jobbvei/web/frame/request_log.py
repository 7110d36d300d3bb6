"""One line in the log for each request: what kind of page, for which role, how it went, how long it took."""

import secrets
import time
from string import ascii_lowercase

import structlog
from django.http import HttpRequest, HttpResponse

from jobbvei.web.frame.middleware import GetResponse

ID_LENGTH = 12  # letters only: digits in a row would look like a number of somebody's

log = structlog.get_logger("jobbvei.requests")


class RequestLogMiddleware:
    """Outermost, so that it times everything. Never writes the address: it may hold what somebody searched for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then tell. The answer carries the request's id, so that a user can quote it."""
        request_id = "".join(secrets.choice(ascii_lowercase) for _ in range(ID_LENGTH))
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            milliseconds = round(1000 * (time.perf_counter() - started))
            log.info("request", status=response.status_code, duration_ms=milliseconds, **_about(request))
        response["X-Request-ID"] = request_id
        return response


def _about(request: HttpRequest) -> dict[str, str]:
    match, actor = request.resolver_match, getattr(request, "actor", None)
    return {
        "method": request.method or "",
        "page": match.view_name if match else "",
        "role": actor.role_code if actor else "",
        "tenant": actor.tenant_number if actor else "",
    }
