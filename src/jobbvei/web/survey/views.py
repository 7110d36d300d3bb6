"""Waves on the page: the list, making one, its links and reminders, closing it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.integrations.mail.post import mail_is_set_up
from jobbvei.integrations.spreadsheets.csv_out import csv_of
from jobbvei.surveys.actions import close_wave, make_wave, open_wave, publish_definition, remind, withdraw_wave
from jobbvei.surveys.policies import may_become, may_remind, may_see_results
from jobbvei.surveys.queries.instruments import offered_instrument
from jobbvei.surveys.queries.waves import (
    answered_count,
    answered_counts,
    invitation_links,
    wave_with_public_id,
    waves_of,
)
from jobbvei.surveys.types import Invitation, UnableToPlan, Wave, WaveState
from jobbvei.web.frame.downloads import as_download
from jobbvei.web.frame.formats import day, sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.survey.belonging import belonging_of
from jobbvei.web.survey.forms import SurveyForm

USUAL_PERIOD = timedelta(days=14)
MOVES = {
    "open": (open_wave, gettext_lazy("Undersøkelsen er åpnet.")),
    "close": (close_wave, gettext_lazy("Undersøkelsen er lukket. Nå kan resultatene vises.")),
    "withdraw": (withdraw_wave, gettext_lazy("Undersøkelsen er trukket tilbake, og svarene er slettet.")),
}


@dataclass(frozen=True, slots=True)
class ListedWave:
    """A wave with how it goes."""

    wave: Wave
    state: str
    answered: int


@dataclass(frozen=True, slots=True)
class Letter:
    """What one recipient is to get.

    Attributes:
        mailto: Opens the sender's own mail program with the letter in it; empty without an address.
    """

    invitation: Invitation
    address: str
    mailto: str


@page(Permission.RUN_SURVEYS)
@require_safe
def surveys(request: ActorRequest) -> HttpResponse:
    """Every wave, newest first."""
    counts = answered_counts(request.actor.tenant)
    listed = [
        ListedWave(wave, state_in_words(wave, request.on), counts.get(wave.pk, 0))
        for wave in waves_of(request.actor.tenant)
    ]
    return render(request, "survey/surveys.html", {"listed": listed})


@page(Permission.RUN_SURVEYS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_survey(request: ActorRequest) -> HttpResponse:
    """Make a draft from an instrument."""
    if "skjema" not in request.GET:
        return redirect("survey-instruments")
    offered = offered_instrument(request.actor.tenant, request.GET["skjema"])
    initial = {
        "sender": request.actor.tenant.name,
        "contact": f"{request.actor.user.full_name}, {request.actor.user.email}",
        "opens_on": request.on,
        "closes_on": request.on + USUAL_PERIOD,
        "audience": "list",
    }
    form = SurveyForm(sent(request), request.FILES or None, initial=initial)
    if form.is_bound and form.is_valid():
        occasion = request.occasion("survey")
        try:
            version = publish_definition(definition=offered.definition, occasion=occasion)
            made = make_wave(plan=form.plan(version), occasion=occasion)
        except UnableToPlan as problem:
            form.add_error(problem.field, sentence(problem.sentence))
        else:
            return redirect("survey", public_id=made.public_id)
    shown = {"form": form, "offered": offered}
    return render(request, "survey/new.html", shown, status=422 if form.errors else 200)


@page(Permission.RUN_SURVEYS)
@require_safe
def survey(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """How a wave goes, and what can be done next."""
    wave = _wave(request, public_id)
    answered = answered_count(wave)
    asked = wave.asked_count if wave.asked_count is not None else len(invitation_links(wave))
    shown = {
        "wave": wave,
        "belongs": belonging_of(wave, request.actor),
        "definition": wave.version.as_defined,
        "state": state_in_words(wave, request.on),
        "answered": answered,
        "asked": asked,
        "waiting": len(invitation_links(wave, only_waiting=True)),
        "is_list": wave.audience == "list",
        "open_address": _address(request, wave.open_key) if wave.open_key else "",
        "may_open": may_become(wave, WaveState.OPEN),
        "may_close": may_become(wave, WaveState.CLOSED) if not wave.is_over(request.on) else None,
        "may_withdraw": may_become(wave, WaveState.WITHDRAWN) if not wave.is_over(request.on) else None,
        "may_remind": may_remind(wave, on=request.on),
        "may_see": may_see_results(wave, answered=answered, on=request.on),
    }
    return render(request, "survey/survey.html", shown)


@page(Permission.RUN_SURVEYS)
@require_POST
def move(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Open, close or take back."""
    wave = _wave(request, public_id)
    done, told = MOVES.get(request.POST.get("move", ""), MOVES["open"])
    done(wave=wave, occasion=request.occasion("survey"))
    messages.success(request, str(told))
    return redirect("survey", public_id=wave.public_id)


@page(Permission.RUN_SURVEYS)
@require_safe
def links(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """A link and a letter for each who is asked; ``?bare=venter`` for those who have not answered."""
    wave = _wave(request, public_id)
    only_waiting = request.GET.get("bare") == "venter"
    letters = _letters(request, wave, only_waiting=only_waiting)
    if request.GET.get("form") == "csv":
        rows = [[one.invitation.name, one.invitation.email, one.address] for one in letters]
        return as_download(csv_of(["Navn", "E-post", "Lenke"], rows), name="lenker.csv")
    shown = {
        "wave": wave,
        "belongs": belonging_of(wave, request.actor),
        "letters": letters,
        "only_waiting": only_waiting,
        "is_set_up": mail_is_set_up(),
        "letter": letter_of(wave, _("[lenken]"), is_reminder=only_waiting),
    }
    response = render(request, "survey/links.html", shown)
    response["Cache-Control"] = "no-store"
    return response


@page(Permission.RUN_SURVEYS)
@require_POST
def remind_waiting(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Note a reminder to those who have not answered, and show their links."""
    wave = _wave(request, public_id)
    remind(wave=wave, occasion=request.occasion("survey"))
    return redirect(f"{reverse('survey-links', args=[wave.public_id])}?bare=venter")


def state_in_words(wave: Wave, on: date) -> str:
    """Where the wave is on the day; an open one that has not begun or has passed its last day says so."""
    if wave.state == WaveState.OPEN and on < wave.opens_on:
        return _("åpner {day}").format(day=day(wave.opens_on, "no_year"))
    if wave.state == WaveState.OPEN and wave.is_over(on):
        return _("siste dag er passert")
    return str(WaveState(wave.state).label)


def letter_of(wave: Wave, address: str, *, is_reminder: bool) -> str:
    """What one recipient is to read, with the link that is theirs."""
    values: dict[str, Any] = {
        "sender": wave.sender,
        "title": wave.title,
        "link": address,
        "last_day": day(wave.closes_on, "no_year"),
    }
    if is_reminder:
        template = _(
            "Hei!\n\nVi har ikke sett at du har svart på «{title}» ennå. Vi ser bare at du ikke har svart, aldri hva "
            "noen har svart.\n\nSvar her: {link}\n\nSiste dag er {last_day}. Lenken er din egen, så ikke send den "
            "videre."
            "\n\nHilsen {sender}"
        )
    else:
        template = _(
            "Hei!\n\n{sender} ber deg svare på «{title}».\n\nSvar her: {link}\n\nSiste dag er {last_day}. Lenken er "
            "din egen, så ikke send den videre. Vi ser at du har svart, men ikke hva du svarte.\n\nHilsen {sender}"
        )
    return template.format(**values)


def _letters(request: ActorRequest, wave: Wave, *, only_waiting: bool) -> list[Letter]:
    found = []
    for one in invitation_links(wave, only_waiting=only_waiting):
        address, email = _address(request, one.end), one.invitation.email
        body = quote(letter_of(wave, address, is_reminder=only_waiting))
        mailto = f"mailto:{quote(email)}?subject={quote(wave.title)}&body={body}" if email else ""
        found.append(Letter(one.invitation, address, mailto))
    return found


def _address(request: ActorRequest, end: str) -> str:
    return request.build_absolute_uri(reverse("answer", args=[end]))


def _wave(request: ActorRequest, public_id: UUID) -> Wave:
    return wave_with_public_id(public_id, tenant=request.actor.tenant)
