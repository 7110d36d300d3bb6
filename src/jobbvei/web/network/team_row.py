"""One team as its row in the overview shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from jobbvei.learning_network.queries.plan import PlannedPhase
from jobbvei.learning_network.queries.teams import CheckedRequirement
from jobbvei.learning_network.types import MunicipalTeam, TeamState
from jobbvei.web.network.figures_shown import ShownFigures
from jobbvei.web.network.teams_shown import short_words_of, words_of


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team in the overview.

    Attributes:
        late_count: Tasks that should have been done.
        squares: A small picture of the tasks; ``requirement_cells`` of what the network asks.
    """

    team: MunicipalTeam
    phases: Sequence[PlannedPhase]
    requirements: Sequence[CheckedRequirement]
    people_count: int
    lead: str
    late_count: int
    shown: ShownFigures
    squares: SafeString
    requirement_cells: SafeString

    @property
    def weight(self) -> int:
        """How many signs there are that the team may be about to leave."""
        warning = self.shown.figures.warning
        return warning.weight if warning else 0

    @property
    def missing(self) -> list[str]:
        """What the network asks that the team does not have, in words."""
        return [words_of(one.requirement) for one in self.requirements if one.is_met is False]

    @property
    def lacking(self) -> str:
        """The same in a line, in as few words as the heads of the columns."""
        return ", ".join(short_words_of(one.requirement) for one in self.requirements if one.is_met is False)

    @property
    def standing(self) -> str:
        """How it goes, for colour and shape on the map and before the name: the gravest that holds."""
        if self.team.state == TeamState.PAUSED:
            return "paused"
        if self.shown.warning:
            return "warned"
        return "late" if self.late_count else "on_time"
