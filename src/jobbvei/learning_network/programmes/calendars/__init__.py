"""Calendars of networks that have been, as files a facilitator can import."""
