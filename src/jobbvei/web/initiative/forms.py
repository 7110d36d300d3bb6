"""The forms about initiatives."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.initiative_details import CountOnDay, Evaluation, InitiativeDetails
from jobbvei.learning_network.types import Category, Continuation, Indicator, Initiative, TargetGroup, TeamPerson
from jobbvei.web.frame.opened_forms import OpenedForm

LONG = forms.Textarea(attrs={"rows": 4})
NOBODY_BY_NAME = _("Skriv aldri om én bestemt deltaker. Andre i nettverket skal ikke kunne kjenne igjen noen.")


def _day_field(label: Any, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class InitiativeForm(OpenedForm):
    """What is said about an initiative."""

    title = forms.CharField(label=_("Hva heter tiltaket?"), max_length=160)
    category = forms.ChoiceField(label=_("Type tiltak"), choices=[("", _("Velg type")), *Category.choices])
    target_group = forms.ChoiceField(label=_("Målgruppe"), choices=TargetGroup.choices)
    what = forms.CharField(
        label=_("Hva gjør dere?"), max_length=4000, required=False, widget=LONG, help_text=NOBODY_BY_NAME
    )
    goal = forms.CharField(
        label=_("Mål"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Skriv det slik at dere kan se om det er nådd, for eksempel «10 i jobb før sommeren»."),
    )
    owner = forms.ChoiceField(label=_("Ansvarlig"), required=False)
    resources = forms.CharField(
        label=_("Ressurser"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Penger, folk og tid dere har satt av."),
    )
    first_day = _day_field(_("Starter"))
    last_day = _day_field(_("Slutter"))
    is_municipal = forms.BooleanField(label=_("Gjelder kommunens egne stillinger"), required=False)

    def __init__(self, data: Any = None, *, people: Iterable[TeamPerson], initiative: Initiative | None = None) -> None:
        """A form over ``initiative``, or for a new one; ``people`` are those who can be responsible."""
        super().__init__(data, initial=_of(initiative) if initiative else {"target_group": TargetGroup.EVERYBODY})
        self._people = {str(one.public_id): one for one in people}
        named = [(key, f"{one.full_name}, {one.get_service_display()}") for key, one in self._people.items()]
        cast(forms.ChoiceField, self.fields["owner"]).choices = [("", _("Ingen ennå")), *named]

    def details(self) -> InitiativeDetails:
        """What the form says, when it is valid."""
        said = {name: self.cleaned_data[name] for name in self.fields}
        return InitiativeDetails(**{**said, "owner": self._people.get(said["owner"])})


class LogForm(forms.Form):
    """What happened, in a line."""

    text = forms.CharField(label=_("Hva har skjedd?"), max_length=500, help_text=NOBODY_BY_NAME)
    happened_on = _day_field(_("Dag"), required=True)

    def __init__(self, data: Any = None, *, on: date) -> None:
        """A form with today's date in it."""
        super().__init__(data, initial={"happened_on": on}, auto_id="log_%s")


class CountForm(forms.Form):
    """How many, since the start."""

    indicator = forms.ChoiceField(label=_("Hva har dere talt?"), choices=Indicator.choices)
    count = forms.IntegerField(
        label=_("Antall siden starten"), required=False, min_value=0, max_value=100_000, help_text=_("Fem eller flere.")
    )
    is_few = forms.BooleanField(label=_("Færre enn 5"), required=False)
    counted_on = _day_field(_("Talt"), required=True)

    def __init__(self, data: Any = None, *, on: date) -> None:
        """A form with today's date in it."""
        super().__init__(data, initial={"counted_on": on, "indicator": Indicator.STARTED}, auto_id="count_%s")

    def clean(self) -> dict[str, Any]:
        """Either a count or «fewer than five», and not both."""
        cleaned = super().clean() or {}
        if "count" not in self.errors and (cleaned.get("count") is None) is not cleaned.get("is_few", False):
            self.add_error("count", _("Skriv antallet, eller kryss av for «færre enn 5»."))
        return cleaned

    def said(self) -> CountOnDay:
        """What the form says, when it is valid."""
        told = self.cleaned_data
        return CountOnDay(indicator=told["indicator"], count=told["count"], counted_on=told["counted_on"])


class EvaluationForm(OpenedForm):
    """Looking back."""

    what_worked = forms.CharField(
        label=_("Hva virket?"), max_length=2000, required=False, widget=LONG, help_text=NOBODY_BY_NAME
    )
    what_did_not = forms.CharField(label=_("Hva virket ikke?"), max_length=2000, required=False, widget=LONG)
    continues = forms.ChoiceField(label=_("Fortsetter dere?"), choices=Continuation.choices, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, initiative: Initiative) -> None:
        """A form over the evaluation of ``initiative``."""
        super().__init__(data, initial={name: getattr(initiative, name) for name in self.base_fields})

    def said(self) -> Evaluation:
        """What the form says, when it is valid."""
        return Evaluation(**{name: self.cleaned_data[name] for name in self.fields})


class InitiativeFilterForm(forms.Form):
    """Narrows a facilitator's list."""

    is_filter = True
    category = forms.ChoiceField(label=_("Type tiltak"), required=False, choices=[("", _("Alle")), *Category.choices])


def _of(initiative: Initiative) -> dict[str, Any]:
    shown = {name: getattr(initiative, name) for name in InitiativeForm.base_fields}
    return {**shown, "owner": str(initiative.owner.public_id) if initiative.owner else ""}
