"""The form that sends a file of facts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.integrations.actions import SentLawFile
from jobbvei.integrations.actions.law_files import ensure_law_file_size


class LawFileForm(forms.Form):
    """Which file, and which day it asks about."""

    asked_on = forms.DateField(
        label=_("Dagen det spørres om"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Reglene brukes slik de er denne dagen."),
    )
    file = forms.FileField(
        label=_("Fil"),
        max_length=200,
        help_text=_("CSV lagret som UTF-8, uten navn og fødselsnummer. Høyst 10 MB og 20 000 personer."),
        error_messages={"empty": _("Filen er tom. Velg en fil med innhold.")},
    )

    def sent(self) -> SentLawFile:
        """The file, when the form is valid.

        Raises:
            UnusableInput: It is too large; nothing of it has been read into memory.
        """
        file = self.cleaned_data["file"]
        ensure_law_file_size(file.size)
        return SentLawFile(file.name, file.read(), self.cleaned_data["asked_on"])
