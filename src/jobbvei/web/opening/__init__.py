"""Openings: the list, one opening with what it demands and why, and registering, changing and closing it."""
