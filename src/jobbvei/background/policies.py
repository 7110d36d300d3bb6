"""Who may ask for long work, and who may see how it goes."""

from jobbvei.access.policies import may
from jobbvei.access.types import Actor
from jobbvei.background.hooks import UnknownWork, work_kind
from jobbvei.background.models import LongWork
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict


def may_ask_for_work(actor: Actor, kind: str) -> Verdict:
    """Whether the actor's role opens this kind of work."""
    return may(actor, work_kind(kind).permission)


def may_see_work(actor: Actor, work: LongWork) -> Verdict:
    """Whether the actor may see how it goes: the one who asked, and whoever could have asked."""
    if work.asked_by_id == actor.user.pk:
        return Verdict.allow()
    try:
        return may_ask_for_work(actor, work.kind)
    except UnknownWork:
        return Verdict.refuse("background.not_yours", Sentence(N_("Jobben ble startet av noen andre.")))
