"""Which language a page is in: the one the user has chosen, else bokmål.

The browser's own wish does not count: many who work in Norwegian municipalities have a machine set to English.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

CODES = frozenset(code for code, _name in settings.LANGUAGES)


class ChosenLanguageMiddleware:
    """Turns on the language of the cookie for one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose the language, answer, and say which it was."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in CODES else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language  # as Django's own middleware does
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response
