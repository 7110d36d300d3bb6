"""Where higher packages say what should happen when a participant has answered.

No Django signals: a hook is typed, listed here, and runs in the transaction of the answer.
"""

from collections.abc import Callable

from jobbvei.audit.types import Occasion
from jobbvei.matching.models import Suggestion

AnswerHandler = Callable[[Suggestion, Occasion], None]

_on_accepted: list[AnswerHandler] = []
_on_withdrawn: list[AnswerHandler] = []


def when_accepted(handler: AnswerHandler) -> None:
    """Call ``handler(suggestion, occasion)`` each time a participant says yes. Registering twice is once."""
    if handler not in _on_accepted:
        _on_accepted.append(handler)


def when_withdrawn(handler: AnswerHandler) -> None:
    """Call ``handler(suggestion, occasion)`` each time an accepted suggestion is taken back."""
    if handler not in _on_withdrawn:
        _on_withdrawn.append(handler)


def accepted(suggestion: Suggestion, occasion: Occasion) -> None:
    """Tell everyone registered that the participant said yes."""
    for handler in _on_accepted:
        handler(suggestion, occasion)


def withdrawn(suggestion: Suggestion, occasion: Occasion) -> None:
    """Tell everyone registered that a yes was taken back."""
    for handler in _on_withdrawn:
        handler(suggestion, occasion)
