"""What this package writes in the trail, in words."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind

register_kind("audit.log.opened", _("åpnet loggen"))
register_kind("audit.retention.removed", _("slettet gamle hendelser fra loggen"))
