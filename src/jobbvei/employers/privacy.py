"""Why this package holds what it holds about employers and the people who work there."""

from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity, classed, keys
from jobbvei.shared.sentence import N_

EMPLOYER = N_("Opplysninger om virksomheten, for å vite hvem som kan tilby arbeid og hvor.")
OPENING = N_("Det en søker må vite om stillingen eller plassen.")

FIELD_CLASSES: dict[str, FieldClasses] = {
    "employers.Employer": keys(Retention.REFERENCE)
    | keys(Retention.REFERENCE, "source source_key")
    | classed(
        EMPLOYER,
        Sensitivity.PUBLIC,
        Retention.REFERENCE,
        "organisation_number name search_name sector industry municipality place latitude longitude",
    )
    | classed(
        N_("Viser hvem hos oss som har kontakten, så arbeidsgiveren slipper å bli spurt av mange."),
        Sensitivity.STAFF,
        Retention.EMPLOYMENT,
        "contact_owner",
    ),
    "employers.EmployerContact": keys(Retention.CONTACT_ACTIVE)
    | classed(
        N_("Hvem vi skal ringe hos arbeidsgiveren."),
        Sensitivity.CONTACT,
        Retention.CONTACT_ACTIVE,
        "employer name role phone email",
    ),
    "employers.Opening": keys(Retention.REFERENCE)
    | keys(Retention.REFERENCE, "source source_key updated_at")
    | classed(
        OPENING,
        Sensitivity.PUBLIC,
        Retention.REFERENCE,
        "employer kind title tasks styrk08 positions hours_per_week shifts starts_on expires_on municipality place"
        " latitude longitude nb_listening nb_reading nb_writing nb_speaking en_speaking requirement_source legal_floor"
        " has_mentor authorisations licences schooling_min experience_years_min application_due application_url status",
    ),
    "employers.OpeningContact": keys(Retention.CONTACT_ACTIVE)
    | classed(
        N_("Kontaktpersonen i annonsen. Slettes når annonsen ikke er aktiv lenger."),
        Sensitivity.CONTACT,
        Retention.CONTACT_ACTIVE,
        "opening name title phone email",
    ),
}
