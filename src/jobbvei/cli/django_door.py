"""Starting Django for the commands that need the database."""

import os

import django
from django.apps import apps


def start_django() -> None:
    """Make the models usable in this process; the second call does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobbvei.config.settings")
    if not apps.ready:
        django.setup()
