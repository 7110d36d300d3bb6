"""The letter before it is sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.integrations.mail.mailings import LONGEST_SUBJECT, LONGEST_TEXT, Written


class LetterForm(forms.Form):
    """Subject and text, and how many the sender was told would get it."""

    subject = forms.CharField(label=_("Emne"), max_length=LONGEST_SUBJECT)
    text = forms.CharField(
        label=_("Tekst"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("[navn] blir fornavnet til hver mottaker, og [lenke] blir lenken som er deres egen."),
    )
    expected = forms.IntegerField(widget=forms.HiddenInput)

    def written(self, site: str) -> Written:
        """What the form says, when it is valid."""
        said = self.cleaned_data
        return Written(subject=said["subject"], text=said["text"], expected=said["expected"], site=site)
