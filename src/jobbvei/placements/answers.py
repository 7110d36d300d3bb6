"""What placements do when matching has recorded an answer."""

from jobbvei.audit.types import Occasion
from jobbvei.matching.types import Suggestion
from jobbvei.placements.actions import cancel_draft_of, draft_placement


def draft(suggestion: Suggestion, occasion: Occasion) -> None:
    """A yes becomes a draft."""
    draft_placement(suggestion=suggestion, occasion=occasion)


def cancel(suggestion: Suggestion, occasion: Occasion) -> None:
    """A yes taken back cancels the draft."""
    cancel_draft_of(suggestion=suggestion, occasion=occasion)
