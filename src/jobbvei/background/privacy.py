"""Why this package holds what it holds."""

from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity, classed, keys
from jobbvei.shared.sentence import N_

FIELD_CLASSES: dict[str, FieldClasses] = {
    "background.LongWork": keys(Retention.SHORT)
    | classed(
        N_("Viser den ansatte hvordan en lang jobb går, og hva som kom ut av den."),
        Sensitivity.OPERATIONAL,
        Retention.SHORT,
        "kind state asked_at started_at finished_at heartbeat_at attempts done_count total_count doing arguments"
        " result problem",
    )
    | classed(
        N_("Viser hvem som startet jobben, og i hvilken rolle."),
        Sensitivity.STAFF,
        Retention.SHORT,
        "asked_by asked_in_role",
    ),
    "background.Worker": classed(
        N_("Viser at serveren arbeider."), Sensitivity.OPERATIONAL, Retention.SHORT, "name seen_at"
    ),
    "background.DailyChore": classed(
        N_("Viser når serveren sist slettet det som er for gammelt."),
        Sensitivity.OPERATIONAL,
        Retention.REFERENCE,
        "code done_on",
    ),
}
