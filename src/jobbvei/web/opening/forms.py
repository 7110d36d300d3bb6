"""The forms about openings: finding them, and saying what they demand."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jobbvei.employers.details import problems_of_opening
from jobbvei.employers.legal_floors import SKILL_FIELDS
from jobbvei.employers.queries import OpeningFilters
from jobbvei.employers.types import Employer, LegalFloor, Opening, OpeningDetails, OpeningKind, OpeningStatus
from jobbvei.municipalities.queries import municipality_with_number
from jobbvei.municipalities.types import Municipality
from jobbvei.people.types import Cefr, SchoolingLevel, Shift
from jobbvei.ranking.occupations import name_of
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.occupation_choice import choice_among, occupation_for
from jobbvei.web.frame.opened_forms import OpenedForm

NEED_LABELS = {
    "nb_listening": _("Norsk: lytte"),
    "nb_reading": _("Norsk: lese"),
    "nb_writing": _("Norsk: skrive"),
    "nb_speaking": _("Norsk: muntlig"),
    "en_speaking": _("Engelsk: muntlig"),
}
LEVEL_CHOICES = [("", _("Ikke kjent")), (Cefr.A0.value, _("Ikke noe krav"))] + [
    (level, level) for level in Cefr.values if level != Cefr.A0.value
]
YES_NO_UNKNOWN = [("", _("Ikke kjent")), ("1", _("Ja")), ("0", _("Nei"))]
STATUS_CHOICES = [
    ("open", pgettext_lazy("plasser", "Åpne")),
    ("expired", _("Fristen er ute")),
    ("filled", _("Besatt")),
    ("closed", _("Lukket")),
    ("all", _("Alle")),
]
DAY = {"type": "date"}


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs=DAY)


def municipality_choices(municipalities: Iterable[Municipality]) -> list[tuple[str, Any]]:
    """Unknown first, then the municipalities by name."""
    return [("", _("Ikke kjent")), *((one.number, one.name) for one in municipalities)]


class OpeningFilterForm(forms.Form):
    """What the list is narrowed by; every field may be left empty."""

    is_filter = True

    text = forms.CharField(label=_("Ord i tittelen eller arbeidsgiverens navn"), required=False, max_length=80)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=STATUS_CHOICES)
    kind = forms.ChoiceField(label=_("Type"), required=False, choices=[("", _("Alle")), *OpeningKind.choices])
    language = forms.ChoiceField(
        label=_("Muntlig norsk som kreves, høyst"),
        required=False,
        choices=[("", _("Uansett")), *[(level, level) for level in Cefr.values]],
    )
    municipality = forms.ChoiceField(label=_("Kommune"), required=False)

    def __init__(self, data: Any, *, municipalities: Iterable[Municipality]) -> None:
        super().__init__(data)
        named = [(one.number, one.name) for one in municipalities]
        cast(forms.ChoiceField, self.fields["municipality"]).choices = [
            ("", _("Alle")), *named, ("unknown", _("Ikke kjent")),
        ]  # fmt: skip

    def wanted(self) -> OpeningFilters:
        """The filters; a field that cannot be read counts as empty."""
        self.full_clean()
        given = self.cleaned_data
        status = given.get("status") or OpeningStatus.OPEN.value
        return OpeningFilters(
            status="" if status == "all" else status,
            kind=given.get("kind") or "",
            language=given.get("language") or "",
            municipality=given.get("municipality") or "",
            text=given.get("text") or "",
        )


class OpeningForm(OpenedForm):
    """Everything about an opening. Unknown may stay unknown."""

    employer = forms.ChoiceField(label=_("Arbeidsgiver"))
    kind = forms.ChoiceField(label=_("Type"), choices=[("", _("Velg type")), *OpeningKind.choices])
    title = forms.CharField(label=_("Tittel"), max_length=150)
    tasks = forms.CharField(
        label=_("Arbeidsoppgaver"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Skriv hva en gjør i løpet av en vanlig dag. Da er det lettere å se hvilken norsk som trengs."),
    )
    occupation = forms.CharField(
        label=_("Yrke"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "occupations", "autocomplete": "off"}),
        help_text=_("Skriv et ord fra yrket, for eksempel «renhold». Passer flere yrker, får du velge mellom dem."),
    )
    positions = forms.IntegerField(label=_("Antall plasser"), initial=1, min_value=1, max_value=500)
    hours_per_week = forms.DecimalField(
        label=_("Timer i uka"), required=False, max_digits=4, decimal_places=1, localize=True
    )
    shifts = forms.MultipleChoiceField(
        label=_("Når i uka"),
        required=False,
        choices=Shift.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kryss av bare for tider en må kunne jobbe. Ingen kryss betyr ikke kjent."),
    )
    starts_on = forms.DateField(label=_("Oppstart"), required=False, widget=_day())
    expires_on = forms.DateField(
        label=_("Siste dag plassen er åpen"),
        required=False,
        widget=_day(),
        help_text=_("Etter denne dagen foreslår vi ingen."),
    )
    municipality = forms.ChoiceField(label=_("Kommune der arbeidet er"), required=False)
    place = forms.CharField(label=_("Sted"), required=False, max_length=80)
    nb_listening = forms.ChoiceField(label=NEED_LABELS["nb_listening"], required=False, choices=LEVEL_CHOICES)
    nb_reading = forms.ChoiceField(label=NEED_LABELS["nb_reading"], required=False, choices=LEVEL_CHOICES)
    nb_writing = forms.ChoiceField(label=NEED_LABELS["nb_writing"], required=False, choices=LEVEL_CHOICES)
    nb_speaking = forms.ChoiceField(label=NEED_LABELS["nb_speaking"], required=False, choices=LEVEL_CHOICES)
    en_speaking = forms.ChoiceField(label=NEED_LABELS["en_speaking"], required=False, choices=LEVEL_CHOICES)
    requirement_source = forms.CharField(
        label=_("Hvem eller hva språkkravet kommer fra"),
        required=False,
        max_length=500,
        help_text=_("For eksempel «enhetslederen, 3. november» eller setningen i annonsen."),
    )
    legal_floor = forms.ChoiceField(
        label=_("Lovkrav til norsk"),
        choices=LegalFloor.choices,
        initial=LegalFloor.NONE,
        help_text=_("Lovens krav gjelder uansett hva arbeidsgiveren ber om. Se forklaringen under."),
    )
    has_mentor = forms.ChoiceField(
        label=_("Har plassen mentor?"),
        required=False,
        choices=YES_NO_UNKNOWN,
        help_text=_("Med mentor kan en begynne med ett språktrinn under kravet."),
    )
    licences = forms.CharField(
        label=_("Førerkort og sertifikater som må være på plass"),
        required=False,
        help_text=_("Skill med komma, for eksempel «B, truck». Tomt betyr ingen."),
    )
    authorisations = forms.CharField(
        label=_("Autorisasjoner som må være på plass"),
        required=False,
        help_text=_("Skill med komma, for eksempel «helsefagarbeider». Tomt betyr ingen."),
    )
    schooling_min = forms.ChoiceField(
        label=_("Minste fullførte skolegang"),
        required=False,
        choices=[("", _("Ikke noe krav")), *SchoolingLevel.choices],
    )
    experience_years_min = forms.DecimalField(
        label=_("Minste erfaring i år"), required=False, max_digits=4, decimal_places=1, localize=True
    )
    application_due = forms.CharField(label=_("Søknadsfrist"), required=False, max_length=120)
    application_url = forms.CharField(label=_("Lenke til søknad"), required=False, max_length=500)

    def __init__(
        self,
        data: Any = None,
        *,
        employers: Iterable[Employer],
        municipalities: Iterable[Municipality],
        opening: Opening | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial if opening is None else as_initial(opening))
        self._opening = opening
        named = [(str(one.public_id), one.name) for one in employers]
        cast(forms.ChoiceField, self.fields["employer"]).choices = [("", _("Velg arbeidsgiver")), *named]
        cast(forms.ChoiceField, self.fields["municipality"]).choices = municipality_choices(municipalities)
        if opening is not None:
            del self.fields["employer"]

    @property
    def which_occupation(self) -> forms.BoundField | None:
        """The choice among the occupations that fit what was written; None when it is clear."""
        return self["occupation_choice"] if "occupation_choice" in self.fields else None

    def clean(self) -> dict[str, Any]:
        """Find the occupation, then ask the same checks as the action and the import do."""
        super().clean()
        self._find_occupation()
        if not self.errors:
            for problem in problems_of_opening(self.details()):
                field = "occupation" if problem.field == "styrk08" else problem.field
                self.add_error(field if field in self.fields else None, sentence(problem.sentence))
        return self.cleaned_data

    def details(self) -> OpeningDetails:
        """What the form says; the position of an opening that has one is kept."""
        given = self.cleaned_data
        same = {name: given[name] for name in _AS_THEY_ARE}
        return OpeningDetails(
            **same,
            **{name: given[name] for name in SKILL_FIELDS},
            styrk08=given["occupation"],
            shifts=tuple(given["shifts"]) or None,
            municipality=municipality_with_number(given["municipality"]) if given["municipality"] else None,
            latitude=self._opening.latitude if self._opening else None,
            longitude=self._opening.longitude if self._opening else None,
            has_mentor=None if given["has_mentor"] == "" else given["has_mentor"] == "1",
            licences=_listed(given["licences"]),
            authorisations=_listed(given["authorisations"]),
        )

    def _find_occupation(self) -> None:
        """Put the code in place of the words; several that fit become a choice."""
        words = str(self.cleaned_data.get("occupation", "")).strip()
        if not words:
            return
        found = occupation_for(words, chosen=self.data.get("occupation_choice", ""))
        if found.choices:
            self.fields["occupation_choice"] = choice_among(found, words)
        if found.problem:
            self.add_error("occupation", found.problem)
        elif found.code:
            self.cleaned_data["occupation"] = found.code
        else:
            self.add_error("occupation_choice", gettext("Flere yrker passer. Velg ett."))


_AS_THEY_ARE = (
    "kind", "title", "tasks", "positions", "hours_per_week", "starts_on", "expires_on", "place",
    "requirement_source", "legal_floor", "schooling_min", "experience_years_min", "application_due",
    "application_url",
)  # fmt: skip


def as_initial(opening: Opening) -> dict[str, Any]:
    """What the form shows of an opening there is."""
    shown = {name: getattr(opening, name) for name in (*_AS_THEY_ARE, *SKILL_FIELDS)}
    return shown | {
        "occupation": name_of(opening.styrk08) if opening.styrk08 else "",
        "shifts": opening.shifts or [],
        "municipality": opening.municipality_id or "",
        "has_mentor": {None: "", True: "1", False: "0"}[opening.has_mentor],
        "licences": ", ".join(opening.licences),
        "authorisations": ", ".join(opening.authorisations),
    }


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
