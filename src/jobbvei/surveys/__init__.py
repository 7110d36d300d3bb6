"""Asking many the same thing: instruments with versions, waves of recipients, answers, results and export.

Who has answered and what was answered stand in tables with no way between them (docs/adr/0019). Knows no participant.
"""
