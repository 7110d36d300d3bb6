"""What the events of this package are called in the log."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind

register_kind("matching.suggestion.proposed", _("foreslo en plass for deltakeren"))
register_kind("matching.suggestion.accepted", _("skrev ned at deltakeren sa ja"))
register_kind("matching.suggestion.declined", _("skrev ned at deltakeren sa nei"))
register_kind("matching.suggestion.withdrawn", _("trakk et forslag tilbake"))
register_kind("matching.suggestion.opened", _("åpnet et forslag"))
register_kind("matching.suggestion.listed", _("så deltakeren i listen over forslag"))
register_kind("matching.opening.people_shown", _("så deltakeren blant dem som passer til en plass"))
