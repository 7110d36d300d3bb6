"""How far every team's workbook has come: a few queries, however many teams there are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from jobbvei.learning_network.models import MunicipalTeam, SectionStanding, WorkbookAnswer
from jobbvei.learning_network.queries.initiatives import initiative_counts_of_all, initiatives_of
from jobbvei.learning_network.queries.workbooks import Workbook, template_of
from jobbvei.learning_network.types import Network
from jobbvei.learning_network.workbooks.template import FieldKind, Section, Template
from jobbvei.shared.rounding import whole_percent


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """How far a section has come.

    Attributes:
        answered: Of the required fields; ``required`` is how many there are.
    """

    section: Section
    answered: int
    required: int
    is_ready: bool

    @property
    def percent(self) -> int:
        """Whole percent of what is required; all of it when the team says it is ready, or nothing is required."""
        return 100 if self.is_ready else whole_percent(self.answered, self.required) if self.required else 0


@dataclass(frozen=True, slots=True)
class WorkbookProgress:
    """How far a workbook has come, section by section in order."""

    sections: Sequence[SectionProgress]

    @property
    def percent(self) -> int:
        """Whole percent of all that is required; a ready section counts as answered."""
        required = sum(one.required for one in self.sections)
        answered = sum(one.required if one.is_ready else one.answered for one in self.sections)
        return whole_percent(answered, required) if required else 0

    @property
    def ready_count(self) -> int:
        """How many sections are ready."""
        return sum(one.is_ready for one in self.sections)


def progress_by_team(network: Network) -> dict[int, WorkbookProgress]:
    """How far the workbook of every team in the network has come, by the team's primary key."""
    template = template_of(network)
    answered: dict[int, set[str]] = defaultdict(set)
    rows = WorkbookAnswer.objects.of_all_teams(network).exclude(text="").order_by("team_id", "field_key")
    for team, key in rows.values_list("team_id", "field_key"):
        answered[team].add(key)
    ready: dict[int, set[str]] = defaultdict(set)
    standings = SectionStanding.objects.of_all_teams(network).filter(ready_at__isnull=False)
    for team, key in standings.order_by("team_id", "section_key").values_list("team_id", "section_key"):
        ready[team].add(key)
    with_initiatives = initiative_counts_of_all(network)
    return {
        team: _progress(template, answered[team], ready[team], has_cards=team in with_initiatives)
        for team in MunicipalTeam.objects.in_network(network).order_by("id").values_list("pk", flat=True)
    }


def progress_of(book: Workbook) -> WorkbookProgress:
    """How far one team's workbook has come."""
    answered = {key for key, answer in book.answers.items() if answer.text}
    ready = {key for key, standing in book.standings.items() if standing.ready_at is not None}
    return _progress(book.template, answered, ready, has_cards=bool(initiatives_of(book.team)))


def _progress(template: Template, answered: set[str], ready: set[str], *, has_cards: bool) -> WorkbookProgress:
    cards = {one.key for one in template.fields if one.kind == FieldKind.INITIATIVES} if has_cards else set()
    return WorkbookProgress([_section(one, answered | cards, one.key in ready) for one in template.sections])


def _section(section: Section, answered: set[str], is_ready: bool) -> SectionProgress:
    required = [one.key for one in section.fields if one.is_required]
    return SectionProgress(section, sum(key in answered for key in required), len(required), is_ready)
