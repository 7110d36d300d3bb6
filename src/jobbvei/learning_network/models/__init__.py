"""The models, by what they are about; an area imports only what stands above it here."""

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
)
from jobbvei.learning_network.models.gatherings import Gathering, GatheringGroup, GatheringMaterial, ProgrammeItem
from jobbvei.learning_network.models.initiatives import Indicator, IndicatorCount, Initiative, LogLine
from jobbvei.learning_network.models.live import LiveAnswer, LiveOption, LiveQuestion, LiveSession, LiveVote
from jobbvei.learning_network.models.networks import MunicipalTeam, Network, SizeGroup
from jobbvei.learning_network.models.participation import GatheringRoom, Participation
from jobbvei.learning_network.models.phases import NetworkTask, Phase, TaskDate, TaskDone
from jobbvei.learning_network.models.practices import Practice, PracticeAnswer, PracticeQuestion, PracticeVersion
from jobbvei.learning_network.models.requirements import Requirement, RequirementKind
from jobbvei.learning_network.models.teams import TeamPerson
from jobbvei.learning_network.models.workbooks import (
    AnswerConflict,
    AnswerVersion,
    EditingPresence,
    FieldComment,
    SectionStanding,
    WorkbookAnswer,
    WorkbookTemplate,
)

__all__ = [
    "AnswerConflict",
    "AnswerVersion",
    "Code",
    "CodeSuggestion",
    "Codebook",
    "CodebookVersion",
    "CollectedText",
    "CountReservation",
    "EditingPresence",
    "FieldComment",
    "Gathering",
    "GatheringGroup",
    "GatheringMaterial",
    "GatheringRoom",
    "Indicator",
    "IndicatorCount",
    "Initiative",
    "LiveAnswer",
    "LiveOption",
    "LiveQuestion",
    "LiveSession",
    "LiveVote",
    "LogLine",
    "MunicipalTeam",
    "Network",
    "NetworkTask",
    "Participation",
    "Phase",
    "Practice",
    "PracticeAnswer",
    "PracticeQuestion",
    "PracticeVersion",
    "ProgrammeItem",
    "Requirement",
    "RequirementKind",
    "SectionStanding",
    "SettledCoding",
    "SizeGroup",
    "TaskDate",
    "TaskDone",
    "TeamPerson",
    "TextCoding",
    "TextCollection",
    "WorkbookAnswer",
    "WorkbookTemplate",
]
