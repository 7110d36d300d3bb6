"""The field classes of the packages below this one, which may not know it: municipalities, audit and access."""

from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity, classed, keys
from jobbvei.shared.sentence import N_

FIELD_CLASSES: dict[str, FieldClasses] = {
    "municipalities.Municipality": classed(
        N_("Offentlige opplysninger om kommunen."),
        Sensitivity.PUBLIC,
        Retention.REFERENCE,
        "number name official_name county_number county_name population population_on centrality"
        " labour_market_region_number labour_market_region latitude longitude is_invented is_organiser joined_on",
    ),
    "audit.AuditEvent": keys(Retention.TRAIL, "id tenant_number")
    | classed(
        N_("Viser hvem som har lest eller endret noe om deg, når og hvorfor."),
        Sensitivity.STAFF,
        Retention.TRAIL,
        "at act kind actor_key role purpose",
    )
    | classed(
        N_("Viser hvilken sak det gjaldt, uten navn og uten hva som sto der."),
        Sensitivity.PERSONAL,
        Retention.TRAIL,
        "object_kind object_key subject_key details",
    ),
    "audit.RetentionPermit": classed(
        N_("Viser når gamle hendelser er slettet fra loggen, og hvorfor."),
        Sensitivity.OPERATIONAL,
        Retention.TRAIL,
        "id before reason opened_at closed_at",
    ),
    "access.User": keys(Retention.EMPLOYMENT, "id public_id")
    | classed(
        N_("Gir den ansatte tilgang, og viser hvem som har gjort hva."),
        Sensitivity.STAFF,
        Retention.EMPLOYMENT,
        "email full_name is_active last_login language",
    )
    | classed(
        N_("Sikrer at bare den ansatte selv kan logge inn. Lagres slik at ingen kan lese det."),
        Sensitivity.PROTECTED,
        Retention.EMPLOYMENT,
        "password",
    ),
    "access.ApiKey": keys(Retention.EMPLOYMENT)
    | classed(
        N_("Lar et annet system i kommunen spørre om lovreglene. Gjelder ingen person."),
        Sensitivity.OPERATIONAL,
        Retention.EMPLOYMENT,
        "name scope first_letters made_at expires_on revoked_at last_used_at minute_started_at calls_in_minute",
    )
    | classed(
        N_("Sikrer at bare systemet som fikk nøkkelen, kan bruke den. Lagres slik at ingen kan lese den."),
        Sensitivity.PROTECTED,
        Retention.EMPLOYMENT,
        "secret_hash",
    ),
    "access.Membership": keys(Retention.EMPLOYMENT)
    | classed(
        N_("Viser hvem som har tilgang til hva i kommunen, og når."),
        Sensitivity.STAFF,
        Retention.EMPLOYMENT,
        "user role started_on ended_on",
    ),
}
