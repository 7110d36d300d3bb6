"""What other systems ask about law: explain, compare, guide and parameters, in the contract's own shapes.

Facts are anonymous and are kept nowhere: no call here writes anything but that the key was used.
"""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Router

from jobbvei.access.types import ApiScope
from jobbvei.api.entrance import KeyOf, SessionThatReads
from jobbvei.api.reading import read_question
from jobbvei.api.shapes import (
    Comparison,
    Explanation,
    Guidance,
    Parameters,
    Problem,
    Topics,
    guide_schema,
    question_schema,
)
from jobbvei.rules.answers import comparison, explanation, guidance, parameter_list, topic_list
from jobbvei.rules.reading.documents import day
from jobbvei.rules.reading.facts import read_facts
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

DAYS_COMPARED = 2
DAY: dict[str, Any] = {"type": "string", "format": "date", "description": "Dagen det spørres om."}
TWO_DAYS: dict[str, Any] = {
    "type": "array", "items": {"type": "string", "format": "date"}, "minItems": 2, "maxItems": 2,
    "description": "Dagen før og dagen etter.",
}  # fmt: skip
REFUSALS = {
    HTTPStatus.UNAUTHORIZED.value: Problem,
    HTTPStatus.FORBIDDEN.value: Problem,
    HTTPStatus.TOO_MANY_REQUESTS.value: Problem,
}
REFUSALS_OF_QUESTIONS = {
    **REFUSALS,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE.value: Problem,
    HTTPStatus.UNPROCESSABLE_ENTITY.value: Problem,
}
key, session = KeyOf(ApiScope.LAW), SessionThatReads()
router = Router(tags=["lov"])


@router.post(
    "/explain",
    auth=key,
    response={200: Explanation, **REFUSALS_OF_QUESTIONS},
    url_name="api-law-explain",
    summary="Hva loven gir én person på én dag",
    description="Opplysningene er uten navn og nummer. De lagres ikke og skrives ikke til noen logg.",
    openapi_extra={"requestBody": question_schema(DAY)},
)
def explain_law(request: HttpRequest) -> HttpResponse:
    """``{"on", "facts"}`` to ``{"on", "findings"}``."""
    question = read_question(request, keys=("on", "facts"))
    on = day("on", question["on"])
    return _answer(explanation(read_facts(question["facts"], on=on), on=on))


@router.post(
    "/compare",
    auth=key,
    response={200: Comparison, **REFUSALS_OF_QUESTIONS},
    url_name="api-law-compare",
    summary="Hva som er annerledes mellom to dager",
    description="Som explain, men svarer bare med det som er endret fra den ene dagen til den andre.",
    openapi_extra={"requestBody": question_schema(TWO_DAYS)},
)
def compare_law(request: HttpRequest) -> HttpResponse:
    """``{"on": [before, after], "facts"}`` to ``{"on", "changes"}``."""
    question = read_question(request, keys=("on", "facts"))
    days = question["on"]
    if not isinstance(days, list) or len(days) != DAYS_COMPARED:
        sentence = N_("«on» må være en liste med to datoer: dagen før og dagen etter.")
        raise UnusableInput("api.compare_needs_two_days", Sentence(sentence))
    before, after = (day(f"on[{index}]", one) for index, one in enumerate(days))
    facts = read_facts(question["facts"], on=min(before, after))
    return _answer(comparison(facts, before=before, after=after))


@router.post(
    "/guide",
    auth=key,
    response={200: Guidance, **REFUSALS_OF_QUESTIONS},
    url_name="api-law-guide",
    summary="Veiledning om ett tema på én dag",
    description=(
        "Tiltak hos Nav, ansettelse, språkkrav, sosialhjelp, tilskudd og plikter. `/law/topics` sier hvilke temaer og "
        "opplysninger det er."
    ),
    openapi_extra={"requestBody": guide_schema(DAY)},
)
def guide_law(request: HttpRequest) -> HttpResponse:
    """``{"on", "topic", "facts"}`` to ``{"on", "topic", "findings"}``."""
    question = read_question(request, keys=("on", "topic", "facts"))
    topic = question["topic"]
    if not isinstance(topic, str):
        raise UnusableInput("api.topic_is_no_text", Sentence(N_("«topic» må være navnet på et tema, som tekst.")))
    return _answer(guidance(topic, question["facts"], on=day("on", question["on"])))


@router.get(
    "/topics",
    auth=[key, session],
    response={200: Topics, **REFUSALS},
    url_name="api-law-topics",
    summary="Temaene det finnes veiledning om",
    description="Hvert tema har opplysningene det kan spørres med, og spørsmålene det svarer på.",
)
def list_topics(request: HttpRequest) -> HttpResponse:
    """``{"topics"}``: each with its facts and questions."""
    return _answer(topic_list())


@router.get(
    "/parameters",
    auth=[key, session],
    response={200: Parameters, **REFUSALS},
    url_name="api-law-parameters",
    summary="Alle daterte tall i reglene, med kilde",
    description="Hver verdi har første og siste dag, og dagen kilden sist ble sett.",
)
def list_parameters(request: HttpRequest) -> HttpResponse:
    """``{"on", "parameters"}``, with the age of figures measured today."""
    return _answer(parameter_list(on=timezone.localdate()))


def _answer(document: dict[str, Any]) -> HttpResponse:
    """The document as it is: the shapes above describe it, and the tests hold them to it."""
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    return response
