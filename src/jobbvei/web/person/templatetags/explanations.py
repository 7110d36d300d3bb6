"""Template tags that explain a match or a finding of law."""

from dataclasses import dataclass

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.ranking.score_table import SCORE_TABLE, Part
from jobbvei.ranking.views import Pair
from jobbvei.web.person.law_words import UNIT_WORDS

register = template.Library()

PART_WORDS: dict[Part, Promise] = {
    Part.PAIR: _("Oppfyller alle krav"),
    Part.WISH: _("Ligner på ønsket yrke"),
    Part.WISH_RANK: _("Hvor høyt ønsket står"),
    Part.EXPERIENCE_FIT: _("Ligner på yrker personen har jobbet i"),
    Part.EXPERIENCE_YEARS: _("År med erfaring"),
    Part.COMMUTE_SLACK: _("Kortere reise enn personen godtar"),
    Part.LANGUAGE_MARGIN: _("Språk over kravet"),
    Part.WAITING: _("Hvor lenge personen har ventet"),
}


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One part of the score, in words."""

    words: Promise
    points: int
    points_max: int


@register.filter
def score_lines(pair: Pair) -> list[ScoreLine]:
    """The published parts of the pair's score, in the table's order."""
    return [
        ScoreLine(PART_WORDS[part], points, SCORE_TABLE[part].points_max)
        for part, points in zip(Part, pair.points, strict=True)
    ]


@register.filter
def unit_words(unit: str) -> Promise:
    """The unit of a figure of law, in words."""
    return UNIT_WORDS[unit]
