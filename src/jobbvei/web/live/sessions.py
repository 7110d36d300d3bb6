"""A network's sessions of live questions: the list, one of them, its big screen and its file."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.live import copy_live_session, end_live_session, make_live_session
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries import live as asked
from jobbvei.learning_network.queries.gatherings import gatherings_of
from jobbvei.learning_network.queries.live import Result, open_live_session, questions_of, result_of
from jobbvei.learning_network.types import LiveKind, LiveQuestion, LiveSession, QuestionState, Seat
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.live.answers_file import answers_as_csv
from jobbvei.web.live.forms import SessionForm
from jobbvei.web.live.numbers import drawn_now
from jobbvei.web.live.qr import qr_drawing
from jobbvei.web.network.seats import frame_of, seat_of

SCREEN_LOOKS = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with what was answered; the result is None before it is asked."""

    question: LiveQuestion
    result: Result | None


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def live_sessions(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """The sessions of the network, and a new one."""
    seat = facilitators_seat(request, network_id)
    form = SessionForm(sent(request), gatherings=gatherings_of(seat.network, drafts=True))
    if request.method == "POST" and form.is_valid():
        try:
            made = make_live_session(
                seat=seat,
                name=form.cleaned_data["name"],
                gathering=form.chosen(),
                occasion=request.occasion("network"),
            )
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            return to_session(seat, made)
    shown = {**frame_of(seat, request), "form": form, "sessions": asked.live_sessions(seat)}
    return render(request, "live/sessions.html", shown, status=422 if form.errors else 200)


@page(Permission.FACILITATE_NETWORK)
@require_safe
def live_session(request: ActorRequest, network_id: UUID, session_id: UUID) -> HttpResponse:
    """The questions of a session, with what is answered and what a facilitator can do."""
    seat = facilitators_seat(request, network_id)
    session = open_live_session(session_id, seat=seat)
    shown = {
        **frame_of(seat, request),
        "session": session,
        "asked": [_asked(one) for one in questions_of(session)],
        "kinds": LiveKind.choices,
        "short_address": short_address(request),
    }
    return render(request, "live/session.html", shown)


@page(Permission.FACILITATE_NETWORK)
@require_safe
def screen(request: ActorRequest, network_id: UUID, session_id: UUID) -> HttpResponse:
    """What the room sees; it keeps itself up to date without the facilitator's log-in."""
    seat = facilitators_seat(request, network_id)
    session = open_live_session(session_id, seat=seat)
    look = request.GET.get("farger", "")
    shown = {
        "network": seat.network,
        "session": session,
        "short_address": short_address(request),
        "now": "" if session.ended_on else drawn_now(session.code),
        "qr": qr_drawing(join_address(request, session)),
        "look": look if look in SCREEN_LOOKS else SCREEN_LOOKS[0],
    }
    return render(request, "live/screen.html", shown)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def copy(request: ActorRequest, network_id: UUID, session_id: UUID) -> HttpResponse:
    """The same questions once more, under a new code."""
    seat = facilitators_seat(request, network_id)
    session = open_live_session(session_id, seat=seat)
    made = copy_live_session(seat=seat, session=session, occasion=request.occasion("network"))
    messages.success(request, _("Dette er en kopi med ny kode og uten svar."))
    return to_session(seat, made)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def end(request: ActorRequest, network_id: UUID, session_id: UUID) -> HttpResponse:
    """Let phones in no more."""
    seat = facilitators_seat(request, network_id)
    session = open_live_session(session_id, seat=seat)
    end_live_session(seat=seat, session=session, occasion=request.occasion("network"))
    messages.success(request, _("Spørrerunden er avsluttet. Resultatene står her."))
    return to_session(seat, session)


@page(Permission.FACILITATE_NETWORK)
@require_safe
def answers_file(request: ActorRequest, network_id: UUID, session_id: UUID) -> HttpResponse:
    """The closed questions' results as a CSV file."""
    session = open_live_session(session_id, seat=facilitators_seat(request, network_id))
    closed = [one for one in questions_of(session) if one.state == QuestionState.CLOSED]
    response = HttpResponse(answers_as_csv(map(result_of, closed)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sporrerunde-{session.code.lower()}.csv"'
    return response


def facilitators_seat(request: ActorRequest, network_id: UUID) -> Seat:
    """The seat of a facilitator of the network.

    Raises:
        Refused: It is not one.
    """
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    return seat


def to_session(seat: Seat, session: LiveSession) -> HttpResponse:
    """Back to the session's page."""
    return redirect("live-session", network_id=seat.network.public_id, session_id=session.public_id)


def join_address(request: ActorRequest, session: LiveSession) -> str:
    """Where phones go when they read the QR code, in full."""
    return request.build_absolute_uri(reverse("live-phone", args=[session.code]))


def short_address(request: ActorRequest) -> str:
    """Where phones go to write the code, as one says it aloud."""
    return f"{request.get_host()}{reverse('live-join')}".rstrip("/")


def _asked(question: LiveQuestion) -> AskedQuestion:
    is_asked = question.state != QuestionState.PREPARED
    return AskedQuestion(question, result_of(question, with_hidden=True) if is_asked else None)
