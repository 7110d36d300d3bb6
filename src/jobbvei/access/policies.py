"""Who may: a role either opens a permission or it does not."""

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict


def may(actor: Actor, permission: Permission) -> Verdict:
    """Allowed when the actor's role opens ``permission``; else refused with what to do."""
    if actor.may(permission):
        return Verdict.allow()
    return Verdict.refuse(
        f"access.{permission}",
        Sentence(
            N_("Rollen «{role}» åpner ikke dette. Spør administratoren i kommunen hvis du trenger det i jobben."),
            {"role": str(actor.role.name)},
        ),
        law="integreringsloven § 41",
    )
