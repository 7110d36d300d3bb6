"""The models, by what they are about; an area imports only what stands above it here."""

from jobbvei.learning_network.models.networks import MunicipalTeam, Network, SizeGroup
from jobbvei.learning_network.models.phases import NetworkTask, Phase, TaskDate, TaskDone
from jobbvei.learning_network.models.requirements import Requirement, RequirementKind
from jobbvei.learning_network.models.teams import TeamPerson

__all__ = [
    "MunicipalTeam",
    "Network",
    "NetworkTask",
    "Phase",
    "Requirement",
    "RequirementKind",
    "SizeGroup",
    "TaskDate",
    "TaskDone",
    "TeamPerson",
]
