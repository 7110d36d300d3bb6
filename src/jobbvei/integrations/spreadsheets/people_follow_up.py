"""Somebody to lead and a next step for everybody in the file of people; what is agreed here already is never undone."""

from datetime import timedelta
from typing import Final

from jobbvei.access.policies import acting_for_municipality
from jobbvei.access.queries import memberships_in_force, user_with_email
from jobbvei.access.roles import ROLES
from jobbvei.access.types import User
from jobbvei.casework.actions import add_next_step, give_lead
from jobbvei.casework.policies import case_runs
from jobbvei.casework.queries import has_had_steps, lead_of
from jobbvei.casework.types import StepDetails, StepSource
from jobbvei.integrations.spreadsheets.columns import Record
from jobbvei.integrations.spreadsheets.importing import ImportFor
from jobbvei.people.queries import participant_with_source_key
from jobbvei.people.types import ImpossibleValue, Participant
from jobbvei.shared.sentence import N_, Sentence

FIRST_STEP: Final = N_("Første samtale")
FIRST_STEP_WITHIN: Final = timedelta(days=7)


def keep_follow_up(record: Record, participant: Participant, receiver: ImportFor) -> bool:
    """Give a lead to whoever has none, and a step to whoever never had one; tells whether anything was written.

    Raises:
        ImpossibleValue: The column for the adviser or the step holds something that cannot be used.
    """
    told = _told_lead(record, receiver)
    if not case_runs(participant):
        return False
    lead = lead_of(participant)
    chosen = lead or told or receiver.lead
    if chosen is None:
        return False
    if lead is None:
        give_lead(participant=participant, user=chosen, occasion=receiver.occasion)
    return _keep_step(record, participant, chosen, receiver) or lead is None


def without_lead(record: Record, receiver: ImportFor) -> bool:
    """Whether nobody leads the follow-up of the person in the row, although it goes on."""
    participant = participant_with_source_key(record.values["person_id"], tenant=receiver.tenant)
    return participant is not None and bool(case_runs(participant)) and lead_of(participant) is None


def colleague_with_email(email: str, receiver: ImportFor) -> User:
    """Whoever has this address and a role in the municipality that follows up people.

    Raises:
        ImpossibleValue: Nobody has it, or they do not follow up people here.
    """
    user = user_with_email(email)
    on = acting_for_municipality(receiver.occasion).on
    here = () if user is None else memberships_in_force(user, on=on).filter(tenant=receiver.tenant)
    if user is None or not any(one.role in ROLES and ROLES[one.role].sees_people for one in here):
        template = N_("Ingen med adressen «{email}» følger opp deltakere i {municipality}. Sjekk adressen og rollen.")
        values = {"email": email, "municipality": receiver.tenant.name}
        raise ImpossibleValue("adviser", Sentence(template, values))
    return user


def _told_lead(record: Record, receiver: ImportFor) -> User | None:
    email = record.values["adviser"]
    return None if email is None else colleague_with_email(email, receiver)


def _keep_step(record: Record, participant: Participant, owner: User, receiver: ImportFor) -> bool:
    """Only the first step ever: what was finished here without a new one was finished for a reason."""
    if has_had_steps(participant):
        return False
    on = acting_for_municipality(receiver.occasion).on
    details = StepDetails(
        what=record.values["next_step"] or Sentence(FIRST_STEP),
        owner=owner,
        due_on=record.values["next_step_on"] or on + FIRST_STEP_WITHIN,
        source=StepSource.IMPORT,
    )
    try:
        add_next_step(participant=participant, details=details, occasion=receiver.occasion)
    except ImpossibleValue as problem:
        columns = {"what": "next_step", "due_on": "next_step_on", "owner": "adviser"}
        raise ImpossibleValue(columns.get(problem.field, problem.field), problem.sentence) from None
    return True
