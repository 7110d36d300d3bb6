"""What the generator makes: plain, frozen records that know nothing of the database."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Place:
    """A neighbourhood or a workplace, somewhere in decimal degrees."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class DemoMunicipality:
    """An invented municipality and the neighbourhoods in it, the town first."""

    number: str
    name: str
    population: int
    centrality: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Somebody who works with Jobbvei; ``key`` is how other records point to them."""

    key: str
    full_name: str
    role: str
    municipality: str
    domain: str

    @property
    def email(self) -> str:
        """The address they sign in with; ``.test`` can never receive anything."""
        return f"{self.key}@{self.domain}"


@dataclass(frozen=True, slots=True)
class Level:
    """One skill of one language: ``nb`` or ``en``; ``tested_on`` only where somebody tested it."""

    language: str
    skill: str
    level: str
    source: str
    tested_on: date | None = None


@dataclass(frozen=True, slots=True)
class Experience:
    """Years in an occupation, in a country."""

    styrk08: str
    years: Decimal
    country: str


@dataclass(frozen=True, slots=True)
class Availability:
    """When, how much and how far; None is not asked yet."""

    hours_min: Decimal | None = None
    hours_max: Decimal | None = None
    shifts: tuple[str, ...] | None = None
    available_on: date | None = None
    has_car: bool | None = None
    max_commute_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class CareWindow:
    """Hours on a weekday (1 is Monday) when somebody else looks after the children."""

    weekday: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True, slots=True)
class Schooling:
    """What somebody learnt.

    Attributes:
        kompass: The step of the seed's table 4, finer than the Act's.
        level: The step the Act uses.
        field_of_study: Bokmål, or empty when not known.
    """

    kompass: str
    level: str
    country: str
    years_higher: int
    field_of_study: str


@dataclass(frozen=True, slots=True)
class Programme:
    """One introduction programme; ``ended_on`` is None while it runs."""

    end_goal: str
    offered_on: date
    started_on: date
    ended_on: date | None = None
    part_time_percent: int = 100
    part_time_reason: str = ""
    leave_days: int = 0


@dataclass(frozen=True, slots=True)
class Training:
    """Norwegian training and the decisions that lengthened it, each a day and a number of months."""

    offered_on: date
    started_on: date
    ended_on: date | None = None
    leave_days: int = 0
    extensions: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """One time somebody was in touch; ``by`` is a user's key."""

    type: str
    on: date
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class Step:
    """What happens next; ``owner`` is a user's key, ``waits_for`` empty when we wait for nobody."""

    what: str
    owner: str
    due_on: date
    waits_for: str = ""


@dataclass(frozen=True, slots=True)
class TeamMember:
    """A user who follows up, for a service, from a day."""

    user: str
    service: str
    is_lead: bool
    started_on: date


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together; members point to its key."""

    key: str
    kind: str
    child_births: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is. The number is synthetic: 80 added to the month."""

    given_name: str
    family_name: str
    gender: str
    born_on: date
    origin: str
    identity_number: str = field(repr=False)
    preferred_language: str = "nb"
    interpreter_language: str = ""


@dataclass(frozen=True, slots=True)
class Permit:
    """Why and since when somebody lives here."""

    kind: str
    granted_on: date
    settled_on: date
    settled_by_agreement: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What was decided and done, and what comes next.

    Attributes:
        stage: ``in_programme``, ``with_nav``, ``employed`` or ``training_only``.
    """

    stage: str
    programme: Programme | None
    training: Training | None
    team: tuple[TeamMember, ...]
    contacts: tuple[Contact, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Competence:
    """What somebody can and wants, and when they can work; ``wishes`` are STYRK-08 codes, most wanted first."""

    schooling: Schooling
    levels: tuple[Level, ...]
    experience: tuple[Experience, ...]
    wishes: tuple[str, ...]
    licences: tuple[str, ...]
    authorisations: tuple[str, ...]
    availability: Availability
    child_care: tuple[CareWindow, ...]


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A participant, whole."""

    key: str
    municipality: str
    identity: Identity
    permit: Permit
    home: Place
    household: Household
    competence: Competence
    case: Case


@dataclass(frozen=True, slots=True)
class DemoEmployer:
    """An employer; ``industry`` is the seed's table 6 key, ``sn2007`` the five-digit class."""

    key: str
    tenant: str
    name: str
    organisation_number: str
    sector: str
    industry: str
    sn2007: str
    place: Place
    municipality: str
    contact_owner: str
    contact_name: str
    contact_role: str


@dataclass(frozen=True, slots=True)
class Need:
    """The language an opening asks for, skill by skill; an empty level is not known, A0 is none asked for."""

    listening: str = ""
    reading: str = ""
    writing: str = ""
    speaking: str = ""
    english_speaking: str = ""


@dataclass(frozen=True, slots=True)
class DemoOpening:
    """A job or a place. None and empty mean not known; empty tuples mean none is asked for."""

    key: str
    tenant: str
    employer: str
    industry: str
    nav_category: str
    kind: str
    title: str
    tasks: str
    styrk08: str
    positions: int
    hours_per_week: Decimal | None
    shifts: tuple[str, ...] | None
    starts_on: date | None
    need: Need
    requirement_source: str
    legal_floor: str
    has_mentor: bool | None
    authorisations: tuple[str, ...]
    licences: tuple[str, ...]
    schooling_min: str
    experience_years_min: Decimal | None


@dataclass(frozen=True, slots=True)
class Yes:
    """An opening that was proposed to somebody, who said yes on the phone; keys as in the records.

    Attributes:
        by: Key of the user who proposed it and wrote down the answer.
    """

    person: str
    opening: str
    by: str
    proposed_on: date
    answered_on: date


@dataclass(frozen=True, slots=True)
class World:
    """Everything in the demonstration, the main municipality first."""

    seed: int
    today: date
    municipalities: tuple[DemoMunicipality, ...]
    users: tuple[DemoUser, ...]
    people: tuple[DemoPerson, ...]
    employers: tuple[DemoEmployer, ...]
    openings: tuple[DemoOpening, ...]
    answers: tuple[Yes, ...]
