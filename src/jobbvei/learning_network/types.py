"""What others may name of the learning network."""

from dataclasses import dataclass

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor
from jobbvei.learning_network.models import (
    Gathering,
    GatheringMaterial,
    GatheringRoom,
    Indicator,
    IndicatorCount,
    Initiative,
    LiveAnswer,
    LiveOption,
    LiveQuestion,
    LiveSession,
    LogLine,
    MunicipalTeam,
    Network,
    NetworkTask,
    Participation,
    Phase,
    Practice,
    PracticeAnswer,
    PracticeQuestion,
    PracticeVersion,
    ProgrammeItem,
    SizeGroup,
    TeamPerson,
)
from jobbvei.learning_network.models.coding import (
    Code,
    Codebook,
    CodebookVersion,
    CodeSuggestion,
    CollectedText,
    CountReservation,
    SettledCoding,
    TextCoding,
    TextCollection,
    TextOrigin,
)
from jobbvei.learning_network.models.gatherings import ForWhom, GatheringKind, GatheringMode
from jobbvei.learning_network.models.initiatives import Continuation
from jobbvei.learning_network.models.live import LiveKind
from jobbvei.learning_network.models.networks import (
    MISSED_BEFORE_WARNING,
    QUIET_WEEKS_BEFORE_WARNING,
    Attendance,
    WithdrawalReason,
)
from jobbvei.learning_network.models.participation import ComingAs
from jobbvei.learning_network.models.phases import TaskPlace
from jobbvei.learning_network.models.practices import Maturity
from jobbvei.learning_network.models.requirements import Requirement, RequirementKind
from jobbvei.learning_network.models.teams import TeamService
from jobbvei.learning_network.models.topics import Category, MunicipalitySize, TargetGroup
from jobbvei.learning_network.models.workbooks import (
    AnswerConflict,
    AnswerVersion,
    FieldComment,
    SectionStanding,
    WorkbookAnswer,
    WorkbookTemplate,
)
from jobbvei.learning_network.states import InitiativeState, PracticeState, QuestionState, TeamState

__all__ = [
    "MISSED_BEFORE_WARNING",
    "OWN_LINK",
    "QUIET_WEEKS_BEFORE_WARNING",
    "AnswerConflict",
    "AnswerVersion",
    "Attendance",
    "Category",
    "Code",
    "CodeSuggestion",
    "Codebook",
    "CodebookVersion",
    "CollectedText",
    "ComingAs",
    "Continuation",
    "CountReservation",
    "FieldComment",
    "ForWhom",
    "Gathering",
    "GatheringKind",
    "GatheringMaterial",
    "GatheringMode",
    "GatheringRoom",
    "Indicator",
    "IndicatorCount",
    "Initiative",
    "InitiativeState",
    "LinkHolder",
    "LiveAnswer",
    "LiveKind",
    "LiveOption",
    "LiveQuestion",
    "LiveSession",
    "LogLine",
    "Maturity",
    "MunicipalTeam",
    "MunicipalitySize",
    "Network",
    "NetworkTask",
    "Participation",
    "Phase",
    "Practice",
    "PracticeAnswer",
    "PracticeQuestion",
    "PracticeState",
    "PracticeVersion",
    "ProgrammeItem",
    "QuestionState",
    "Requirement",
    "RequirementKind",
    "Seat",
    "SectionStanding",
    "SettledCoding",
    "SizeGroup",
    "TargetGroup",
    "TaskPlace",
    "TeamPerson",
    "TeamService",
    "TeamState",
    "TextCoding",
    "TextCollection",
    "TextOrigin",
    "WithdrawalReason",
    "WorkbookAnswer",
    "WorkbookTemplate",
]

OWN_LINK = "own_link"  # the role in the trail of somebody who came by their own link


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits in a network; every page and action in the network starts from one.

    Attributes:
        team: Their municipality's team; None for the organiser's people, who serve all teams.
    """

    actor: Actor
    network: Network
    team: MunicipalTeam | None = None

    @property
    def is_organisers(self) -> bool:
        """Whether it is with the organiser: a facilitator's, or an analyst's who reads and codes."""
        return self.team is None

    @property
    def own_team(self) -> MunicipalTeam:
        """The team of a seat that a policy has said sits in one."""
        if self.team is None:
            raise LookupError("an organiser's seat has no team")
        return self.team

    def may(self, permission: Permission) -> bool:
        """Whether the actor's role opens ``permission``; what it opens *here* is a policy's to say."""
        return self.actor.may(permission)


@dataclass(frozen=True, slots=True)
class LinkHolder:
    """Somebody in a team who came by their own link, without log-in; they act for themselves and nobody else."""

    person: TeamPerson

    @property
    def key(self) -> str:
        """The team member's public id, never the link's key."""
        return str(self.person.public_id)

    @property
    def role_code(self) -> str:
        """``own_link``: no role of a user."""
        return OWN_LINK

    @property
    def tenant_number(self) -> str:
        """The municipality of the team."""
        return self.person.team.municipality_id
