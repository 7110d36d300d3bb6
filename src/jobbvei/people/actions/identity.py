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
from jobbvei.people.things import thing_of

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
    """Encrypt every number that an older key encrypted with the first key; run after a key is put first in the list.

    Afterwards the older keys can be taken out of the settings. All or nothing.

    Returns:
        How many numbers were encrypted anew.

    Raises:
        IdentityKeyMissing: A number was encrypted with a key that is gone; nothing is changed.
    """
    everybody = Participant.objects.across_tenants(reason="identity numbers of all tenants share the keys")
    old = everybody.exclude(identity_number="").exclude(identity_number__startswith=current_key_id()).order_by("pk")
    renewed = [_renewed(participant) for participant in old]
    Participant.objects.across_tenants(reason="identity numbers of all tenants share the keys").bulk_update(
        renewed, ["identity_number", "identity_fingerprint"], batch_size=BATCH
    )
    record_writing("people.identity_number.renewed", Thing("identity_key", current_key_id()), occasion=occasion)
    return len(renewed)


def _renewed(participant: Participant) -> Participant:
    number = decrypted(participant.identity_number)
    participant.identity_number, participant.identity_fingerprint = encrypted(number), fingerprint(number)
    return participant
