"""The forms about networks and teams."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.details import NetworkDetails, PersonDetails
from jobbvei.learning_network.programmes.reading import Pattern
from jobbvei.learning_network.types import (
    MISSED_BEFORE_WARNING,
    QUIET_WEEKS_BEFORE_WARNING,
    Attendance,
    Network,
    TeamPerson,
    TeamService,
    WithdrawalReason,
)
from jobbvei.shared.period import add_months
from jobbvei.web.frame.opened_forms import OpenedForm

MONTHS_AHEAD = 1
LONG = forms.Textarea(attrs={"rows": 4})


def day_field(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """A field for a day, with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


class NetworkForm(OpenedForm):
    """What is said about a network."""

    name = forms.CharField(label=_("Navn"), max_length=100)
    first_day = day_field(_("Første dag"), required=True)
    last_day = day_field(_("Siste dag"))
    purpose = forms.CharField(label=_("Formål"), required=False, max_length=2000, widget=LONG)
    partners = forms.CharField(
        label=_("Samarbeidspartnere"), required=False, max_length=500, widget=LONG, help_text=_("Én på hver linje.")
    )
    enrolment_due_on = day_field(_("Påmeldingsfrist"))
    fee_kr = forms.IntegerField(label=_("Deltakeravgift i kroner"), required=False, min_value=0, max_value=10_000_000)
    fee_covers = forms.CharField(label=_("Hva avgiften dekker"), required=False, max_length=200)
    warn_after_missed = forms.IntegerField(
        label=_("Varsle om en kommune som ikke har møtt på så mange samlinger på rad"),
        required=False,
        min_value=1,
        max_value=20,
        initial=MISSED_BEFORE_WARNING,
        help_text=_("Vanligvis 2. La stå tomt for aldri å varsle om det."),
    )
    warn_after_quiet_weeks = forms.IntegerField(
        label=_("Varsle om en kommune som ikke har skrevet noe på så mange uker"),
        required=False,
        min_value=1,
        max_value=52,
        initial=QUIET_WEEKS_BEFORE_WARNING,
        help_text=_("Vanligvis 6. La stå tomt for aldri å varsle om det."),
    )

    def __init__(
        self, data: Any = None, *, on: date, pattern: Pattern | None = None, network: Network | None = None
    ) -> None:
        """A form over ``network``, or filled from ``pattern`` for a network that begins the first of next month."""
        super().__init__(data, initial=_of_network(network) if network else _of_pattern(pattern, on))

    def details(self) -> NetworkDetails:
        """What the form says, when it is valid."""
        return NetworkDetails(**{name: self.cleaned_data[name] for name in self.fields})


class PersonForm(OpenedForm):
    """What is said about somebody in a team."""

    full_name = forms.CharField(label=_("Navn"), max_length=100)
    service = forms.ChoiceField(label=_("Tjeneste"), choices=[("", _("Velg tjeneste")), *TeamService.choices])
    title = forms.CharField(label=_("Stilling"), max_length=80, required=False)
    email = forms.CharField(
        label=_("E-post"),
        max_length=254,
        required=False,
        help_text=_("Hit går invitasjoner. Har personen bruker i Jobbvei, knyttes de sammen."),
    )
    is_core = forms.BooleanField(label=_("Med i kjernegruppen, som driver arbeidet fra uke til uke"), required=False)

    def __init__(self, data: Any = None, *, person: TeamPerson | None = None) -> None:
        """A form over ``person``, or for a new one."""
        super().__init__(data, initial={name: getattr(person, name) for name in self.base_fields} if person else None)

    def details(self) -> PersonDetails:
        """What the form says, when it is valid."""
        return PersonDetails(**{name: self.cleaned_data[name] for name in self.fields})


class StatusForm(OpenedForm):
    """How it goes, in one line, and how the team takes part."""

    status_line = forms.CharField(
        label=_("Slik går det, i én linje"),
        max_length=160,
        required=False,
        help_text=_("De som leder nettverket, ser den i oversikten."),
    )
    attendance = forms.ChoiceField(label=_("Fysiske samlinger"), choices=Attendance.choices, widget=forms.RadioSelect)


class PauseForm(forms.Form):
    """When a paused team is expected back."""

    back_on = day_field(_("Når regner dere med å være tilbake?"), help_text=_("La stå tomt hvis dere ikke vet."))


class WithdrawalForm(forms.Form):
    """Why a municipality leaves."""

    reason = forms.ChoiceField(
        label=_("Hvorfor trekker dere dere?"), choices=WithdrawalReason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Hva kunne vært gjort annerledes?"), max_length=1000, required=False, widget=LONG,
        help_text=_("Leses bare av dem som leder nettverket."),
    )  # fmt: skip


class HandoverForm(forms.Form):
    """Who leads the team from today."""

    to = forms.ChoiceField(label=_("Ny prosjektleder"))
    leaves = forms.BooleanField(label=_("Den som har ledet gruppen, går ut av den"), required=False)

    def __init__(self, data: Any = None, *, people: Iterable[TeamPerson]) -> None:
        """A form with everybody in the team but the one who leads it."""
        super().__init__(data)
        self._people = {str(one.public_id): one for one in people if not one.is_lead}
        named = [(key, f"{one.full_name}, {one.get_service_display()}") for key, one in self._people.items()]
        cast(forms.ChoiceField, self.fields["to"]).choices = [("", _("Velg")), *named]

    def chosen(self) -> TeamPerson:
        """The new lead, when the form is valid."""
        return self._people[self.cleaned_data["to"]]


class EnrolForm(forms.Form):
    """Which municipalities to let in."""

    municipalities = forms.CharField(
        label=_("Kommuner"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Én på hver linje: navn eller nummer. En bydel skrives slik: Oslo, Bydel Frogner."),
    )
    joined_on = day_field(_("Med fra"), required=True)


def _of_network(network: Network) -> dict[str, Any]:
    return {name: getattr(network, name) for name in NetworkForm.base_fields}


def _of_pattern(pattern: Pattern | None, on: date) -> dict[str, Any]:
    start = add_months(on.replace(day=1), MONTHS_AHEAD)
    if pattern is None:
        return {"first_day": start}
    copied = ("name", "purpose", "partners", "fee_kr", "fee_covers")
    return {"first_day": start, "last_day": pattern.last_day(start)} | {one: getattr(pattern, one) for one in copied}
