"""Ties the learning network to what the server does once a day."""

from django.apps import AppConfig


class LearningNetworkConfig(AppConfig):
    """The learning network."""

    name = "jobbvei.learning_network"
    label = "learning_network"

    def ready(self) -> None:
        """Let people go two years after their network, and offer the network's own texts to those who code."""
        from jobbvei.background.hooks import register_daily_chore  # noqa: PLC0415  # the queue is ready only now
        from jobbvei.learning_network.actions.retention import (  # noqa: PLC0415  # as above
            forget_people_of_ended_networks,
        )
        from jobbvei.learning_network.queries.offered_texts import offer_texts  # noqa: PLC0415  # as above

        register_daily_chore("learning_network.forget_people", forget_people_of_ended_networks)
        offer_texts()
