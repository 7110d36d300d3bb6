"""Who somebody is, as an adviser writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from jobbvei.people.queries import Position
from jobbvei.people.types import (
    Gender,
    MessageLanguage,
    Participant,
    ParticipantDetails,
    PermitKind,
    SchoolingLevel,
    details_of,
)
from jobbvei.web.person.fields import CountryField, WholeNumberField, YesNoField, choice_field, day_field, text_field
from jobbvei.web.person.sections import Part, SectionedForm

WHO = Part(_("Hvem"), ("given_name", "family_name", "born_on", "identity_number"))
PERMIT = Part(
    _("Opphold og bosetting"),
    ("permit_kind", "permit_granted_on", "origin", "settled_on", "settled_by_agreement"),
    _("Dette avgjør hva loven gir. Det du ikke vet, lar du stå åpent; da sier vi hva som mangler."),
)
CONTACT = Part(
    _("Kontakt"), ("phone", "email", "preferred_language", "interpreter_language", "neighbourhood", "is_shielded")
)


class FactsForm(SectionedForm):
    """Names, permit, settlement and how to reach somebody."""

    parts: Sequence[Part] = (WHO, PERMIT, CONTACT)

    given_name = text_field(_("Fornavn"), max_length=60, required=True)
    family_name = text_field(_("Etternavn"), max_length=60, required=True)
    born_on = day_field(_("Fødselsdato"), required=True)
    identity_number = text_field(_("Fødselsnummer eller d-nummer"), max_length=20)
    permit_kind = forms.ChoiceField(
        label=_("Oppholdsgrunnlag"),
        help_text=_("Står i vedtaket fra UDI. Loven gir ulike rettigheter etter grunnlaget."),
        choices=[("", _("velg")), *PermitKind.choices],
    )
    permit_granted_on = day_field(_("Tillatelse gitt"), _("Datoen i vedtaket."))
    origin = CountryField(label=_("Land"))
    settled_on = day_field(_("Bosatt i kommunen"))
    settled_by_agreement = YesNoField(
        label=_("Bosatt etter avtale med IMDi?"),
        help_text=_("Retten til introduksjonsprogram kan være avhengig av dette."),
    )
    phone = text_field(_("Telefon"), max_length=20)
    email = forms.EmailField(label=_("E-post"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    preferred_language = forms.ChoiceField(
        label=_("Språk for beskjeder"), choices=MessageLanguage.choices, initial=MessageLanguage.NB
    )
    interpreter_language = text_field(
        _("Tolkespråk"), _("Skriv språket hvis dere trenger tolk i samtaler."), max_length=40
    )
    neighbourhood = text_field(
        _("Bor i"), _("Bydel eller grend, ikke adresse. Brukes til å regne ut reisetid."), max_length=60
    )
    is_shielded = forms.BooleanField(
        label=_("Skjermet person (adressesperre)"),
        help_text=_(
            "Ved kode 6 eller 7. Da ser bare oppfølgingsteamet personen, og personen foreslås ikke til plasser."
        ),
        required=False,
    )

    def __init__(self, *args: Any, places: Mapping[str, Position | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        self.fields["neighbourhood"].widget.attrs["list"] = "neighbourhoods"
        self.fields["identity_number"].help_text = self.help_with_number()

    def help_with_number(self) -> str:
        """Why the number is asked for, and which numbers may be used here."""
        why = _("Elleve siffer. Lagres skjult, og hindrer at samme person registreres to ganger.")
        if settings.JOBBVEI_SYNTHETIC_NUMBERS:
            which = _("Her brukes bare oppdiktede numre, med 80 lagt til måneden.")
            return f"{why} {which}"
        return str(why)

    def suggestions(self) -> Mapping[str, list[str]]:
        """The neighbourhoods the municipality uses already."""
        return {"neighbourhoods": list(self.places)}

    def participant_details(self, before: ParticipantDetails | None = None) -> ParticipantDetails:
        """What was written, on top of what stood ``before``; a neighbourhood brings its own position."""
        given = {name: self.cleaned_data[name] for name in _names(self.parts)}
        latitude, longitude = self.places.get(given["neighbourhood"]) or (None, None)
        if before is None:
            return ParticipantDetails(**given, latitude=latitude, longitude=longitude)
        if given["neighbourhood"] == before.neighbourhood:
            return replace(before, **given)
        return replace(before, **given, latitude=latitude, longitude=longitude)


class ChangeFactsForm(FactsForm):
    """The same, for somebody who is registered; with gender, which only statistics read."""

    parts = (WHO, PERMIT, Part(CONTACT.heading, CONTACT.names), Part(_("Til statistikk"), ("gender",)))

    gender = choice_field(
        _("Kjønn"),
        Gender.choices,
        _("Brukes bare i statistikk. Det teller aldri når plasser foreslås."),
        none=_("ikke spurt"),
    )

    def help_with_number(self) -> str:
        """That what is stored is not shown."""
        stored = _("Vises ikke her. La feltet stå tomt for å beholde det som er lagret.")
        return f"{stored} {super().help_with_number()}"


class SchoolingForm(SectionedForm):
    """What schooling somebody brings."""

    parts = (
        Part(
            _("Skolegang"),
            ("schooling", "schooling_country", "years_higher", "field_of_study"),
            _("Fullført skolegang avgjør blant annet hvor lenge programmet kan vare."),
        ),
    )

    schooling = choice_field(_("Høyeste fullførte skolegang"), SchoolingLevel.choices)
    schooling_country = CountryField(label=_("Skolegang fra"))
    years_higher = WholeNumberField(
        label=_("År med høyere utdanning"),
        help_text=_("0 hvis ingen. Tomt hvis dere ikke vet."),
        min_value=0,
        max_value=20,
    )
    field_of_study = text_field(_("Fagfelt"), _("For eksempel sykepleie eller regnskap."), max_length=80)


def stored_facts(participant: Participant, form: type[SectionedForm]) -> dict[str, Any]:
    """What stands in the form's fields before anybody changes it; never the identity number."""
    names = set(_names(form.parts)) - {"identity_number"}
    details = details_of(participant)
    return {name: getattr(details, name) for name in names}


def _names(parts: Sequence[Part]) -> list[str]:
    return [name for part in parts for name in part.names]
