"""What an action is given about a participant. None is «nobody has said»; an empty tuple is «asked, and none»."""

from dataclasses import dataclass, field, fields
from datetime import date, time
from decimal import Decimal
from typing import Any

from jobbvei.people.choices import Cefr, Language, LevelSource, Skill
from jobbvei.people.models import Participant


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantDetails:
    """Who a participant is.

    Attributes:
        source_key: Key in the system the person came from; empty when registered by hand.
        identity_number: As typed; empty keeps what is stored. Never shown when printed.
        latitude: Decimal degrees of the neighbourhood, not the address; with ``longitude`` or not at all.
        settled_by_agreement: None when not known.
    """

    given_name: str
    family_name: str
    born_on: date
    permit_kind: str
    source_key: str = ""
    identity_number: str = field(default="", repr=False)
    gender: str = ""
    origin: str = ""
    permit_granted_on: date | None = None
    settled_on: date | None = None
    settled_by_agreement: bool | None = None
    phone: str = ""
    email: str = ""
    preferred_language: str = "nb"
    interpreter_language: str = ""
    neighbourhood: str = ""
    latitude: float | None = None
    longitude: float | None = None
    schooling: str = ""
    schooling_country: str = ""
    years_higher: int | None = None
    field_of_study: str = ""
    is_shielded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelDetails:
    """The level of one skill of one language, and where it comes from."""

    skill: Skill
    level: Cefr
    source: LevelSource
    language: Language = Language.NORWEGIAN
    tested_on: date | None = None


@dataclass(frozen=True, slots=True)
class ExperienceDetails:
    """Years in an occupation; ``country`` is where, two letters, or empty."""

    styrk08: str
    years: Decimal
    country: str = ""


@dataclass(frozen=True, slots=True)
class LicenceDetails:
    """A driving licence class or certificate."""

    code: str
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class AuthorisationDetails:
    """A Norwegian approval to practise."""

    code: str
    granted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceDetails:
    """What somebody can and wants; a part left as None is not touched.

    Attributes:
        wishes: STYRK-08 unit groups, most wanted first.
    """

    experience: tuple[ExperienceDetails, ...] | None = None
    wishes: tuple[str, ...] | None = None
    licences: tuple[LicenceDetails, ...] | None = None
    authorisations: tuple[AuthorisationDetails, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailabilityDetails:
    """When, how much and how far; None is not asked yet.

    Attributes:
        shifts: Codes of :class:`~jobbvei.people.models.Shift`.
        max_commute_minutes: One way.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantFile:
    """Everything an import knows about one person; a part left as None or empty is not touched."""

    details: ParticipantDetails
    language_levels: tuple[LevelDetails, ...] = ()
    competence: CompetenceDetails = field(default_factory=CompetenceDetails)
    availability: AvailabilityDetails | None = None
    child_care: tuple[CareWindow, ...] | None = None


def details_of(participant: Participant) -> ParticipantDetails:
    """The participant's details as they stand, without the identity number; change them with ``replace``."""
    values: dict[str, Any] = {name: getattr(participant, name) for name in detail_names()}
    return ParticipantDetails(**values)


def detail_names() -> tuple[str, ...]:
    """The fields of the details that are stored as they are."""
    return tuple(one.name for one in fields(ParticipantDetails) if one.name != "identity_number")
