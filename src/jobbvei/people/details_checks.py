"""What cannot be true about a participant's details, whoever typed it."""

from datetime import date

from jobbvei.people.details import ParticipantDetails
from jobbvei.people.identity_numbers import IdentityNumber, parse_identity_number
from jobbvei.people.impossible import ImpossibleValue, refuse_identity_number_in
from jobbvei.shared.period import age_on
from jobbvei.shared.sentence import N_, Sentence

OLDEST_YEARS = 110
FREE_TEXTS = ("given_name", "family_name", "phone", "neighbourhood", "field_of_study", "interpreter_language")


def refuse_impossible_details(details: ParticipantDetails, *, on: date) -> None:
    """Refuse names that are missing, dates in impossible order, half a position and identity numbers in free text.

    Raises:
        ImpossibleValue: With the field and one sentence.
    """
    _refuse_missing_names(details)
    _refuse_impossible_birth(details, on)
    _refuse_impossible_dates(details, on)
    if (details.latitude is None) != (details.longitude is None):
        raise ImpossibleValue("latitude", Sentence(N_("Skriv både breddegrad og lengdegrad, eller ingen av dem.")))
    for name in FREE_TEXTS:
        refuse_identity_number_in(getattr(details, name), field=name)


def checked_identity_number(details: ParticipantDetails) -> IdentityNumber | None:
    """The identity number in the details, or None when none is given.

    Raises:
        UnusableIdentityNumber: It is not a number we may keep.
        ImpossibleValue: Its date is another than the date of birth.
    """
    if not details.identity_number.strip():
        return None
    number = parse_identity_number(details.identity_number)
    if number.born_on != details.born_on:
        raise ImpossibleValue(
            "identity_number",
            Sentence(
                N_("Fødselsnummeret og fødselsdatoen {born_on} stemmer ikke sammen. Rett den som er feil."),
                {"born_on": details.born_on},
            ),
        )
    return number


def _refuse_missing_names(details: ParticipantDetails) -> None:
    if not details.given_name.strip():
        raise ImpossibleValue("given_name", Sentence(N_("Fornavn mangler. Skriv det som står i tillatelsen.")))
    if not details.family_name.strip():
        raise ImpossibleValue("family_name", Sentence(N_("Etternavn mangler. Skriv det som står i tillatelsen.")))


def _refuse_impossible_birth(details: ParticipantDetails, on: date) -> None:
    if details.born_on > on:
        raise ImpossibleValue(
            "born_on",
            Sentence(N_("Fødselsdatoen {born_on} er ikke kommet ennå. Sjekk året."), {"born_on": details.born_on}),
        )
    if age_on(details.born_on, on) > OLDEST_YEARS:
        raise ImpossibleValue(
            "born_on",
            Sentence(
                N_("Fødselsdatoen {born_on} gir en alder over {years} år. Sjekk året."),
                {"born_on": details.born_on, "years": OLDEST_YEARS},
            ),
        )


def _refuse_impossible_dates(details: ParticipantDetails, on: date) -> None:
    granted_on, settled_on = details.permit_granted_on, details.settled_on
    if granted_on is not None and granted_on > on:
        raise ImpossibleValue(
            "permit_granted_on",
            Sentence(N_("Tillatelsen kan ikke være gitt fram i tid ({granted_on})."), {"granted_on": granted_on}),
        )
    if granted_on is not None and granted_on < details.born_on:
        raise ImpossibleValue(
            "permit_granted_on",
            Sentence(N_("Tillatelsen er gitt {granted_on}, før personen ble født."), {"granted_on": granted_on}),
        )
    if settled_on is not None and settled_on < details.born_on:
        raise ImpossibleValue(
            "settled_on",
            Sentence(N_("Personen er bosatt {settled_on}, før personen ble født."), {"settled_on": settled_on}),
        )
