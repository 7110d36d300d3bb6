"""Who has read and changed what, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.access.queries import names_of_users, users_of_tenant
from jobbvei.access.roles import ROLES
from jobbvei.audit.actions import record_reading
from jobbvei.audit.hooks import Words, words_of_kind, words_of_purpose
from jobbvei.audit.queries import events_matching
from jobbvei.audit.types import AuditEvent, Thing
from jobbvei.learning_network.types import OWN_LINK
from jobbvei.web.audit_log.forms import LogForm
from jobbvei.web.frame.numbers import page_number
from jobbvei.web.frame.pages import ActorRequest, page

EVENTS_ON_A_PAGE = 50
OBJECT_WORDS: dict[str, Words] = {
    "api_key": gettext_lazy("nøkkel for et annet system"),
    "audit_log": gettext_lazy("loggen"),
    "codebook": gettext_lazy("kodebok"),
    "contact": gettext_lazy("kontakt"),
    "employer": gettext_lazy("arbeidsgiver"),
    "employer_contact": gettext_lazy("kontaktperson hos arbeidsgiver"),
    "household": gettext_lazy("husholdning"),
    "identity_key": gettext_lazy("nøkkelen for fødselsnumre"),
    "initiative": gettext_lazy("tiltak i nettverket"),
    "introduction_programme": gettext_lazy("introduksjonsprogram"),
    "law_file": gettext_lazy("fil med spørsmål om loven"),
    "long_work": gettext_lazy("bakgrunnsjobb"),
    "mailing": gettext_lazy("brev på e-post"),
    "membership": gettext_lazy("rolle"),
    "municipality": gettext_lazy("kommune"),
    "next_step": gettext_lazy("neste steg"),
    "norwegian_training": gettext_lazy("norskopplæring"),
    "opening": gettext_lazy("plass"),
    "participant": gettext_lazy("deltaker"),
    "placement": gettext_lazy("avtale"),
    "practice": gettext_lazy("kort i idébanken"),
    "practices": gettext_lazy("idébanken"),
    "retention_permit": gettext_lazy("tillatelse til å slette gamle hendelser"),
    "second_factor_key": gettext_lazy("nøkkelen for totrinnsinnlogging"),
    "suggestion": gettext_lazy("forslag"),
    "survey_open_answer": gettext_lazy("fritekstsvar"),
    "survey_version": gettext_lazy("versjon av et spørreskjema"),
    "survey_wave": gettext_lazy("undersøkelse"),
    "team_member": gettext_lazy("medlem av teamet"),
    "gathering": gettext_lazy("samling"),
    "network": gettext_lazy("nettverk"),
    "network_task": gettext_lazy("oppgave i nettverket"),
    "team": gettext_lazy("kommunens gruppe"),
    "team_person": gettext_lazy("gruppemedlem"),
    "text": gettext_lazy("tekst som kodes"),
    "text_collection": gettext_lazy("samling av tekster som kodes"),
    "upload": gettext_lazy("fil til import"),
    "user": gettext_lazy("bruker"),
}


@dataclass(frozen=True, slots=True)
class EventInWords:
    """One event as a person reads it: keys and codes in words, never content."""

    at: datetime
    who: str
    role: Words
    did: Words
    purpose: Words
    object_words: Words
    object_key: str
    subject_key: str


@page(Permission.READ_AUDIT_LOG)
@require_safe
def audit_log(request: ActorRequest) -> HttpResponse:
    """The municipality's log, newest first. That somebody opened the log is itself in the log."""
    actor = request.actor
    form = LogForm(request.GET, actors=list(users_of_tenant(actor.tenant)))
    wanted = form.wanted()
    record_reading(
        "audit.log.opened",
        Thing("audit_log", actor.tenant_number, wanted.subject_key),
        occasion=request.occasion("oversight"),
    )
    events = Paginator(events_matching(wanted, tenant_number=actor.tenant_number), EVENTS_ON_A_PAGE)
    shown = events.get_page(page_number(request))
    context = {
        "form": form,
        "shown": shown,
        "events": events_in_words(shown),
        "query": _without_page(request),
        "of_one_person": False,
    }
    return render(request, "audit_log/audit_log.html", context)


def events_in_words(events: Iterable[AuditEvent]) -> list[EventInWords]:
    """The events with names of users and words for codes, in one look-up however many they are."""
    kept = list(events)
    names = names_of_users({event.actor_key for event in kept})
    return [
        EventInWords(
            at=event.at,
            who=_name(event, names),
            role=ROLES[event.role].name if event.role in ROLES else "",
            did=words_of_kind(event.kind),
            purpose=words_of_purpose(event.purpose),
            object_words=OBJECT_WORDS.get(event.object_kind, event.object_kind),
            object_key=event.object_key,
            subject_key=event.subject_key,
        )
        for event in kept
    ]


def _name(event: AuditEvent, names: dict[str, str]) -> str:
    if event.actor_key == "system":
        return _("Jobbvei selv")
    if event.role == OWN_LINK:
        return _("gruppemedlem med egen lenke")
    return names.get(event.actor_key) or _("bruker som er slettet")


def _without_page(request: ActorRequest) -> str:
    kept = request.GET.copy()
    kept.pop("side", None)
    return kept.urlencode()
