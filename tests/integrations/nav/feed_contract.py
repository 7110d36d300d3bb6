"""What we rely on in Nav's feed; held against our stand-in in every run and against the real feed when asked to."""

from urllib.parse import urljoin

from jobbvei.integrations.nav.shapes import read_document
from jobbvei.integrations.nav.transport import FeedClient


def check_feed_contract(url: str, client: FeedClient) -> None:
    """Fail unless the feed at ``url`` behaves as our reader needs."""
    first = client.get(url)
    assert first.body is not None
    (page,) = read_document(first.body, where=url).pages
    assert page.lines
    assert first.conditions.etag, "a page has an ETag"
    assert client.get(url, first.conditions).body is None, "an unchanged page is 304"
    inactive = [line for line in page.lines if not line.is_active]
    active = [line for line in page.lines if line.is_active]
    for line in (*active[:1], *inactive[:1]):
        entry = client.get(urljoin(url, line.url))
        assert entry.body is not None
        (advertisement,) = read_document(entry.body, where=line.url).advertisements
        assert advertisement.key == line.key
        assert advertisement.is_active or advertisement.content is None
