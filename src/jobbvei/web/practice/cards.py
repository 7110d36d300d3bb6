"""One card: reading it and asking about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.practices import answer_question, ask_about, see_answers
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_answer, may_ask, may_change_practice, may_copy, may_move_practice
from jobbvei.learning_network.queries.practices import (
    card_of,
    open_practice,
    open_question,
    questions_of,
    tried,
    versions_of,
)
from jobbvei.learning_network.small_counts import results_in
from jobbvei.learning_network.types import Practice, PracticeState, PracticeVersion, Seat
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.numbers import page_number
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.practice.forms import AnswerForm, QuestionForm
from jobbvei.web.practice.shown import links_of


@page(Permission.SEE_NETWORK)
@require_safe
def practice(request: ActorRequest, network_id: UUID, practice_id: UUID) -> HttpResponse:
    """A card with its results, its questions and what came of its copies."""
    seat = seat_of(request, network_id)
    found = open_practice(practice_id, seat=seat)
    see_answers(seat=seat, practice=found, occasion=request.occasion("network"))
    return _card_page(request, seat, found)


@page(Permission.SEE_NETWORK)
@require_POST
def ask(request: ActorRequest, network_id: UUID, practice_id: UUID) -> HttpResponse:
    """Ask about it."""
    seat = seat_of(request, network_id)
    found = open_practice(practice_id, seat=seat)
    may_ask(seat, found).ensure()
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _card_page(request, seat, found, question_form=form)
    asked = ask_about(seat=seat, practice=found, text=form.cleaned_data["text"], occasion=request.occasion("network"))
    messages.success(request, _told_whom(found))
    return redirect(f"{reverse('practice', args=[network_id, practice_id])}#{asked.public_id}")


@page(Permission.SEE_NETWORK)
@require_POST
def answer(request: ActorRequest, network_id: UUID, practice_id: UUID, question_id: UUID) -> HttpResponse:
    """Answer a question."""
    seat = seat_of(request, network_id)
    found = open_practice(practice_id, seat=seat)
    question = open_question(question_id, practice=found)
    may_answer(seat, found).ensure()
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            answer_question(
                seat=seat, question=question, text=form.cleaned_data["text"], occasion=request.occasion("network")
            )
        except UnableToSave as problem:
            messages.error(request, sentence(problem.sentence))
        else:
            messages.success(request, _("Svaret står på kortet."))
    else:
        messages.error(request, _("Skriv et svar først."))
    return redirect(f"{reverse('practice', args=[network_id, practice_id])}#{question_id}")


def _card_page(
    request: ActorRequest, seat: Seat, found: Practice, *, question_form: QuestionForm | None = None
) -> HttpResponse:
    versions = versions_of(found, seat=seat)
    version = _version(request, found, versions)
    came_of_it = tried(found)
    shown = {
        **frame_of(seat, request),
        "practice": found,
        "version": version,
        "versions": versions,
        "card": card_of(found, version, seat=seat),
        "results": results_in(version.results),
        "links": links_of(version),
        "tried": came_of_it,
        "counts": [(one.label, count) for one, count in came_of_it.counts.items()],
        "questions": questions_of(found),
        "question_form": question_form or QuestionForm(),
        "may_ask": may_ask(seat, found),
        "may_answer": may_answer(seat, found),
        "may_copy": may_copy(seat, found),
        "may_change": may_change_practice(seat, found),
        "may_publish": may_move_practice(seat, found, PracticeState.PUBLISHED),
        "may_archive": may_move_practice(seat, found, PracticeState.ARCHIVED),
    }
    is_wrong = question_form is not None and bool(question_form.errors)
    return render(request, "practice/card.html", shown, status=422 if is_wrong else 200)


def _told_whom(found: Practice) -> str:
    """Who is told of a question; a card of no municipality has only the facilitators."""
    if found.owner is None:
        return _(
            "Spørsmålet står på kortet, og på forsiden til dem som leder nettverket. Dere får beskjed når de svarer."
        )
    told = _(
        "Spørsmålet står på kortet, på forsiden til {owner} hvis de er med i nettverket, og hos dem som leder det. "
        "Dere får beskjed når noen svarer."
    )
    return told.format(owner=found.owner.name)


def _version(request: ActorRequest, found: Practice, versions: list[PracticeVersion]) -> PracticeVersion:
    """The version asked for, else the one everybody reads, else the newest."""
    by_number = {one.number: one for one in versions}
    wanted = page_number(request, "versjon") if "versjon" in request.GET else found.shown
    return by_number.get(wanted or 0, versions[0])
