"""Who is in a team, and handing over its lead."""

from dataclasses import dataclass

from django.db import transaction

from jobbvei.access.queries import user_with_email
from jobbvei.access.types import User
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import PersonDetails, UnableToSave, ensure_person
from jobbvei.learning_network.models import MunicipalTeam, TeamPerson
from jobbvei.learning_network.models.walls import TeamQuerySet
from jobbvei.learning_network.policies import may_write_people
from jobbvei.learning_network.types import Seat
from jobbvei.shared.sentence import N_, Sentence


@transaction.atomic
def add_person(*, seat: Seat, team: MunicipalTeam, details: PersonDetails, occasion: Occasion) -> TeamPerson:
    """Let somebody into the team from today; the first one leads it until somebody else does.

    Raises:
        Refused: The seat is neither the team's lead's nor a facilitator's.
        UnableToSave: A field is wrong, or somebody with the address is in the team already.
    """
    may_write_people(seat, team).ensure()
    ensure_person(details)
    _ensure_not_in(team, details)
    person = TeamPerson.objects.create(
        network=seat.network,
        team=team,
        user=_user(team, details),
        joined_on=seat.actor.on,
        is_lead=not _running(team).filter(is_lead=True).exists(),
        **_columns(details),
    )
    tell("person.added", "team_person", person.public_id, occasion, service=details.service)
    return person


@transaction.atomic
def change_person(*, seat: Seat, person: TeamPerson, details: PersonDetails, occasion: Occasion) -> TeamPerson:
    """Change what is said about somebody in the team."""
    may_write_people(seat, person.team).ensure()
    ensure_person(details)
    _ensure_not_in(person.team, details, but=person)
    for name, value in _columns(details).items():
        setattr(person, name, value)
    person.user = _user(person.team, details)
    person.save()
    tell("person.changed", "team_person", person.public_id, occasion, service=details.service)
    return person


@transaction.atomic
def let_person_go(*, seat: Seat, person: TeamPerson, occasion: Occasion) -> TeamPerson:
    """Take somebody out of the team from today.

    Raises:
        UnableToSave: They lead the team and others are left in it; the lead is handed over first.
    """
    may_write_people(seat, person.team).ensure()
    if person.is_lead and _running(person.team).exclude(pk=person.pk).exists():
        template = N_("{name} leder gruppen. Overlever rollen som prosjektleder først, så blir ingenting borte.")
        raise UnableToSave("learning_network.lead_leaves", Sentence(template, {"name": person.full_name}))
    person.left_on, person.is_lead, person.is_core = seat.actor.on, False, False
    person.save()
    tell("person.left", "team_person", person.public_id, occasion)
    return person


@dataclass(frozen=True, slots=True)
class Handover:
    """Who leads from now on, and whether the one before leaves the team."""

    to: TeamPerson
    leaves: bool = False


@transaction.atomic
def hand_over_lead(*, seat: Seat, team: MunicipalTeam, handover: Handover, occasion: Occasion) -> TeamPerson:
    """Let somebody else in the team lead it from today.

    Raises:
        Refused: The seat may not.
        UnableToSave: The new lead is not in the team.
    """
    may_write_people(seat, team).ensure()
    new = _running(team).filter(pk=handover.to.pk).first()
    if new is None:
        raise UnableToSave("learning_network.not_in_team", Sentence(N_("Velg en som er med i gruppen i dag.")))
    for former in _running(team).filter(is_lead=True).exclude(pk=new.pk):
        former.is_lead = False
        former.left_on = seat.actor.on if handover.leaves else None
        former.save()
    new.is_lead = new.is_core = True
    new.save()
    tell("lead.handed_over", "team", team.public_id, occasion, leaves=handover.leaves)
    return new


def _running(team: MunicipalTeam) -> TeamQuerySet[TeamPerson]:
    return TeamPerson.objects.of_team(team).filter(left_on__isnull=True).order_by("id")


def _ensure_not_in(team: MunicipalTeam, details: PersonDetails, but: TeamPerson | None = None) -> None:
    others = _running(team) if but is None else _running(team).exclude(pk=but.pk)
    if details.email and others.filter(email=details.email.casefold()).exists():
        template = N_("{email} er allerede med i gruppen.")
        raise UnableToSave("learning_network.person_twice", Sentence(template, {"email": details.email}))


def _user(team: MunicipalTeam, details: PersonDetails) -> User | None:
    """The user with the address, if they have a role in the team's own municipality."""
    user = user_with_email(details.email) if details.email else None
    is_ours = user is not None and user.memberships.filter(tenant_id=team.municipality_id).exists()
    return user if is_ours else None


def _columns(details: PersonDetails) -> dict[str, object]:
    return {
        "full_name": " ".join(details.full_name.split()),
        "service": details.service,
        "email": details.email.casefold(),
        "title": details.title.strip(),
        "is_core": details.is_core,
    }
