"""Ties matching to the work list."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """Matching."""

    name = "jobbvei.matching"
    label = "matching"

    def ready(self) -> None:
        """Let rows of the work list say how many places fit."""
        from jobbvei.casework.hooks import register_row_note  # noqa: PLC0415  # models are ready only now
        from jobbvei.matching.row_note import places_that_fit  # noqa: PLC0415  # as above

        register_row_note(places_that_fit)
