"""The pages of somebody who answers: no log-in, no script needed, phone first, nothing that follows anybody.

What is written is kept as a draft after each page. It is found again with the link and a secret in this browser's
cookie, so that not even the one who sent the link can open it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jobbvei.shared.errors import Refused
from jobbvei.shared.verdict import Verdict
from jobbvei.surveys.actions import keep_draft, send_in
from jobbvei.surveys.definitions import Answers, answers_asked_for, asked_questions
from jobbvei.surveys.keys import new_secret
from jobbvei.surveys.policies import may_take_answers
from jobbvei.surveys.queries.answering import NoSuchLink, door_for, draft_answers
from jobbvei.surveys.types import Definition, Door, Section
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import public_page
from jobbvei.web.survey.answer_form import AnswerForm, answer_in_words, words
from jobbvei.web.survey.limits import guesses_too_much, sends_too_much

COOKIE = "jobbvei_svar"
LONGEST_SECRET = 64
DAY_SECONDS = 86_400
Parameters = ParamSpec("Parameters")
DoorView = Callable[Concatenate[HttpRequest, Door, Parameters], HttpResponse]


def opened_by_link(view: DoorView[Parameters]) -> Callable[..., HttpResponse]:
    """Open the view to whoever has the link, as long as the wave takes answers; else tell why not."""

    @public_page
    @wraps(view)
    def opened(request: HttpRequest, end: str, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        try:
            door = door_for(end)
        except NoSuchLink as problem:
            return _missed(request, problem)
        if request.method == "POST" and sends_too_much(door):
            return _too_much(request)
        verdict = may_take_answers(door.wave, on=timezone.localdate())
        if not verdict.allowed:
            return _shut(request, door, verdict)
        if door.is_used:
            return redirect("answer-thanks", end=end)
        return _private(view(request, door, *args, **kwargs))

    return opened


@require_safe
@opened_by_link
def welcome(request: HttpRequest, door: Door) -> HttpResponse:
    """Who asks, why, what becomes of the answers; and where one was, when one has begun."""
    carried = request.GET.get("fortsett", "")[:LONGEST_SECRET]
    if carried:
        return _with_secret(redirect("answer", end=door.end), request, door, carried)
    answers = draft_answers(door, _secret(request))
    first = _pages(door, answers)[0]
    return _page(request, "survey/welcome.html", door, {"begun": bool(answers), "first": first})


@require_http_methods(["GET", "HEAD", "POST"])
@opened_by_link
def section(request: HttpRequest, door: Door, number: int) -> HttpResponse:
    """One page of questions: on, back, or later."""
    secret = _secret(request)
    answers = draft_answers(door, secret)
    pages = _pages(door, answers)
    if number not in pages:
        return redirect("answer", end=door.end)
    shown = door.wave.version.as_defined.sections[number - 1]
    go = request.POST.get("go", "next")
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(
        sent, questions=asked_questions(shown.questions, answers), answers=answers, demands_all=go == "next"
    )
    if sent is None or not form.is_valid():
        return _section_page(request, door, number, form)
    secret = secret or new_secret()
    others = {code: answer for code, answer in answers.items() if code not in form.fields}
    written = answers_asked_for(door.wave.version.as_defined, others | form.answers)
    keep_draft(door=door, secret=secret, answers=written, on=timezone.localdate())
    if go == "later":
        return _with_secret(_kept_page(request, door, secret), request, door, secret)
    return _with_secret(redirect(_next(door, written, number, back=go == "back")), request, door, secret)


@require_http_methods(["GET", "HEAD", "POST"])
@opened_by_link
def review(request: HttpRequest, door: Door) -> HttpResponse:
    """Everything one has answered, and the button that sends it in for good."""
    secret = _secret(request)
    answers = draft_answers(door, secret)
    problem = ""
    if request.method == "POST":
        try:
            send_in(door=door, secret=secret, answers=answers, on=timezone.localdate())
        except Refused as refusal:
            problem = sentence(refusal.sentence)
        else:
            response = redirect("answer-thanks", end=door.end)
            response.delete_cookie(COOKIE, path=reverse("answer", args=[door.end]))
            return response
    definition = door.wave.version.as_defined
    parts = [
        (number, part, _answered(definition.sections[number - 1], answers)) for number, part in _titled(door, answers)
    ]
    back = _pages(door, answers)[-1]
    return _page(
        request, "survey/review.html", door, {"parts": parts, "problem": problem, "back": back}, 422 if problem else 200
    )


@public_page
@require_safe
def thanks(request: HttpRequest, end: str) -> HttpResponse:
    """Thanks, and nothing about what was answered."""
    try:
        door = door_for(end)
    except NoSuchLink as problem:
        return _missed(request, problem)
    again = door.invitation is None and may_take_answers(door.wave, on=timezone.localdate()).allowed
    if door.invitation is not None and not door.is_used:
        return redirect("answer", end=end)
    return _private(_page(request, "survey/thanks.html", door, {"again": again}))


def _section_page(request: HttpRequest, door: Door, number: int, form: AnswerForm) -> HttpResponse:
    shown = door.wave.version.as_defined.sections[number - 1]
    pages = _pages(door, draft_answers(door, _secret(request)))
    content = {
        "form": form,
        "number": pages.index(number) + 1,
        "page_count": len(pages),
        "is_first": number == pages[0],
        "heading": words(shown.title),
        "introduction": words(shown.introduction),
    }
    return _page(request, "survey/section.html", door, content, 422 if form.errors else 200)


def _kept_page(request: HttpRequest, door: Door, secret: str) -> HttpResponse:
    """Where to go on, here or on another device."""
    here = request.build_absolute_uri(reverse("answer", args=[door.end]))
    return _page(request, "survey/kept.html", door, {"here": here, "elsewhere": f"{here}?fortsett={secret}"})


def _page(request: HttpRequest, template: str, door: Door, content: dict[str, Any], status: int = 200) -> HttpResponse:
    definition: Definition = door.wave.version.as_defined
    about = {
        "wave": door.wave,
        "end": door.end,
        "title": words(definition.title),
        "why": words(definition.introduction),
        "is_personal": door.invitation is not None,
    }
    return render(request, template, about | content, status=status)


def _pages(door: Door, answers: Answers) -> list[int]:
    """Numbers of the pages with something to ask, from 1; the first always has, since nothing comes before it."""
    sections = door.wave.version.as_defined.sections
    return [n for n, one in enumerate(sections, start=1) if any(asked_questions(one.questions, answers))]


def _next(door: Door, answers: Answers, number: int, *, back: bool) -> str:
    pages = _pages(door, answers)
    if back:
        before = [one for one in pages if one < number]
        return reverse("answer-section", args=[door.end, before[-1]]) if before else reverse("answer", args=[door.end])
    after = [one for one in pages if one > number]
    return reverse("answer-section", args=[door.end, after[0]]) if after else reverse("answer-send", args=[door.end])


def _titled(door: Door, answers: Answers) -> list[tuple[int, Any]]:
    sections = door.wave.version.as_defined.sections
    return [(number, words(sections[number - 1].title)) for number in _pages(door, answers)]


def _answered(shown: Section, answers: Answers) -> list[tuple[Any, str]]:
    return [(words(one.ask), answer_in_words(one, answers)) for one in asked_questions(shown.questions, answers)]


def _secret(request: HttpRequest) -> str:
    return request.COOKIES.get(COOKIE, "")[:LONGEST_SECRET]


def _with_secret(response: HttpResponse, request: HttpRequest, door: Door, secret: str) -> HttpResponse:
    """The answer, with the browser's secret kept until the wave closes, for this link only."""
    days = (door.wave.closes_on - timezone.localdate()).days + 1
    response.set_cookie(
        COOKIE,
        secret,
        max_age=days * DAY_SECONDS,
        path=reverse("answer", args=[door.end]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _shut(request: HttpRequest, door: Door, verdict: Verdict) -> HttpResponse:
    told = sentence(verdict.sentence) if verdict.sentence is not None else ""
    return _private(_page(request, "survey/shut.html", door, {"told": told}))


def _missed(request: HttpRequest, problem: NoSuchLink) -> HttpResponse:
    if guesses_too_much(request):
        return _too_much(request)
    return _private(render(request, "survey/no_link.html", {"told": sentence(problem.sentence)}, status=404))


def _too_much(request: HttpRequest) -> HttpResponse:
    told = _("Det kommer for mye herfra på én gang. Vent ti minutter og prøv igjen.")
    return _private(render(request, "survey/no_link.html", {"told": told}, status=429))
