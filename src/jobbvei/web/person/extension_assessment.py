"""Whether the programme is to be extended: what people assess, and what is left to assess. Nothing is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.web.person.fields import YesNoField


@dataclass(frozen=True, slots=True)
class Assessed:
    """How far the assessment has come, by the words of each criterion; no row says what it must come to."""

    speaks_for: Sequence[str]
    speaks_against: Sequence[str]
    not_assessed: Sequence[str]


class ExtensionForm(forms.Form):
    """The law's four criteria, and whether the goal can be expected to be reached."""

    is_filter = True  # every field may be left open, and saying so at each is noise
    saves_nothing = True
    progress = YesNoField(label=_("Har deltakeren hatt framgang i programmet?"))
    closeness = YesNoField(label=_("Er deltakeren så nær målet at mer tid vil hjelpe?"))
    need = YesNoField(label=_("Trenger deltakeren mer hjelp fra programmet for å nå målet?"))
    motivation = YesNoField(label=_("Er deltakeren motivert for å fortsette?"))
    goal_expected = YesNoField(label=_("Kan dere vente at målet blir nådd med forlengelsen?"))

    def assessed(self) -> Assessed:
        """Each criterion by what has been answered; the form must be valid."""
        return Assessed(self._answered(yes=True), self._answered(yes=False), self._answered(yes=None))

    def _answered(self, *, yes: bool | None) -> list[str]:
        given: dict[str, Any] = self.cleaned_data
        return [str(field.label) for name, field in self.fields.items() if given[name] is yes]
