"""Why this package holds what it holds about a participant."""

from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity, classed, keys
from jobbvei.shared.sentence import N_


def _personal(purpose: str, fields: str) -> FieldClasses:
    return classed(purpose, Sensitivity.PERSONAL, Retention.CASE, fields)


def _protected(purpose: str, fields: str) -> FieldClasses:
    return classed(purpose, Sensitivity.PROTECTED, Retention.CASE, fields)


LANGUAGE = N_("Vi må vite hvor mye norsk og engelsk du kan, for å finne kurs og arbeid som passer.")
COMPETENCE = N_("Vi må vite hva du kan og vil, for å finne arbeid som passer.")
POSSIBLE_HOURS = N_("Vi må vite når og hvor langt du kan reise, for ikke å foreslå arbeid du ikke kan ta.")

FIELD_CLASSES: dict[str, FieldClasses] = {
    "people.Household": keys(Retention.CASE)
    | _personal(N_("Loven spør hvem du bor sammen med, når den sier hva du har rett til."), "kind child_births"),
    "people.Participant": keys(Retention.CASE)
    | keys(Retention.CASE, "source_key")
    | _personal(N_("Vi må vite hvem du er."), "given_name family_name search_name gender")
    | _protected(N_("Hindrer at du blir registrert to ganger, eller forvekslet med en annen."), "identity_number")
    | _protected(N_("Finner like fødselsnumre uten at noen ser dem."), "identity_fingerprint")
    | _personal(N_("Alder og land avgjør hvilke regler som gjelder for deg."), "born_on origin")
    | _protected(
        N_("Oppholdsgrunnlaget og datoene avgjør hvilke rettigheter du har, og hvor lenge."),
        "permit_kind permit_granted_on settled_on settled_by_agreement",
    )
    | _personal(N_("Knytter deg til dem du bor sammen med, uten å åpne deres sak."), "household")
    | _personal(N_("Loven gir par uten barn en annen stønad når begge er i program."), "spouse_in_programme")
    | _personal(
        N_("Vi må kunne nå deg, på et språk du forstår."),
        "phone email preferred_language interpreter_language",
    )
    | _protected(N_("Vi må vite omtrent hvor du bor, for å regne ut reisevei til arbeid."), "neighbourhood")
    | _protected(N_("Midten av strøket du bor i, for å regne ut reisevei."), "latitude longitude")
    | _personal(
        N_("Utdanning avgjør hva du har rett til, og hvilket arbeid som passer."),
        "schooling schooling_country years_higher field_of_study",
    )
    | _personal(N_("Viser hva vi har spurt deg om, så du slipper å svare to ganger."), "asked_about")
    | _protected(N_("Skjuler deg i lister og søk når adressen din er sperret."), "is_shielded"),
    "people.LanguageLevel": keys(Retention.CASE)
    | _personal(LANGUAGE, "participant language skill level source tested_on"),
    "people.WorkExperience": keys(Retention.CASE) | _personal(COMPETENCE, "participant styrk08 years country"),
    "people.OccupationWish": keys(Retention.CASE) | _personal(COMPETENCE, "participant styrk08 rank"),
    "people.Licence": keys(Retention.CASE) | _personal(COMPETENCE, "participant code expires_on"),
    "people.Authorisation": keys(Retention.CASE) | _personal(COMPETENCE, "participant code granted_on"),
    "people.Availability": keys(Retention.CASE)
    | _personal(
        POSSIBLE_HOURS,
        "participant hours_min hours_max shifts available_on has_car max_commute_minutes",
    ),
    "people.ChildCareWindow": keys(Retention.CASE)
    | _personal(POSSIBLE_HOURS, "participant weekday opens_at closes_at"),
}
