"""What a facilitator or a project lead says about a network and a team, checked before it is written."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from jobbvei.learning_network.models.networks import MISSED_BEFORE_WARNING, QUIET_WEEKS_BEFORE_WARNING
from jobbvei.learning_network.models.teams import TeamService
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

NAME_MAX, PERSON_NAME_MAX = 100, 100


class UnableToSave(UnusableInput):
    """Something that was said cannot be written; nothing has been."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkDetails:
    """What is said about a network.

    Attributes:
        fee_kr: Whole kroner; None when it is not settled.
        warn_after_missed: Gatherings in a row before facilitators are warned; None is never.
        warn_after_quiet_weeks: Weeks in which a team writes nothing; None is never.
    """

    name: str
    first_day: date
    last_day: date | None = None
    purpose: str = ""
    partners: str = ""
    fee_kr: int | None = None
    fee_covers: str = ""
    enrolment_due_on: date | None = None
    warn_after_missed: int | None = MISSED_BEFORE_WARNING
    warn_after_quiet_weeks: int | None = QUIET_WEEKS_BEFORE_WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """What is said about somebody in a team."""

    full_name: str
    service: str
    email: str = ""
    title: str = ""
    is_core: bool = False


def ensure_network(details: NetworkDetails) -> None:
    """Refuse a network without a name, or that ends before it begins.

    Raises:
        UnableToSave: With what to mend.
    """
    if not details.name.strip():
        raise _unable("network_name", N_("Gi nettverket et navn."))
    if details.last_day is not None and details.last_day < details.first_day:
        template = N_("Siste dag {last} er før første dag {first}. Rett en av dem.")
        raise _unable("network_period", template, last=details.last_day, first=details.first_day)


def ensure_person(details: PersonDetails) -> None:
    """Refuse somebody without a name or a service, or with an address that is none.

    Raises:
        UnableToSave: With what to mend.
    """
    if not details.full_name.strip():
        raise _unable("person_name", N_("Skriv navnet på den som skal være med."))
    if details.service not in TeamService.values:
        raise _unable("person_service", N_("Velg hvilken tjeneste {name} kommer fra."), name=details.full_name.strip())
    if details.email:
        _ensure_address(details)


def _ensure_address(details: PersonDetails) -> None:
    try:
        validate_email(details.email)
    except ValidationError as fault:
        template = N_("«{email}» er ikke en e-postadresse. Skriv den slik: kari@kommune.no.")
        raise _unable("person_email", template, email=details.email) from fault


def _unable(code: str, template: str, **values: str | date) -> UnableToSave:
    return UnableToSave(f"learning_network.{code}", Sentence(template, {**values}))
