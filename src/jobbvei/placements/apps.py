"""Ties placements to the answers that matching records."""

from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    """Placements."""

    name = "jobbvei.placements"
    label = "placements"

    def ready(self) -> None:
        """Draft a placement when a participant says yes, and cancel it when the yes is taken back."""
        from jobbvei.matching import hooks  # noqa: PLC0415  # models are ready only now
        from jobbvei.placements import answers  # noqa: PLC0415  # as above

        hooks.when_accepted(answers.draft)
        hooks.when_withdrawn(answers.cancel)
