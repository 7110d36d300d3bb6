"""Nav's public job feed: pages, entries and advertisements in, openings out, and a list of all that could not be read.

Knows Nav's shapes, and one older shape of Nav's advertisements. Reads a language level only where one is written.
"""
