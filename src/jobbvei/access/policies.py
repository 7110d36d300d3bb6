"""Who may: a role either opens a permission or it does not."""

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor, SystemActor
from jobbvei.audit.types import Acting
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict


def may(actor: Acting, permission: Permission) -> Verdict:
    """Allowed for the system, and when the actor's role opens ``permission``; else refused with what to do."""
    if isinstance(actor, SystemActor):
        return Verdict.allow()
    if isinstance(actor, Actor) and actor.may(permission):
        return Verdict.allow()
    return Verdict.refuse(
        f"access.{permission}",
        Sentence(
            N_("Rollen «{role}» åpner ikke dette. Spør administratoren i kommunen hvis du trenger det i jobben."),
            {"role": str(actor.role.name) if isinstance(actor, Actor) else actor.role_code},
        ),
        law="integreringsloven § 41",
    )
