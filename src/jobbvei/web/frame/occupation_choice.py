"""From the words somebody writes to one occupation of STYRK-08, asking when several fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django import forms
from django.utils.translation import gettext as _

from jobbvei.ranking.occupations import Occupation, is_unit_group, name_of, search, unit_groups

MOST_CHOICES = 40


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the words came to.

    Attributes:
        code: The unit group, or empty when it is not clear.
        choices: Those that fit when several do; with a code too when one of them was chosen, so that the choice can
            be shown again when something else must be mended.
        problem: What to mend; empty when it is clear or there are choices.
    """

    code: str = ""
    choices: Sequence[Occupation] = ()
    problem: str = ""


def occupation_names() -> list[str]:
    """The names of all unit groups, to suggest while one writes."""
    return sorted(name_of(code) for code in unit_groups())


def occupation_for(words: str, *, chosen: str = "") -> Chosen:
    """The occupation with this name or code, the only one that fits, or the one ``chosen`` among those that fit."""
    written = words.strip()
    code = _codes_by_name().get(written.casefold(), written.partition(" ")[0])
    if is_unit_group(code):
        return Chosen(code)
    found = search(written)
    if len(found) == 1:
        return Chosen(found[0].code)
    if chosen in {one.code for one in found}:
        return Chosen(chosen, choices=found)
    if not found:
        text = _("Vi finner ikke yrket «%(words)s». Prøv et kortere ord, for eksempel «renhold» eller «kokk».")
        return Chosen(problem=text % {"words": written})
    if len(found) > MOST_CHOICES:
        text = _("%(count)s yrker passer med «%(words)s». Skriv litt mer.")
        return Chosen(problem=text % {"count": len(found), "words": written})
    return Chosen(choices=found)


def choice_among(found: Chosen, words: str) -> forms.ChoiceField:
    """The field that asks which of the occupations was meant; radio buttons, so that it works without script."""
    label = _("Hvilket yrke mener du med «%(words)s»?") % {"words": words}
    choices = [(one.code, one.name) for one in found.choices]
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


@cache
def _codes_by_name() -> dict[str, str]:
    return {name_of(code).casefold(): code for code in unit_groups()}
