import json
from typing import Any

import pytest

from jobbvei.employers.models import Opening
from jobbvei.integrations.nav.fake import FakeFeed, FeedContent
from jobbvei.integrations.nav.feed import import_feed
from jobbvei.integrations.nav.importing import NavReport
from jobbvei.integrations.nav.transport import NOTHING_YET, Conditions, FeedAnswer, HttpFeedClient, ensure_safe
from jobbvei.integrations.spreadsheets.importing import ImportFor
from jobbvei.shared.errors import UnusableInput
from tests.factories.access import make_municipality
from tests.factories.employers import system_occasion
from tests.integrations.nav.advertisement_texts import KEY, entry, item, page
from tests.integrations.nav.feed_contract import check_feed_contract

TWO_PAGES = FeedContent(
    pages=[[item("a"), item("b")], [item("b", "INACTIVE"), item("c")]],
    entries={"a": entry("a"), "b": entry("b"), "c": entry("c", name="json")},
)


def take_in(feed: FakeFeed, token: str = "", **options: Any) -> NavReport:
    receiver = ImportFor(make_municipality(), system_occasion())
    return import_feed(feed.url, client=HttpFeedClient(token), receiver=receiver, **options)


class TestTheStandIn:
    def test_keeps_the_contract_of_the_real_feed(self) -> None:
        content = FeedContent([[item(), item("2", "INACTIVE")]], {KEY: entry(), "2": entry("2", "INACTIVE")})
        with FakeFeed(content, token="hemmelig") as feed:
            check_feed_contract(feed.url, HttpFeedClient("hemmelig"))


@pytest.mark.django_db
class TestImportFeed:
    def test_follows_the_pages_and_uses_the_newest_line_of_each_advertisement(self) -> None:
        with FakeFeed(TWO_PAGES) as feed:
            report = take_in(feed)
            entries_fetched = [path for path in feed.requests if "feedentry" in path]
        assert (report.page_count, dict(report.counts)) == (2, {"created": 2, "ignored": 1})
        assert entries_fetched == ["/api/v1/feedentry/a", "/api/v1/feedentry/c"]
        assert set(Opening.objects.for_tenant("9901").values_list("source_key", flat=True).order_by()) == {"a", "c"}

    def test_reads_nothing_when_nothing_has_changed_since(self) -> None:
        with FakeFeed(TWO_PAGES) as feed:
            report = take_in(feed, since="Mon, 23 Nov 2026 00:00:00 GMT")
        assert (report.page_count, dict(report.counts)) == (0, {})

    def test_says_so_when_the_token_is_refused(self) -> None:
        with FakeFeed(TWO_PAGES, token="riktig") as feed, pytest.raises(UnusableInput, match="JOBBVEI_NAV_FEED_TOKEN"):
            take_in(feed, token="feil")

    def test_writes_nothing_when_an_entry_cannot_be_fetched(self) -> None:
        content = FeedContent([[item("a"), item("b")]], {"a": entry("a")})
        with FakeFeed(content) as feed, pytest.raises(UnusableInput, match="har ikke denne siden"):
            take_in(feed)
        assert not Opening.objects.for_tenant("9901").exists()

    def test_stops_when_the_feed_goes_in_a_ring(self) -> None:
        ring = {"https://eks.test/1": page(next_url="/2"), "https://eks.test/2": page(next_url="/1")}
        receiver = ImportFor(make_municipality(), system_occasion())
        with pytest.raises(UnusableInput, match="alt har lest"):
            import_feed("https://eks.test/1", client=_Answers(ring), receiver=receiver)

    def test_stops_at_fifty_pages_and_says_where_the_feed_goes_on(self) -> None:
        pages = {f"https://eks.test/{n}": page(next_url=f"/{n + 1}") for n in range(60)}
        receiver = ImportFor(make_municipality(), system_occasion())
        report = import_feed("https://eks.test/0", client=_Answers(pages), receiver=receiver)
        assert (report.page_count, report.next_url) == (50, "https://eks.test/50")

    def test_refuses_an_address_that_is_an_entry(self) -> None:
        receiver = ImportFor(make_municipality(), system_occasion())
        with pytest.raises(UnusableInput, match="ikke en side"):
            import_feed("https://eks.test/a", client=_Answers({"https://eks.test/a": entry()}), receiver=receiver)


class TestHttpFeedClient:
    def test_does_not_follow_the_feed_to_another_server(self) -> None:
        content = FeedContent([[]], {})
        with FakeFeed(content) as one, FakeFeed(content) as other:
            client = HttpFeedClient("hemmelig")
            client.get(one.url)
            with pytest.raises(UnusableInput, match="annen tjener"):
                client.get(other.url)
            assert other.requests == []

    def test_answers_one_sentence_when_nobody_answers(self) -> None:
        with FakeFeed(FeedContent([[]], {})) as feed:
            address = feed.url
        with pytest.raises(UnusableInput, match="svarer ikke nå"):
            HttpFeedClient().get(address)


class TestEnsureSafe:
    @pytest.mark.parametrize(
        "url", ["https://eksempel.test/feed", "http://127.0.0.1:8000/", "http://localhost/x", "http://[::1]/"]
    )
    def test_lets_https_and_this_machine_through(self, url: str) -> None:
        ensure_safe(url)

    @pytest.mark.parametrize(
        "url",
        [
            "http://eksempel.test/feed", "file:///etc/passwd", "ftp://eksempel.test/", "https://", "https://a:b@eks.test/",
            "http://127.0.0.1.eks.test/", "http://[1", "",
        ],
    )  # fmt: skip
    def test_refuses_everything_else(self, url: str) -> None:
        with pytest.raises(UnusableInput, match="https://"):
            ensure_safe(url)


class _Answers:
    """A feed of fixed documents, for addresses that no server on this machine can have."""

    def __init__(self, documents: dict[str, Any]) -> None:
        self.documents = documents

    def get(self, url: str, conditions: Conditions = NOTHING_YET) -> FeedAnswer:
        return FeedAnswer(json.dumps(self.documents[url]).encode())
