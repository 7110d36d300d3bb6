"""What the adapters need to know about the world outside."""

import os

from jobbvei.config import environment

# Sent as a bearer token when Nav's job feed is read; empty sends none. Nav gives it out.
JOBBVEI_NAV_FEED_TOKEN = environment.text("JOBBVEI_NAV_FEED_TOKEN")
# The first page of the feed; empty means that the feed is read from files only.
JOBBVEI_NAV_FEED_URL = environment.text("JOBBVEI_NAV_FEED_URL")

# The library that reads workbooks takes lxml where it is installed, and lxml lets a part declare entities.
# It looks when it is first imported, so it is told before.
os.environ["OPENPYXL_LXML"] = "False"
