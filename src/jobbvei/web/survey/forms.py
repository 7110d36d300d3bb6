"""The forms of those who run surveys."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.reading import LONGEST_FILE, definition_in_yaml
from jobbvei.surveys.recipients import LONGEST_LIST, RecipientList, UnusableRecipients, recipients_in
from jobbvei.surveys.types import Audience, Definition, InstrumentVersion, UnusableDefinition, WavePlan
from jobbvei.surveys.wave_plan import NOBODY
from jobbvei.web.frame.formats import sentence

NOT_UTF8 = Sentence(N_("Filen er ikke lagret som UTF-8. Lagre den som «CSV UTF-8» og prøv igjen."))


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SurveyForm(forms.Form):
    """Whom to ask, when, and who asks."""

    title = forms.CharField(
        label=_("Hva gjelder det?"),
        max_length=120,
        help_text=_("For eksempel «Samlingen 12. mars». De som svarer, ser det."),
    )
    sender = forms.CharField(label=_("Avsender"), max_length=120)
    contact = forms.CharField(
        label=_("Hvem kan de spørre?"), max_length=120, required=False, help_text=_("Navn og e-post eller telefon.")
    )
    opens_on = forms.DateField(label=_("Åpner"), widget=_day())
    closes_on = forms.DateField(label=_("Siste dag"), widget=_day())
    audience = forms.ChoiceField(
        label=_("Hvem kan svare?"),
        choices=Audience.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Med en lenke til hver kan dere påminne dem som ikke har svart. En åpen lenke kan vises på en skjerm."
        ),
    )
    recipients = forms.CharField(
        label=_("Mottakere"),
        required=False,
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Én e-postadresse på hver linje, eller en tabell med overskrift: navn;e-post;fylke. "
            "Andre kolonner enn navn og e-post blir grupper i resultatene, høyst tre."
        ),
    )
    file = forms.FileField(
        label=_("Eller en CSV-fil med mottakere"), required=False, help_text=_("Samme kolonner, lagret som UTF-8.")
    )

    def clean(self) -> dict[str, Any]:
        """Read the list, from the file when there is one."""
        super().clean()
        self.recipient_list: RecipientList = NOBODY
        text = self.cleaned_data.get("recipients", "")
        field = "file" if self.cleaned_data.get("file") else "recipients"
        if self.cleaned_data.get("file"):
            text = self._text_of(self.cleaned_data["file"])
        if text.strip() and not self.has_error("file"):
            try:
                self.recipient_list = recipients_in(text)
            except UnusableRecipients as problem:
                for fault in problem.faults:
                    self.add_error(field, sentence(fault))
        return self.cleaned_data

    def plan(self, version: InstrumentVersion) -> WavePlan:
        """What the form says, when it is valid."""
        given = self.cleaned_data
        return WavePlan(
            version=version,
            title=given["title"],
            sender=given["sender"],
            contact=given["contact"],
            opens_on=given["opens_on"],
            closes_on=given["closes_on"],
            audience=Audience(given["audience"]),
            recipients=self.recipient_list,
        )

    def _text_of(self, file: Any) -> str:
        if file.size > LONGEST_LIST:
            self.add_error("file", sentence(Sentence(N_("Filen er for stor. Del listen i flere undersøkelser."))))
            return ""
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", sentence(NOT_UTF8))
            return ""
        return text


class InstrumentForm(forms.Form):
    """A file with an instrument."""

    file = forms.FileField(
        label=_("Fil med spørreskjema"),
        help_text=_(
            "YAML. Last ned et av skjemaene over og bruk det som mal. En ny fil med samme kode blir en ny versjon."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """Read and check the definition."""
        super().clean()
        self.definition: Definition | None = None
        file = self.cleaned_data.get("file")
        if file is not None:
            try:
                self.definition = _definition_in(file)
            except UnusableInput as problem:
                self.add_error("file", sentence(problem.sentence))
        return self.cleaned_data


def _definition_in(file: Any) -> Definition:
    if file.size > LONGEST_FILE:
        raise UnusableDefinition("", N_("Filen er for stor. Et spørreskjema kan være høyst 200 kB."))
    try:
        return definition_in_yaml(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnusableDefinition("", NOT_UTF8.template) from None
