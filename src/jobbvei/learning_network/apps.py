"""The app."""

from django.apps import AppConfig


class LearningNetworkConfig(AppConfig):
    """Registers the package."""

    name = "jobbvei.learning_network"
    label = "learning_network"
