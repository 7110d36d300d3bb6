"""Why this package holds what it holds about a participant's case."""

from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity, classed, keys
from jobbvei.shared.sentence import N_


def _personal(purpose: str, fields: str) -> FieldClasses:
    return classed(purpose, Sensitivity.PERSONAL, Retention.CASE, fields)


PROGRAMME = N_("Loven krever at kommunen vet når programmet ditt begynte, og når det slutter.")
NORWEGIAN = N_("Loven krever at kommunen vet hvor lenge du har rett til norskopplæring.")
FOLLOW_UP = N_("Du skal alltid vite hva som er neste steg, og hvem som har ansvaret.")

FIELD_CLASSES: dict[str, FieldClasses] = {
    "casework.IntroductionProgramme": keys(Retention.CASE)
    | _personal(
        PROGRAMME,
        "participant end_goal offered_on started_on ended_on end_reason part_time_percent part_time_reason leave_days",
    ),
    "casework.NorwegianTraining": keys(Retention.CASE)
    | _personal(NORWEGIAN, "participant offered_on started_on ended_on leave_days"),
    "casework.NorwegianExtension": keys(Retention.CASE) | _personal(NORWEGIAN, "training decided_on months"),
    "casework.TeamMember": keys(Retention.CASE)
    | _personal(
        N_("Viser hvem som følger deg opp, og derfor kan se saken din."),
        "participant user service is_lead started_on ended_on",
    ),
    "casework.NextStep": keys(Retention.CASE)
    | _personal(
        FOLLOW_UP,
        "participant what said owner due_on source waits_for created_at created_by done_at done_by follows "
        "last_because",
    ),
    "casework.Contact": keys(Retention.CASE)
    | _personal(
        N_("Viser når vi snakket sammen sist, og hva vi ble enige om."), "participant type on note by recorded_at"
    ),
    "casework.CaseClosure": keys(Retention.CASE)
    | _personal(N_("Viser når og hvorfor saken din ble avsluttet."), "participant closed_on reason"),
}
