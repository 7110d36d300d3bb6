"""All addresses of the site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path

from jobbvei.web.frame.pages import public_page


@public_page
def shut(_request: HttpRequest, **_rest: str) -> HttpResponse:
    """A door of the log-in library that this house does not use."""
    raise Http404


@public_page
def to_forgotten_password(_request: HttpRequest) -> HttpResponse:
    """Jobbvei sends no mail; the page says whom to ask."""
    return redirect("forgotten-password")


# These come before the library's own: no sign-up, no change of address, no mail.
SHUT = [
    "signup/",
    "email/",
    "confirm-email/",
    "confirm-email/<str:key>/",
    "login/code/confirm/",
    "password/set/",
    "password/reset/done/",
    "3rdparty/",
    "3rdparty/signup/",
    "social/signup/",
    "social/connections/",
    "social/login/cancelled/",
    "social/login/error/",
]

urlpatterns = [
    *(path(f"konto/{address}", shut) for address in SHUT),
    path(
        "konto/password/reset/",
        to_forgotten_password,
        name="account_reset_password",
    ),
    path("konto/", include("jobbvei.web.account.urls")),
    path("konto/", include("allauth.urls")),
    path("api/v1/", include("jobbvei.api.urls")),
    path("helse/", include("jobbvei.web.health.urls")),
    path("", include("jobbvei.web.urls")),
]

handler400 = "jobbvei.web.frame.errors.bad_request"
handler403 = "jobbvei.web.frame.errors.forbidden"
handler404 = "jobbvei.web.frame.errors.not_found"
handler500 = "jobbvei.web.frame.errors.server_error"
