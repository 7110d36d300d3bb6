"""Every number that decides who is listed and in which order. Published: change it only with a new ADR.

The score of a pair is the sum of eight whole-number parts, 1 to 1000. Nothing else enters, and no hard rule can be
bought with points.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from jobbvei.ranking.types import Cefr, LegalFloor
from jobbvei.shared.sentence import N_, Sentence


class Part(IntEnum):
    """The parts of the score, in the order they are stored and shown."""

    PAIR = 0
    WISH = 1
    WISH_RANK = 2
    EXPERIENCE_FIT = 3
    EXPERIENCE_YEARS = 4
    COMMUTE_SLACK = 5
    LANGUAGE_MARGIN = 6
    WAITING = 7


@dataclass(frozen=True, slots=True)
class PublishedPart:
    """One line of the score table: the most points it can give and how they are counted."""

    points_max: int
    counted_as: Sentence


SCORE_TABLE: Final = {
    Part.PAIR: PublishedPart(1, Sentence(N_("Paret oppfyller alle krav."))),
    Part.WISH: PublishedPart(
        300, Sentence(N_("3 poeng for hvert poeng slektskap mellom stillingen og ønsket som passer best."))
    ),
    Part.WISH_RANK: PublishedPart(
        100, Sentence(N_("100 poeng for førsteønsket og 25 færre for hvert neste ønske, ganget med slektskapet."))
    ),
    Part.EXPERIENCE_FIT: PublishedPart(
        200, Sentence(N_("2 poeng for hvert poeng slektskap med det nærmeste yrket personen har jobbet i."))
    ),
    Part.EXPERIENCE_YEARS: PublishedPart(
        100, Sentence(N_("10 poeng for hvert hele år i yrker med minst 70 i slektskap."))
    ),
    Part.COMMUTE_SLACK: PublishedPart(
        150, Sentence(N_("150 poeng ganget med den delen av godtatt reisetid som blir til overs."))
    ),
    Part.LANGUAGE_MARGIN: PublishedPart(
        100, Sentence(N_("20 poeng for hver av de fem språkferdighetene over kravet, 12 poeng for hver som er lik."))
    ),
    Part.WAITING: PublishedPart(49, Sentence(N_("1 poeng for hver hele uke personen har ventet."))),
}
SCORE_MAX: Final = sum(line.points_max for line in SCORE_TABLE.values())

# Points of relatedness by the number of leading digits that two STYRK-08 codes share.
RELATEDNESS_BY_SHARED_DIGITS: Final = (0, 15, 40, 70, 100)
RELATED_ENOUGH: Final = RELATEDNESS_BY_SHARED_DIGITS[
    3
]  # experience in the same minor group counts as years in the trade

WISH_POINTS_PER_RELATEDNESS: Final = 3
WISH_RANK_STEP: Final = 25
EXPERIENCE_POINTS_PER_RELATEDNESS: Final = 2
POINTS_PER_YEAR: Final = 10
LANGUAGE_POINTS_ABOVE: Final = 20
LANGUAGE_POINTS_EQUAL: Final = 12

START_TOLERANCE_DAYS: Final = 0  # a person must be free on the day the opening starts
NEAR_COMMUTE_MINUTES: Final = 15  # "one change away": this much longer travel
NEAR_START_DAYS: Final = 92  # "one change away": the opening can wait this long
KEEP_PER_PERSON: Final = 100  # the best openings kept per person in a large case
NEVER_CUT_BELOW_PAIRS: Final = 1_000_000  # people times openings; smaller cases are never cut

# Law: kindergarten act § 27 (A2 writing, B1 listening, reading, speaking) from 2018-08-01; regulation on health
# personnel trained outside the EEA §§ 3-6 (B2) from 2017-01-01.
# The order is listening, reading, writing, speaking, English.
LEGAL_FLOORS: Final = {
    LegalFloor.NONE: (Cefr.A0, Cefr.A0, Cefr.A0, Cefr.A0, Cefr.A0),
    LegalFloor.KINDERGARTEN: (Cefr.B1, Cefr.B1, Cefr.A2, Cefr.B1, Cefr.A0),
    LegalFloor.HEALTH: (Cefr.B2, Cefr.B2, Cefr.B2, Cefr.B2, Cefr.A0),
}
