"""What this package writes in the trail, in words."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind

register_kind("people.participant.opened", _("åpnet siden til deltakeren"))
register_kind("people.participant.found", _("fant deltakeren i et søk"))
register_kind("people.participant.compared", _("så at deltakeren ligner på en ny deltaker"))
register_kind("people.participant.registered", _("registrerte deltakeren"))
register_kind("people.participant.changed", _("endret opplysninger om deltakeren"))
register_kind("people.language_level.set", _("førte språknivå"))
register_kind("people.competence.set", _("førte kompetanse og ønsker"))
register_kind("people.availability.set", _("førte når og hvor mye deltakeren kan jobbe"))
register_kind("people.child_care.set", _("førte barnepass"))
register_kind("people.household.shown", _("så hvem deltakeren bor sammen med"))
register_kind("people.household.joined", _("satte deltakeren i en husholdning"))
register_kind("people.household.changed", _("endret husholdningen"))
register_kind("people.household.left", _("tok deltakeren ut av husholdningen"))
register_kind("people.identity_number.read", _("leste fødselsnummeret"))
register_kind("people.identity_number.renewed", _("byttet nøkkelen som skjuler fødselsnumre"))
