"""Says what long work the adapters have when the site starts."""

from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    """The adapters."""

    name = "jobbvei.integrations"
    label = "integrations"

    def ready(self) -> None:
        """Register the work that runs in the background."""
        from jobbvei.background.hooks import register_daily_chore  # noqa: PLC0415  # the queue is ready only now
        from jobbvei.integrations.law_work import register_law_work  # noqa: PLC0415  # as above
        from jobbvei.integrations.mail.mailings import remove_old_mail  # noqa: PLC0415  # as above
        from jobbvei.integrations.mail.tasks import register_mail_work  # noqa: PLC0415  # as above
        from jobbvei.integrations.tasks import register_import_work  # noqa: PLC0415  # needs the models, made by now

        register_import_work()
        register_law_work()
        register_mail_work()
        register_daily_chore("integrations.remove_old_mail", remove_old_mail)
