"""Finds the words of the events when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AuditConfig(AppConfig):
    """The trail."""

    name = "jobbvei.audit"
    label = "audit"

    def ready(self) -> None:
        """Import ``audited.py`` of every package that has one."""
        autodiscover_modules("audited")
