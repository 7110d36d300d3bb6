"""Writing a live question."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.live import add_question, change_question
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_rewrite_question
from jobbvei.learning_network.queries.live import open_live_question, open_live_session, options_of
from jobbvei.learning_network.types import LiveKind, LiveSession, Seat
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.live.forms import QuestionForm
from jobbvei.web.live.sessions import facilitators_seat, to_session
from jobbvei.web.network.seats import frame_of

KIND = "type"


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_question(request: ActorRequest, network_id: UUID, session_id: UUID) -> HttpResponse:
    """A new question of the kind the address names; a poll when it names none."""
    seat = facilitators_seat(request, network_id)
    session = open_live_session(session_id, seat=seat)
    kind = request.GET.get(KIND, LiveKind.POLL)
    if kind not in LiveKind.values:
        raise Http404
    form = QuestionForm(sent(request), kind=kind, question=None, options=())
    if request.method == "POST" and form.is_valid():
        try:
            add_question(seat=seat, session=session, details=form.details(), occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            return to_session(seat, session)
    return _form_page(request, seat, session, form, kind=kind)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_question(request: ActorRequest, network_id: UUID, question_id: UUID) -> HttpResponse:
    """Change a question that has not been asked."""
    seat = facilitators_seat(request, network_id)
    question = open_live_question(question_id, seat=seat)
    may_rewrite_question(question).ensure()
    form = QuestionForm(sent(request), kind=question.kind, question=question, options=options_of(question))
    if request.method == "POST" and form.is_valid():
        try:
            change_question(seat=seat, question=question, details=form.details(), occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            return to_session(seat, question.session)
    return _form_page(request, seat, question.session, form, kind=question.kind)


def _form_page(
    request: ActorRequest, seat: Seat, session: LiveSession, form: QuestionForm, *, kind: str
) -> HttpResponse:
    shown = {**frame_of(seat, request), "session": session, "form": form, "kind": LiveKind(kind)}
    return render(request, "live/question_form.html", shown, status=422 if form.errors else 200)
