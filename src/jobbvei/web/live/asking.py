"""The buttons beside a question: open, close, use again, remove; and showing or hiding an answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.live import (
    ask_question,
    close_question,
    copy_question,
    remove_question,
    show_answer,
)
from jobbvei.learning_network.queries.live import open_live_answer, open_live_question
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.live.sessions import facilitators_seat, to_session


@page(Permission.FACILITATE_NETWORK)
@require_POST
def ask(request: ActorRequest, network_id: UUID, question_id: UUID) -> HttpResponse:
    """Open the question to the phones."""
    seat = facilitators_seat(request, network_id)
    question = open_live_question(question_id, seat=seat)
    ask_question(seat=seat, question=question, occasion=request.occasion("network"))
    return to_session(seat, question.session)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def close(request: ActorRequest, network_id: UUID, question_id: UUID) -> HttpResponse:
    """Take no more answers."""
    seat = facilitators_seat(request, network_id)
    question = open_live_question(question_id, seat=seat)
    close_question(seat=seat, question=question, occasion=request.occasion("network"))
    return to_session(seat, question.session)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def again(request: ActorRequest, network_id: UUID, question_id: UUID) -> HttpResponse:
    """The same question once more, last in the session."""
    seat = facilitators_seat(request, network_id)
    question = open_live_question(question_id, seat=seat)
    copy_question(seat=seat, question=question, occasion=request.occasion("network"))
    messages.success(request, _("Spørsmålet står nederst, klart til å stilles på nytt."))
    return to_session(seat, question.session)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def remove(request: ActorRequest, network_id: UUID, question_id: UUID) -> HttpResponse:
    """Take the question away with its answers."""
    seat = facilitators_seat(request, network_id)
    question = open_live_question(question_id, seat=seat)
    remove_question(seat=seat, question=question, occasion=request.occasion("network"))
    messages.success(request, _("Spørsmålet er slettet."))
    return to_session(seat, question.session)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def show(request: ActorRequest, network_id: UUID, answer_id: UUID) -> HttpResponse:
    """Let an answer out on the big screen, or take it away from there."""
    seat = facilitators_seat(request, network_id)
    answer = open_live_answer(answer_id, seat=seat)
    is_shown = request.POST.get("vis") == "ja"
    show_answer(seat=seat, answer=answer, is_shown=is_shown, occasion=request.occasion("network"))
    return to_session(seat, answer.question.session)
