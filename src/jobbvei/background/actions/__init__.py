"""Asking for long work, signs of life, and taking over what a dead process left."""

from jobbvei.background.actions.asking import ask_for_work
from jobbvei.background.actions.workers import keep_alive, note_worker, take_over_silent_work

__all__ = ["ask_for_work", "keep_alive", "note_worker", "take_over_silent_work"]
