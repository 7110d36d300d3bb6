"""Fetching the feed. One narrow port: https (or this machine), one host, a time limit and a size limit."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.message import Message
from email.utils import format_datetime
from typing import IO, Final, Protocol
from urllib.parse import urlsplit

from jobbvei.integrations.nav.shapes import LARGEST_DOCUMENT_BYTES
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

TIMEOUT_SECONDS: Final = 20
LOOPBACK: Final = {"127.0.0.1", "::1", "localhost"}
OK, NOT_MODIFIED, UNAUTHORISED, FORBIDDEN, NOT_FOUND = 200, 304, 401, 403, 404


@dataclass(frozen=True, slots=True)
class Conditions:
    """What we already have, so that the server can answer "not changed"."""

    etag: str = ""
    last_modified: str = ""


NOTHING_YET: Final = Conditions()


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What the server said; ``body`` is None when nothing has changed."""

    body: bytes | None
    conditions: Conditions = field(default_factory=Conditions)


class FeedClient(Protocol):
    """Something that can fetch from the feed."""

    def get(self, url: str, conditions: Conditions = NOTHING_YET) -> FeedAnswer:
        """Fetch ``url`` unless it is unchanged since ``conditions``.

        Raises:
            UnusableInput: it cannot be fetched; one sentence says why.
        """


class HttpFeedClient:
    """Fetches over https.

    Args:
        token: Sent as a bearer token, only to the host of the first address fetched.
    """

    def __init__(self, token: str = "") -> None:
        self._token = token
        self._origin = ""
        self._opener = urllib.request.build_opener(_NoRedirects, urllib.request.ProxyHandler())

    def get(self, url: str, conditions: Conditions = NOTHING_YET) -> FeedAnswer:
        """Fetch ``url`` unless it is unchanged since ``conditions``."""
        ensure_safe(url)
        self._ensure_same_origin(url)
        request = urllib.request.Request(url, headers=self._headers(conditions))  # noqa: S310  # scheme checked above
        try:
            with self._opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
                return FeedAnswer(_limited(answer, url), _conditions(answer.headers))
        except urllib.error.HTTPError as problem:
            with problem:
                if problem.code == NOT_MODIFIED:
                    return FeedAnswer(None, conditions)
                raise _refused(url, problem.code) from None
        except (urllib.error.URLError, http.client.HTTPException, OSError):
            raise _failed(N_("{host} svarer ikke nå. Prøv igjen senere."), url) from None

    def _ensure_same_origin(self, url: str) -> None:
        origin = _origin(url)
        self._origin = self._origin or origin
        if origin != self._origin:
            raise _failed(N_("Feeden viser videre til en annen tjener, {host}. Det følger vi ikke."), url)

    def _headers(self, conditions: Conditions) -> Mapping[str, str]:
        wanted = {
            "Accept": "application/json",
            "User-Agent": "Jobbvei",
            "Authorization": f"Bearer {self._token}" if self._token else "",
            "If-None-Match": conditions.etag,
            "If-Modified-Since": conditions.last_modified,
        }
        return {name: value for name, value in wanted.items() if value}


def http_date(day: date) -> str:
    """Midnight at the beginning of ``day``, as HTTP writes a moment.

    >>> http_date(date(2026, 11, 23))
    'Mon, 23 Nov 2026 00:00:00 GMT'
    """
    return format_datetime(datetime(day.year, day.month, day.day, tzinfo=UTC), usegmt=True)


def ensure_safe(url: str) -> None:
    """Refuse an address that is neither https nor on this machine.

    Raises:
        UnusableInput: the scheme or the host is not allowed, or user names stand in it.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)
        has_user = "@" in parts.netloc
    except ValueError:
        is_safe, host, has_user = False, "", False
    if not is_safe or not host or has_user:
        template = N_("«{url}» kan ikke brukes. Adressen må begynne med https://.")
        raise UnusableInput("nav.unsafe_address", Sentence(template, {"url": url}))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect could lead the token to somebody else, so none is followed."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """Follow nothing; the opener then raises the answer as an error."""


def _limited(answer: http.client.HTTPResponse, url: str) -> bytes:
    body = answer.read(LARGEST_DOCUMENT_BYTES + 1)
    if len(body) > LARGEST_DOCUMENT_BYTES:
        raise _failed(N_("Svaret fra {host} er større enn vi tar imot."), url)
    return body


def _conditions(headers: Message) -> Conditions:
    return Conditions(headers.get("ETag", ""), headers.get("Last-Modified", ""))


def _refused(url: str, code: int) -> UnusableInput:
    if code in {UNAUTHORISED, FORBIDDEN}:
        return _failed(N_("{host} godtar ikke tokenet. Sett JOBBVEI_NAV_FEED_TOKEN til et gyldig token."), url)
    if code == NOT_FOUND:
        return _failed(N_("{host} har ikke denne siden. Sjekk adressen til feeden."), url)
    template = N_("{host} svarte med feil {code}. Prøv igjen senere.")
    return UnusableInput("nav.refused", Sentence(template, {"host": urlsplit(url).hostname, "code": code}))


def _failed(template: str, url: str) -> UnusableInput:
    return UnusableInput("nav.unreachable", Sentence(template, {"host": urlsplit(url).hostname}))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
