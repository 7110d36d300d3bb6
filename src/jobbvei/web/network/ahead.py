"""What lies before a team, and how far it has come: for its first page, and for whoever takes over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jobbvei.learning_network.queries.gatherings import TeamGathering, coming_for_team
from jobbvei.learning_network.queries.initiatives import initiatives_of
from jobbvei.learning_network.queries.workbook_progress import SectionProgress, WorkbookProgress, progress_of
from jobbvei.learning_network.queries.workbooks import workbook_of
from jobbvei.learning_network.types import Initiative, MunicipalTeam


@dataclass(frozen=True, slots=True)
class Ahead:
    """The gatherings to come, the workbook and the initiatives of a team."""

    gatherings: Sequence[TeamGathering]
    workbook: WorkbookProgress
    initiatives: Sequence[Initiative]

    @property
    def next_section(self) -> SectionProgress | None:
        """The first section of the workbook where something that must be answered is not."""
        left = (one for one in self.workbook.sections if one.answered < one.required and not one.is_ready)
        return next(left, None)


def ahead_of(team: MunicipalTeam, *, at: datetime) -> Ahead:
    """What lies before the team at a moment."""
    return Ahead(
        gatherings=coming_for_team(team, at=at),
        workbook=progress_of(workbook_of(team)),
        initiatives=initiatives_of(team),
    )
