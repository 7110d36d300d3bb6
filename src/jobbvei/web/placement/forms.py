"""What was agreed with the employer, as the adviser writes it into the draft."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.web.frame.opened_forms import OpenedForm


class DraftForm(OpenedForm):
    """The first day and the weekly hours; empty means not agreed yet."""

    starts_on = forms.DateField(
        label=_("Oppstart"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    hours_per_week = forms.DecimalField(
        label=_("Timer i uka"), required=False, max_digits=4, decimal_places=1, localize=True
    )
