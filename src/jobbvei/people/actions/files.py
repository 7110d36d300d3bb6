"""Saving what another system knows about a participant, as often as one likes."""

from dataclasses import dataclass, replace

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.people.abilities import keep_availability, keep_child_care, keep_competence, keep_language_level
from jobbvei.people.actions.registration import write_details
from jobbvei.people.details import ParticipantFile
from jobbvei.people.impossible import ImpossibleValue
from jobbvei.people.models import Participant
from jobbvei.people.policies import may_change_participant, may_register_participant
from jobbvei.people.things import thing_of
from jobbvei.shared.outcome import Outcome
from jobbvei.shared.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class SavedParticipant:
    """The participant, and whether anything was written."""

    participant: Participant
    outcome: Outcome


@transaction.atomic
def save_participant_file(*, file: ParticipantFile, occasion: Occasion) -> SavedParticipant:
    """Create or bring up to date the participant with the file's source key; the same file twice changes nothing.

    Shielding is never lifted by a file: a shielded person stays shielded.

    Raises:
        Refused: The role does not register or change persons, or the person is out of reach.
        ImpossibleValue: A value that cannot be true, with its field. Nothing of this person is written.
        UnusableIdentityNumber, ParticipantExists: As for registering.
    """
    participant = _participant_of(file, occasion)
    is_new = participant.pk is None
    changed = _keep_everything(participant, file, occasion)
    if is_new:
        record_writing("people.participant.registered", thing_of(participant), occasion=occasion)
        return SavedParticipant(participant, Outcome.CREATED)
    if changed:
        record_writing("people.participant.changed", thing_of(participant), occasion=occasion)
        return SavedParticipant(participant, Outcome.CHANGED)
    return SavedParticipant(participant, Outcome.UNCHANGED)


def _participant_of(file: ParticipantFile, occasion: Occasion) -> Participant:
    actor, key = acting_for_municipality(occasion), file.details.source_key
    if not key:
        raise ImpossibleValue("source_key", Sentence(N_("Saksnøkkelen mangler. Uten den kan filen ikke leses igjen.")))
    participant = Participant.objects.for_tenant(actor.tenant).filter(source_key=key).first()
    if participant is None:
        may_register_participant(actor).ensure()
        return Participant(tenant=actor.tenant)
    may_change_participant(actor, participant).ensure()
    return participant


def _keep_everything(participant: Participant, file: ParticipantFile, occasion: Occasion) -> bool:
    on = acting_for_municipality(occasion).on
    details = replace(file.details, is_shielded=file.details.is_shielded or participant.is_shielded)
    changed = [bool(write_details(participant, details, occasion=occasion))]
    changed += [keep_language_level(participant, level, on=on) for level in file.language_levels]
    changed.append(keep_competence(participant, file.competence, on=on))
    if file.availability is not None:
        changed.append(keep_availability(participant, file.availability))
    if file.child_care is not None:
        changed.append(keep_child_care(participant, file.child_care))
    return any(changed)
