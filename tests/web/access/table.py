"""Every address of the site and the roles it opens to.

**A new address needs one line here**, under its name in the URLconf; without it ``test_access_matrix.py`` fails.

    "person": to(*CASE_WORK, "teacher", on="participant"),

says: open to these roles, and the key in the address is a participant. The test then asks for the page as each of the
eleven roles of the participant's own municipality (open, or 403) and as the same role of another (404), and as nobody
(the log-in page).

* ``on=``: what the key in the address names; see ``samples.py``, where a new kind of thing is one line. Several keys:
  ``on={"public_id": "opening", "participant_id": "participant"}``, by their names in the address.
* ``post={...}``: the address takes a form; it is sent with these values. They need not be acceptable: an open door may
  answer that the form is wrong, a shut one may not even look at it.
* ``get=False``: the address takes only the form.

What the rows say is written by hand, from what each role is for, and never read from ``roles.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

CASE_WORK = ("programme_adviser", "nav_counsellor", "leader")
EMPLOYER_WRITERS = ("programme_adviser", "nav_counsellor")
OPENING_WRITERS = (*EMPLOYER_WRITERS, "hr", "unit_leader")
CALCULATORS = ("leader", "analyst")
SURVEYORS = ("leader", "project_lead", "facilitator", "analyst")
IN_TEAM = (*CASE_WORK, "teacher", "hr", "project_lead")
IN_NETWORK = (*IN_TEAM, "facilitator")
# An analyst only with an organiser, whom the table does not place there: see tests/web/coding/test_analysts.py.
CODERS = ("facilitator",)
TEAM_WRITERS = ("leader", "project_lead", "facilitator")
MATCHERS = ("programme_adviser", "nav_counsellor")
EVERY_ROLE = (
    "programme_adviser",
    "nav_counsellor",
    "teacher",
    "hr",
    "unit_leader",
    "leader",
    "project_lead",
    "facilitator",
    "analyst",
    "administrator",
    "auditor",
)


@dataclass(frozen=True)
class Row:
    """Who gets in.

    Attributes:
        roles: Codes of the roles it opens to; empty with ``public``.
        on: What each key in the address names, by the key's name; ``""`` stands for the only key there is.
        post: The form, or None when it takes none.
        get: Whether it can be opened as a page.
    """

    roles: frozenset[str] = frozenset()
    public: bool = False
    on: Mapping[str, str] = field(default_factory=dict)
    post: Mapping[str, str] | None = None
    get: bool = True


def to(*roles: str, on: str | Mapping[str, str] = "", post: Mapping[str, str] | None = None, get: bool = True) -> Row:
    """Open to ``roles`` and to no other."""
    return Row(frozenset(roles), on=_keys(on), post=post, get=get)


def to_everybody(*, on: str | Mapping[str, str] = "", post: Mapping[str, str] | None = None, get: bool = True) -> Row:
    """Open without log-in."""
    return Row(public=True, on=_keys(on), post=post, get=get)


def _keys(on: str | Mapping[str, str]) -> Mapping[str, str]:
    return ({"": on} if on else {}) if isinstance(on, str) else on


STEP = {"what": "Ring", "due_on": "2030-01-01", "owner": "", "waits_for": ""}

OURS: dict[str, Row] = {
    "alive": to_everybody(),
    "answer": to_everybody(on="survey_link"),
    "answer-section": to_everybody(on="survey_page", post={"go": "next"}),
    "answer-send": to_everybody(on="survey_link", post={}),
    "answer-thanks": to_everybody(on="survey_link"),
    "api-key-revoke": to("administrator", on="api_key", post={}, get=False),
    "api-keys": to("administrator", post={"name": ""}),
    "audit-log": to("auditor"),
    "account_reset_password": to_everybody(post={"email": "ingen@eksempel.test"}),
    "case-close": to("programme_adviser", on="participant", post={"reason": "moved"}),
    "case-reopen": to("programme_adviser", on="participant", post={}, get=False),
    "choose-role": to(*EVERY_ROLE, post={"membership": "own"}, get=False),
    "employer": to(*CASE_WORK, "hr", on="employer"),
    "employer-edit": to(*EMPLOYER_WRITERS, on="employer", post={"name": ""}),
    "employer-new": to(*EMPLOYER_WRITERS, post={"name": ""}),
    "employer-owner": to(*EMPLOYER_WRITERS, on="employer", post={"owner": ""}, get=False),
    "employer-person-add": to(*EMPLOYER_WRITERS, on="employer", post={"name": ""}, get=False),
    "employer-person-remove": to(*EMPLOYER_WRITERS, on="employer", post={"person": ""}, get=False),
    "employers": to(*CASE_WORK, "hr"),
    "codebook": to(*CODERS, on="codebook"),
    "codebook-edit": to(*CODERS, on="codebook", post={"note": ""}),
    "codebook-new": to(*CODERS, on="network", post={"title": ""}),
    "codebook-take": to(*CODERS, on="network", post={"file": "barriers"}, get=False),
    "coding": to(*CODERS, on="network"),
    "coding-codings-file": to(*CODERS, on="text_collection"),
    "coding-collection": to(*CODERS, on="text_collection"),
    "coding-collection-new": to(*CODERS, on="network", post={"title": ""}),
    "coding-counts-file": to(*CODERS, on="text_collection"),
    "coding-fetch": to(*CODERS, on="text_collection", post={"source": "access_test"}, get=False),
    "coding-next": to(*CODERS, on="text_collection"),
    "coding-release": to(*CODERS, on="collected_text", post={}, get=False),
    "coding-reserve": to(*CODERS, on="text_collection", post={"code": "samarbeid", "reason": ""}, get=False),
    "coding-result": to(*CODERS, on="text_collection"),
    "coding-settle": to(*CODERS, on="text_collection"),
    "coding-settle-text": to(*CODERS, on="collected_text", post={}, get=False),
    "coding-suggest": to(*CODERS, on="text_collection", post={}, get=False),
    "coding-text": to(*CODERS, on="collected_text", post={"note": ""}),
    "coding-texts-add": to(*CODERS, on="text_collection", post={"text": ""}),
    "coding-texts-file": to(*CODERS, on="text_collection", post={}, get=False),
    "contact-new": to(*CASE_WORK, on="participant", post={"type": "phone", "on": "2030-01-01"}),
    "contact-undo": to(*CASE_WORK, on="contact", post={}, get=False),
    "forgotten-password": to_everybody(),
    "gathering": to(*IN_NETWORK, on="gathering"),
    "gathering-answer": to(*IN_NETWORK, on="gathering", post={"person": "alle"}, get=False),
    "gathering-arrived": to("facilitator", on="gathering_person", post={}, get=False),
    "gathering-calendar": to(*IN_NETWORK, on="gathering"),
    "gathering-cancel": to("facilitator", on="gathering", post={"because": ""}),
    "gathering-day": to("facilitator", on="gathering"),
    "gathering-door": to_everybody(on="gathering_door"),
    "gathering-edit": to("facilitator", on="gathering", post={"title": ""}),
    "gathering-invite": to("facilitator", on="gathering", post={}, get=False),
    "gathering-item-remove": to("facilitator", on="programme_item", post={}, get=False),
    "gathering-letter": to("facilitator", on="gathering", post={"subject": ""}),
    "gathering-links": to("facilitator", on="gathering"),
    "gathering-material": to("facilitator", on="gathering", post={"title": ""}, get=False),
    "gathering-material-remove": to("facilitator", on="gathering_material", post={}, get=False),
    "gathering-new": to("facilitator", on="network", post={"title": ""}),
    "gathering-new-link": to(*TEAM_WRITERS, on="gathering_person", post={}, get=False),
    "gathering-people": to(*IN_NETWORK, on="gathering"),
    "gathering-programme": to("facilitator", on="gathering", post={"title": ""}),
    "gathering-recording": to("facilitator", on="gathering", post={"link": "x"}),
    "gathering-room-link": to("facilitator", on="gathering_room", post={"meeting_link": "x"}, get=False),
    "gathering-room-move": to("facilitator", on="gathering_room", post={"flytt": ""}, get=False),
    "gathering-room-undo": to("facilitator", on="gathering", post={"angre": ""}, get=False),
    "gathering-rooms": to("facilitator", on="gathering", post={"division": ""}),
    "gathering-screen": to("facilitator", on="gathering"),
    "gathering-survey-start": to("facilitator", on="held_gathering", post={}, get=False),
    "gatherings": to(*IN_NETWORK, on="network"),
    "gatherings-import": to("facilitator", on="network", post={}),
    "help": to_everybody(),
    "help-accessibility": to_everybody(),
    "help-privacy": to_everybody(),
    "help-who-sees-what": to_everybody(),
    "import-file": to("programme_adviser", on="upload"),
    "import-file-run": to("programme_adviser", on="upload", post={}, get=False),
    "import-file-throw-away": to("programme_adviser", on="upload", post={}, get=False),
    "import-nav-feed": to("programme_adviser", post={}, get=False),
    "import-template": to("programme_adviser"),
    "imports": to("programme_adviser", post={"kind": ""}),
    "household-join": to("programme_adviser", on="participant", post={}, get=False),
    "household-leave": to("programme_adviser", on="participant", post={}, get=False),
    "law-change": to(*CASE_WORK),
    "law-change-file": to(*CASE_WORK),
    "law-changes": to(*CASE_WORK),
    "law-guidance": to(*CASE_WORK, post={}),
    "law-file": to(*CALCULATORS, on="law_file"),
    "law-file-result": to(*CALCULATORS, on="law_file"),
    "law-file-run": to(*CALCULATORS, on="law_file", post={}, get=False),
    "law-file-template": to(*CALCULATORS),
    "law-file-throw-away": to(*CALCULATORS, on="law_file", post={}, get=False),
    "reproduction": to(*SURVEYORS),
    "law-files": to(*CALCULATORS, post={"asked_on": ""}),
    "live-answer-show": to("facilitator", on="live_answer", post={"vis": "nei"}, get=False),
    "live-ideas": to_everybody(on={"": "live_code"}, post={"idea": "x"}),
    "live-join": to_everybody(),
    "live-news": to_everybody(on={"": "live_code"}),
    "live-now": to_everybody(on={"": "live_code"}),
    "live-numbers": to_everybody(on={"": "live_code"}),
    "live-phone": to_everybody(on={"": "live_code"}, post={"question": "x"}),
    "live-question-again": to("facilitator", on="live_question", post={}, get=False),
    "live-question-ask": to("facilitator", on="live_question", post={}, get=False),
    "live-question-close": to("facilitator", on="live_question", post={}, get=False),
    "live-question-edit": to("facilitator", on="live_question", post={"words": ""}),
    "live-question-new": to("facilitator", on="live_session", post={"words": ""}),
    "live-question-remove": to("facilitator", on="live_question", post={}, get=False),
    "live-screen": to("facilitator", on="live_session"),
    "live-session": to("facilitator", on="live_session"),
    "live-session-copy": to("facilitator", on="live_session", post={}, get=False),
    "live-session-end": to("facilitator", on="live_session", post={}, get=False),
    "live-session-file": to("facilitator", on="live_session"),
    "live-sessions": to("facilitator", on="network", post={"name": ""}),
    "long-work": to("programme_adviser", on="long_work"),
    "mailing": to(*SURVEYORS, on="mailing"),
    "mailing-again": to(*SURVEYORS, on="mailing", post={}, get=False),
    "member-end": to("administrator", on="membership", post={}, get=False),
    "member-password": to("administrator", on="membership", post={}, get=False),
    "members": to("administrator", post={"email": "", "full_name": "", "role": ""}),
    "my-account": to(*EVERY_ROLE),
    "norwegian-extend": to("programme_adviser", on="participant", post={}),
    "norwegian-extension-undo": to("programme_adviser", on="extension", post={}, get=False),
    "opening": to(*CASE_WORK, "hr", "unit_leader", "project_lead", on="opening"),
    "opening-edit": to(*OPENING_WRITERS, on="opening", post={"title": ""}),
    "opening-move": to(*OPENING_WRITERS, on="opening", post={"move": "close"}, get=False),
    "opening-new": to(*OPENING_WRITERS, post={"title": ""}),
    "openings": to(*CASE_WORK, "hr", "unit_leader", "project_lead"),
    "municipal-grants": to("leader"),
    "municipal-grants-file": to("leader"),
    "initiative": to(*IN_NETWORK, on="initiative"),
    "initiative-count": to(*IN_TEAM, on="initiative", post={"count": "x"}, get=False),
    "initiative-edit": to(*IN_TEAM, on="initiative", post={"title": ""}),
    "initiative-evaluate": to(*IN_TEAM, on="initiative", post={"what_worked": ""}),
    "initiative-log": to(*IN_TEAM, on="initiative", post={"text": ""}, get=False),
    "initiative-move": to(*IN_TEAM, on="initiative", post={"state": ""}, get=False),
    "initiative-new": to(*IN_TEAM, on="network", post={"title": ""}),
    "initiative-uncount": to(*IN_TEAM, on="indicator_count", post={}, get=False),
    "initiatives": to(*IN_NETWORK, on="network"),
    "network": to(*IN_NETWORK, on="network"),
    "network-edit": to("facilitator", on="network", post={"name": ""}),
    "network-enrol": to("facilitator", on="network", post={"municipalities": ""}),
    "network-new": to("facilitator", post={"name": ""}),
    "network-phase-edit": to("facilitator", on="network_phase", post={"name": ""}),
    "network-phase-new": to("facilitator", on="network", post={"name": ""}),
    "network-phase-remove": to("facilitator", on="network_phase", post={}, get=False),
    "network-task-edit": to("facilitator", on="network_task", post={"title": ""}),
    "network-task-new": to("facilitator", on="network_phase", post={"title": ""}),
    "network-task-remove": to("facilitator", on="network_task", post={}, get=False),
    "network-plan": to(*IN_NETWORK, on="network"),
    "network-survey": to(*IN_NETWORK, on="network_survey"),
    "network-survey-answer": to(*IN_TEAM, on="network_survey", post={}, get=False),
    "network-survey-new": to("facilitator", on="network", post={"title": ""}),
    "network-survey-newcomers": to("facilitator", on="network_survey", post={}, get=False),
    "network-survey-share": to("facilitator", on="closed_network_survey", post={"shared": "1"}, get=False),
    "network-surveys": to(*IN_NETWORK, on="network_survey_list"),
    "network-task-tick": to(*IN_TEAM, on="network_task", post={}, get=False),
    "network-team": to(*IN_TEAM, on="network"),
    "networks": to(*IN_NETWORK),
    "next-step-complete": to(*CASE_WORK, on="step", post={"what": ""}),
    "next-step-move": to(*CASE_WORK, on="step", post={"due_on": "2030-01-01"}),
    "next-step-new": to(*CASE_WORK, on="participant", post=STEP),
    "next-step-undo": to(*CASE_WORK, on="step", post={}, get=False),
    "own-calendar": to_everybody(on="own_link"),
    "own-gathering": to_everybody(on="own_gathering"),
    "own-gathering-answer": to_everybody(on="own_gathering", post={"coming_as": ""}, get=False),
    "own-gathering-calendar": to_everybody(on="own_gathering"),
    "own-gatherings": to_everybody(on="own_link"),
    "own-recording": to_everybody(on="own_gathering"),
    "own-survey": to_everybody(on="own_survey", post={}, get=False),
    "person": to(*CASE_WORK, "teacher", on="participant"),
    "person-availability": to("programme_adviser", on="participant", post={}),
    "person-calendar": to(*CASE_WORK, on="participant"),
    "person-calendar-file": to(*CASE_WORK, on="participant"),
    "person-competence": to(*CASE_WORK, "teacher", on="participant"),
    "person-competence-edit": to("programme_adviser", on="participant", post={}),
    "person-contacts": to(*CASE_WORK, on="participant"),
    "person-facts": to("programme_adviser", on="participant", post={}),
    "person-household": to("programme_adviser", on="participant", post={}),
    "person-languages": to("programme_adviser", "teacher", on="participant", post={}),
    "person-guidance": to(*CASE_WORK, on="participant", post={}),
    "person-law": to(*CASE_WORK, on="participant"),
    "person-new": to("programme_adviser", post={}),
    "person-norwegian": to("programme_adviser", on="participant", post={}),
    "person-openings": to(*CASE_WORK, on="participant"),
    "person-programme": to("programme_adviser", on="participant", post={}),
    "person-schooling": to("programme_adviser", on="participant", post={}),
    "person-team": to(*CASE_WORK, on="participant", post={}),
    "person-trail": to(*CASE_WORK, "teacher", on="participant"),
    "person-what-if": to(*CASE_WORK, on="participant", post={"programme_leave_days": "5"}),
    "placement": to(*CASE_WORK, on="placement"),
    "placement-edit": to(*MATCHERS, on="placement", post={"starts_on": ""}),
    "placements": to(*CASE_WORK),
    "programme-end": to("programme_adviser", on="participant", post={}),
    "programme-resume": to("programme_adviser", on="participant", post={}, get=False),
    "ready": to_everybody(),
    "search": to(*EVERY_ROLE),
    "set_language": to_everybody(post={"language": "nb"}),
    "suggestion-accept": to(*MATCHERS, on="suggestion", post={"through": "meeting"}),
    "suggestion-decline": to(*MATCHERS, on="suggestion", post={"through": "meeting", "reason": ""}),
    "suggestion-new": to(*MATCHERS, on="pair", post={}, get=False),
    "suggestion-withdraw": to(*MATCHERS, on="suggestion", post={}, get=False),
    "practice": to(*IN_NETWORK, on="practice"),
    "practice-answer": to(*IN_NETWORK, on="practice_question", post={"text": ""}, get=False),
    "practice-ask": to(*IN_NETWORK, on="practice", post={"text": ""}, get=False),
    "practice-copy": to(*IN_TEAM, on="practice", post={}),
    "practice-edit": to(*TEAM_WRITERS, on="practice", post={"title": ""}),
    "practice-move": to("facilitator", on="practice", post={"state": ""}, get=False),
    "practice-new": to(*TEAM_WRITERS, on="network", post={"title": ""}),
    "practices": to(*IN_NETWORK, on="network"),
    "practices-load": to("facilitator", on="network", post={}, get=False),
    "survey": to(*SURVEYORS, on="wave"),
    "survey-export": to(*SURVEYORS, on="closed_wave"),
    "survey-instrument": to(*SURVEYORS),
    "survey-instrument-file": to(*SURVEYORS),
    "survey-instrument-preview": to(*SURVEYORS),
    "survey-instruments": to(*SURVEYORS, post={}),
    "survey-letter": to(*SURVEYORS, on="wave", post={"subject": ""}),
    "survey-links": to(*SURVEYORS, on="wave"),
    "survey-move": to(*SURVEYORS, on="wave", post={"move": "close"}, get=False),
    "survey-new": to(*SURVEYORS, post={}),
    "survey-open-answer": to(*SURVEYORS, on="open_answer", post={"released": "1"}, get=False),
    "survey-remind": to(*SURVEYORS, on="wave", post={}, get=False),
    "survey-results": to(*SURVEYORS, on="closed_wave"),
    "surveys": to(*SURVEYORS),
    "team": to(*IN_NETWORK, on="municipal_team"),
    "team-hand-over": to(*TEAM_WRITERS, on="municipal_team", post={"to": ""}, get=False),
    "team-handover": to(*IN_NETWORK, on="municipal_team"),
    "team-nudge": to("facilitator", on="municipal_team"),
    "team-nudge-letter": to("facilitator", on="municipal_team", post={"subject": ""}),
    "team-pause": to(*TEAM_WRITERS, on="municipal_team", post={"back_on": "x"}),
    "team-person-edit": to(*TEAM_WRITERS, on="team_person", post={"full_name": ""}),
    "team-person-leave": to(*TEAM_WRITERS, on="team_person", post={}, get=False),
    "team-person-new": to(*TEAM_WRITERS, on="municipal_team", post={"full_name": ""}),
    "team-resume": to(*TEAM_WRITERS, on="municipal_team", post={}, get=False),
    "team-status": to("leader", "project_lead", on="municipal_team", post={"attendance": ""}),
    "team-withdraw": to(*TEAM_WRITERS, on="municipal_team", post={"reason": ""}),
    "team-lead": to(*CASE_WORK, on="team_member", post={}, get=False),
    "team-leave": to(*CASE_WORK, on="team_member", post={}, get=False),
    "start": to(*EVERY_ROLE),
    "worklist": to(*CASE_WORK, "teacher"),
    "workbook": to(*IN_NETWORK, on="network"),
    "workbook-answer": to(*IN_TEAM, on="workbook_field", post={}, get=False),
    "workbook-extract": to(*IN_NETWORK, on="workbook_selection"),
    "workbook-field": to(*IN_NETWORK, on="workbook_team_field", post={"comment": ""}),
    "workbook-file": to(*IN_NETWORK, on="workbook_file"),
    "workbook-presence": to(*IN_TEAM, on="workbook_section", post={}, get=False),
    "workbook-read": to(*IN_NETWORK, on="municipal_team"),
    "workbook-section": to(*IN_TEAM, on="workbook_section", post={}),
    "workbook-template": to("facilitator", on="network", post={"add": "section"}),
    "workbook-field-bring-back": to("facilitator", on="workbook_removed", post={}, get=False),
    "workbook-field-remove": to("facilitator", on="workbook_field", post={}),
    "workbook-section-remove": to("facilitator", on="workbook_section", post={}),
    "workbook-template-field": to("facilitator", on="workbook_field", post={}),
    "workbook-template-section": to("facilitator", on="workbook_section", post={}),
}


class Door(StrEnum):
    """How the log-in library's own addresses answer somebody who is not signed in."""

    OPEN = "open"  # part of signing in
    MIDWAY = "midway"  # only in the middle of signing in; else back to the start
    SIGNED_IN = "signed in"  # one's own account
    SHUT = "shut"  # not used in this house


THIRD_PARTY: dict[str, Door] = {
    "account_change_password": Door.SIGNED_IN,
    "account_confirm_email": Door.SHUT,
    "account_confirm_login_code": Door.SHUT,
    "account_email": Door.SHUT,
    "account_email_verification_sent": Door.SHUT,
    "account_inactive": Door.OPEN,
    "account_login": Door.OPEN,
    "account_logout": Door.MIDWAY,
    "account_reauthenticate": Door.SIGNED_IN,
    "account_reset_password_done": Door.SHUT,
    "account_reset_password_from_key": Door.OPEN,
    "account_reset_password_from_key_done": Door.OPEN,
    "account_set_password": Door.SHUT,
    "account_signup": Door.SHUT,
    "mfa_activate_totp": Door.SIGNED_IN,
    "mfa_add_webauthn": Door.SIGNED_IN,
    "mfa_authenticate": Door.MIDWAY,
    "mfa_deactivate_totp": Door.SIGNED_IN,
    "mfa_download_recovery_codes": Door.SIGNED_IN,
    "mfa_edit_webauthn": Door.SIGNED_IN,
    "mfa_generate_recovery_codes": Door.SIGNED_IN,
    "mfa_index": Door.SIGNED_IN,
    "mfa_list_webauthn": Door.SIGNED_IN,
    "mfa_login_webauthn": Door.MIDWAY,
    "mfa_reauthenticate": Door.SIGNED_IN,
    "mfa_reauthenticate_webauthn": Door.SIGNED_IN,
    "mfa_remove_webauthn": Door.SIGNED_IN,
    "mfa_view_recovery_codes": Door.SIGNED_IN,
    "openid_connect_callback": Door.SHUT,  # until a provider is configured; tests/web/account/test_provider.py
    "openid_connect_login": Door.SHUT,
    "socialaccount_connections": Door.SHUT,
    "socialaccount_login_cancelled": Door.OPEN,
    "socialaccount_login_error": Door.OPEN,
    "socialaccount_signup": Door.SHUT,
}
