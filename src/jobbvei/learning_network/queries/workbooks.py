"""What a network's workbook asks, and what a team has answered."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from jobbvei.access.types import User
from jobbvei.learning_network.models import (
    AnswerConflict,
    AnswerVersion,
    EditingPresence,
    FieldComment,
    SectionStanding,
    WorkbookAnswer,
    WorkbookTemplate,
)
from jobbvei.learning_network.policies import may_read_section, may_see_team
from jobbvei.learning_network.queries.teams import TeamNotFound, open_team, teams_of
from jobbvei.learning_network.types import MunicipalTeam, Network, Seat
from jobbvei.learning_network.workbooks.merging import ComparedLine, compared
from jobbvei.learning_network.workbooks.template import FieldNotFound, Section, Template, from_stored

T = TypeVar("T")
SHOWN_FOR = timedelta(minutes=2)
ONE_SITTING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A team's workbook as it stands.

    Attributes:
        answers: By the field's key; those never answered are left out.
        standings: By the section's key.
        conflicts: What is not settled, by the field's key.
        comments: What is not resolved, by the field's key.
    """

    team: MunicipalTeam
    template: Template
    answers: Mapping[str, WorkbookAnswer]
    standings: Mapping[str, SectionStanding]
    conflicts: Mapping[str, Sequence[AnswerConflict]] = field(default_factory=dict)
    comments: Mapping[str, Sequence[FieldComment]] = field(default_factory=dict)

    def text(self, field_key: str) -> str:
        """What is answered; empty when nothing is."""
        answer = self.answers.get(field_key)
        return "" if answer is None else answer.text

    def is_ready(self, section: Section) -> bool:
        """Whether somebody has said that the section is ready, and nobody has edited it after."""
        standing = self.standings.get(section.key)
        return standing is not None and standing.ready_at is not None

    def is_shared(self, section: Section) -> bool:
        """Whether the other municipalities may read the section."""
        standing = self.standings.get(section.key)
        return standing is not None and standing.shared_at is not None


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version beside the one before it."""

    version: AnswerVersion
    lines: Sequence[ComparedLine]
    is_now: bool


def template_of(network: Network) -> Template:
    """What the network's workbook asks now; empty when it has none yet."""
    newest = newest_template(network)
    return Template() if newest is None else from_stored(newest.content)


def newest_template(network: Network) -> WorkbookTemplate | None:
    """The newest version of the template; None when there is none."""
    return WorkbookTemplate.objects.in_network(network).order_by("-number").first()


def templates_of(network: Network) -> list[WorkbookTemplate]:
    """Every version of the template, newest first."""
    return list(WorkbookTemplate.objects.in_network(network).select_related("made_by").order_by("-number"))


def workbook_of(team: MunicipalTeam) -> Workbook:
    """The team's workbook, with what is not settled and not resolved; whoever asks may see the team."""
    answers = WorkbookAnswer.objects.of_team(team).select_related("changed_by").order_by("field_key")
    standings = SectionStanding.objects.of_team(team).select_related("ready_by", "shared_by").order_by("section_key")
    waiting = AnswerConflict.objects.of_team(team).filter(settled_at__isnull=True)
    comments = FieldComment.objects.of_team(team).filter(resolved_at__isnull=True).select_related("written_by")
    conflicts = waiting.select_related("answer", "written_by").order_by("written_at", "id")
    return Workbook(
        team=team,
        template=template_of(team.network),
        answers={one.field_key: one for one in answers},
        standings={one.section_key: one for one in standings},
        conflicts=_grouped([(one.answer.field_key, one) for one in conflicts]),
        comments=_grouped([(one.field_key, one) for one in comments.order_by("written_at", "id")]),
    )


def open_workbook(team_id: UUID | str, *, seat: Seat) -> tuple[Workbook, list[Section]]:
    """A team's workbook and the sections of it the seat may read: all of its own, for another municipality the shared.

    Raises:
        TeamNotFound: There is no such team, or nothing in its workbook the seat may read.
    """
    team = next((one for one in teams_of(seat.network) if str(one.public_id) == str(team_id)), None)
    if team is None:
        raise TeamNotFound
    book = workbook_of(team)
    sections = [one for one in book.template.sections if may_read_section(seat, team, is_shared=book.is_shared(one))]
    if not sections and not may_see_team(seat, team):
        raise TeamNotFound
    return book, sections


def teams_that_share(seat: Seat) -> list[MunicipalTeam]:
    """The other municipalities that have shared something in their workbook."""
    shared = SectionStanding.objects.of_all_teams(seat.network).filter(shared_at__isnull=False)
    keys = set(shared.values_list("team_id", flat=True))
    return [team for team in teams_of(seat.network) if team.pk in keys and team.pk != (seat.team and seat.team.pk)]


def history_of(team: MunicipalTeam, field_key: str) -> list[ShownVersion]:
    """The versions of a field, newest first, each beside the one before; one person's sitting is one version."""
    rows = AnswerVersion.objects.of_team(team).filter(answer__field_key=field_key, is_aside=False)
    told = rows.select_related("written_by", "answer", "copied_from__practice")
    versions = _sittings(list(told.order_by("revision")))
    before = ["", *(one.text for one in versions)]
    shown = [
        ShownVersion(one, compared(before[at], one.text), is_now=one.revision == one.answer.revision)
        for at, one in enumerate(versions)
    ]
    return shown[::-1]


def open_version(team: MunicipalTeam, field_key: str, revision: int) -> AnswerVersion:
    """A version of a field.

    Raises:
        FieldNotFound: There is none.
    """
    rows = AnswerVersion.objects.of_team(team).filter(answer__field_key=field_key, revision=revision)
    return _found(rows.select_related("answer").first())


def open_conflict(public_id: UUID | str, *, seat: Seat) -> AnswerConflict:
    """What waits to be settled in the seat's own team.

    Raises:
        FieldNotFound: There is nothing with this key, or it is settled.
    """
    rows = AnswerConflict.objects.of_team(seat.own_team).filter(public_id=public_id, settled_at__isnull=True)
    return _found(rows.select_related("answer").first())


def open_comment(public_id: UUID | str, *, seat: Seat) -> FieldComment:
    """A comment that is not resolved, in a workbook the seat may see.

    Raises:
        FieldNotFound: There is none.
    """
    rows = FieldComment.objects.of_all_teams(seat.network).filter(public_id=public_id, resolved_at__isnull=True)
    comment = _found(rows.select_related("team__municipality", "network").first())
    open_team(comment.team.public_id, seat=seat)
    return comment


def others_there(seat: Seat, section_key: str, *, at: datetime) -> list[User]:
    """The colleagues in the seat's own team who have the section open, by name."""
    rows = EditingPresence.objects.of_team(seat.own_team).filter(section_key=section_key, seen_at__gt=at - SHOWN_FOR)
    others = rows.exclude(user=seat.actor.user).select_related("user")
    return [one.user for one in others.order_by("user__full_name", "user_id")]


def writers_now(seat: Seat, *, at: datetime) -> dict[str, list[str]]:
    """The names of the colleagues who have each section open, by the section's key."""
    rows = EditingPresence.objects.of_team(seat.own_team).filter(seen_at__gt=at - SHOWN_FOR)
    others = rows.exclude(user=seat.actor.user).order_by("user__full_name", "user_id")
    found: dict[str, list[str]] = defaultdict(list)
    for key, name in others.values_list("section_key", "user__full_name"):
        found[key].append(name)
    return dict(found)


def _sittings(versions: Sequence[AnswerVersion]) -> list[AnswerVersion]:
    """The last of those that one person wrote shortly after each other."""
    kept: list[AnswerVersion] = []
    for one in versions:
        if kept and _is_same_sitting(kept[-1], one):
            kept.pop()
        kept.append(one)
    return kept


def _is_same_sitting(earlier: AnswerVersion, later: AnswerVersion) -> bool:
    is_same = earlier.written_by == later.written_by and not earlier.source and not later.source
    return is_same and later.written_at - earlier.written_at < ONE_SITTING


def _grouped(pairs: Sequence[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return dict(found)


def _found(one: T | None) -> T:
    if one is None:
        raise FieldNotFound
    return one
