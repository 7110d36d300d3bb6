"""The follow-up team: who is in it, and who leads."""

from datetime import date, timedelta

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.access.queries import memberships_in_force
from jobbvei.access.roles import ROLES
from jobbvei.access.types import Membership, User
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.casework.models import Service, TeamMember
from jobbvei.casework.policies import may_follow_up
from jobbvei.casework.things import thing_of_case
from jobbvei.municipalities.types import TenantQuerySet
from jobbvei.people.types import ImpossibleValue, Participant, save_unless_taken
from jobbvei.shared.sentence import N_, Sentence

SERVICE_OF_ROLE = {
    "programme_adviser": Service.REFUGEE_SERVICE,
    "leader": Service.REFUGEE_SERVICE,
    "nav_counsellor": Service.NAV,
    "teacher": Service.SCHOOL,
}


@transaction.atomic
def add_team_member(*, participant: Participant, user: User, occasion: Occasion) -> TeamMember:
    """Let ``user`` follow up the participant from today; the service follows from their role.

    Raises:
        Refused: The role or the case stands in the way.
        ImpossibleValue: The user has no role in the municipality that sees participants, or is in the team already.
    """
    actor = acting_for_municipality(occasion)
    may_follow_up(actor, participant).ensure()
    service = _service_of(user, participant, actor.on)
    if _running(participant).filter(user=user).exists():
        raise ImpossibleValue("user", Sentence(N_("{name} er allerede i oppfølgingsteamet."), {"name": user.full_name}))
    member = _new_member(participant, user, service, actor.on, is_lead=False)
    record_writing("casework.team.joined", thing_of_case(member), occasion=occasion)
    return member


@transaction.atomic
def give_lead(*, participant: Participant, user: User, occasion: Occasion) -> TeamMember:
    """Let ``user`` lead the team from today; whoever led stays as a member. The history is kept as rows.

    Raises:
        Refused: The role or the case stands in the way.
        ImpossibleValue: The user has no role in the municipality that sees participants.
    """
    actor = acting_for_municipality(occasion)
    may_follow_up(actor, participant).ensure()
    service = _service_of(user, participant, actor.on)
    leads = _running(participant).filter(user=user, is_lead=True).first()
    if leads is not None:
        return leads
    for former in _running(participant).filter(is_lead=True):
        _retire(former, actor.on)
        _new_member(participant, former.user, former.service, actor.on, is_lead=False)
    for as_member in _running(participant).filter(user=user):
        _retire(as_member, actor.on)
    member = _new_member(participant, user, service, actor.on, is_lead=True)
    record_writing("casework.team.lead_given", thing_of_case(member), occasion=occasion)
    return member


@transaction.atomic
def end_team_membership(*, member: TeamMember, occasion: Occasion) -> TeamMember:
    """Let the member leave the team; today is their last day.

    Raises:
        Refused: The role or the case stands in the way.
        ImpossibleValue: They have left already, or they lead and nobody has taken over.
    """
    actor = acting_for_municipality(occasion)
    may_follow_up(actor, member.participant).ensure()
    if member.ended_on is not None:
        raise ImpossibleValue("user", Sentence(N_("Medlemmet har allerede gått ut av teamet.")))
    if member.is_lead:
        raise ImpossibleValue("user", Sentence(N_("Gi ledelsen av teamet til en annen først.")))
    member.ended_on = actor.on
    member.save()
    record_writing("casework.team.left", thing_of_case(member), occasion=occasion)
    return member


def _service_of(user: User, participant: Participant, on: date) -> Service:
    """The service of the user's role here."""
    for membership in memberships_in_force(user, on=on):
        if membership.tenant_id == participant.tenant_id and _sees_people(membership):
            return SERVICE_OF_ROLE.get(membership.role, Service.OTHER)
    raise ImpossibleValue(
        "user",
        Sentence(N_("{name} har ingen rolle i kommunen som følger opp deltakere."), {"name": user.full_name}),
    )


def _sees_people(membership: Membership) -> bool:
    return membership.role in ROLES and ROLES[membership.role].sees_people


def _running(participant: Participant) -> TenantQuerySet[TeamMember]:
    team = TeamMember.objects.for_tenant(participant.tenant_id)
    return team.filter(participant=participant, ended_on__isnull=True).select_related("user").order_by("pk")


def _retire(member: TeamMember, on: date) -> None:
    """End the row the day before; a row from today never counted, so it goes."""
    if member.started_on >= on:
        member.delete()
        return
    member.ended_on = on - timedelta(days=1)
    member.save()


def _new_member(participant: Participant, user: User, service: str, on: date, *, is_lead: bool) -> TeamMember:
    member = TeamMember(
        tenant=participant.tenant, participant=participant, user=user, service=service, started_on=on, is_lead=is_lead
    )
    save_unless_taken(member)
    return member
