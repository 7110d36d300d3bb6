"""Nav's real feed keeps the contract our stand-in keeps. Runs only when the address is given."""

import os

import pytest

from jobbvei.integrations.nav.transport import HttpFeedClient
from tests.integrations.nav.feed_contract import check_feed_contract

ADDRESS = os.environ.get("JOBBVEI_VERIFY_NAV_FEED", "")


@pytest.mark.enable_socket
@pytest.mark.skipif(not ADDRESS, reason="set JOBBVEI_VERIFY_NAV_FEED to the address of the feed")
class TestNavFeed:
    def test_keeps_the_contract(self) -> None:
        check_feed_contract(ADDRESS, HttpFeedClient(os.environ.get("JOBBVEI_NAV_FEED_TOKEN", "")))
