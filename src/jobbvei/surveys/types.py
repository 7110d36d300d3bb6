"""What others may name of surveys."""

from jobbvei.surveys.definitions import Definition, Question, QuestionKind, Section, Shown, Text
from jobbvei.surveys.door import Door
from jobbvei.surveys.models import Audience, InstrumentVersion, Invitation, OpenAnswer, Wave
from jobbvei.surveys.reading import UnusableDefinition
from jobbvei.surveys.recipients import Recipient, RecipientList, UnusableRecipients
from jobbvei.surveys.states import WaveState
from jobbvei.surveys.wave_plan import UnableToPlan, WavePlan

__all__ = [
    "Audience",
    "Definition",
    "Door",
    "InstrumentVersion",
    "Invitation",
    "OpenAnswer",
    "Question",
    "QuestionKind",
    "Recipient",
    "RecipientList",
    "Section",
    "Shown",
    "Text",
    "UnableToPlan",
    "UnusableDefinition",
    "UnusableRecipients",
    "Wave",
    "WavePlan",
    "WaveState",
]
