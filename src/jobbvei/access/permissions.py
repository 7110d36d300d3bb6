"""The names of everything one may be allowed to do. One flat list; roles say who."""

from enum import StrEnum


class Permission(StrEnum):
    """What a page or an action asks for."""

    SEE_WORK_LIST = "see_work_list"
    READ_PERSON = "read_person"
    READ_PERSON_ECONOMY_AND_LAW = "read_person_economy_and_law"
    READ_CONTACTS = "read_contacts"
    WRITE_PERSON = "write_person"
    REGISTER_PERSON = "register_person"
    WRITE_LANGUAGE = "write_language"
    FOLLOW_UP = "follow_up"
    SEE_OPENINGS = "see_openings"
    WRITE_OPENINGS = "write_openings"
    SEE_EMPLOYERS = "see_employers"
    WRITE_EMPLOYERS = "write_employers"
    MATCH_PEOPLE = "match_people"
    SEE_PLACEMENTS = "see_placements"
    SEE_MUNICIPAL_GRANTS = "see_municipal_grants"
    IMPORT_FILES = "import_files"
    READ_AUDIT_LOG = "read_audit_log"
    CALCULATE_LAW = "calculate_law"
    MANAGE_MEMBERS = "manage_members"
    MANAGE_API_KEYS = "manage_api_keys"
    RUN_SURVEYS = "run_surveys"
    SEE_NETWORK = "see_network"
    WORK_IN_NETWORK = "work_in_network"
    LEAD_TEAM = "lead_team"
    FACILITATE_NETWORK = "facilitate_network"
    CODE_TEXTS = "code_texts"
