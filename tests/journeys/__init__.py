"""Journeys through the site in a real browser; `make journeys` runs them."""
