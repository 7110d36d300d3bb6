"""Why this package holds what it holds about those who are asked and what they answer."""

from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity, classed, keys
from jobbvei.shared.sentence import N_

FIELD_CLASSES: dict[str, FieldClasses] = {
    "surveys.Instrument": keys(Retention.REFERENCE)
    | classed(N_("Hvilket spørreskjema det er."), Sensitivity.PUBLIC, Retention.REFERENCE, "code"),
    "surveys.InstrumentVersion": keys(Retention.REFERENCE)
    | classed(
        N_("Hva det ble spurt om, så svarene kan forstås senere."),
        Sensitivity.PUBLIC,
        Retention.REFERENCE,
        "instrument number definition published_on",
    ),
    "surveys.Wave": keys(Retention.REFERENCE, "id tenant public_id open_key")
    | classed(
        N_("Hvem som spør, om hva, og når det kan svares."),
        Sensitivity.OPERATIONAL,
        Retention.REFERENCE,
        "version title about sender audience state opens_on closes_on closed_on group_names asked_count shared_on",
    )
    | classed(N_("Hvem den som svarer, kan spørre."), Sensitivity.STAFF, Retention.REFERENCE, "contact"),
    "surveys.Invitation": keys(Retention.SHORT, "id tenant public_id key_hash")
    | classed(
        N_("Hvem som er spurt, og om de har svart, så bare de andre blir påminnet. Aldri hva de svarte."),
        Sensitivity.CONTACT,
        Retention.SHORT,
        "wave name email about groups reminded_on answered_on",
    ),
    "surveys.Response": keys(Retention.REFERENCE)
    | classed(
        N_("Hva som ble svart, uten vei tilbake til den som svarte."),
        Sensitivity.OPERATIONAL,
        Retention.REFERENCE,
        "wave answers groups",
    ),
    "surveys.OpenAnswer": keys(Retention.REFERENCE)
    | classed(
        N_("Det noen svarte med egne ord. Brukes først når noen har lest det og sett at det ikke avslører noen."),
        Sensitivity.CONTACT,
        Retention.REFERENCE,
        "wave question text released_on",
    ),
    "surveys.Draft": keys(Retention.SHORT, "id tenant public_id key_hash")
    | classed(
        N_("Svar som er begynt på. Bare den som svarer, kan åpne dem. Slettes når undersøkelsen er over."),
        Sensitivity.PROTECTED,
        Retention.SHORT,
        "sealed delete_on",
    ),
}
