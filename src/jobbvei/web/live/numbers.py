"""The counts as they come: for the big screen, and for somebody who cannot see it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from jobbvei.learning_network.queries.live import LiveNotFound, joined_session, last_asked_question, result_of
from jobbvei.web.frame.formats import sentence
from jobbvei.web.live.phone_keys import PhoneRequest, phone_page
from jobbvei.web.live.shortly import Shortly

STOP_ASKING = 286  # what htmx takes as the end of asking every other second
drawn: Shortly[str] = Shortly()


@phone_page
@require_safe
def numbers(request: PhoneRequest, code: str) -> HttpResponse:
    """A page with what the big screen shows, to read or listen to."""
    session = joined_session(code)
    return render(request, "live/numbers.html", {"session": session, "now": drawn_now(session.code)})


@phone_page
@require_safe
def now(request: PhoneRequest, code: str) -> HttpResponse:
    """The part of the page that changes; the same for all, so it is made once a second."""
    try:
        return HttpResponse(drawn_now(code))
    except LiveNotFound as problem:
        return HttpResponse(sentence(problem.sentence), status=STOP_ASKING)


def drawn_now(code: str) -> str:
    """The question the room looks at and its answers, as HTML that is at most a second old.

    Raises:
        LiveNotFound: The session has ended.
    """
    return drawn.get((code, get_language() or ""), lambda: _draw(code))


def _draw(code: str) -> str:
    question = last_asked_question(joined_session(code))
    result = result_of(question) if question else None
    return render_to_string("live/now.html", {"question": question, "result": result})
