"""Results of a wave: figures, groups, answers in people's own words, and files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.integrations.spreadsheets.csv_out import csv_of
from jobbvei.integrations.spreadsheets.workbook_out import Sheet, xlsx_of_sheets
from jobbvei.surveys.actions import record_export, record_results_seen, release_open_answer, take_back_release
from jobbvei.surveys.codebook import answers_table, codebook_table, released_table
from jobbvei.surveys.definitions import DONT_KNOW
from jobbvei.surveys.groups import MERGED
from jobbvei.surveys.queries.results import answer_sets, open_answer_with_public_id, open_answers, released_texts
from jobbvei.surveys.queries.waves import wave_with_public_id
from jobbvei.surveys.results import (
    NOT_ANSWERED,
    AnswerSet,
    Figures,
    GroupFigures,
    Share,
    figures_by_answer,
    figures_by_group,
    figures_of,
    may_group,
    percent,
)
from jobbvei.surveys.types import Definition, OpenAnswer, Question, QuestionKind, Wave
from jobbvei.web.frame.downloads import as_download
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.survey.answer_form import choices_of
from jobbvei.web.survey.belonging import belonging_of
from jobbvei.web.survey.views import state_in_words

BY_ANSWER = "svar:"


@dataclass(frozen=True, slots=True)
class ShownShare:
    """A share with the words of its answer."""

    words: str
    share: Share


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group's figures; ``figures`` is None when they may not be shown."""

    name: str
    figures: Figures | None
    shares: Sequence[ShownShare]


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question with all that is told of it.

    Attributes:
        figures: For all; None when fewer than five were asked.
        texts: Answers in people's own words; empty for other questions.
    """

    question: Question
    figures: Figures | None
    shares: Sequence[ShownShare]
    groups: Sequence[ShownGroup]
    texts: Sequence[OpenAnswer]

    @property
    def is_several(self) -> bool:
        """Whether more than one answer could be chosen."""
        return self.question.kind is QuestionKind.SEVERAL

    @property
    def width(self) -> Decimal | None:
        """How long the bar of the mean is, in percent of the scale's highest point; None without such a mean."""
        if self.figures is None or self.figures.mean is None or self.question.scale is None:
            return None
        return percent_of_highest(self.figures.mean, self.question.scale.highest)


@dataclass(frozen=True, slots=True)
class ShownResults:
    """The results of a wave in short.

    Attributes:
        percent: The share of those asked who answered; None for an open link.
    """

    wave: Wave
    answered: int
    percent: Decimal | None
    questions: Sequence[ShownQuestion]

    @property
    def scales(self) -> list[ShownQuestion]:
        """The questions with a mean of points to draw."""
        return [one for one in self.questions if one.width is not None]

    @property
    def others(self) -> list[ShownQuestion]:
        """The other questions with figures."""
        return [one for one in self.questions if one.width is None and one.figures is not None and one.shares]

    @property
    def said(self) -> list[ShownQuestion]:
        """The questions somebody answered in words that are released."""
        return [one for one in self.questions if one.texts]


@page(Permission.RUN_SURVEYS)
@require_safe
def results(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Figures of every question, for all and for the groups of ``?gruppe=``."""
    wave = wave_with_public_id(public_id, tenant=request.actor.tenant)
    sets = answer_sets(wave, on=request.on)
    texts = open_answers(wave, on=request.on)
    record_results_seen(wave=wave, occasion=request.occasion("survey"))
    definition = wave.version.as_defined
    grouping = request.GET.get("gruppe", "")
    groupings = _groupings(wave, definition)
    grouping = grouping if grouping in {code for code, _name in groupings} else ""
    shown = {
        "wave": wave,
        "belongs": belonging_of(wave, request.actor),
        "definition": definition,
        "state": state_in_words(wave, request.on),
        "answered": len(sets),
        "percent": _percent(len(sets), wave.asked_count),
        "questions": [_shown(one, wave, sets, grouping, texts) for one in definition.questions],
        "groupings": groupings,
        "grouping": grouping,
    }
    response = render(request, "survey/results.html", shown)
    response["Cache-Control"] = "no-store"
    return response


def shown_in_short(wave: Wave, *, on: date) -> ShownResults:
    """Every question for all, with the words that are released: what can stand on another page.

    Raises:
        Refused: The answers may not be seen yet, or too few have answered.
    """
    sets = answer_sets(wave, on=on)
    released = [one for one in open_answers(wave, on=on) if one.released_on is not None]
    questions = [_shown(one, wave, sets, "", released) for one in wave.version.as_defined.questions]
    return ShownResults(wave, len(sets), _percent(len(sets), wave.asked_count), questions)


@page(Permission.RUN_SURVEYS)
@require_POST
def release(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Release one answer in somebody's own words, or take it back."""
    found = open_answer_with_public_id(public_id, tenant=request.actor.tenant)
    if request.POST.get("released") == "0":
        take_back_release(answer=found, occasion=request.occasion("survey"))
        messages.success(request, _("Svaret er ikke frigitt lenger."))
    else:
        release_open_answer(answer=found, occasion=request.occasion("survey"))
        messages.success(request, _("Svaret er frigitt."))
    return redirect(f"{reverse('survey-results', args=[found.wave.public_id])}#{found.question}")


@page(Permission.RUN_SURVEYS)
@require_safe
def export(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Answers and codebook: one workbook, or one table as CSV by ``?del=svar|kodebok|fritekst``."""
    wave = wave_with_public_id(public_id, tenant=request.actor.tenant)
    definition, sets = wave.version.as_defined, answer_sets(wave, on=request.on)
    tables = {
        "svar": Sheet(_("Svar"), *answers_table(definition, sets, wave.group_names)),
        "kodebok": Sheet(_("Kodebok"), *codebook_table(definition, sets, wave.group_names)),
        "fritekst": Sheet(_("Frigitte fritekstsvar"), *released_table(definition, released_texts(wave, on=request.on))),
    }
    chosen = tables.get(request.GET.get("del", ""))
    name = request.GET["del"] if chosen else "undersokelse"
    ending = "csv" if chosen else "xlsx"
    record_export(wave=wave, what=f"{name}.{ending}", occasion=request.occasion("survey"))
    content = csv_of(chosen.header, chosen.rows) if chosen else xlsx_of_sheets(list(tables.values()))
    return as_download(content, name=f"{name}.{ending}")


def _shown(
    question: Question, wave: Wave, sets: Sequence[AnswerSet], grouping: str, texts: Sequence[OpenAnswer]
) -> ShownQuestion:
    figures = figures_of(question, sets)
    groups = [] if question.is_open or not grouping else _groups(question, wave, sets, grouping)
    named = dict(choices_of(question, get_language() or "nb"))
    own = [one for one in texts if one.question == question.code]
    in_order = figures.by_share if figures and question.kind is QuestionKind.SEVERAL else figures and figures.shares
    shares = [] if question.is_open else _named(in_order or (), named)
    return ShownQuestion(
        question, figures, shares, [_group(one, question, wave, grouping, named) for one in groups], own
    )


def _groups(question: Question, wave: Wave, sets: Sequence[AnswerSet], grouping: str) -> list[GroupFigures]:
    if grouping.startswith(BY_ANSWER):
        by = wave.version.as_defined.question(grouping.removeprefix(BY_ANSWER))
        return figures_by_answer(question, sets, by) if by is not None and by.code != question.code else []
    return figures_by_group(question, sets, wave.group_names.index(grouping))


def _group(one: GroupFigures, question: Question, wave: Wave, grouping: str, named: dict[str, str]) -> ShownGroup:
    name = one.value
    if grouping.startswith(BY_ANSWER):
        by = wave.version.as_defined.question(grouping.removeprefix(BY_ANSWER))
        offered = dict(choices_of(by, get_language() or "nb")) if by is not None else {}
        name = offered.get(one.value, _words_without_option(one.value))
    elif one.value == MERGED:
        name = _("Slått sammen, fordi gruppene var for små")
    shares = _named(one.figures.shares, named) if one.figures else []
    return ShownGroup(name, one.figures, [] if question.kind is QuestionKind.SCALE else shares)


def _named(shares: Sequence[Share], named: dict[str, str]) -> list[ShownShare]:
    return [ShownShare(named.get(one.code, _words_without_option(one.code)), one) for one in shares]


def _words_without_option(code: str) -> str:
    return {NOT_ANSWERED: _("Ikke besvart"), DONT_KNOW: _("Vet ikke")}.get(code, code)


def _groupings(wave: Wave, definition: Definition) -> list[tuple[str, str]]:
    by_answer = [
        (f"{BY_ANSWER}{one.code}", str(one.ask.shown(get_language() or "nb"))) for one in may_group(definition)
    ]
    return [*((name, name) for name in wave.group_names), *by_answer]


def percent_of_highest(mean: Decimal, highest: int) -> Decimal:
    """The mean in percent of the highest point: bars begin at nought, so that none looks longer than it is."""
    return (mean / highest * 100).quantize(Decimal(1))


def _percent(answered: int, asked: int | None) -> Decimal | None:
    return percent(answered, asked) if asked else None
