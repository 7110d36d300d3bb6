"""A stand-in for Nav's feed on this machine: the same pages, entries, tokens, ETags and 304s as the real one.

What it promises is checked by the same assertions as the real feed (tests/verification).
"""

import hashlib
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Final, Self

FIRST_PAGE: Final = "/api/v1/feed"
CHANGED_AT: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedContent:
    """What the feed holds: pages of items in order, and entries by key."""

    pages: Sequence[Sequence[Mapping[str, Any]]]
    entries: Mapping[str, Mapping[str, Any]]


class FakeFeed:
    """Serves ``content`` on 127.0.0.1 while the ``with`` block runs.

    Attributes:
        requests: Paths asked for, in order.
    """

    def __init__(self, content: FeedContent, *, token: str = "") -> None:
        self.content, self.token = content, token
        self.requests: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def url(self) -> str:
        """Address of the first page."""
        return f"http://127.0.0.1:{self._server.server_address[1]}{FIRST_PAGE}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def document(self, path: str) -> Mapping[str, Any] | None:
        """What stands at ``path``, or None."""
        if path.startswith("/api/v1/feedentry/"):
            return self.content.entries.get(path.rsplit("/", 1)[1])
        numbers = {_page_path(number): number for number in range(len(self.content.pages))}
        number = numbers.get(path)
        return None if number is None else self._page(number)

    def _page(self, number: int) -> Mapping[str, Any]:
        is_last = number + 1 == len(self.content.pages)
        return {
            "version": "1.0",
            "title": "Stillingsfeed",
            "home_page_url": "https://eksempel.test",
            "feed_url": FIRST_PAGE,
            "description": "",
            "id": _page_id(number),
            "next_url": None if is_last else _page_path(number + 1),
            "next_id": None if is_last else _page_id(number + 1),
            "items": list(self.content.pages[number]),
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        feed = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the name http.server calls
                feed.requests.append(self.path)
                feed.answer(self)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # http.server's own name
                """Say nothing."""

        return Handler

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request the way the real feed does."""
        if self.token and handler.headers.get("Authorization") != f"Bearer {self.token}":
            _send(handler, 401)
            return
        document = self.document(handler.path.split("?")[0])
        if document is None:
            _send(handler, 404)
            return
        body = json.dumps(document, ensure_ascii=False).encode()
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        headers = {"ETag": etag, "Last-Modified": format_datetime(CHANGED_AT, usegmt=True)}
        if handler.headers.get("If-None-Match") == etag or _is_unchanged(handler.headers.get("If-Modified-Since")):
            _send(handler, 304, headers)
            return
        _send(handler, 200, headers, body)


def _send(
    handler: BaseHTTPRequestHandler, status: int, headers: Mapping[str, str] | None = None, body: bytes = b""
) -> None:
    handler.send_response(status)
    for name, value in (headers or {}).items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _is_unchanged(since: str | None) -> bool:
    return bool(since) and parsedate_to_datetime(str(since)) >= CHANGED_AT


def _page_id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def _page_path(number: int) -> str:
    return FIRST_PAGE if number == 0 else f"{FIRST_PAGE}/{_page_id(number)}"
