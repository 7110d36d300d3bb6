"""The form that sends a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.integrations.actions import SentFile, ensure_size
from jobbvei.integrations.spreadsheets.kinds import KINDS
from jobbvei.integrations.types import UploadKind


def offered_kinds() -> list[tuple[str, Any]]:
    """The kinds that can be imported here, as choices."""
    can_be = {*KINDS, UploadKind.NAV_FEED.value}
    return [(code, label) for code, label in UploadKind.choices if code in can_be]


class UploadForm(forms.Form):
    """Which file, and what it holds."""

    kind = forms.ChoiceField(label=_("Hva filen inneholder"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Fil"),
        max_length=200,
        help_text=_("CSV lagret som UTF-8, Excel (.xlsx), eller JSON fra Navs feed. Høyst 10 MB."),
        error_messages={"empty": _("Filen er tom. Velg en fil med innhold.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = offered_kinds()  # type: ignore[attr-defined]  # a ChoiceField, declared above

    def sent(self) -> SentFile:
        """The file, when the form is valid.

        Raises:
            UnusableInput: it is too large; nothing of it has been read into memory.
        """
        file = self.cleaned_data["file"]
        ensure_size(self.cleaned_data["kind"], file.size)
        return SentFile(self.cleaned_data["kind"], file.name, file.read())
