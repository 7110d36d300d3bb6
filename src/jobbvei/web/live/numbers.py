"""The counts as they come: for the big screen, and for somebody who cannot see it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from jobbvei.learning_network.queries.live import LiveNotFound, Result, joined_session, last_asked_question, result_of
from jobbvei.learning_network.types import LiveKind
from jobbvei.web.frame.formats import sentence
from jobbvei.web.live.phone_keys import PhoneRequest, phone_page
from jobbvei.web.live.shortly import Shortly

STOP_ASKING = 286  # what htmx takes as the end of asking every other second
ALL = ":"
WORDS_ON_SCREEN, TEXTS_ON_SCREEN = 50, 10
drawn: Shortly[str] = Shortly()


@phone_page
@require_safe
def numbers(request: PhoneRequest, code: str) -> HttpResponse:
    """A page with what the big screen shows and what there is no room for there, to read or listen to."""
    session = joined_session(code)
    shown = {"session": session, "now": drawn_now(session.code, with_all=True)}
    return render(request, "live/numbers.html", shown)


@phone_page
@require_safe
def now(request: PhoneRequest, code: str) -> HttpResponse:
    """The part of the page that changes; the same for all, so it is made once a second."""
    try:
        return HttpResponse(drawn_now(code, with_all="alle" in request.GET))
    except LiveNotFound as problem:
        return HttpResponse(sentence(problem.sentence), status=STOP_ASKING)


def drawn_now(code: str, *, with_all: bool = False) -> str:
    """The question the room looks at and its answers, as HTML that is at most a second old.

    Args:
        with_all: Also the words and texts that a screen has no room for.

    Raises:
        LiveNotFound: The session has ended.
    """
    key = (code, get_language() or "", ALL if with_all else "")
    return drawn.get(key, lambda: _draw(code, with_all=with_all))


def _draw(code: str, *, with_all: bool) -> str:
    question = last_asked_question(joined_session(code))
    result = result_of(question) if question else None
    shown = {
        "question": question,
        "result": result,
        "most_words": ALL if with_all else f":{WORDS_ON_SCREEN}",
        "most_texts": ALL if with_all else f":{TEXTS_ON_SCREEN}",
        "is_cut": not with_all and result is not None and _is_cut(result),
    }
    return render_to_string("live/now.html", shown)


def _is_cut(result: Result) -> bool:
    if result.question.kind == LiveKind.WORDS:
        return len(result.words) > WORDS_ON_SCREEN
    return len(result.texts) > TEXTS_ON_SCREEN
