"""What the adviser writes about a next step."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.access.types import Actor
from jobbvei.casework.types import StepDetails, WaitsFor
from jobbvei.web.person.owners import Owner

USUAL_WAIT_DAYS = 7


def day_input() -> forms.DateInput:
    """A date field the browser helps with; without help it takes 23.11.2026."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class NewStepForm(forms.Form):
    """A step, its owner and its date."""

    what = forms.CharField(
        label=_("Hva er neste steg?"),
        help_text=_("Kort og konkret, for eksempel «Ring Solvang om oppstart». Ikke skriv om helse."),
        max_length=200,
    )
    due_on = forms.DateField(label=_("Frist"), widget=day_input())
    owner = forms.ChoiceField(label=_("Hvem har ansvaret?"))
    waits_for = forms.ChoiceField(
        label=_("Venter vi på noen?"), choices=[("", _("nei, vi gjør det selv")), *WaitsFor.choices], required=False
    )

    def __init__(self, *args: Any, owners: list[Owner], actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {str(owner.user.public_id): owner for owner in owners}
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)  # noqa: S101  # declared above
        owner.choices = [(key, one.words) for key, one in self.owners.items()]
        self.initial.setdefault("owner", str(actor.user.public_id))
        self.initial.setdefault("due_on", actor.on + timedelta(days=USUAL_WAIT_DAYS))

    def details(self) -> StepDetails:
        """The step as case work takes it."""
        given = self.cleaned_data
        return StepDetails(
            what=given["what"],
            due_on=given["due_on"],
            owner=self.owners[given["owner"]].user,
            waits_for=given["waits_for"],
        )


class CompleteStepForm(NewStepForm):
    """What comes after a finished step; everybody has a next step, or a reason why not."""

    last_because = forms.CharField(
        label=_("Hvorfor trengs det ikke et nytt steg?"),
        help_text=_("Fyll ut bare hvis du ikke legger inn et nytt steg, og det ikke finnes et annet åpent steg."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].label = _("Hva er det neste nå?")
        for name in ("what", "due_on", "owner"):
            self.fields[name].required = False

    def then(self) -> StepDetails | None:
        """The step that follows, or None when none is written."""
        return self.details() if self.cleaned_data["what"] else None

    def clean(self) -> dict[str, Any] | None:
        """A new step needs a date and an owner."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("what"):
            for name in ("due_on", "owner"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("Velg frist og ansvarlig for det nye steget."))
        return given


class MoveStepForm(forms.Form):
    """A new date for a step."""

    due_on = forms.DateField(label=_("Ny frist"), widget=day_input())

    def new_due_on(self) -> date:
        """The date chosen."""
        chosen: date = self.cleaned_data["due_on"]
        return chosen
