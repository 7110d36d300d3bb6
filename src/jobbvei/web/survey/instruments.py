"""The instruments one can ask: Jobbvei's and one's own."""

from collections.abc import Sequence

import yaml
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.surveys.actions import publish_definition
from jobbvei.surveys.definitions import SOURCE_LANGUAGE
from jobbvei.surveys.queries.instruments import offered_instrument, offered_instruments, versions_of
from jobbvei.surveys.types import Definition, InstrumentVersion, Question, Section
from jobbvei.web.frame.downloads import as_download
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.survey.answer_form import AnswerForm, choices_of, words
from jobbvei.web.survey.forms import InstrumentForm

ShownSection = tuple[Section, list[tuple[Question, list[str], list[tuple[str, list[str]]]]]]


@page(Permission.RUN_SURVEYS)
@require_http_methods(["GET", "HEAD", "POST"])
def instruments(request: ActorRequest) -> HttpResponse:
    """The list, and the form that takes a file."""
    form = InstrumentForm(sent(request), request.FILES or None)
    if form.is_bound and form.is_valid() and form.definition is not None:
        version = publish_definition(definition=form.definition, occasion=request.occasion("survey"))
        messages.success(
            request,
            _("«{title}» er lagret som versjon {number}.").format(title=form.definition.title, number=version.number),
        )
        return redirect(f"{reverse('survey-instrument')}?skjema={form.definition.code}")
    shown = {"form": form, "offered": offered_instruments(request.actor.tenant)}
    return render(request, "survey/instruments.html", shown, status=422 if form.errors else 200)


@page(Permission.RUN_SURVEYS)
@require_safe
def instrument(request: ActorRequest) -> HttpResponse:
    """What an instrument asks."""
    if "skjema" not in request.GET:
        return redirect("survey-instruments")
    found = offered_instrument(request.actor.tenant, request.GET["skjema"])
    versions = versions_of(request.actor.tenant, found.code)
    chosen = _version(request, versions)
    definition = chosen.as_defined if chosen is not None else found.definition
    is_old = chosen is not None and chosen.number != versions[0].number
    shown = {
        "offered": found,
        "definition": definition,
        "sections": sections_shown(definition),
        "versions": versions,
        "chosen": chosen,
        "is_old": is_old,
    }
    return render(request, "survey/instrument.html", shown)


@page(Permission.RUN_SURVEYS)
@require_safe
def preview(request: ActorRequest) -> HttpResponse:
    """The pages as somebody who answers meets them; nothing can be sent in."""
    if "skjema" not in request.GET:
        return redirect("survey-instruments")
    found = offered_instrument(request.actor.tenant, request.GET["skjema"])
    chosen = _version(request, versions_of(request.actor.tenant, found.code))
    definition = chosen.as_defined if chosen is not None else found.definition
    pages = [
        (words(section.title), words(section.introduction), AnswerForm(None, questions=section.questions, answers={}))
        for section in definition.sections
    ]
    shown = {"offered": found, "title": words(definition.title), "why": words(definition.introduction), "pages": pages}
    return render(request, "survey/preview.html", shown)


@page(Permission.RUN_SURVEYS)
@require_safe
def instrument_file(request: ActorRequest) -> HttpResponse:
    """The instrument as a file to change and send back."""
    if "skjema" not in request.GET:
        return redirect("survey-instruments")
    found = offered_instrument(request.actor.tenant, request.GET["skjema"])
    text = yaml.safe_dump(dict(found.definition.plain), allow_unicode=True, sort_keys=False, width=110)
    return as_download(text, name="skjema.yaml")


def sections_shown(definition: Definition) -> list[ShownSection]:
    """The pages of an instrument, each question with its answers and what it hangs on."""
    return [
        (section, [(question, _codes(question), _asked_if(definition, question)) for question in section.questions])
        for section in definition.sections
    ]


def _version(request: ActorRequest, versions: Sequence[InstrumentVersion]) -> InstrumentVersion | None:
    """The owner's version that ``?versjon=`` asks for; the newest when it asks for none, None before there is one."""
    wanted = request.GET.get("versjon", "")
    return next((one for one in versions if str(one.number) == wanted), versions[0] if versions else None)


def _codes(question: Question) -> list[str]:
    return [told for _code, told in choices_of(question, SOURCE_LANGUAGE)]


def _asked_if(definition: Definition, question: Question) -> list[tuple[str, list[str]]]:
    """The earlier questions it hangs on, with the answers that let it be asked."""
    found = []
    for one in question.only_if:
        earlier = definition.question(one.question)
        if earlier is not None:
            named = choices_of(earlier, SOURCE_LANGUAGE)
            found.append((str(earlier.ask), [told for code, told in named if code in one.codes]))
    return found
