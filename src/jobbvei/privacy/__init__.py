"""Why each piece of personal data is kept, for whom it may be shown and when it goes: a registry others fill.

Knows field names and rules, never content. Serves the Privacy Regulation articles 5 and 30.
"""
