"""What this package writes in the trail, in words. That somebody answered is not written."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind, register_purpose

register_kind("surveys.version.published", _("publiserte en versjon av et spørreskjema"))
register_kind("surveys.wave.made", _("laget en undersøkelse"))
register_kind("surveys.wave.opened", _("åpnet en undersøkelse"))
register_kind("surveys.wave.invited", _("inviterte flere til en undersøkelse"))
register_kind("surveys.wave.reminded", _("påminte dem som ikke har svart på en undersøkelse"))
register_kind("surveys.wave.closed", _("lukket en undersøkelse"))
register_kind("surveys.wave.withdrawn", _("trakk tilbake en undersøkelse og slettet svarene"))
register_kind("surveys.open_answer.released", _("frigav et fritekstsvar"))
register_kind("surveys.open_answer.taken_back", _("trakk tilbake frigivingen av et fritekstsvar"))
register_kind("surveys.results.opened", _("så resultatene av en undersøkelse"))
register_kind("surveys.results.shared", _("delte resultatet av en undersøkelse med dem som var spurt"))
register_kind("surveys.results.unshared", _("trakk tilbake delingen av et resultat"))
register_kind("surveys.results.exported", _("lastet ned svarene på en undersøkelse"))
register_purpose("survey", _("spørreundersøkelse"))
