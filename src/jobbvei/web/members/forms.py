"""The form that gives a role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.access.actions import NewMember
from jobbvei.access.roles import ALL_ROLES

ROLES_GIVEN_HERE = [(role.code, role.name) for role in ALL_ROLES if role.given_by_municipality]


class MemberForm(forms.Form):
    """Who is to have which role."""

    email = forms.EmailField(label=_("E-postadresse"), max_length=254)
    full_name = forms.CharField(
        label=_("Navn"),
        max_length=100,
        required=False,
        help_text=_("Trengs bare når personen ikke har brukt Jobbvei før."),
    )
    role = forms.ChoiceField(label=_("Rolle"), choices=[("", _("Velg rolle")), *ROLES_GIVEN_HERE])

    def member(self) -> NewMember:
        """What the form says, when it is valid."""
        given = self.cleaned_data
        return NewMember(email=given["email"], full_name=given["full_name"], role_code=given["role"])
