"""The form that gives a role."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.access.actions import NewMember
from jobbvei.access.roles import ALL_ROLES
from jobbvei.municipalities.types import Municipality


class MemberForm(forms.Form):
    """Who is to have which role."""

    email = forms.EmailField(label=_("E-postadresse"), max_length=254)
    full_name = forms.CharField(
        label=_("Navn"),
        max_length=100,
        required=False,
        help_text=_("Trengs bare når personen ikke har brukt Jobbvei før."),
    )
    role = forms.ChoiceField(label=_("Rolle"))

    def __init__(self, *args: Any, tenant: Municipality, **kwargs: Any) -> None:
        """A form with the roles that can be given in ``tenant``."""
        super().__init__(*args, **kwargs)
        given_here = [(role.code, role.name) for role in ALL_ROLES if role.is_given_in(tenant)]
        cast(forms.ChoiceField, self.fields["role"]).choices = [("", _("Velg rolle")), *given_here]

    def member(self) -> NewMember:
        """What the form says, when it is valid."""
        given = self.cleaned_data
        return NewMember(email=given["email"], full_name=given["full_name"], role_code=given["role"])
