"""What law demands of Norwegian for some work, whatever the employer asks for, said in plain words.

Law: barnehageloven § 27 (from 1 August 2018); forskrift om krav til helsepersonell med utdanning fra land utenfor EØS
§§ 3-6 (from 1 January 2017).
"""

from dataclasses import dataclass

from jobbvei.employers.models import LegalFloor
from jobbvei.ranking.score_table import LEGAL_FLOORS
from jobbvei.ranking.types import Cefr, Skill
from jobbvei.ranking.types import LegalFloor as RankedFloor
from jobbvei.shared.sentence import N_, Sentence

SKILL_FIELDS = tuple(str(skill) for skill in Skill)
EXPLANATIONS = {
    LegalFloor.NONE: Sentence(N_("Loven stiller ikke språkkrav. Kravet er det arbeidsgiveren trenger.")),
    LegalFloor.KINDERGARTEN: Sentence(
        N_(
            "Loven krever norskprøve med minst A2 i skriving og minst B1 i lytting, lesing og muntlig. Det gjelder "
            "ikke den som har fullført norsk skole, har fem års praksis i norsk barnehage, eller snakker svensk eller "
            "dansk. Barnehagen kan ansette noen med lavere nivå når det er pedagogisk forsvarlig."
        )
    ),
    LegalFloor.HEALTH: Sentence(
        N_("Helsepersonell med utdanning fra land utenfor EØS må ha minst B2 i alle ferdigheter for å få autorisasjon.")
    ),
}
SOURCES = {
    LegalFloor.NONE: "",
    LegalFloor.KINDERGARTEN: "barnehageloven § 27",
    LegalFloor.HEALTH: "forskrift om krav til helsepersonell med utdanning fra land utenfor EØS §§ 3–6",
}


@dataclass(frozen=True, slots=True)
class ExplainedFloor:
    """A floor as a page shows it: its code, its name, what it demands and where that stands."""

    code: str
    name: str
    explanation: Sentence
    source: str


def explained_floor(code: str) -> ExplainedFloor:
    """The floor ``code`` in plain words; ValueError for a code that is no floor."""
    floor = LegalFloor(code)
    return ExplainedFloor(floor.value, str(floor.label), EXPLANATIONS[floor], SOURCES[floor])


def level_demanded_by_law(floor: str, field: str) -> str:
    """The lowest level law allows in the skill ``field`` (``nb_writing``, …); ``A0`` where law is silent.

    >>> level_demanded_by_law("kindergarten", "nb_writing"), level_demanded_by_law("health", "en_speaking")
    ('A2', 'A0')
    """
    return LEGAL_FLOORS[RankedFloor(floor)][SKILL_FIELDS.index(field)].name


def is_below(level: str, demanded: str) -> bool:
    """Whether the CEFR level ``level`` is lower than ``demanded``."""
    return Cefr[level] < Cefr[demanded]
