"""What a respondent's link opens."""

from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.definitions import Answers
from jobbvei.surveys.door import Door
from jobbvei.surveys.keys import hash_of, unsealed
from jobbvei.surveys.models import Draft, Invitation, Wave
from jobbvei.surveys.states import WaveState

AT_THE_DOOR = "a link names its wave; nobody knows whose it is before it is found"


class NoSuchLink(NotFound):
    """The link opens nothing."""

    def __init__(self) -> None:
        super().__init__(
            "surveys.no_such_link",
            Sentence(N_("Lenken virker ikke. Sjekk at hele lenken er med, eller spør den som sendte den til deg.")),
        )


def door_for(end: str) -> Door:
    """What the link that ends in ``end`` opens. A draft of a wave opens for nobody.

    Raises:
        NoSuchLink: Nothing.
    """
    invitations = Invitation.objects.across_tenants(reason=AT_THE_DOOR).filter(key_hash=hash_of(end))
    invitation = (
        invitations.exclude(wave__state=WaveState.DRAFT).select_related("wave__version", "wave__tenant").first()
    )
    if invitation is not None:
        return Door(invitation.wave, invitation, end)
    waves = Wave.objects.across_tenants(reason=AT_THE_DOOR).exclude(state=WaveState.DRAFT)
    wave = waves.filter(open_key=end).select_related("version", "tenant").first() if end else None
    if wave is None:
        raise NoSuchLink
    return Door(wave, None, end)


def draft_answers(door: Door, secret: str) -> Answers:
    """What was written before with this link in the browser that has ``secret``; empty when nothing."""
    rows = Draft.objects.for_tenant(door.wave.tenant_id)
    draft = rows.filter(key_hash=hash_of(door.end, secret)).first() if secret else None
    return unsealed(draft.sealed, door.end, secret) if draft is not None else {}
