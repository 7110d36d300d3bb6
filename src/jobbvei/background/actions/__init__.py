"""Asking for long work, signs of life, taking over what a dead process left, and what is done every day."""

from jobbvei.background.actions.asking import ask_for_work
from jobbvei.background.actions.daily import do_daily_chores
from jobbvei.background.actions.workers import keep_alive, note_worker, take_over_silent_work

__all__ = ["ask_for_work", "do_daily_chores", "keep_alive", "note_worker", "take_over_silent_work"]
