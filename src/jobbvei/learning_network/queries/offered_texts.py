"""The texts of the network that may be coded: what the teams wrote in their workbooks, and released survey answers.

A team's workbook is read by those who lead the network, as the team has been told. An answer to a survey comes here
only when somebody has read and released it, and then it is no municipality's: nobody knows whose it is.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jobbvei.learning_network.models import WorkbookAnswer
from jobbvei.learning_network.queries.surveys import network_surveys
from jobbvei.learning_network.queries.workbooks import template_of
from jobbvei.learning_network.states import TeamState
from jobbvei.learning_network.text_sources import OfferedText, TextSource, register_text_sources
from jobbvei.learning_network.types import Seat
from jobbvei.learning_network.workbooks.template import FieldKind
from jobbvei.surveys.policies import may_see_results
from jobbvei.surveys.queries.results import ReleasedText, released_texts

WORKBOOK, SURVEY = "workbook", "survey"
LONGEST_LABEL = 90


def offer_texts() -> None:
    """Let those who code fetch the network's own texts."""
    register_text_sources(WORKBOOK, gettext_lazy("Arbeidsbøkene"), workbook_sources)
    register_text_sources(SURVEY, gettext_lazy("Frigitte svar fra undersøkelser"), survey_sources)


def workbook_sources(seat: Seat) -> Sequence[TextSource]:
    """One source for each question of the workbook that somebody has answered in words, in the workbook's order."""
    rows = WorkbookAnswer.objects.of_all_teams(seat.network).exclude(text="").exclude(team__state=TeamState.WITHDRAWN)
    counted = rows.values("field_key").annotate(count=Count("pk")).order_by("field_key")
    counts = {row["field_key"]: row["count"] for row in counted}
    asked = [one for one in template_of(seat.network).fields if one.kind == FieldKind.TEXT and counts.get(one.key)]
    return [_WorkbookField(one.key, one.label, counts[one.key]) for one in asked]


def survey_sources(seat: Seat) -> Sequence[TextSource]:
    """One source for each open question of the network's surveys with released answers, newest survey first."""
    found: list[TextSource] = []
    for one in network_surveys(seat):
        if not may_see_results(one.wave, answered=one.answered, on=seat.actor.on):
            continue
        by_question = defaultdict(list)
        for text in released_texts(one.wave, on=seat.actor.on):
            by_question[text.question].append(text)
        found += [
            _SurveyQuestion(f"{one.wave.public_id}:{question.code}", f"{one.wave.title}: {question.ask}", texts)
            for question in one.wave.version.as_defined.open_questions
            if (texts := by_question.get(question.code))
        ]
    return found


@dataclass(frozen=True, slots=True)
class _WorkbookField:
    key: str
    label: str
    count: int

    @property
    def code(self) -> str:
        return f"{WORKBOOK}.{self.key}"

    @property
    def words(self) -> str | Promise:
        return _with_count(self.label, self.count)

    def texts(self, seat: Seat) -> Sequence[OfferedText]:
        rows = WorkbookAnswer.objects.of_all_teams(seat.network).filter(field_key=self.key)
        kept = rows.exclude(text="").exclude(team__state=TeamState.WITHDRAWN).select_related("team")
        in_order = kept.order_by("team__size_group__order", "team__municipality__name", "team__district", "id")
        return [OfferedText(key=str(one.team.public_id), text=one.text, team=one.team) for one in in_order]


@dataclass(frozen=True, slots=True)
class _SurveyQuestion:
    key: str
    label: str
    released: Sequence[ReleasedText]

    @property
    def code(self) -> str:
        return f"{SURVEY}.{self.key}"

    @property
    def words(self) -> str | Promise:
        return _with_count(self.label, len(self.released))

    def texts(self, seat: Seat) -> Sequence[OfferedText]:  # what is released was asked for the seat
        return [OfferedText(key=one.key, text=one.text) for one in self.released]


def _with_count(label: str, count: int) -> str:
    short = label if len(label) <= LONGEST_LABEL else f"{label[:LONGEST_LABEL].rstrip()}…"
    told = ngettext("{count} tekst", "{count} tekster", count).format(count=count)
    return _("{what} ({count})").format(what=short, count=told)
