"""Reading cases: the work list, the contact log, open steps, the team."""

import uuid
from datetime import date

from django.db import transaction
from django.db.models import Max

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_for_municipality
from jobbvei.access.types import Actor, User
from jobbvei.audit.actions import record_reading
from jobbvei.audit.types import Occasion
from jobbvei.casework.calendar import person_calendar, take_out_calendar
from jobbvei.casework.facts import current_programme, facts_of, law_findings, situation_of, training_of
from jobbvei.casework.law_dates import dates_in, dates_in_law, passed_before, settled_by_events
from jobbvei.casework.models import Contact, ContactType, NextStep, TeamMember
from jobbvei.casework.policies import may_read_contacts
from jobbvei.casework.timeline import person_timeline
from jobbvei.casework.work_list import work_list
from jobbvei.people.types import Participant, thing_of
from jobbvei.shared.sentence import Sentence

NO_EXTENSIONS = -1  # days: what an extension would give does not move a day the law ends something on

__all__ = [
    "contact_log",
    "contact_with_key",
    "current_programme",
    "dates_in_law",
    "days_since_contact",
    "facts_of",
    "has_had_steps",
    "law_days_before",
    "law_findings",
    "lead_of",
    "open_steps",
    "person_calendar",
    "person_timeline",
    "settled_by_events",
    "step_with_key",
    "take_out_calendar",
    "team_on",
    "training_of",
    "work_list",
]


def contact_log(participant: Participant, *, occasion: Occasion) -> list[Contact]:
    """All contacts, newest first, with who recorded them; the reading is written in the trail.

    Raises:
        Refused: The role does not see contacts, or the person is out of reach.
    """
    may_read_contacts(acting_for_municipality(occasion), participant).ensure()
    rows = Contact.objects.for_tenant(participant.tenant_id).filter(participant=participant)
    with transaction.atomic():
        contacts = list(rows.select_related("by").order_by("-on", "-pk"))
        record_reading("casework.contacts.read", thing_of(participant), occasion=occasion)
    return contacts


def days_since_contact(participant: Participant, *, on: date) -> int | None:
    """Days since somebody was last in touch; an attempt does not count. None is never. One query."""
    rows = Contact.objects.for_tenant(participant.tenant_id).filter(participant=participant)
    last_on: date | None = rows.exclude(type=ContactType.ATTEMPT).aggregate(last_on=Max("on"))["last_on"]
    return None if last_on is None else (on - last_on).days


def open_steps(participant: Participant) -> list[NextStep]:
    """Steps that are not finished, nearest first; no query when ``next_steps`` is prefetched."""
    steps = [step for step in participant.next_steps.all() if step.done_at is None]
    return sorted(steps, key=lambda step: (step.due_on, step.pk))


def law_days_before(due_on: date, *, participant: Participant, actor: Actor) -> tuple[Sentence, ...]:
    """What the law ends or asks for after the actor's day and before ``due_on``; nothing for roles that see no law.

    No query when the relations of the person's page are prefetched.
    """
    if due_on <= actor.on or not actor.may(Permission.READ_PERSON_ECONOMY_AND_LAW):
        return ()
    dates = dates_in(situation_of(participant), on=actor.on, extensions_within_days=NO_EXTENSIONS)
    return passed_before(due_on, dates, on=actor.on)


def team_on(participant: Participant, *, on: date) -> list[TeamMember]:
    """The team on the day, the lead first; no query when ``team__user`` is prefetched."""
    members = [
        member
        for member in participant.team.all()
        if member.started_on <= on and (member.ended_on is None or member.ended_on >= on)
    ]
    return sorted(members, key=lambda member: (not member.is_lead, member.started_on, member.pk))


def lead_of(participant: Participant) -> User | None:
    """Whoever leads the follow-up team now, as it stands in the database; None when nobody does. One query."""
    rows = TeamMember.objects.for_tenant(participant.tenant_id).filter(participant=participant, is_lead=True)
    lead = rows.filter(ended_on__isnull=True).select_related("user").order_by("pk").first()
    return None if lead is None else lead.user


def has_had_steps(participant: Participant) -> bool:
    """Whether the participant has or has had a next step. One query."""
    return NextStep.objects.for_tenant(participant.tenant_id).filter(participant=participant).exists()


def step_with_key(key: str | uuid.UUID, *, participant: Participant) -> NextStep | None:
    """The participant's step known by ``key``, or None."""
    return next((step for step in participant.next_steps.all() if str(step.public_id) == str(key)), None)


def contact_with_key(key: str | uuid.UUID, *, participant: Participant) -> Contact | None:
    """The participant's contact known by ``key``, or None."""
    if not _is_key(key):
        return None
    rows = Contact.objects.for_tenant(participant.tenant_id).filter(participant=participant, public_id=key)
    return rows.select_related("participant", "by").order_by("pk").first()


def _is_key(key: str | uuid.UUID) -> bool:
    try:
        uuid.UUID(str(key))
    except ValueError:
        return False
    return True
