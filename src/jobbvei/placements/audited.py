"""What the events of this package are called in the log."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind

register_kind("placements.placement.drafted", _("laget utkast til avtale"))
register_kind("placements.placement.cancelled", _("avlyste et utkast til avtale"))
register_kind("placements.placement.listed", _("så deltakeren i listen over avtaler"))
register_kind("placements.placement.opened", _("åpnet avtalen til deltakeren"))
register_kind("placements.placement.changed", _("endret oppstart eller timer i utkastet til avtale"))
