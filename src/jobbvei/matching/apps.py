"""Ties matching to the work list and to the closing of cases."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """Matching."""

    name = "jobbvei.matching"
    label = "matching"

    def ready(self) -> None:
        """Let rows of the work list say how many places fit, and take suggestions back when a case is closed."""
        from jobbvei.casework import hooks  # noqa: PLC0415  # models are ready only now
        from jobbvei.matching.actions import withdraw_suggestions_of_closed_case  # noqa: PLC0415  # as above
        from jobbvei.matching.row_note import places_that_fit  # noqa: PLC0415  # as above

        hooks.register_row_note(places_that_fit)
        hooks.when_closed(withdraw_suggestions_of_closed_case)
