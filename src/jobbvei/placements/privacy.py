"""Why this package holds what it holds about a participant."""

from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity, classed, keys
from jobbvei.shared.sentence import N_

FIELD_CLASSES: dict[str, FieldClasses] = {
    "placements.Placement": keys(Retention.CASE)
    | classed(
        N_("Viser hvor du arbeider eller er i praksis, og hva som er avtalt."),
        Sensitivity.PERSONAL,
        Retention.CASE,
        "suggestion participant opening state kind starts_on hours_per_week created_at created_by agree_step",
    ),
}
