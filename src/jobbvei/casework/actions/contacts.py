"""The contact log."""

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.casework.details import ContactDetails
from jobbvei.casework.models import Contact
from jobbvei.casework.policies import may_follow_up, may_undo_contact
from jobbvei.casework.things import thing_of_case
from jobbvei.people.types import (
    ImpossibleValue,
    Participant,
    refuse_identity_number_in,
    refuse_unclean,
    with_details,
)
from jobbvei.shared.sentence import N_, Sentence


@transaction.atomic
def record_contact(*, participant: Participant, details: ContactDetails, occasion: Occasion) -> Contact:
    """Write down that somebody was in touch; an attempt without answer does not count as contact.

    Raises:
        Refused: The role or the case stands in the way.
        ImpossibleValue: A date ahead or before birth, an unknown type, an identity number in the note.
    """
    actor = acting_user(occasion)
    may_follow_up(actor, participant).ensure()
    if details.on > actor.on:
        raise ImpossibleValue("on", Sentence(N_("Kontakten kan ikke være fram i tid. Legg inn et neste steg.")))
    if details.on < participant.born_on:
        raise ImpossibleValue("on", Sentence(N_("Kontakten er før personen ble født. Sjekk året.")))
    refuse_identity_number_in(details.note, field="note")
    contact = Contact(
        tenant=participant.tenant, participant=participant, type=details.type, on=details.on,
        note=details.note.strip(), by=actor.user, recorded_at=occasion.at,
    )  # fmt: skip
    refuse_unclean(contact)
    contact.save()
    told = with_details(occasion, type=details.type)
    record_writing("casework.contact.recorded", thing_of_case(contact), occasion=told)
    return contact


@transaction.atomic
def undo_contact(*, contact: Contact, occasion: Occasion) -> None:
    """Take back a contact that the same user wrote down today.

    Raises:
        Refused: Another user, another day, or the role or the case stands in the way.
    """
    may_undo_contact(acting_user(occasion), contact).ensure()
    record_writing("casework.contact.undone", thing_of_case(contact), occasion=occasion)
    contact.delete()
