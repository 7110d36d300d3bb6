"""Sending letters: everybody reads the letter and the number of receivers before anything goes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.background.queries import work_with_public_id
from jobbvei.integrations.mail.addressees import Addressee, asked_by_mail, filled, invited_by_mail, leads_of
from jobbvei.integrations.mail.mailings import (
    UnableToMail,
    Written,
    mail_again,
    mail_gathering,
    mail_nudge,
    mail_survey,
    may_mail_gathering,
    may_mail_survey,
)
from jobbvei.integrations.mail.outbox import (
    mailing_with_public_id,
    mailings_about,
    may_send,
    receivers_of,
    tally_of,
)
from jobbvei.integrations.mail.post import from_address, mail_is_set_up
from jobbvei.integrations.types import Mailing, MailingKind, MailState
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.gatherings import open_gathering
from jobbvei.learning_network.queries.teams import open_team
from jobbvei.surveys.queries.waves import wave_with_public_id
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.mailing.drafts import Draft, gathering_draft
from jobbvei.web.mailing.forms import LetterForm
from jobbvei.web.network.nudge import draft_for
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.survey.views import letter_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """A letter that is about to be sent.

    Attributes:
        without_mail: Where one does the same by hand.
        around: What the template around the letter needs.
        send: Sends it, and gives the public id of the mailing.
    """

    title: str
    about_key: UUID
    receivers: Sequence[Addressee]
    draft: Draft
    template: str
    back: str
    without_mail: str
    send: Callable[[Written], UUID]
    has_calendar: bool = False
    only_waiting: bool | None = None
    around: dict[str, object] = field(default_factory=dict)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def gathering_letter(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """The letter to those a gathering invites; ``?bare=venter`` to those who have not answered."""
    seat = seat_of(request, network_id)
    gathering = open_gathering(gathering_id, seat=seat)
    may_mail_gathering(seat, gathering).ensure()
    waiting = request.GET.get("bare") == "venter"
    occasion = request.occasion("network")
    people = reverse("gathering-people", args=[network_id, gathering_id])
    sending = Sending(
        title=_("Påminn på e-post") if waiting else _("Send på e-post"),
        about_key=gathering.public_id,
        receivers=invited_by_mail(gathering, only_waiting=waiting),
        draft=gathering_draft(seat, gathering, only_waiting=waiting),
        template="mailing/gathering_letter.html",
        back=people,
        without_mail=reverse("gathering-links", args=[network_id, gathering_id]),
        send=lambda written: (
            mail_gathering(
                seat=seat, gathering=gathering, written=written, only_waiting=waiting, occasion=occasion
            ).public_id
        ),
        has_calendar=True,
        only_waiting=waiting,
        around={**frame_of(seat, request), "gathering": gathering},
    )
    return _letter_page(request, sending)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def nudge_letter(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """The friendly nudge to a team's lead."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    team = open_team(team_id, seat=seat)
    draft, occasion = draft_for(seat, team, at=request.at), request.occasion("network")
    by_hand = reverse("team-nudge", args=[network_id, team_id])
    sending = Sending(
        title=_("Et vennlig dytt til {name}").format(name=team.name),
        about_key=team.public_id,
        receivers=leads_of(team),
        draft=Draft(draft.subject, draft.text),
        template="mailing/nudge_letter.html",
        back=by_hand,
        without_mail=by_hand,
        send=lambda written: mail_nudge(seat=seat, team=team, written=written, occasion=occasion).public_id,
        around={**frame_of(seat, request), "team": team},
    )
    return _letter_page(request, sending)


@page(Permission.RUN_SURVEYS)
@require_http_methods(["GET", "HEAD", "POST"])
def survey_letter(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """The letter to those a survey asks; ``?bare=venter`` to those who have not answered."""
    wave = wave_with_public_id(public_id, tenant=request.actor.tenant)
    occasion = request.occasion("survey")
    may_mail_survey(wave, occasion).ensure()
    waiting = request.GET.get("bare") == "venter"
    links = reverse("survey-links", args=[public_id])
    sending = Sending(
        title=_("Påminn på e-post") if waiting else _("Send på e-post"),
        about_key=wave.public_id,
        receivers=asked_by_mail(wave, only_waiting=waiting),
        draft=Draft(wave.title, letter_of(wave, "[lenke]", is_reminder=waiting)),
        template="mailing/survey_letter.html",
        back=links,
        without_mail=f"{links}?bare=venter" if waiting else links,
        send=lambda written: mail_survey(wave=wave, written=written, only_waiting=waiting, occasion=occasion).public_id,
        only_waiting=waiting,
        around={"wave": wave},
    )
    return _letter_page(request, sending)


@page(anyone_signed_in=True)
@require_safe
def mailing(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """What came of a mailing, person by person."""
    found = mailing_with_public_id(public_id, tenant=request.actor.tenant)
    may_send(request.actor, found).ensure()
    receivers = receivers_of(found)
    work = work_with_public_id(found.work_key, tenant=request.actor.tenant) if found.work_key else None
    listed = receivers if work is None or work.is_over else []  # while it goes, the page says how far it has come
    shown = {
        "mailing": found,
        "unsent": [one for one in listed if one.state != MailState.SENT],
        "sent": [one for one in listed if one.state == MailState.SENT],
        "back": _back(found),
        "tally": tally_of(receivers),
        "work": work,
        "is_set_up": mail_is_set_up(),
    }
    response = render(request, "mailing/mailing.html", shown)
    response["Cache-Control"] = "private, no-store"
    return response


@page(anyone_signed_in=True)
@require_POST
def send_again(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Try once more for those whose letter was not sent."""
    found = mailing_with_public_id(public_id, tenant=request.actor.tenant)
    try:
        mail_again(mailing=found, occasion=request.occasion("network"))
    except UnableToMail as problem:
        messages.error(request, sentence(problem.sentence))
    return redirect("mailing", public_id=public_id)


def _back(found: Mailing) -> str:
    """Where the letter was written from."""
    if found.kind == MailingKind.SURVEY:
        return reverse("survey-links", args=[found.about_key])
    name = "gathering-people" if found.kind == MailingKind.GATHERING else "team"
    return reverse(name, args=[found.network_key, found.about_key])


def _letter_page(request: ActorRequest, sending: Sending) -> HttpResponse:
    initial = {
        "subject": sending.draft.subject,
        "text": sending.draft.text,
        "expected": len(sending.receivers),
    }
    form = LetterForm(sent(request), initial=initial)
    if form.is_bound and form.is_valid() and "vis" not in request.POST:
        try:
            made = sending.send(form.written(_site(request)))
        except UnableToMail as problem:
            form.add_error(None, sentence(problem.sentence))
            form.data = {**form.data.dict(), "expected": len(sending.receivers)}  # type: ignore[attr-defined]  # a QueryDict
        else:
            return redirect("mailing", public_id=made)
    return render(request, sending.template, _shown(request, sending, form), status=422 if form.errors else 200)


def _shown(request: ActorRequest, sending: Sending, form: LetterForm) -> dict[str, object]:
    first = next(iter(sending.receivers), None)
    text = str(form["text"].value() or "")
    return {
        **sending.around,
        "sending": sending,
        "form": form,
        "is_set_up": mail_is_set_up(),
        "from_address": from_address(),
        "without_address": sum(not one.email for one in sending.receivers),
        "first": first,
        "example": filled(text, name=first.name, link=f"{_site(request)}/…") if first else "",
        "before": mailings_about(sending.about_key, tenant=request.actor.tenant),
    }


def _site(request: ActorRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
