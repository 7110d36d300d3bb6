"""The roles, each with a paragraph a leader can read before giving it to somebody."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.access.permissions import Permission


@dataclass(frozen=True, slots=True)
class Role:
    """A stable code, a name, what the role is for, and what it opens.

    Attributes:
        given_by_municipality: Whether the municipality's administrator may give it; KS gives its own.
    """

    code: str
    name: Promise
    description: Promise
    permissions: frozenset[Permission]
    given_by_municipality: bool = True

    @property
    def sees_people(self) -> bool:
        """Whether the role opens any person's file."""
        return Permission.READ_PERSON in self.permissions


_CASE_WORK = frozenset(
    {
        Permission.SEE_WORK_LIST,
        Permission.READ_PERSON,
        Permission.READ_CONTACTS,
        Permission.FOLLOW_UP,
        Permission.SEE_OPENINGS,
        Permission.SEE_EMPLOYERS,
        Permission.SEE_PLACEMENTS,
    }
)

PROGRAMME_ADVISER = Role(
    "programme_adviser",
    _("Programrådgiver"),
    _("Følger opp deltakere i introduksjonsprogrammet: plan, neste steg, språk, plasser og avtaler."),
    _CASE_WORK
    | {
        Permission.READ_PERSON_ECONOMY_AND_LAW,
        Permission.WRITE_PERSON,
        Permission.REGISTER_PERSON,
        Permission.WRITE_LANGUAGE,
        Permission.MATCH_PEOPLE,
        Permission.WRITE_OPENINGS,
        Permission.WRITE_EMPLOYERS,
        Permission.IMPORT_FILES,
    },
)
NAV_COUNSELLOR = Role(
    "nav_counsellor",
    _("Nav-veileder"),
    _("Kartlegger sammen med kommunen tidlig, vurderer Navs tiltak og har kontakt med arbeidsgivere."),
    _CASE_WORK
    | {
        Permission.READ_PERSON_ECONOMY_AND_LAW,
        Permission.MATCH_PEOPLE,
        Permission.WRITE_OPENINGS,
        Permission.WRITE_EMPLOYERS,
    },
)
TEACHER = Role(
    "teacher",
    _("Lærer"),
    _("Ser deltakernes mål, språknivå og plan, og registrerer norskprøver. Ser ikke økonomi og vedtak."),
    frozenset({Permission.SEE_WORK_LIST, Permission.READ_PERSON, Permission.WRITE_LANGUAGE}),
)
HR = Role(
    "hr",
    _("HR-rådgiver"),
    _("Melder inn kommunens plasser og stillinger og ser hva som trengs. Ser ikke deltakere før de er foreslått."),
    frozenset({Permission.SEE_OPENINGS, Permission.WRITE_OPENINGS, Permission.SEE_EMPLOYERS}),
)
UNIT_LEADER = Role(
    "unit_leader",
    _("Enhetsleder"),
    _("Tilbyr plasser på egen enhet. Ser ikke deltakere før de er foreslått."),
    frozenset({Permission.SEE_OPENINGS, Permission.WRITE_OPENINGS}),
)
LEADER = Role(
    "leader",
    _("Leder"),
    _("Leder flyktningtjenesten: ser arbeidslisten for alle rådgiverne, og plassene."),
    _CASE_WORK
    | {
        Permission.READ_PERSON_ECONOMY_AND_LAW,
        Permission.CALCULATE_LAW,
        Permission.SEE_MUNICIPAL_GRANTS,
        Permission.RUN_SURVEYS,
    },
)
PROJECT_LEAD = Role(
    "project_lead",
    _("Prosjektleder i nettverket"),
    _("Leder kommunens gruppe i nettverket. Ser aldri deltakere."),
    frozenset({Permission.SEE_OPENINGS, Permission.RUN_SURVEYS}),
)
FACILITATOR = Role(
    "facilitator",
    _("Nettverksveileder i KS"),
    _("Leder nettverket på tvers av kommuner. Ser aldri deltakere."),
    frozenset({Permission.RUN_SURVEYS}),
    given_by_municipality=False,
)
ANALYST = Role(
    "analyst",
    _("Analytiker"),
    _("Ser tall, aldri enkeltpersoner."),
    frozenset({Permission.CALCULATE_LAW, Permission.RUN_SURVEYS}),
)
ADMINISTRATOR = Role(
    "administrator",
    _("Administrator"),
    _("Gir og tar bort roller og nøkler for andre systemer i egen kommune. Ser ikke deltakere."),
    frozenset({Permission.MANAGE_MEMBERS, Permission.MANAGE_API_KEYS}),
)
AUDITOR = Role(
    "auditor",
    _("Personvernombud"),
    _("Ser hvem som har lest og endret hva. Ser ikke innholdet i sakene."),
    frozenset({Permission.READ_AUDIT_LOG}),
)

ALL_ROLES = (
    PROGRAMME_ADVISER,
    NAV_COUNSELLOR,
    TEACHER,
    HR,
    UNIT_LEADER,
    LEADER,
    PROJECT_LEAD,
    FACILITATOR,
    ANALYST,
    ADMINISTRATOR,
    AUDITOR,
)
ROLES = {role.code: role for role in ALL_ROLES}
