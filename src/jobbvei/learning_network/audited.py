"""What this package writes in the trail, in words."""

from django.utils.translation import gettext_lazy as _

from jobbvei.audit.hooks import register_kind

register_kind("learning_network.network.made", _("laget et nettverk"))
register_kind("learning_network.network.changed", _("endret et nettverk"))
register_kind("learning_network.phase.changed", _("endret en fase i et nettverk"))
register_kind("learning_network.task.changed", _("endret en oppgave i et nettverk"))
register_kind("learning_network.team.enrolled", _("meldte en kommune på et nettverk"))
register_kind("learning_network.team.paused", _("satte kommunens gruppe på pause"))
register_kind("learning_network.team.resumed", _("tok kommunens gruppe med igjen"))
register_kind("learning_network.team.withdrawn", _("meldte kommunen av et nettverk"))
register_kind("learning_network.team.status_told", _("skrev hvordan det går med gruppen"))
register_kind("learning_network.team.attendance_set", _("valgte om gruppen deltar fysisk eller digitalt"))
register_kind("learning_network.person.added", _("la til et gruppemedlem"))
register_kind("learning_network.person.changed", _("endret et gruppemedlem"))
register_kind("learning_network.person.left", _("tok et gruppemedlem ut av gruppen"))
register_kind("learning_network.lead.handed_over", _("overleverte rollen som prosjektleder"))
register_kind("learning_network.task.done", _("merket en oppgave i nettverket som gjort"))
register_kind("learning_network.task.reopened", _("merket en oppgave i nettverket som ikke gjort"))
