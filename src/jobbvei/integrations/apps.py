"""Says what long work the adapters have when the site starts."""

from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    """The adapters."""

    name = "jobbvei.integrations"
    label = "integrations"

    def ready(self) -> None:
        """Register the work that runs in the background."""
        from jobbvei.integrations.law_work import register_law_work  # noqa: PLC0415  # as above
        from jobbvei.integrations.tasks import register_import_work  # noqa: PLC0415  # needs the models, made by now

        register_import_work()
        register_law_work()
