"""What others may name of matching."""

from jobbvei.matching.models import Suggestion
from jobbvei.matching.states import SuggestionState

__all__ = ["Suggestion", "SuggestionState"]
