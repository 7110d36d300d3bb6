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
    "integrations.Mailing": keys(Retention.SHORT)
    | classed(
        N_("Viser hva som er sendt på e-post om en samling, en gruppe eller en undersøkelse. Aldri om en deltaker."),
        Sensitivity.OPERATIONAL,
        Retention.SHORT,
        "kind about_key network_key subject text only_waiting sequence site asked_at work_key",
    )
    | classed(N_("Viser hvem som sendte brevet."), Sensitivity.STAFF, Retention.SHORT, "sent_by"),
    "integrations.MailReceiver": keys(Retention.SHORT)
    | classed(
        N_("Viser hvem som har fått brevet, så de som mangler det, kan få det. Aldri en deltaker."),
        Sensitivity.STAFF,
        Retention.SHORT,
        "mailing receiver_key name email group state problem tries tried_at",
    ),
}
