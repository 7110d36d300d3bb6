"""Ties surveys to what the server does once a day."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Surveys."""

    name = "jobbvei.surveys"
    label = "surveys"

    def ready(self) -> None:
        """Let what is too old go every day."""
        from jobbvei.background.hooks import register_daily_chore  # noqa: PLC0415  # the queue is ready only now
        from jobbvei.surveys.actions.retention import remove_what_is_over  # noqa: PLC0415  # as above

        register_daily_chore("surveys.remove_what_is_over", remove_what_is_over)
