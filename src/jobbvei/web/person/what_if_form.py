"""«Hva om …»: what an adviser may suppose about a participant. The form saves nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.casework.types import EndGoal
from jobbvei.rules.facts import Facts, Goal, Work
from jobbvei.rules.outlook.what_if import Change, Move
from jobbvei.web.frame.formats import day
from jobbvei.web.person.fields import OneDecimalField, WholeNumberField, choice_field, day_field
from jobbvei.web.person.sections import Part, SectionedForm

UNCHANGED = gettext_lazy("som nå")
MOST_DAYS = 2000
WEEK_HOURS = 60


class WhatIfForm(SectionedForm):
    """One or more things that would be otherwise; what is left empty is as it is."""

    saves_nothing = True  # said in the heading of what must be mended
    parts = (
        Part(gettext_lazy("Mål"), ("goal",)),
        Part(gettext_lazy("Oppstart"), ("programme_starts_on", "norwegian_starts_on")),
        Part(gettext_lazy("Permisjon"), ("programme_leave_days", "norwegian_leave_days")),
        Part(gettext_lazy("Jobb"), ("job_hours", "job_from", "job_to")),
        Part(gettext_lazy("Flytting"), ("move",)),
    )

    goal = choice_field(gettext_lazy("Sluttmålet var"), EndGoal.choices, none=UNCHANGED)
    programme_starts_on = day_field(gettext_lazy("Programmet startet"))
    norwegian_starts_on = day_field(gettext_lazy("Norskopplæringen startet"))
    programme_leave_days = WholeNumberField(
        label=gettext_lazy("Flere dager permisjon fra programmet"), min_value=0, max_value=MOST_DAYS
    )
    norwegian_leave_days = WholeNumberField(
        label=gettext_lazy("Flere dager permisjon fra norskopplæringen"), min_value=0, max_value=MOST_DAYS
    )
    job_hours = OneDecimalField(label=gettext_lazy("Timer i uken i jobb"), min_value=0, max_value=WEEK_HOURS)
    job_from = day_field(gettext_lazy("Jobb fra"))
    job_to = day_field(gettext_lazy("Jobb til"), gettext_lazy("La stå tom når jobben ikke har en sluttdato."))
    move = choice_field(
        gettext_lazy("Flytter til en annen kommune"),
        [
            (Move.AGREED, gettext_lazy("ja, og kommunene er enige")),
            (Move.NOT_AGREED, gettext_lazy("ja, uten at kommunene er enige")),
        ],
        none=gettext_lazy("nei"),
    )

    def __init__(self, *args: Any, facts: Facts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._facts = facts

    def change(self) -> Change:
        """What would be otherwise."""
        given = self.cleaned_data
        return Change(
            goal=Goal(given["goal"]) if given["goal"] else None,
            work=self._work(),
            programme_leave_days=given["programme_leave_days"] or 0,
            norwegian_leave_days=given["norwegian_leave_days"] or 0,
            programme_starts_on=given["programme_starts_on"],
            norwegian_starts_on=given["norwegian_starts_on"],
            move=Move(given["move"]) if given["move"] else None,
        )

    def clean(self) -> dict[str, Any] | None:
        """Something must be otherwise, and it must be possible."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        if not any(value not in (None, "", 0) for value in given.values()):
            raise forms.ValidationError(_("Endre minst én ting. Da ser du hva som blir annerledes."))
        self._clean_job(given)
        self._clean_start("programme_starts_on", _("Programmet kan ikke starte før tillatelsen ble gitt {day}."))
        self._clean_start("norwegian_starts_on", _("Norskopplæringen kan ikke starte før tillatelsen ble gitt {day}."))
        return given

    def _work(self) -> Work | None:
        given = self.cleaned_data
        if given["job_hours"] is None:
            return None
        return Work(weekly_hours=given["job_hours"], starts_on=given["job_from"], ends_on=given["job_to"])

    def _clean_job(self, given: dict[str, Any]) -> None:
        if given["job_hours"] is None and (given["job_from"] or given["job_to"]):
            self.add_error("job_hours", _("Skriv hvor mange timer i uken jobben er på."))
        if given["job_from"] and given["job_to"] and given["job_to"] < given["job_from"]:
            self.add_error("job_to", _("Jobben kan ikke slutte før den begynner. Rett en av datoene."))

    def _clean_start(self, name: str, words: str) -> None:
        granted_on, start = self._facts.permit.granted_on, self.cleaned_data.get(name)
        if granted_on is not None and start is not None and start < granted_on:
            self.add_error(name, words.format(day=day(granted_on)))
