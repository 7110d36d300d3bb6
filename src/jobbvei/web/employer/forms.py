"""The forms about employers."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.access.types import User
from jobbvei.employers.details import problems_of_employer
from jobbvei.employers.types import Employer, EmployerDetails, PersonToCall, Sector
from jobbvei.municipalities.queries import municipality_with_number
from jobbvei.municipalities.types import Municipality
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.opened_forms import OpenedForm

SECTORS = [("", _("Ikke kjent")), *((code, label) for code, label in Sector.choices if code)]


class EmployerForm(OpenedForm):
    """What is known about an employer.

    Attributes:
        duplicates: Employers with the same name, found by the view; the user must say that it is another one.
    """

    name = forms.CharField(label=_("Navn"), max_length=120)
    organisation_number = forms.CharField(
        label=_("Organisasjonsnummer"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("Ni siffer. Helst underenhetens nummer, altså stedet der folk jobber."),
    )
    sector = forms.ChoiceField(label=_("Sektor"), required=False, choices=SECTORS)
    municipality = forms.ChoiceField(label=_("Kommune"), required=False)
    place = forms.CharField(label=_("Sted eller adresse"), required=False, max_length=80)
    is_another = forms.BooleanField(label=_("Dette er en annen arbeidsgiver med samme navn"), required=False)

    def __init__(
        self, data: Any = None, *, municipalities: Iterable[Municipality], employer: Employer | None = None
    ) -> None:
        super().__init__(data, initial=_as_initial(employer) if employer else None)
        self._employer = employer
        named = [("", _("Ikke kjent")), *((one.number, one.name) for one in municipalities)]
        cast(forms.ChoiceField, self.fields["municipality"]).choices = named

    def clean(self) -> dict[str, Any]:
        """Ask the same checks as the action and the import do."""
        super().clean()
        if not self.errors:
            for problem in problems_of_employer(self.details()):
                self.add_error(problem.field if problem.field in self.fields else None, sentence(problem.sentence))
        return self.cleaned_data

    def details(self) -> EmployerDetails:
        """What the form says; what it does not ask for is kept."""
        given, known = self.cleaned_data, self._employer
        return EmployerDetails(
            name=given["name"],
            organisation_number="".join(given["organisation_number"].split()),
            sector=given["sector"],
            industry=known.industry if known else "",
            municipality=municipality_with_number(given["municipality"]) if given["municipality"] else None,
            place=given["place"],
            latitude=known.latitude if known else None,
            longitude=known.longitude if known else None,
        )


class OwnerForm(OpenedForm):
    """Which colleague owns the contact."""

    owner = forms.ChoiceField(
        label=_("Hvem eier kontakten?"),
        required=False,
        help_text=_("Arbeidsgiveren skal ha én å forholde seg til. Andre spør eieren først."),
    )

    def __init__(self, data: Any = None, *, colleagues: Iterable[User], employer: Employer) -> None:
        owner = employer.contact_owner
        super().__init__(data, initial={"owner": str(owner.public_id) if owner else ""})
        self._colleagues = {str(one.public_id): one for one in colleagues}
        named = [(key, one.full_name) for key, one in self._colleagues.items()]
        cast(forms.ChoiceField, self.fields["owner"]).choices = [("", _("Ingen ennå")), *named]

    def chosen(self) -> User | None:
        """The colleague, or None for nobody."""
        return self._colleagues.get(self.cleaned_data["owner"])


class PersonForm(forms.Form):
    """Somebody to call."""

    name = forms.CharField(label=_("Navn"), max_length=100)
    role = forms.CharField(label=_("Stilling"), max_length=80, required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=35, required=False)
    email = forms.EmailField(label=_("E-post"), max_length=200, required=False)

    def person(self) -> PersonToCall:
        """Who the form says."""
        return PersonToCall(**self.cleaned_data)


def _as_initial(employer: Employer) -> dict[str, Any]:
    shown = {name: getattr(employer, name) for name in ("name", "organisation_number", "sector", "place")}
    return shown | {"municipality": employer.municipality_id or ""}
