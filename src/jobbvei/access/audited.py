"""What this package writes in the trail, in words."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind

register_kind("access.signed_in", _("logget inn"))
register_kind("access.signed_out", _("logget ut"))
register_kind("access.sign_in_failed", _("prøvde å logge inn, men slapp ikke inn"))
register_kind("access.second_factor_failed", _("skrev feil engangskode"))
register_kind("access.second_factors.renewed", _("krypterte hemmelighetene for totrinnsinnlogging på nytt"))
register_kind("access.passkey_failed", _("brukte en passnøkkel som ikke ble godtatt"))
register_kind("access.municipality.joined", _("tok kommunen i bruk"))
register_kind("access.role_chosen", _("byttet rolle"))
register_kind("access.role_given", _("ga noen en rolle"))
register_kind("access.role_ended", _("tok bort en rolle"))
register_kind("access.user_made", _("laget en ny bruker"))
register_kind("access.api_key.made", _("laget en nøkkel for et annet system"))
register_kind("access.api_key.revoked", _("tok tilbake en nøkkel for et annet system"))
register_kind("access.password_link_made", _("laget en lenke for å velge passord"))
