"""Why this package holds what it holds about a participant."""

from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity, classed, keys
from jobbvei.shared.sentence import N_

FIELD_CLASSES: dict[str, FieldClasses] = {
    "matching.Suggestion": keys(Retention.CASE)
    | classed(
        N_("Viser hvilket arbeid vi foreslo for deg, og hvorfor."),
        Sensitivity.PERSONAL,
        Retention.CASE,
        "participant opening state tier score parts reasons missing made_by made_at",
    )
    | classed(
        N_("Viser hva du svarte. Arbeidsgiveren får ikke vite om deg før du har sagt ja."),
        Sensitivity.PERSONAL,
        Retention.CASE,
        "answered_at answered_through answer_reason asked_step",
    ),
}
