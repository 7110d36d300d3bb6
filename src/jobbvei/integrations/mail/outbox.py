"""The outbox: what has been sent, to whom, and who was left without."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.types import Actor
from jobbvei.integrations.models import Mailing, MailingKind, MailProblem, MailReceiver, MailState
from jobbvei.municipalities.types import Municipality
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict


class MailingNotFound(NotFound):
    """No mailing with this key here."""

    def __init__(self) -> None:
        super().__init__("integrations.mailing_not_found", Sentence(N_("Utsendingen finnes ikke her.")))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many letters are where; ``on_the_way`` wait or are being sent."""

    sent: int
    failed: int
    on_the_way: int
    not_needed: int

    @property
    def without(self) -> int:
        """How many have no letter once the work is over: what was on the way then, goes no further by itself."""
        return self.failed + self.on_the_way


def may_send(actor: Actor, mailing: Mailing) -> Verdict:
    """Whether the actor may see the mailing and send it again: who may send such letters at all."""
    is_survey = mailing.kind == MailingKind.SURVEY
    return may(actor, Permission.RUN_SURVEYS if is_survey else Permission.FACILITATE_NETWORK)


def mailing_with_public_id(public_id: UUID | str, *, tenant: Municipality) -> Mailing:
    """The tenant's mailing.

    Raises:
        MailingNotFound: There is none here.
    """
    found = Mailing.objects.for_tenant(tenant).select_related("tenant", "sent_by").filter(public_id=public_id).first()
    if found is None:
        raise MailingNotFound
    return found


def receivers_of(mailing: Mailing) -> list[MailReceiver]:
    """Everybody the mailing is for, by municipality and name."""
    rows = MailReceiver.objects.for_tenant(mailing.tenant_id).filter(mailing=mailing)
    return list(rows.order_by("group", "name", "email", "id"))


def note_interrupted(mailing: Mailing) -> None:
    """Write down that nobody knows of the letters that were being sent when the work stopped."""
    left = MailReceiver.objects.for_tenant(mailing.tenant_id).filter(mailing=mailing, state=MailState.SENDING)
    left.update(state=MailState.FAILED, problem=MailProblem.INTERRUPTED)


def tally_of(receivers: Sequence[MailReceiver]) -> Tally:
    """How many letters are where."""
    states = [one.state for one in receivers]
    return Tally(
        sent=states.count(MailState.SENT),
        failed=states.count(MailState.FAILED),
        on_the_way=states.count(MailState.WAITING) + states.count(MailState.SENDING),
        not_needed=states.count(MailState.NOT_NEEDED),
    )


def mailings_about(about_key: UUID, *, tenant: Municipality) -> list[Mailing]:
    """What has been sent about a gathering, a team or a survey, newest first."""
    return list(Mailing.objects.for_tenant(tenant).filter(about_key=about_key).order_by("-asked_at", "-id"))
