"""The answer to a question of law in a few words: a date, an amount, a level, a right."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.rules.catalogue import FINDINGS
from jobbvei.rules.explain import Finding, Standing
from jobbvei.rules.guidance import GUIDANCE
from jobbvei.web.frame.formats import day, joined, kr, level, number

ANSWERS: Mapping[str, Promise] = {
    "right": gettext_lazy("rett"),
    "right_and_duty": gettext_lazy("rett og plikt"),
    "may_be_offered": gettext_lazy("kan tilbys"),
    "municipality_may_refuse": gettext_lazy("kommunen kan avslå"),
    "municipality_decides": gettext_lazy("kommunen avgjør"),
    "nav_decides": gettext_lazy("Nav avgjør"),
    "none": gettext_lazy("ingen rett"),
}
SKILLS: Mapping[str, Promise] = {
    "listening": gettext_lazy("lytte"),
    "reading": gettext_lazy("lese"),
    "writing": gettext_lazy("skrive"),
    "speaking": gettext_lazy("snakke"),
}


def question_in_words(finding_id: str) -> str:
    """What the finding answers."""
    names = next(names for names in (FINDINGS, *GUIDANCE.values()) if finding_id in names)
    return _(names[finding_id])


def answer_in_words(finding: Finding) -> str:
    """The answer alone; what the law does not give is *none*, what nobody knows is *not known*."""
    value = finding.value
    if value is None:
        return _("ikke kjent") if finding.standing is Standing.UNKNOWN else _("ingen")
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return kr(value.quantize(Decimal("0.01")))
    return _plain(value)


def _plain(value: Mapping[str, str] | int | str) -> str:
    if isinstance(value, Mapping):
        return joined(tuple(f"{SKILLS[skill]} {level(reached)}" for skill, reached in value.items()))
    if isinstance(value, int):
        return number(value)
    return str(ANSWERS.get(value, value))
