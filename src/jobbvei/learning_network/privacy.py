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
GATHERING = N_("Sier når og hvor samlingene er, og hva som skjer på dem.")
ROOM = N_("Viser hvem som kommer på en samling, så hver finner rommet sitt og den som ikke var der, får opptaket.")

INITIATIVE = N_("Viser hva kommunen prøver for å få flyktninger i jobb, og hva det gir. Bare antall, ingen navn.")
IDEA_BANK = N_("Deler det kommuner har prøvd, så andre kan gjøre det samme. Bare antall, ingen navn.")
WRITER = N_("Viser hvem i gruppen som gjorde det, så noen kan spørres.")
LIVE = N_("Spørsmål som en sal svarer på, og svarene. Ingen kan se hvem som svarte.")
WORKBOOK = N_("Kommunens arbeidsbok: hva gruppen har svart, og alle utgaver, så ingenting blir borte.")
EDITING = N_("Viser kollegene i gruppen hvem som skriver i samme del, i to minutter.")


def _staff(purpose: str, fields: str) -> FieldClasses:
    return classed(purpose, Sensitivity.STAFF, Retention.NETWORK, fields)


CODING = N_("Viser hva kommunene skrev, talt opp etter emne, og hvor enige de som kodet er.")
FREE_TEXT = N_(
    "Leses av dem som koder. Kan peke på personer, og blir aldri med i en fil uten at den ene teksten er frigitt."
)

FIELD_CLASSES: dict[str, FieldClasses] = {
    "learning_network.Codebook": OWN_KEYS | _of_the_network(CODING, "title about"),
    "learning_network.CodebookVersion": OWN_KEYS
    | _of_the_network(CODING, "codebook number note made_at")
    | classed(CODING, Sensitivity.STAFF, Retention.NETWORK, "made_by"),
    "learning_network.Code": OWN_KEYS
    | _of_the_network(CODING, "version key name includes excludes example theme order"),
    "learning_network.TextCollection": OWN_KEYS
    | _of_the_network(CODING, "title question source codebook shared_percent made_at"),
    "learning_network.CollectedText": OWN_KEYS
    | _of_the_network(CODING, "collection team number origin origin_key is_shared released_at")
    | _of_the_network(FREE_TEXT, "text")
    | classed(CODING, Sensitivity.STAFF, Retention.NETWORK, "released_by"),
    "learning_network.TextCoding": OWN_KEYS
    | _of_the_network(CODING, "text version codes note coded_at")
    # Without two coders apart, how well they agreed cannot be counted; the key goes blank as the user does.
    | classed(CODING, Sensitivity.STAFF, Retention.EMPLOYMENT, "coder"),
    "learning_network.SettledCoding": OWN_KEYS
    | _of_the_network(CODING, "text codes note settled_at")
    | classed(CODING, Sensitivity.STAFF, Retention.NETWORK, "settled_by"),
    "learning_network.CodeSuggestion": OWN_KEYS
    | _of_the_network(CODING, "text code_key confidence is_confirmed made_at"),
    "learning_network.CountReservation": OWN_KEYS | _of_the_network(CODING, "collection code_key reason"),
    "learning_network.Network": keys(Retention.NETWORK)
    | _of_the_network(
        PLAN,
        "name purpose partners first_day last_day fee_kr fee_covers enrolment_due_on warn_after_missed"
        " warn_after_quiet_weeks",
    ),
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
        "municipality district size_group state attendance joined_on paused_on resumed_on expected_back_on withdrew_on"
        " withdrawal_reason withdrawal_note status_line status_line_at",
    ),
    "learning_network.TeamPerson": TEAM_KEYS
    | classed(
        STAFF,
        Sensitivity.STAFF,
        Retention.NETWORK,
        "user full_name email service title is_lead is_core joined_on left_on link_key",
    ),
    "learning_network.Gathering": OWN_KEYS
    | _of_the_network(
        GATHERING,
        "title kind mode for_whom starts_at ends_at place meeting_link explanation capacity phase alternative_to"
        " invited_at sequence cancelled_at cancelled_because recording_link captions_link recorded_at door_key",
    ),
    "learning_network.GatheringGroup": OWN_KEYS | _of_the_network(GATHERING, "gathering size_group"),
    "learning_network.ProgrammeItem": OWN_KEYS
    | _of_the_network(GATHERING, "gathering starts_at length_minutes title practice")
    | _staff(GATHERING, "speaker"),
    "learning_network.GatheringMaterial": OWN_KEYS | _of_the_network(GATHERING, "gathering title link"),
    "learning_network.GatheringRoom": OWN_KEYS | _of_the_network(ROOM, "gathering number meeting_link"),
    "learning_network.Participation": TEAM_KEYS
    | _of_the_network(ROOM, "gathering")
    | classed(
        ROOM,
        Sensitivity.STAFF,
        Retention.NETWORK,
        "person coming_as answered_at answered_by room arrived_at recording_seen_at",
    ),
    "learning_network.Initiative": TEAM_KEYS
    | _of_the_network(
        INITIATIVE,
        "title category target_group what goal resources first_day last_day is_municipal state copied_from copied_at"
        " evaluated_on what_worked what_did_not continues",
    )
    | classed(WRITER, Sensitivity.STAFF, Retention.NETWORK, "owner copied_by"),
    "learning_network.IndicatorCount": TEAM_KEYS
    | _of_the_network(INITIATIVE, "initiative indicator counted_on count")
    | classed(WRITER, Sensitivity.STAFF, Retention.NETWORK, "counted_by"),
    "learning_network.LogLine": TEAM_KEYS
    | _of_the_network(INITIATIVE, "initiative happened_on text written_at")
    | classed(WRITER, Sensitivity.STAFF, Retention.NETWORK, "written_by"),
    "learning_network.Practice": keys(Retention.NETWORK)
    | _of_the_network(IDEA_BANK, "key owner state newest shown made_at"),
    "learning_network.PracticeVersion": keys(Retention.NETWORK)
    | _of_the_network(
        IDEA_BANK,
        "practice number title owner_name category target_group size maturity what how for_whom needs cost_kr"
        " cost_covers results results_on results_source contact_role templates recording source source_place"
        " search_text written_at",
    )
    | classed(WRITER, Sensitivity.STAFF, Retention.NETWORK, "written_by"),
    "learning_network.PracticeQuestion": keys(Retention.NETWORK)
    | _of_the_network(IDEA_BANK, "practice team asker_name text asked_at answer_seen_at")
    | classed(WRITER, Sensitivity.STAFF, Retention.NETWORK, "asked_by"),
    "learning_network.PracticeAnswer": keys(Retention.NETWORK)
    | _of_the_network(IDEA_BANK, "question answerer_name text answered_at")
    | classed(WRITER, Sensitivity.STAFF, Retention.NETWORK, "answered_by"),
    "learning_network.LiveSession": OWN_KEYS | _of_the_network(LIVE, "name code gathering made_on ended_on"),
    "learning_network.LiveQuestion": OWN_KEYS
    | _of_the_network(
        LIVE,
        "session kind words takes_several steps low_anchor high_anchor shows_at_once asks_size_group state opened_at"
        " order tally",
    )
    | classed(LIVE, Sensitivity.OPERATIONAL, Retention.SHORT, "secret"),
    "learning_network.LiveOption": OWN_KEYS | _of_the_network(LIVE, "question words order"),
    "learning_network.LiveAnswer": OWN_KEYS
    | _of_the_network(LIVE, "question choices text is_shown votes")
    | classed(LIVE, Sensitivity.OPERATIONAL, Retention.SHORT, "phone size_group"),
    "learning_network.LiveVote": keys(Retention.SHORT, "id public_id network")
    | classed(LIVE, Sensitivity.OPERATIONAL, Retention.SHORT, "answer phone"),
    "learning_network.WorkbookTemplate": OWN_KEYS
    | _of_the_network(PLAN, "number content made_at")
    | _staff(PLAN, "made_by"),
    "learning_network.WorkbookAnswer": TEAM_KEYS
    | _of_the_network(WORKBOOK, "field_key text revision changed_at")
    | _staff(WORKBOOK, "changed_by"),
    "learning_network.AnswerVersion": TEAM_KEYS
    | _of_the_network(WORKBOOK, "answer revision text is_aside source copied_from written_at")
    | _staff(WORKBOOK, "written_by"),
    "learning_network.AnswerConflict": TEAM_KEYS
    | _of_the_network(WORKBOOK, "answer text revision written_at settled_at")
    | _staff(WORKBOOK, "written_by settled_by"),
    "learning_network.FieldComment": TEAM_KEYS
    | _of_the_network(WORKBOOK, "field_key text written_at resolved_at")
    | _staff(WORKBOOK, "written_by resolved_by"),
    "learning_network.SectionStanding": TEAM_KEYS
    | _of_the_network(WORKBOOK, "section_key ready_at shared_at")
    | _staff(WORKBOOK, "ready_by shared_by"),
    "learning_network.EditingPresence": TEAM_KEYS | _staff(EDITING, "section_key user seen_at"),
}
