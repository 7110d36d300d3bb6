"""What this package writes in the trail, in words."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind

register_kind("casework.work_list.shown", _("så deltakeren på arbeidslisten"))
register_kind("casework.calendar.taken_out", _("tok ut kalenderen som fil"))
register_kind("casework.contacts.read", _("leste kontaktene"))
register_kind("casework.programme.started", _("førte introduksjonsprogram"))
register_kind("casework.programme.changed", _("endret introduksjonsprogrammet"))
register_kind("casework.programme.ended", _("avsluttet introduksjonsprogrammet"))
register_kind("casework.programme.resumed", _("angret at introduksjonsprogrammet var avsluttet"))
register_kind("casework.norwegian_training.started", _("førte norskopplæring"))
register_kind("casework.norwegian_training.changed", _("endret norskopplæringen"))
register_kind("casework.norwegian_extension.decided", _("førte vedtak om utvidet norskopplæring"))
register_kind("casework.norwegian_extension.undone", _("tok bort et vedtak om utvidet norskopplæring"))
register_kind("casework.team.joined", _("tok noen inn i oppfølgingsteamet"))
register_kind("casework.team.lead_given", _("ga noen ledelsen av oppfølgingsteamet"))
register_kind("casework.team.left", _("tok noen ut av oppfølgingsteamet"))
register_kind("casework.next_step.added", _("la inn et neste steg"))
register_kind("casework.next_step.completed", _("fullførte et steg"))
register_kind("casework.next_step.moved", _("flyttet et steg"))
register_kind("casework.next_step.reopened", _("angret at et steg var fullført"))
register_kind("casework.contact.recorded", _("førte en kontakt"))
register_kind("casework.contact.undone", _("angret en kontakt"))
register_kind("casework.case.closed", _("avsluttet oppfølgingen"))
register_kind("casework.case.reopened", _("åpnet saken igjen"))
register_kind("casework.law_change.shown", _("så hva en lovendring betyr for deltakeren"))
register_kind("casework.law_change.exported", _("tok ut deltakeren i en fil om en lovendring"))
register_kind("casework.municipal_grants.shown", _("så tilskuddene kommunen får for deltakeren"))
register_kind("casework.municipal_grants.exported", _("tok ut deltakeren i en fil om tilskudd"))
