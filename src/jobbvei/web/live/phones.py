"""What a phone sees: the open question, or that the next one is coming."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from jobbvei.learning_network.actions.live_answers import answer_question, vote_for_idea
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.queries.live import (
    LiveNotFound,
    asked_question,
    ideas_for,
    joined_session,
    options_of,
    own_answer,
    size_groups_of,
)
from jobbvei.learning_network.types import LiveAnswer, LiveKind, LiveQuestion, LiveSession
from jobbvei.shared.errors import Refused
from jobbvei.web.frame.formats import sentence
from jobbvei.web.live.forms import AnswerForm
from jobbvei.web.live.phone_keys import PhoneRequest, phone_page
from jobbvei.web.live.shortly import Shortly

BETWEEN, ENDED = "-", "."
SENT = "sendt"
open_now: Shortly[str] = Shortly()


@phone_page
@require_safe
def join(request: PhoneRequest) -> HttpResponse:
    """Where one writes the code."""
    code = request.GET.get("kode", "").strip()
    if code:
        try:
            return redirect("live-phone", code=joined_session(code).code)
        except LiveNotFound as problem:
            return render(request, "live/join.html", {"code": code, "problem": problem}, status=404)
    return render(request, "live/join.html", {"code": "", "problem": None})


@phone_page
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: PhoneRequest, code: str) -> HttpResponse:
    """The open question with the phone's own answer; sent, it is kept in the place of the one before."""
    session = joined_session(code)
    question = asked_question(session)
    if request.method == "POST" and question is not None and str(question.public_id) == request.POST.get("question"):
        return _answer(request, session, question)
    if request.method == "POST":
        return _shown(request, session, question, is_too_late=True)
    return _shown(request, session, question)


@phone_page
@require_safe
def news(request: PhoneRequest, code: str) -> HttpResponse:
    """Nothing while the phone shows the open question; else that it should load the page anew."""
    if open_now.get((code,), lambda: _open_in(code)) == request.GET.get("sett"):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return HttpResponse(headers={"HX-Refresh": "true"})


@phone_page
@require_http_methods(["GET", "HEAD", "POST"])
def ideas(request: PhoneRequest, code: str) -> HttpResponse:
    """The ideas so far, and a vote for one of them."""
    try:
        session = joined_session(code)
    except LiveNotFound:
        return _to_phone(request, code)
    question = asked_question(session)
    if question is None or question.kind != LiveKind.IDEAS:
        return _to_phone(request, code)
    if request.method == "POST":
        _vote(request, question)
        if not request.headers.get("HX-Request"):
            return _to_phone(request, code)
    shown = {"session": session, "ideas": ideas_for(question, request.phone_key)}
    return render(request, "live/ideas.html", shown)


def _answer(request: PhoneRequest, session: LiveSession, question: LiveQuestion) -> HttpResponse:
    form = AnswerForm(request.POST, question=question, options=options_of(question), groups=size_groups_of(question))
    if form.is_valid():
        try:
            answer_question(question=question, phone_key=request.phone_key, said=form.said())
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        except Refused:
            return _shown(request, session, None, is_too_late=True)
        else:
            response = redirect("live-phone", code=session.code)
            response["Location"] += f"?{SENT}=1"
            return response
    return _shown(request, session, question, form=form)


def _vote(request: PhoneRequest, question: LiveQuestion) -> None:
    """A vote for what is gone, or too late, changes nothing; the page shows how it stands."""
    try:
        vote_for_idea(question=question, idea=UUID(request.POST.get("idea", "")), phone_key=request.phone_key)
    except (ValueError, LiveNotFound, Refused):
        return


def _shown(
    request: PhoneRequest,
    session: LiveSession,
    question: LiveQuestion | None,
    *,
    form: AnswerForm | None = None,
    is_too_late: bool = False,
) -> HttpResponse:
    own = own_answer(question, request.phone_key) if question else None
    shown = {
        "session": session,
        "question": question,
        "open_key": _open_key(question),
        "own": own,
        "is_sent": SENT in request.GET and own is not None,
        "is_too_late": is_too_late,
        "form": form or (_form(question, own) if question else None),
        "ideas": ideas_for(question, request.phone_key) if question and question.kind == LiveKind.IDEAS else [],
    }
    return render(request, "live/phone.html", shown, status=422 if form is not None else 200)


def _form(question: LiveQuestion, own: LiveAnswer | None) -> AnswerForm:
    return AnswerForm(question=question, options=options_of(question), groups=size_groups_of(question), own=own)


def _to_phone(request: PhoneRequest, code: str) -> HttpResponse:
    """The whole page anew, also when only a part of it was asked for."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect("live-phone", code=code)


def _open_in(code: str) -> str:
    try:
        return _open_key(asked_question(joined_session(code)))
    except LiveNotFound:
        return ENDED


def _open_key(question: LiveQuestion | None) -> str:
    return str(question.public_id) if question else BETWEEN
