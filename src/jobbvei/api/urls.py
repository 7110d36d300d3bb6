"""Addresses of the API; each says who may ask, and answers every no as JSON."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from jobbvei import __version__
from jobbvei.access.types import ApiScope
from jobbvei.api.law import router
from jobbvei.api.problems import from_error, map_errors, problem
from jobbvei.api.reading import ensure_size
from jobbvei.shared.errors import JobbveiError
from jobbvei.shared.sentence import N_, Sentence

ROOT = "/api/v1/"
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class ApiPolicy:
    """Who may ask: whoever has a key with ``scope``, or everybody when it is None."""

    scope: ApiScope | None


api = NinjaAPI(
    title="Jobbvei",
    version=__version__,
    description=(
        "Lovreglene i Jobbvei for andre systemer. Spørsmålene er uten navn og nummer, og lagres ikke. Et nei kommer "
        "alltid som `{code, message}` med én setning på bokmål: 401 uten gyldig nøkkel, 403 når nøkkelen åpner noe "
        "annet, 404 på en adresse som ikke finnes, 405 på en annen metode, 413 når spørsmålet er over 64 kB, 422 når "
        "det ikke kan brukes, og 429 etter mer enn 600 spørsmål på ett minutt."
    ),
    openapi_url=None,
    docs_url=None,
    urls_namespace="jobbvei-api",
)
map_errors(api)
api.add_router("law", router)


def opened(view: View, policy: ApiPolicy) -> View:
    """The view with its policy, its limit of size, and JSON also where the frame would answer with a page."""

    @csrf_exempt  # no form of a page is taken here: what writes asks for a key, which no browser sends by itself
    @functools.wraps(view)
    def answered(request: HttpRequest, **keys: str) -> HttpResponse:
        try:
            ensure_size(request)
        except JobbveiError as error:
            return from_error(error)
        response = view(request, **keys)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return _other_method(response["Allow"])
        return response

    answered.policy = policy  # type: ignore[attr-defined]  # read by the test of addresses
    return answered


def openapi(_request: HttpRequest) -> HttpResponse:
    """The document that describes the API; says nothing about anybody, so everybody may read it."""
    return JsonResponse(api.get_openapi_schema(path_prefix=ROOT), json_dumps_params={"ensure_ascii": False})


def unknown(_request: HttpRequest, **_rest: str) -> HttpResponse:
    """There is nothing here."""
    sentence = Sentence(N_("Det finnes ikke noe på denne adressen. Se {address}."), {"address": f"{ROOT}openapi.json"})
    return problem(HTTPStatus.NOT_FOUND, "api.unknown_address", sentence)


def _other_method(allowed: str) -> HttpResponse:
    sentence = Sentence(N_("Denne adressen svarer bare på {allowed}."), {"allowed": allowed})
    response = problem(HTTPStatus.METHOD_NOT_ALLOWED, "api.other_method", sentence)
    response["Allow"] = allowed
    return response


def _patterns() -> list[URLPattern]:
    patterns, _app, _namespace = api.urls
    keyed = [one for one in patterns if isinstance(one, URLPattern) and one.name != "api-root"]
    return [path(str(one.pattern), opened(one.callback, ApiPolicy(ApiScope.LAW)), name=one.name) for one in keyed]


urlpatterns = [
    *_patterns(),
    path("openapi.json", opened(openapi, ApiPolicy(None)), name="api-openapi"),
    path("<path:rest>", opened(unknown, ApiPolicy(None)), name="api-unknown"),
]
