"""Hiring: departures from the qualification principle, and language floors in kindergartens and health services."""
