"""Why this package holds what it holds. Nothing here is about a participant, and nothing may be."""

from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity, classed, keys
from jobbvei.shared.sentence import N_


def _of_the_network(purpose: str, fields: str) -> FieldClasses:
    return classed(purpose, Sensitivity.OPERATIONAL, Retention.NETWORK, fields)


OWN_KEYS = keys(Retention.NETWORK, "id public_id network")
TEAM_KEYS = keys(Retention.NETWORK, "id public_id network team")
PLAN = N_("Planen for nettverket, som alle gruppene arbeider etter.")
TEAM = N_("Viser hvilke kommuner som er med, og hvordan det går med gruppen.")
STAFF = N_("Viser hvem som er med i kommunens gruppe, så de kan inviteres og kravene kan sjekkes.")

FIELD_CLASSES: dict[str, FieldClasses] = {
    "learning_network.Network": keys(Retention.NETWORK)
    | _of_the_network(PLAN, "name purpose partners first_day last_day fee_kr fee_covers enrolment_due_on"),
    "learning_network.SizeGroup": OWN_KEYS | _of_the_network(PLAN, "name population_min population_below order"),
    "learning_network.Requirement": OWN_KEYS | _of_the_network(PLAN, "kind services order"),
    "learning_network.Phase": OWN_KEYS | _of_the_network(PLAN, "name purpose first_day last_day order"),
    "learning_network.NetworkTask": OWN_KEYS | _of_the_network(PLAN, "phase title explanation place order"),
    "learning_network.TaskDate": OWN_KEYS | _of_the_network(PLAN, "task size_group due_on"),
    "learning_network.TaskDone": TEAM_KEYS
    | _of_the_network(TEAM, "task done_at")
    | classed(TEAM, Sensitivity.STAFF, Retention.NETWORK, "done_by"),
    "learning_network.MunicipalTeam": OWN_KEYS
    | _of_the_network(
        TEAM,
        "municipality district size_group state attendance joined_on paused_on expected_back_on withdrew_on"
        " withdrawal_reason withdrawal_note status_line status_line_at",
    ),
    "learning_network.TeamPerson": TEAM_KEYS
    | classed(
        STAFF,
        Sensitivity.STAFF,
        Retention.NETWORK,
        "user full_name email service title is_lead is_core joined_on left_on",
    ),
}
