"""Taking in somebody new: registered, led by whoever registers, and with a first step."""

from dataclasses import replace

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.types import Occasion
from jobbvei.casework.actions.steps import add_next_step
from jobbvei.casework.actions.teams import give_lead
from jobbvei.casework.details import StepDetails
from jobbvei.people.actions import change_participant, register_participant
from jobbvei.people.types import Participant, ParticipantDetails, details_of


@transaction.atomic
def open_case(*, details: ParticipantDetails, first_step: StepDetails, occasion: Occasion) -> Participant:
    """Register a participant, let the user lead the team, and add the first step; all of it or nothing.

    Raises:
        Refused: The role does not register participants or does not follow up.
        ImpossibleValue: A value of the person or the step that cannot be true, with its field.
        UnusableIdentityNumber, ParticipantExists: As for registering.
    """
    participant = register_participant(details=replace(details, is_shielded=False), occasion=occasion)
    give_lead(participant=participant, user=acting_user(occasion).user, occasion=occasion)
    if details.is_shielded:  # only now is there a team to hide behind
        shielded = replace(details_of(participant), is_shielded=True)
        change_participant(participant=participant, details=shielded, occasion=occasion)
    add_next_step(participant=participant, details=first_step, occasion=occasion)
    return participant
