"""What the log is narrowed by."""

from datetime import date
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.access.types import User
from jobbvei.audit.queries import LogFilter
from jobbvei.audit.types import Act


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class LogForm(forms.Form):
    """Every field may be left empty."""

    is_filter = True

    first_day = forms.DateField(label=_("Fra dag"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last_day = forms.DateField(
        label=_("Til og med dag"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    actor = forms.ChoiceField(label=_("Hvem"), required=False)
    act = forms.ChoiceField(label=_("Hva slags"), required=False, choices=[("", _("Alt")), *Act.choices])
    person = forms.UUIDField(
        label=_("Deltakerens nøkkel"),
        required=False,
        help_text=_("Velg en nøkkel i listen, eller skriv den som står i adressen til siden om deltakeren."),
        error_messages={"invalid": _("Nøkkelen skal ha 36 tegn, slik den står i adressen til siden om deltakeren.")},
    )

    def __init__(self, data: object, *, actors: list[User]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict, which the stubs know by another name
        choices = [("", _("Alle")), *((str(user.public_id), user.full_name) for user in actors)]
        cast(forms.ChoiceField, self.fields["actor"]).choices = [*choices, ("system", _("Jobbvei selv"))]

    def wanted(self) -> LogFilter:
        """The filter; fields with faults count as empty, and the form says what is wrong."""
        self.full_clean()
        given = self.cleaned_data
        return LogFilter(
            first_day=cast(date | None, given.get("first_day")),
            last_day=cast(date | None, given.get("last_day")),
            actor_key=given.get("actor") or "",
            act=Act(given["act"]) if given.get("act") else None,
            subject_key=str(given.get("person") or ""),
        )
