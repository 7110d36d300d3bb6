"""Making, changing and cancelling the draft of a placement."""

from jobbvei.placements.actions.changing import change_draft
from jobbvei.placements.actions.drafting import cancel_draft_of, draft_placement

__all__ = ["cancel_draft_of", "change_draft", "draft_placement"]
