"""Registering a participant and changing who they are."""

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.people.details import ParticipantDetails, detail_names, details_of
from jobbvei.people.details_checks import checked_identity_number, refuse_impossible_details
from jobbvei.people.identity_numbers import IdentityNumber, encrypted, fingerprint, fingerprints
from jobbvei.people.impossible import refuse_unclean
from jobbvei.people.models import Participant
from jobbvei.people.names import tidy_name
from jobbvei.people.policies import may_change_participant, may_register_participant, may_shield_participant
from jobbvei.people.simultaneous import save_unless_taken
from jobbvei.people.things import thing_of, with_details
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence


class ParticipantExists(UnusableInput):
    """Somebody with this identity number or source key is registered already; ``field`` says which of them."""

    def __init__(self, field: str, sentence: Sentence) -> None:
        super().__init__(f"people.participant_exists.{field}", sentence)
        self.field = field


@transaction.atomic
def register_participant(*, details: ParticipantDetails, occasion: Occasion) -> Participant:
    """Register a new participant in the actor's municipality.

    Raises:
        Refused: The role does not register participants.
        ImpossibleValue: A value that cannot be true, with its field.
        UnusableIdentityNumber: The identity number cannot be kept.
        ParticipantExists: The person is registered already.
    """
    actor = acting_for_municipality(occasion)
    may_register_participant(actor).ensure()
    participant = Participant(tenant=actor.tenant)
    write_details(participant, details, occasion=occasion)
    record_writing("people.participant.registered", thing_of(participant), occasion=occasion)
    return participant


@transaction.atomic
def change_participant(*, participant: Participant, details: ParticipantDetails, occasion: Occasion) -> Participant:
    """Put ``details`` in place of what is stored; start from ``details_of(participant)``.

    An empty identity number keeps the one stored. Nothing is written when nothing differs.

    Raises:
        Refused: The role does not change persons, the person is out of reach, or would be after being shielded.
        ImpossibleValue, UnusableIdentityNumber, ParticipantExists: As for registering.
    """
    actor = acting_for_municipality(occasion)
    may_change_participant(actor, participant).ensure()
    if details.is_shielded and not participant.is_shielded:
        may_shield_participant(actor, participant).ensure()
    changed = write_details(participant, details, occasion=occasion)
    if changed:
        told = with_details(occasion, fields=",".join(changed))
        record_writing("people.participant.changed", thing_of(participant), occasion=told)
    return participant


def write_details(participant: Participant, details: ParticipantDetails, *, occasion: Occasion) -> tuple[str, ...]:
    """Check and store the details; for the actions of this package, which ask the policy and write the trail.

    Returns:
        The names of the fields that differ from what was stored.
    """
    refuse_impossible_details(details, on=acting_for_municipality(occasion).on)
    number = checked_identity_number(details)
    before = details_of(participant)
    for name in detail_names():
        value = getattr(details, name)
        setattr(participant, name, tidy_name(value) if isinstance(value, str) else value)
    changed = [name for name in detail_names() if getattr(before, name) != getattr(participant, name)]
    if number is not None and participant.identity_fingerprint not in fingerprints(number):
        participant.identity_number, participant.identity_fingerprint = encrypted(number), fingerprint(number)
        changed.append("identity_number")
    if changed:
        participant.search_name = participant.full_name
        refuse_unclean(participant)
        _refuse_duplicate(participant, number)
        save_unless_taken(participant)
    return tuple(changed)


def _refuse_duplicate(participant: Participant, number: IdentityNumber | None) -> None:
    others = Participant.objects.for_tenant(participant.tenant).exclude(pk=participant.pk)
    if number is not None and others.filter(identity_fingerprint__in=fingerprints(number)).exists():
        raise ParticipantExists(
            "identity_number",
            Sentence(N_("Det finnes allerede en deltaker med dette fødselsnummeret. Søk opp personen i stedet.")),
        )
    if participant.source_key and others.filter(source_key=participant.source_key).exists():
        raise ParticipantExists(
            "source_key",
            Sentence(
                N_("Det finnes allerede en deltaker med saksnøkkelen «{key}». Søk opp personen i stedet."),
                {"key": participant.source_key},
            ),
        )
