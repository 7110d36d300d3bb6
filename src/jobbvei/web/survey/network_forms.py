"""The form of a new survey in a network."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jobbvei.learning_network.queries.surveys import Circle
from jobbvei.surveys.queries.instruments import OfferedInstrument
from jobbvei.surveys.types import Audience, InstrumentVersion, RecipientList, WavePlan
from jobbvei.surveys.wave_plan import LONGEST_CONTACT, LONGEST_SENDER, LONGEST_TITLE


class NetworkSurveyForm(forms.Form):
    """What is asked, of whom in the network, and until when."""

    instrument = forms.ChoiceField(label=_("Skjema"), widget=forms.RadioSelect)
    circle = forms.ChoiceField(
        label=_("Hvem skal svare?"),
        widget=forms.RadioSelect,
        help_text=_("De som kommer til mens den er åpen, blir spurt de også."),
    )
    title = forms.CharField(
        label=_("Hva gjelder det?"),
        max_length=LONGEST_TITLE,
        help_text=_("For eksempel «Hva hindrer mest denne våren?». De som svarer, ser det."),
    )
    closes_on = forms.DateField(label=_("Siste dag"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(
        self,
        *args: Any,
        instruments: Sequence[OfferedInstrument],
        circles: Sequence[Circle],
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._circles, self._on = circles, on
        self._choices("instrument", [(one.code, _of_instrument(one)) for one in instruments])
        self._choices("circle", [(one.about, _of_circle(one)) for one in circles])

    def circle_chosen(self) -> Circle:
        """Who is to be asked, when the form is valid."""
        return next(one for one in self._circles if one.about == self.cleaned_data["circle"])

    def plan(self, version: InstrumentVersion, recipients: RecipientList, *, sender: str, contact: str) -> WavePlan:
        """What the form says, when it is valid."""
        return WavePlan(
            version=version,
            title=self.cleaned_data["title"],
            about=self.cleaned_data["circle"],
            sender=sender[:LONGEST_SENDER],
            contact=contact[:LONGEST_CONTACT],
            opens_on=self._on,
            closes_on=self.cleaned_data["closes_on"],
            audience=Audience.LIST,
            recipients=recipients,
        )

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared above
        field.choices = choices


def _of_instrument(one: OfferedInstrument) -> str:
    count = len(one.definition.questions)
    told = ngettext("{title} ({count} spørsmål)", "{title} ({count} spørsmål)", count)
    return told.format(title=one.definition.title, count=count)


def _of_circle(one: Circle) -> str:
    count = len(one.people)
    return _now("{who} ({count})").format(who=one.words, count=count)
