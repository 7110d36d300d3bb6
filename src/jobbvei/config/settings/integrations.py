"""What the adapters need to know about the world outside."""

from jobbvei.config import environment

# Sent as a bearer token when Nav's job feed is read; empty sends none. Nav gives it out.
JOBBVEI_NAV_FEED_TOKEN = environment.text("JOBBVEI_NAV_FEED_TOKEN")
# The first page of the feed; empty means that the feed is read from files only.
JOBBVEI_NAV_FEED_URL = environment.text("JOBBVEI_NAV_FEED_URL")
