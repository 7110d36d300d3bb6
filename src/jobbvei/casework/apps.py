"""Ties case work to people: who is in whose team, and whose case runs."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Case work."""

    name = "jobbvei.casework"
    label = "casework"

    def ready(self) -> None:
        """Answer what people asks about follow-up."""
        from jobbvei.casework.follow_up import FOLLOW_UP  # noqa: PLC0415  # models are ready only now
        from jobbvei.people.hooks import register_follow_up  # noqa: PLC0415  # as above

        register_follow_up(FOLLOW_UP)
