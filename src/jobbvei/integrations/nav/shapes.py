"""The shapes that Nav's advertisements come in, told apart and brought to one.

A document is a page of the feed, an entry, one advertisement, a list of them (also in the shape of 2018), or an
object with a page and an entry side by side.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

LARGEST_DOCUMENT_BYTES: Final = 30 * 1024 * 1024
ACTIVE: Final = "ACTIVE"
STATUSES: Final = (ACTIVE, "INACTIVE", "STOPPED", "DELETED", "REJECTED")
# The published description calls the content "json", the code that serves it calls it "ad_content".
CONTENT_KEYS: Final = ("ad_content", "json")


@dataclass(frozen=True, slots=True)
class Advertisement:
    """One advertisement as Nav has it now; ``content`` is None when Nav no longer shows it."""

    key: str
    is_active: bool
    content: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One line of a page: an advertisement has changed, and its newest state is at ``url``."""

    key: str
    is_active: bool
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A page of the feed; ``next_url`` is None on the last one."""

    lines: tuple[FeedLine, ...]
    next_url: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a file or an answer held."""

    pages: tuple[FeedPage, ...] = ()
    advertisements: tuple[Advertisement, ...] = field(default=())


def read_document(content: bytes, *, where: str) -> Document:
    """The pages and advertisements in ``content``.

    Args:
        where: Name of the file or address, for the error.

    Raises:
        UnusableInput: it is not JSON, is too large, has none of the known shapes, or lacks a key.
    """
    if len(content) > LARGEST_DOCUMENT_BYTES:
        raise _unusable("too_large", N_("{where} er større enn {most} MB."), where=where, most=30)
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise _unusable("not_json", N_("{where} er ikke JSON fra Navs stillingsfeed."), where=where) from None
    return _document(document, where)


def _document(document: Any, where: str) -> Document:
    if isinstance(document, list):
        return Document(advertisements=tuple(_any_advertisement(one, where) for one in document))
    if not isinstance(document, dict):
        raise _unknown_shape(where)
    if "feed_page" in document or "feed_entry" in document:
        pages = (_page(document["feed_page"], where),) if "feed_page" in document else ()
        entries = (_entry(document["feed_entry"], where),) if "feed_entry" in document else ()
        return Document(pages, entries)
    if "items" in document or "next_url" in document:
        return Document(pages=(_page(document, where),))
    return Document(advertisements=(_any_advertisement(document, where),))


def _page(page: Any, where: str) -> FeedPage:
    items = _need(page, "items", list, where)
    if "next_url" not in page or not isinstance(page["next_url"], str | None):
        raise _missing("next_url", where)
    return FeedPage(tuple(_line(item, where) for item in items), page["next_url"])


def _line(item: Any, where: str) -> FeedLine:
    entry = _need(item, "_feed_entry", dict, where)
    return FeedLine(
        key=_need(entry, "uuid", str, where),
        is_active=_is_active(entry, where),
        title=str(entry.get("title") or ""),
        url=_need(item, "url", str, where),
    )


def _any_advertisement(one: Any, where: str) -> Advertisement:
    if isinstance(one, dict) and any(key in one for key in CONTENT_KEYS):
        return _entry(one, where)
    if isinstance(one, dict) and "locationList" in one:
        return _of_2018(one, where)
    if isinstance(one, dict) and "workLocations" in one:
        return Advertisement(_need(one, "uuid", str, where), one.get("status", ACTIVE) == ACTIVE, one)
    if isinstance(one, dict) and {"uuid", "status"} <= one.keys():
        return _entry(one, where)
    raise _unknown_shape(where)


def _entry(entry: Any, where: str) -> Advertisement:
    key = _need(entry, "uuid", str, where)
    content = next((entry[name] for name in CONTENT_KEYS if entry.get(name)), None)
    if content is not None and not isinstance(content, dict):
        raise _missing(CONTENT_KEYS[0], where)
    return Advertisement(key, _is_active(entry, where), content)


def _of_2018(one: Mapping[str, Any], where: str) -> Advertisement:
    """The flat shape of 2018, brought to that of the feed."""
    told = one.get("properties") if isinstance(one.get("properties"), dict) else {}
    assert isinstance(told, dict)  # noqa: S101  # for mypy; said on the line above
    sentences: Sequence[Any] = one.get("requirements_from_adtext") or ()
    content = {
        **{name: one.get(name) for name in ("uuid", "title", "published", "expires", "categoryList", "contactList")},
        **{
            name: told.get(name) for name in ("jobtitle", "extent", "sector", "starttime", "positioncount", "workhours")
        },
        "workLocations": one.get("locationList"),
        "applicationDue": told.get("applicationdue"),
        "applicationUrl": told.get("applicationurl"),
        "description": "".join(f"<li>{escape(str(sentence))}</li>" for sentence in sentences),
        "employer": {"name": one.get("businessName"), "orgnr": one.get("orgnr")},
    }
    return Advertisement(_need(one, "uuid", str, where), _is_active(one, where), content)


def _is_active(entry: Mapping[str, Any], where: str) -> bool:
    status: str = _need(entry, "status", str, where)
    if status not in STATUSES:
        template = N_("{where}: «{status}» er ikke en kjent status. Ventet {known}.")
        raise _unusable("unknown_status", template, where=where, status=status, known=STATUSES)
    return status == ACTIVE


def _need(thing: Any, key: str, kind: type[Any], where: str) -> Any:
    if not isinstance(thing, dict) or not isinstance(thing.get(key), kind):
        raise _missing(key, where)
    return thing[key]


def _missing(key: str, where: str) -> UnusableInput:
    template = N_("{where} mangler «{key}», eller det har feil form. Ingenting er lagret.")
    return _unusable("missing_key", template, where=where, key=key)


def _unknown_shape(where: str) -> UnusableInput:
    template = N_("{where} har ikke formen til Navs stillingsfeed: en side, en annonse eller en liste av annonser.")
    return _unusable("unknown_shape", template, where=where)


def _unusable(code: str, template: str, **values: str | int | tuple[str, ...]) -> UnusableInput:
    return UnusableInput(f"nav.{code}", Sentence(template, values))
