"""Experience, wishes, licences and authorisations as an adviser writes them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.people.types import (
    AuthorisationDetails,
    CompetenceDetails,
    ExperienceDetails,
    LicenceDetails,
    Participant,
)
from jobbvei.ranking.licences import INCLUDED_CLASSES
from jobbvei.ranking.occupations import name_of
from jobbvei.web.frame.occupation_choice import choice_among, occupation_for, occupation_names
from jobbvei.web.person.fields import CountryField, OneDecimalField, WholeNumberField, day_field, text_field
from jobbvei.web.person.rows import ListPart, ListsForm

LONGEST_NAME = 120


def _occupation_field() -> forms.CharField:
    field = text_field(gettext_lazy("Yrke"), max_length=LONGEST_NAME)
    field.widget.attrs["list"] = "occupations"
    return field


def _experience_fields() -> dict[str, forms.Field]:
    return {
        "occupation": _occupation_field(),
        "years": OneDecimalField(label=gettext_lazy("År"), min_value=0, max_value=60, max_digits=4),
        "country": CountryField(label=gettext_lazy("Hvor")),
    }


def _wish_fields() -> dict[str, forms.Field]:
    return {
        "occupation": _occupation_field(),
        "rank": WholeNumberField(label=gettext_lazy("Nummer i rekken"), min_value=1, max_value=20),
    }


def _licence_fields() -> dict[str, forms.Field]:
    code = text_field(gettext_lazy("Klasse eller sertifikat"), max_length=20)
    code.widget.attrs["list"] = "licence-codes"
    return {"code": code, "expires_on": day_field(gettext_lazy("Gyldig til"))}


def _authorisation_fields() -> dict[str, forms.Field]:
    return {
        "code": text_field(gettext_lazy("Yrke det gjelder"), max_length=40),
        "granted_on": day_field(gettext_lazy("Gitt")),
    }


EXPERIENCE = ListPart(
    "experience",
    gettext_lazy("Arbeidserfaring"),
    gettext_lazy("Lønnet og ulønnet arbeid, i Norge og andre land. Skriv et ord fra yrket, for eksempel «renhold»."),
    "occupation",
    gettext_lazy("Arbeid %(number)s"),
    gettext_lazy("Vi har spurt: ingen arbeidserfaring"),
    _experience_fields,
)
WISHES = ListPart(
    "wishes",
    gettext_lazy("Yrkesønsker"),
    gettext_lazy("Det deltakeren selv helst vil, med det viktigste først."),
    "occupation",
    gettext_lazy("Ønske %(number)s"),
    gettext_lazy("Vi har spurt: ingen bestemte ønsker"),
    _wish_fields,
)
LICENCES = ListPart(
    "licences",
    gettext_lazy("Førerkort og sertifikater"),
    gettext_lazy("Bare det som gjelder i Norge, for eksempel B, CE eller truck."),
    "code",
    gettext_lazy("Førerkort eller sertifikat %(number)s"),
    gettext_lazy("Vi har spurt: ingen førerkort eller sertifikater"),
    _licence_fields,
)
AUTHORISATIONS = ListPart(
    "authorisations",
    gettext_lazy("Autorisasjoner"),
    gettext_lazy("Norsk godkjenning til et lovregulert yrke, for eksempel sykepleier."),
    "code",
    gettext_lazy("Autorisasjon %(number)s"),
    gettext_lazy("Vi har spurt: ingen norsk autorisasjon"),
    _authorisation_fields,
)


class CompetenceForm(ListsForm):
    """What somebody can, wants, and is allowed to do."""

    lists = (EXPERIENCE, WISHES, LICENCES, AUTHORISATIONS)
    stands_at = {
        "experience": "experience_0_occupation",
        "wishes": "wishes_0_occupation",
        "licences": "licences_0_code",
        "authorisations": "authorisations_0_code",
    }

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, stored=_stored(participant), asked=frozenset(participant.asked_about), **kwargs)

    def suggestions(self) -> Mapping[str, Sequence[str]]:
        """Occupations and licence classes to choose among while one writes."""
        return {"occupations": occupation_names(), "licence-codes": [*sorted({"B", "truck", *INCLUDED_CLASSES})]}

    def clean(self) -> dict[str, Any] | None:
        """Find the occupations, and ask where several fit."""
        super().clean()
        for part in (EXPERIENCE, WISHES):
            for number in self.numbers(part):
                self._find_occupation(part, number)
        for number in self.numbers(EXPERIENCE):
            self._refuse_without_years(number)
        return self.cleaned_data

    def competence(self) -> CompetenceDetails:
        """What was written; a list nobody has asked about is left as it is."""
        experience, wishes = self.filled(EXPERIENCE), self.filled(WISHES)
        licences, authorisations = self.filled(LICENCES), self.filled(AUTHORISATIONS)
        return CompetenceDetails(
            experience=None
            if experience is None
            else tuple(ExperienceDetails(row["occupation"], row["years"], row["country"]) for row in experience),
            wishes=None if wishes is None else tuple(row["occupation"] for row in _in_order(wishes)),
            licences=None
            if licences is None
            else tuple(LicenceDetails(row["code"], row["expires_on"]) for row in licences),
            authorisations=None
            if authorisations is None
            else tuple(AuthorisationDetails(row["code"], row["granted_on"]) for row in authorisations),
        )

    def _find_occupation(self, part: ListPart, number: int) -> None:
        """Put the code in place of the words, or say what to mend; several that fit become a choice."""
        name, choice = part.field(number, "occupation"), part.field(number, "occupation_choice")
        words = self.cleaned_data.get(name)
        if not words:
            return
        found = occupation_for(words, chosen=self.data.get(choice, ""))
        if found.choices:
            self.fields[choice] = choice_among(found, words)
        if found.problem:
            self.add_error(name, found.problem)
        elif found.code:
            self.cleaned_data[name] = found.code
        else:
            self.add_error(choice, _("Flere yrker passer. Velg ett."))

    def _refuse_without_years(self, number: int) -> None:
        years = EXPERIENCE.field(number, "years")
        has_occupation = bool(self.data.get(EXPERIENCE.field(number, "occupation")))
        if has_occupation and self.cleaned_data.get(years) is None and years not in self.errors:
            self.add_error(years, _("Skriv hvor mange år, gjerne omtrent. Under et halvt år er 0,5."))


def _in_order(wishes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By the number written; a wish without one comes where it stands."""
    numbered = [(row["rank"] or place, place, row) for place, row in enumerate(wishes, start=1)]
    return [row for _rank, _place, row in sorted(numbered, key=lambda one: one[:2])]


def _stored(participant: Participant) -> dict[str, list[dict[str, str | Decimal | int | date | None]]]:
    return {
        "experience": [
            {"occupation": name_of(row.styrk08), "years": row.years, "country": row.country}
            for row in participant.experiences.all()
        ],
        "wishes": [
            {"occupation": name_of(row.styrk08), "rank": place}
            for place, row in enumerate(participant.wishes.all(), start=1)
        ],
        "licences": [{"code": row.code, "expires_on": row.expires_on} for row in participant.licences.all()],
        "authorisations": [
            {"code": row.code, "granted_on": row.granted_on} for row in participant.authorisations.all()
        ],
    }
