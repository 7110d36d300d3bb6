"""What this package writes in the trail, and why, in words."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind, register_purpose

register_kind("integrations.file.sent", _("sendte en fil til import"))
register_kind("integrations.file.thrown_away", _("kastet en fil som var sendt til import"))
register_kind("integrations.report.opened", _("leste rapporten om en fil som var sendt til import"))
register_kind("integrations.law_file.sent", _("sendte en fil som lovreglene skulle svare på"))
register_kind("integrations.law_file.result_read", _("hentet svarene på en fil til lovreglene"))
register_kind("integrations.law_file.thrown_away", _("kastet en fil som lovreglene skulle svare på"))
register_kind("integrations.mail.asked", _("sendte brev på e-post"))
register_purpose("law", _("spørsmål til lovreglene"))
register_purpose("import", _("import fra fil eller feed"))
