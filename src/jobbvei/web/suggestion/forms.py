"""What the adviser writes when the participant has answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

THROUGH = [
    ("meeting", _("i møte")),
    ("phone", _("på telefon")),
    ("message", _("i en melding")),
]


class YesForm(forms.Form):
    """A yes, and how it came."""

    through = forms.ChoiceField(label=_("Hvordan svarte deltakeren?"), choices=THROUGH, initial="meeting")


class NoForm(YesForm):
    """A no, how it came, and why if the participant wants to say."""

    reason = forms.CharField(
        label=_("Hvorfor ikke?"),
        help_text=_("Bare hvis deltakeren vil si det. Ikke skriv om helse."),
        max_length=200,
        required=False,
    )
