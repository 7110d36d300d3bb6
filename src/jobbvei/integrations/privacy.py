"""Why this package holds what it holds."""

from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity, classed, keys
from jobbvei.shared.sentence import N_

FIELD_CLASSES: dict[str, FieldClasses] = {
    "integrations.Upload": keys(Retention.SHORT)
    | classed(
        N_("En fil kommunen har sendt inn. Innholdet slettes når filen er lest inn."),
        Sensitivity.PERSONAL,
        Retention.SHORT,
        "kind file_name content trial outcome",
    )
    | classed(
        N_("Viser hvem som sendte inn filen, og når."), Sensitivity.STAFF, Retention.SHORT, "uploaded_by uploaded_at"
    )
    | keys(Retention.SHORT, "work_key"),
    "integrations.LawFile": keys(Retention.SHORT)
    | classed(
        N_("En fil uten navn og nummer som lovreglene skal svare på, og svarene. Slettes etter et døgn."),
        Sensitivity.PERSONAL,
        Retention.SHORT,
        "file_name content asked_on report result",
    )
    | classed(N_("Viser hvem som sendte inn filen, og når."), Sensitivity.STAFF, Retention.SHORT, "sent_by sent_at")
    | keys(Retention.SHORT, "work_key"),
}
