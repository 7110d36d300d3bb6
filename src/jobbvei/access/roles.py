"""The roles, each with a paragraph a leader can read before giving it to somebody."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.access.permissions import Permission
from jobbvei.municipalities.types import Municipality


@dataclass(frozen=True, slots=True)
class Role:
    """A stable code, a name, what the role is for, and what it opens.

    Attributes:
        given_by_municipality: Whether the administrator of a municipality may give it.
        given_by_organiser: Whether the administrator of an organiser of networks, such as KS, may give it.
        more_at_organiser: What it opens besides, for somebody who has it at an organiser.
    """

    code: str
    name: Promise
    description: Promise
    permissions: frozenset[Permission]
    given_by_municipality: bool = True
    given_by_organiser: bool = False
    more_at_organiser: frozenset[Permission] = frozenset()

    def at(self, tenant: Municipality) -> "Role":
        """The role as somebody has it in ``tenant``."""
        if not tenant.is_organiser or not self.more_at_organiser:
            return self
        return replace(self, permissions=self.permissions | self.more_at_organiser)

    def is_given_in(self, tenant: Municipality) -> bool:
        """Whether the administrator of ``tenant`` may give the role; one that sees people never at an organiser."""
        return self.given_by_organiser if tenant.is_organiser else self.given_by_municipality

    @property
    def sees_people(self) -> bool:
        """Whether the role opens any person's file."""
        return Permission.READ_PERSON in self.permissions


_IN_TEAM = frozenset({Permission.SEE_NETWORK, Permission.WORK_IN_NETWORK})
_CASE_WORK = _IN_TEAM | frozenset(
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
    _IN_TEAM | {Permission.SEE_WORK_LIST, Permission.READ_PERSON, Permission.WRITE_LANGUAGE},
)
HR = Role(
    "hr",
    _("HR-rådgiver"),
    _("Melder inn kommunens plasser og stillinger og ser hva som trengs. Ser ikke deltakere før de er foreslått."),
    _IN_TEAM | {Permission.SEE_OPENINGS, Permission.WRITE_OPENINGS, Permission.SEE_EMPLOYERS},
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
        Permission.SEE_FIGURES,
        Permission.RUN_SURVEYS,
        Permission.LEAD_TEAM,
    },
)
PROJECT_LEAD = Role(
    "project_lead",
    _("Prosjektleder i nettverket"),
    _("Leder kommunens gruppe i nettverket. Ser aldri deltakere."),
    _IN_TEAM | {Permission.SEE_OPENINGS, Permission.LEAD_TEAM, Permission.RUN_SURVEYS, Permission.SEE_FIGURES},
)
FACILITATOR = Role(
    "facilitator",
    _("Nettverksveileder"),
    _("Leder nettverket på tvers av kommuner. Ser aldri deltakere."),
    frozenset(
        {
            Permission.SEE_NETWORK,
            Permission.FACILITATE_NETWORK,
            Permission.RUN_SURVEYS,
            Permission.CODE_TEXTS,
            Permission.SEE_FIGURES,
        }
    ),
    given_by_municipality=False,
    given_by_organiser=True,
)
ANALYST = Role(
    "analyst",
    _("Analytiker"),
    _("Ser tall, aldri deltakere. Hos arrangøren av et nettverk: leser nettverket og koder fritekst."),
    frozenset({Permission.CALCULATE_LAW, Permission.RUN_SURVEYS, Permission.SEE_FIGURES}),
    given_by_organiser=True,
    more_at_organiser=frozenset({Permission.SEE_NETWORK, Permission.CODE_TEXTS}),
)
ADMINISTRATOR = Role(
    "administrator",
    _("Administrator"),
    _("Gir og tar bort roller og nøkler for andre systemer i egen kommune. Ser ikke deltakere."),
    frozenset({Permission.MANAGE_MEMBERS, Permission.MANAGE_API_KEYS}),
    given_by_organiser=True,
)
AUDITOR = Role(
    "auditor",
    _("Personvernombud"),
    _("Ser hvem som har lest og endret hva. Ser ikke innholdet i sakene."),
    frozenset({Permission.READ_AUDIT_LOG}),
    given_by_organiser=True,
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
