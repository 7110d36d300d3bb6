"""Making the invented users of a demonstration."""

from datetime import date, datetime

from django.db import transaction

from jobbvei.access.actions.memberships import NewMember, UnableToGiveRole
from jobbvei.access.models import Membership, User
from jobbvei.access.types import SystemActor
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.municipalities.types import Municipality
from jobbvei.shared.sentence import N_, Sentence

NOBODYS_DOMAIN = ".test"  # reserved: such an address can never belong to anybody


@transaction.atomic
def make_invented_user(
    member: NewMember, *, tenant: Municipality, password_hash: str, started_on: date, at: datetime
) -> Membership:
    """A user with a role in an invented municipality and a password everybody may know.

    Args:
        password_hash: As Django stores it. All share one, since hashing is made to be slow.
        started_on: First day in the role; before today, so that what the user did earlier can be told.

    Raises:
        UnableToGiveRole: The municipality is real, or the address could belong to somebody.
    """
    if not tenant.is_invented or not member.email.endswith(NOBODYS_DOMAIN):
        raise UnableToGiveRole(
            "access.not_invented",
            Sentence(
                N_("{email} kan ikke lages uten videre: bare oppdiktede kommuner og adresser på {domain} kan det."),
                {"email": member.email, "domain": NOBODYS_DOMAIN},
            ),
        )
    user = User.objects.create(email=member.email, password=password_hash, full_name=member.full_name)
    membership = Membership.objects.create(user=user, tenant=tenant, role=member.role_code, started_on=started_on)
    by = SystemActor(tenant=tenant, on=started_on)
    details = {"role": member.role_code, "member": str(user.public_id)}
    occasion = Occasion(by=by, at=at, purpose="demonstration", details={**details})
    record_writing("access.role_given", Thing("membership", str(membership.public_id)), occasion=occasion)
    return membership
