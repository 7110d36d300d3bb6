"""Who may: a role either opens a permission or it does not."""

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor, SystemActor
from jobbvei.audit.types import Acting, Occasion
from jobbvei.shared.errors import Refused
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


def acting_for_municipality(occasion: Occasion) -> Actor | SystemActor:
    """Who acts, as a user in a role or as the system; both know their municipality and day.

    Raises:
        Refused: Something else acts.
    """
    if isinstance(occasion.by, Actor | SystemActor):
        return occasion.by
    raise Refused("access.no_municipality", Sentence(N_("Dette kan bare gjøres for en bestemt kommune.")))


def acting_user(occasion: Occasion) -> Actor:
    """The signed-in user who acts, for what only a user may do.

    Raises:
        Refused: Something else than a user acts.
    """
    if isinstance(occasion.by, Actor):
        return occasion.by
    raise Refused("access.no_user", Sentence(N_("Dette kan bare gjøres av en innlogget bruker med en rolle.")))
