"""Reading an identity number, and changing the key it is encrypted with."""

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_reading, record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.people.identity_numbers import (
    IdentityNumber,
    current_key_id,
    decrypted,
    encrypted,
    fingerprint,
)
from jobbvei.people.models import Participant
from jobbvei.people.policies import may_change_participant
from jobbvei.people.things import thing_of, with_details

BATCH = 500


@transaction.atomic
def read_identity_number(*, participant: Participant, occasion: Occasion) -> IdentityNumber | None:
    """The participant's identity number, None when none is stored; the reading is written in the trail.

    Raises:
        Refused: The role does not change persons, or the person is out of reach.
        IdentityKeyMissing: The key it was encrypted with is gone.
    """
    may_change_participant(acting_for_municipality(occasion), participant).ensure()
    if not participant.identity_number:
        return None
    number = decrypted(participant.identity_number)
    record_reading("people.identity_number.read", thing_of(participant), occasion=occasion)
    return number


@transaction.atomic
def renew_identity_encryption(*, occasion: Occasion) -> int:
    """Encrypt every number in the municipality that an older key encrypted with the first key in the list.

    Run it for every municipality after a key is put first; then the older keys can be taken out of the settings.
    All or nothing, and a second run finds nothing to do.

    Returns:
        How many numbers were encrypted anew.

    Raises:
        IdentityKeyMissing: A number was encrypted with a key that is gone; nothing is changed.
    """
    here = Participant.objects.for_tenant(acting_for_municipality(occasion).tenant)
    old = here.exclude(identity_number="").exclude(identity_number__startswith=current_key_id()).order_by("pk")
    renewed = [_renewed(participant) for participant in old.select_for_update()]
    if renewed:
        here.bulk_update(renewed, ["identity_number", "identity_fingerprint"], batch_size=BATCH)
        told = with_details(occasion, renewed=len(renewed))
        record_writing("people.identity_number.renewed", Thing("identity_key", current_key_id()), occasion=told)
    return len(renewed)


def _renewed(participant: Participant) -> Participant:
    number = decrypted(participant.identity_number)
    participant.identity_number, participant.identity_fingerprint = encrypted(number), fingerprint(number)
    return participant
