"""What this package writes in the trail, in words."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind

register_kind("background.work.asked", _("startet en jobb i bakgrunnen"))
