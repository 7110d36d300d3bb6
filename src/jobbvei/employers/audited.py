"""What this package writes in the trail, in words."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind

register_kind("employers.employer.registered", _("registrerte en arbeidsgiver"))
register_kind("employers.employer.changed", _("endret en arbeidsgiver"))
register_kind("employers.contact_owner.set", _("endret hvem som eier kontakten med en arbeidsgiver"))
register_kind("employers.contact_person.added", _("la til en kontaktperson hos en arbeidsgiver"))
register_kind("employers.contact_person.removed", _("slettet en kontaktperson hos en arbeidsgiver"))
register_kind("employers.opening.registered", _("registrerte en stilling eller plass"))
register_kind("employers.opening.changed", _("endret en stilling eller plass"))
register_kind("employers.opening.closed", _("lukket en stilling eller plass"))
register_kind("employers.opening.filled", _("meldte at en stilling eller plass er besatt"))
register_kind("employers.opening.reopened", _("åpnet en stilling eller plass igjen"))
register_kind("employers.opening.withdrawn", _("lukket en stilling fordi annonsen ikke er aktiv lenger"))
