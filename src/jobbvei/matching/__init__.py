"""Suggestions kept: who was proposed for which opening, why, and what they answered.

The ranking itself is pure and knows no database; this package feeds it and keeps what a person decided.
A machine suggests and explains; an adviser chooses; the participant says yes or no.
"""
