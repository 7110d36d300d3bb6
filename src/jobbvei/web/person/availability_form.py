"""When, how much and how far somebody can work, and when others look after the children."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.people.types import AvailabilityDetails, CareWindow, ChildCareWindow, Participant, Shift
from jobbvei.web.person.fields import Label, OneDecimalField, WholeNumberField, YesNoField, choice_field, day_field
from jobbvei.web.person.sections import Part, Row, Section, SectionedForm

TIMES = ("hours_min", "hours_max", "shifts", "available_on", "has_car", "max_commute_minutes")
MORE_ROWS = 2
DAYS = range(1, 8)


class AvailabilityForm(SectionedForm):
    """Hours and travel, then the week's child care: a row for each day, and more for days with two times."""

    parts = (
        Part(
            gettext_lazy("Arbeidstid og reise"),
            TIMES,
            gettext_lazy("Det som står tomt, regnes som ikke kjent, og vi spør om det før en plass foreslås."),
        ),
    )
    stands_at = {"child_care": "care_1_opens_at"}

    hours_min = OneDecimalField(label=gettext_lazy("Minst timer i uka"), min_value=0, max_value=48, max_digits=4)
    hours_max = OneDecimalField(label=gettext_lazy("Mest timer i uka"), min_value=1, max_value=48, max_digits=4)
    shifts = forms.MultipleChoiceField(
        label=gettext_lazy("Kan jobbe"),
        help_text=gettext_lazy("Ingen kryss betyr ikke kjent."),
        choices=Shift.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    available_on = day_field(gettext_lazy("Kan begynne"))
    has_car = YesNoField(label=gettext_lazy("Har bil?"))
    max_commute_minutes = WholeNumberField(
        label=gettext_lazy("Lengste reise, minutter hver vei"), min_value=0, max_value=240
    )

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        availability = getattr(participant, "availability", None)
        if availability is not None:
            self.initial.update({name: getattr(availability, name) for name in TIMES})
        self._add_child_care(list(participant.child_care_windows.all()))

    def sections(self) -> list[Section]:
        """Hours, then child care."""
        rows = [
            Row(
                capfirst(WEEKDAYS[day - 1]),
                [self[f"care_{day}_opens_at"], self[f"care_{day}_closes_at"]],
                is_short=True,
            )
            for day in DAYS
        ]
        more = [Row(_("Én tid til"), [self[name] for name in _more_names(number)]) for number in range(self.more)]
        shown = [row for row in more if any(field.value() or field.errors for field in row.fields)]
        care = Section(
            gettext_lazy("Barnepass"),
            gettext_lazy("Når ser andre etter barna? La dagene stå tomme hvis deltakeren ikke trenger barnepass."),
            rows=[*rows, *shown],
            more=[row for row in more if row not in shown],
        )
        return [*super().sections(), care]

    def clean(self) -> dict[str, Any] | None:
        """A time needs both ends, and a time beside the week's rows needs a day."""
        given: dict[str, Any] = super().clean() or {}
        for opens_at, closes_at in self._pairs():
            if given.get(opens_at) and not given.get(closes_at) and closes_at not in self.errors:
                self.add_error(closes_at, _("Når slutter barnepasset?"))
            if given.get(closes_at) and not given.get(opens_at) and opens_at not in self.errors:
                self.add_error(opens_at, _("Når begynner barnepasset?"))
            if given.get(opens_at) and given.get(closes_at) and given[closes_at] <= given[opens_at]:
                self.add_error(closes_at, _("Barnepasset må åpne før det stenger."))
        for number in range(self.more):
            weekday, opens_at, _closes_at = _more_names(number)
            if given.get(opens_at) and not given.get(weekday):
                self.add_error(weekday, _("Velg dag."))
        return given

    def availability(self) -> AvailabilityDetails:
        """Hours and travel."""
        given = {name: self.cleaned_data[name] for name in TIMES}
        return AvailabilityDetails(**{**given, "shifts": tuple(given["shifts"]) or None})

    def child_care(self) -> tuple[CareWindow, ...]:
        """The week's child care."""
        given = self.cleaned_data
        week = [(day, f"care_{day}_opens_at", f"care_{day}_closes_at") for day in DAYS]
        more = [(int(given[day]), opens, closes) for day, opens, closes in self._more() if given[day]]
        return tuple(
            CareWindow(day, given[opens], given[closes]) for day, opens, closes in [*week, *more] if given[opens]
        )

    def _add_child_care(self, stored: Sequence[ChildCareWindow]) -> None:
        """The first time of each day stands in the day's row, the others below."""
        firsts: dict[int, ChildCareWindow] = {}
        others = [row for row in stored if firsts.setdefault(row.weekday, row) is not row]
        for day in DAYS:
            self._add_times(f"care_{day}", firsts.get(day))
        self.more = len(others) + MORE_ROWS
        days: list[tuple[str, Label]] = [(str(day), WEEKDAYS[day - 1]) for day in DAYS]
        for number in range(self.more):
            row = others[number] if number < len(others) else None
            weekday = f"more_{number}_weekday"
            self.fields[weekday] = choice_field(gettext_lazy("Dag"), days, none=gettext_lazy("velg"))
            self.initial[weekday] = row and str(row.weekday)
            self._add_times(f"more_{number}", row)

    def _add_times(self, name: str, stored: ChildCareWindow | None) -> None:
        for suffix, label in (("opens_at", gettext_lazy("Fra")), ("closes_at", gettext_lazy("Til"))):
            control = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
            self.fields[f"{name}_{suffix}"] = forms.TimeField(label=label, required=False, widget=control)
            self.initial[f"{name}_{suffix}"] = stored and getattr(stored, suffix)

    def _more(self) -> list[tuple[str, str, str]]:
        return [_more_names(number) for number in range(self.more)]

    def _pairs(self) -> list[tuple[str, str]]:
        week = [(f"care_{day}_opens_at", f"care_{day}_closes_at") for day in DAYS]
        return week + [(opens_at, closes_at) for _day, opens_at, closes_at in self._more()]


def _more_names(number: int) -> tuple[str, str, str]:
    return f"more_{number}_weekday", f"more_{number}_opens_at", f"more_{number}_closes_at"
