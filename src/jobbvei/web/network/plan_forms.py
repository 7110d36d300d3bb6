"""The forms about phases and tasks."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.actions.plan import PhaseDetails, TaskDetails
from jobbvei.learning_network.types import NetworkTask, Phase, SizeGroup, TaskPlace
from jobbvei.web.frame.opened_forms import OpenedForm
from jobbvei.web.network.forms import LONG, day_field

FOR_GROUP = "due_for_"


class PhaseForm(OpenedForm):
    """What is said about a phase."""

    name = forms.CharField(label=_("Navn"), max_length=80)
    purpose = forms.CharField(label=_("Formål"), max_length=1000, required=False, widget=LONG)
    first_day = day_field(_("Første dag"), required=True)
    last_day = day_field(_("Siste dag"), required=True)

    def __init__(self, data: Any = None, *, phase: Phase | None = None) -> None:
        """A form over ``phase``, or for a new one."""
        super().__init__(data, initial={name: getattr(phase, name) for name in self.base_fields} if phase else None)

    def details(self) -> PhaseDetails:
        """What the form says, when it is valid."""
        return PhaseDetails(**{name: self.cleaned_data[name] for name in self.fields})


class TaskForm(OpenedForm):
    """What is said about a task, with a day for all and, if wanted, one for each size group."""

    title = forms.CharField(label=_("Hva skal gruppene gjøre?"), max_length=120)
    explanation = forms.CharField(label=_("Forklaring"), max_length=2000, required=False, widget=LONG)
    place = forms.ChoiceField(label=_("Gjøres"), choices=TaskPlace.choices, widget=forms.RadioSelect)
    phase = forms.ChoiceField(label=_("Fase"))
    due_on = day_field(_("Frist for alle"), help_text=_("Gjelder dem som ikke har egen frist under."))

    def __init__(
        self,
        data: Any = None,
        *,
        phases: Sequence[Phase],
        groups: Sequence[SizeGroup],
        initial: dict[str, Any] | None = None,
    ) -> None:
        """A form that lets the task lie in one of ``phases``."""
        super().__init__(data, initial=initial)
        self._groups, self._phases = groups, {str(one.public_id): one for one in phases}
        cast(forms.ChoiceField, self.fields["phase"]).choices = [(key, one.name) for key, one in self._phases.items()]
        for group in groups:
            self.fields[f"{FOR_GROUP}{group.pk}"] = day_field(group.name)

    def chosen_phase(self) -> Phase:
        """Where the task is to lie, when the form is valid."""
        return self._phases[self.cleaned_data["phase"]]

    def details(self) -> TaskDetails:
        """What the form says, when it is valid."""
        given = self.cleaned_data
        own = {group: given[f"{FOR_GROUP}{group.pk}"] for group in self._groups}
        return TaskDetails(
            title=given["title"],
            explanation=given["explanation"],
            place=given["place"],
            due_on=given["due_on"],
            due_for_groups={group: day for group, day in own.items() if day is not None},
        )


def as_initial(task: NetworkTask, days: dict[int | None, Any]) -> dict[str, Any]:
    """What the form over ``task`` begins with; ``days`` by the size group's primary key, None for all."""
    said = {name: getattr(task, name) for name in ("title", "explanation", "place")}
    own = {f"{FOR_GROUP}{group}": day for group, day in days.items() if group is not None}
    return {**said, "phase": str(task.phase.public_id), "due_on": days.get(None), **own}
