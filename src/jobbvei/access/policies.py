"""Who may: a role either opens a permission or it does not."""

from jobbvei.access.models import Membership, User
from jobbvei.access.permissions import Permission
from jobbvei.access.roles import ADMINISTRATOR, Role
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


def may_give_role(actor: Actor | SystemActor, role: Role) -> Verdict:
    """Whether the actor may give ``role`` to somebody in the actor's municipality, or at the actor's organiser."""
    given_here = Verdict.allow() if role.is_given_in(actor.tenant) else _given_elsewhere(role, actor)
    return may(actor, Permission.MANAGE_MEMBERS).and_then(given_here)


def may_end_role(actor: Acting, membership: Membership) -> Verdict:
    """Whether the actor may end this role; nobody ends the role they need to undo it."""
    is_own_door = membership.role == ADMINISTRATOR.code and str(membership.user.public_id) == actor.key
    own_door = (
        Verdict.refuse(
            "access.own_administrator_role",
            Sentence(N_("Du kan ikke ta bort din egen administratorrolle. Be en annen administrator om å gjøre det.")),
        )
        if is_own_door
        else Verdict.allow()
    )
    return may(actor, Permission.MANAGE_MEMBERS).and_then(_is_own_tenant(actor, membership)).and_then(own_door)


def may_make_password_link(actor: Acting, user: User) -> Verdict:
    """Whether the actor may let ``user`` choose a new password.

    Only for somebody whose every role is in the actor's municipality: otherwise one municipality's administrator
    could open the door to another's.
    """
    only_here = not user.memberships.exclude(tenant_id=actor.tenant_number).exists()
    elsewhere = Verdict.refuse(
        "access.user_has_roles_elsewhere",
        Sentence(
            N_("Brukeren har også en rolle i en annen kommune. Passordet kan bare byttes av brukeren selv, innlogget.")
        ),
    )
    return may(actor, Permission.MANAGE_MEMBERS).and_then(Verdict.allow() if only_here else elsewhere)


def _given_elsewhere(role: Role, actor: Actor | SystemActor) -> Verdict:
    by_organiser = N_("Rollen «{role}» gis av KS, ikke av kommunen.")
    by_municipality = N_("Rollen «{role}» gis av kommunene. Her gis bare roller som aldri ser deltakere.")
    template = by_municipality if actor.tenant.is_organiser else by_organiser
    return Verdict.refuse("access.role_given_elsewhere", Sentence(template, {"role": str(role.name)}))


def _is_own_tenant(actor: Acting, membership: Membership) -> Verdict:
    if membership.tenant_id == actor.tenant_number:
        return Verdict.allow()
    return Verdict.refuse("access.other_tenant", Sentence(N_("Rollen er ikke i din kommune.")))
