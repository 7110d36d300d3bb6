"""Proposing, recording what the participant answers, and taking suggestions back."""

from jobbvei.matching.actions.answering import accept_suggestion, decline_suggestion, withdraw_suggestion
from jobbvei.matching.actions.closing import withdraw_suggestions_of_closed_case
from jobbvei.matching.actions.proposing import propose

__all__ = [
    "accept_suggestion",
    "decline_suggestion",
    "propose",
    "withdraw_suggestion",
    "withdraw_suggestions_of_closed_case",
]
