"""Proposing, and recording what the participant answers."""

from jobbvei.matching.actions.answering import accept_suggestion, decline_suggestion, withdraw_suggestion
from jobbvei.matching.actions.proposing import propose

__all__ = ["accept_suggestion", "decline_suggestion", "propose", "withdraw_suggestion"]
