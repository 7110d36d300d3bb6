"""What an adviser writes about programme and Norwegian training."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.casework.types import (
    EndGoal,
    IntroductionProgramme,
    NorwegianTraining,
    PartTimeReason,
    ProgrammeDetails,
    ProgrammeEndReason,
    TrainingDetails,
)
from jobbvei.web.person.fields import WholeNumberField, choice_field, day_field
from jobbvei.web.person.sections import Part, SectionedForm
from jobbvei.web.person.step_forms import day_input

FULL_TIME_PERCENT = 100


class ProgrammeForm(SectionedForm):
    """An introduction programme that is offered or runs."""

    parts = (
        Part(gettext_lazy("Mål og datoer"), ("end_goal", "offered_on", "started_on")),
        Part(gettext_lazy("Omfang"), ("part_time_percent", "part_time_reason", "leave_days")),
    )

    end_goal = choice_field(
        gettext_lazy("Sluttmål"),
        EndGoal.choices,
        gettext_lazy("Målet avgjør blant annet hvor lenge programmet kan vare."),
        none=gettext_lazy("ikke satt"),
    )
    offered_on = day_field(
        gettext_lazy("Tilbud om oppstart gitt"), gettext_lazy("Fra 2026 avgjør denne datoen hvilke regler som gjelder.")
    )
    started_on = day_field(gettext_lazy("Startet"), gettext_lazy("La stå tom til programmet har en startdato."))
    part_time_percent = WholeNumberField(
        label=gettext_lazy("Prosent av full tid"), required=True, initial=FULL_TIME_PERCENT, min_value=1, max_value=100
    )
    part_time_reason = choice_field(
        gettext_lazy("Grunn til deltid"),
        PartTimeReason.choices,
        gettext_lazy("Bare når programmet er på deltid."),
        none=gettext_lazy("ingen, eller ikke kjent"),
    )
    leave_days = WholeNumberField(
        label=gettext_lazy("Dager med godkjent permisjon"),
        help_text=gettext_lazy("Legges til programtiden. 0 hvis ingen."),
        required=True,
        initial=0,
        min_value=0,
        max_value=2000,
    )

    def __init__(self, *args: Any, programme: IntroductionProgramme | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if programme is not None:
            self.initial.update({name: getattr(programme, name) for name in self.fields})

    def details(self) -> ProgrammeDetails:
        """The programme as case work takes it."""
        return ProgrammeDetails(**self.cleaned_data)


class ProgrammeEndForm(SectionedForm):
    """The last day, and why."""

    parts = (Part(gettext_lazy("Slutt"), ("ended_on", "end_reason")),)

    ended_on = day_field(gettext_lazy("Siste dag i programmet"), required=True)
    end_reason = forms.ChoiceField(
        label=gettext_lazy("Hvorfor er programmet slutt?"), choices=ProgrammeEndReason.choices, widget=forms.RadioSelect
    )


class NorwegianForm(SectionedForm):
    """Norwegian training that is offered, runs or has ended."""

    parts = (Part(gettext_lazy("Datoer"), ("offered_on", "started_on", "ended_on", "leave_days")),)

    offered_on = day_field(gettext_lazy("Tilbud om opplæring gitt"))
    started_on = day_field(gettext_lazy("Startet"))
    ended_on = day_field(gettext_lazy("Siste dag"), gettext_lazy("Bare når opplæringen er slutt."))
    leave_days = WholeNumberField(
        label=gettext_lazy("Dager med godkjent permisjon"),
        help_text=gettext_lazy("Legges til tiden. 0 hvis ingen."),
        required=True,
        initial=0,
        min_value=0,
        max_value=2000,
    )

    def __init__(self, *args: Any, training: NorwegianTraining | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if training is not None:
            self.initial.update({name: getattr(training, name) for name in self.fields})

    def details(self) -> TrainingDetails:
        """The training as case work takes it."""
        return TrainingDetails(**self.cleaned_data)

    def clean(self) -> dict[str, Any] | None:
        """Training without any date says nothing."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not given["offered_on"] and not given["started_on"]:
            self.add_error("offered_on", _("Skriv når opplæringen ble tilbudt, når den startet, eller begge deler."))
        return given


class ExtensionForm(SectionedForm):
    """A decision (vedtak) to extend Norwegian training."""

    parts = (Part(gettext_lazy("Vedtaket"), ("decided_on", "months")),)

    decided_on = forms.DateField(
        label=gettext_lazy("Vedtatt"), help_text=gettext_lazy("Datoen i vedtaket."), widget=day_input()
    )
    months = WholeNumberField(
        label=gettext_lazy("Måneder"),
        help_text=gettext_lazy("Hvor mange måneder vedtaket gir, fra 1 til 6."),
        required=True,
        min_value=1,
        max_value=6,
    )
