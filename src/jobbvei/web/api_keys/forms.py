"""The form that makes a key."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.access.actions import NewApiKey
from jobbvei.access.types import ApiScope


class ApiKeyForm(forms.Form):
    """Which system is to have a key, and until when."""

    name = forms.CharField(
        label=_("Hvilket system skal ha nøkkelen?"),
        max_length=80,
        help_text=_("Navnet står i listen, så dere vet hvilken nøkkel som er hvilken."),
    )
    scope = forms.ChoiceField(label=_("Hva nøkkelen åpner"), choices=ApiScope.choices)
    expires_on = forms.DateField(
        label=_("Siste dag"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Høyst ett år fram. Etterpå lager dere en ny."),
    )

    def wanted(self) -> NewApiKey:
        """What the form says, when it is valid."""
        given = self.cleaned_data
        return NewApiKey(name=given["name"], scope=given["scope"], expires_on=given["expires_on"])
