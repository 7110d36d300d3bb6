"""Reading a feed page by page, or a file: everything is fetched before anything is written."""

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urljoin

from jobbvei.integrations.nav.importing import NavReport, import_advertisements
from jobbvei.integrations.nav.shapes import Advertisement, FeedLine, FeedPage, read_document
from jobbvei.integrations.nav.transport import Conditions, FeedClient
from jobbvei.integrations.spreadsheets.importing import ImportFor
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

MOST_PAGES: Final = 50
MOST_ENTRIES: Final = 5_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """Everything one run fetched.

    Attributes:
        missing: Keys of active advertisements whose content was not there.
        next_url: Where the feed goes on when the run stopped at its limit.
    """

    advertisements: tuple[Advertisement, ...]
    page_count: int
    missing: tuple[str, ...] = ()
    next_url: str | None = None


def import_feed_file(content: bytes, *, name: str, receiver: ImportFor, dry_run: bool = False) -> NavReport:
    """Take in a file with a page, an entry, an advertisement or a list of them.

    Raises:
        Refused: the role does not open imports.
        UnusableInput: the file cannot be read; nothing has been written.
    """
    return take_in_fetched(read_feed_file(content, name=name), receiver=receiver, dry_run=dry_run)


def import_feed(
    url: str, *, client: FeedClient, receiver: ImportFor, since: str = "", dry_run: bool = False
) -> NavReport:
    """Take in the feed that begins at ``url``, at most 50 pages at a time.

    Args:
        since: A date for the server as HTTP writes it; the first page is then the first one after it.

    Raises:
        Refused: the role does not open imports.
        UnusableInput: a page or an entry cannot be fetched or read; nothing has been written.
    """
    return take_in_fetched(fetch_feed(url, client=client, since=since), receiver=receiver, dry_run=dry_run)


def read_feed_file(content: bytes, *, name: str) -> Fetched:
    """Read a file without writing anything; see :func:`import_feed_file`."""
    document = read_document(content, where=name)
    in_file = {one.key for one in document.advertisements}
    lines = tuple(line for page in document.pages for line in page.lines if line.key not in in_file)
    inactive = tuple(Advertisement(line.key, False, None) for line in lines if not line.is_active)
    missing = tuple(line.key for line in lines if line.is_active)
    return Fetched((*inactive, *document.advertisements), len(document.pages), missing)


def take_in_fetched(fetched: Fetched, *, receiver: ImportFor, dry_run: bool = False) -> NavReport:
    """Take in what has been fetched or read, in one transaction."""
    report = import_advertisements(fetched.advertisements, receiver=receiver, dry_run=dry_run)
    return replace(report, page_count=fetched.page_count, next_url=fetched.next_url, missing=fetched.missing)


def fetch_feed(url: str, *, client: FeedClient, since: str = "") -> Fetched:
    """Fetch pages and entries without writing anything; see :func:`import_feed`."""
    newest: dict[str, tuple[str, FeedLine]] = {}
    read: list[str] = []
    following: str | None = url
    while following is not None and len(read) < MOST_PAGES and len(newest) < MOST_ENTRIES:
        page = _page(following, client, Conditions() if read else Conditions(last_modified=since))
        if page is None:
            following = None
            break
        read.append(following)
        for line in page.lines:  # the newest line of an advertisement is the last one
            newest[line.key] = (urljoin(following, line.url), line)
        following = _next(page, read)
    advertisements, missing = _entries(newest, client)
    return Fetched(advertisements, len(read), missing, following)


def _page(url: str, client: FeedClient, conditions: Conditions) -> FeedPage | None:
    """The page at ``url``; None when there is nothing new."""
    body = client.get(url, conditions).body
    if body is None:
        return None
    pages = read_document(body, where=url).pages
    if not pages:
        raise UnusableInput("nav.no_page", Sentence(N_("{url} er ikke en side i Navs stillingsfeed."), {"url": url}))
    return pages[0]


def _next(page: FeedPage, read: list[str]) -> str | None:
    if page.next_url is None:
        return None
    following = urljoin(read[-1], page.next_url)
    if following in read:
        template = N_("Feeden viser tilbake til en side vi alt har lest, {url}. Ingenting er lagret.")
        raise UnusableInput("nav.loop", Sentence(template, {"url": following}))
    return following


def _entries(
    newest: dict[str, tuple[str, FeedLine]], client: FeedClient
) -> tuple[tuple[Advertisement, ...], tuple[str, ...]]:
    advertisements: list[Advertisement] = []
    missing: list[str] = []
    for key, (url, line) in newest.items():
        if not line.is_active:
            advertisements.append(Advertisement(key, False, None))
            continue
        body = client.get(url).body
        found = read_document(body, where=url).advertisements if body is not None else ()
        advertisements.extend(found)
        if not found:
            missing.append(key)
    return tuple(advertisements), tuple(missing)
