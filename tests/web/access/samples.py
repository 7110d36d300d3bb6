"""One thing of each kind an address can name, in a given municipality.

A new kind is one line in :data:`SAMPLES`: a function that makes the thing and returns the value of the key.
"""

from collections.abc import Callable
from uuid import UUID

from jobbvei.access.models import Membership, User
from jobbvei.access.roles import PROGRAMME_ADVISER, TEACHER
from jobbvei.background.models import LongWork
from jobbvei.integrations.models import Upload
from jobbvei.municipalities.types import Municipality
from tests.background.kinds import KIND, register
from tests.factories.access import NOW, TODAY, make_actor
from tests.factories.employers import make_employer, make_opening
from tests.factories.people import registered_participant


def participant(tenant: Municipality) -> UUID:
    """A participant the municipality works with."""
    return registered_participant(make_actor(PROGRAMME_ADVISER, tenant)).public_id


def employer(tenant: Municipality) -> UUID:
    """An employer the municipality knows."""
    return make_employer(tenant=tenant).public_id


def opening(tenant: Municipality) -> UUID:
    """An open place at such an employer."""
    return make_opening(make_employer(tenant=tenant)).public_id


def membership(tenant: Municipality) -> UUID:
    """Somebody's role."""
    teacher = User.objects.create_user(email=f"{User.objects.count()}@eksempel.test", full_name="Anne Prøve")
    return Membership.objects.create(user=teacher, tenant=tenant, role=TEACHER.code, started_on=TODAY).public_id


def long_work(tenant: Municipality) -> UUID:
    """Work that advisers may ask for."""
    register()
    asker = make_actor(PROGRAMME_ADVISER, tenant)
    return LongWork.objects.create(tenant=tenant, kind=KIND, asked_by=asker.user, asked_at=NOW).public_id


def upload(tenant: Municipality) -> UUID:
    """A file that was sent to be imported."""
    asker = make_actor(PROGRAMME_ADVISER, tenant)
    return Upload.objects.create(tenant=tenant, kind="employers", uploaded_by=asker.user, uploaded_at=NOW).public_id


SAMPLES: dict[str, Callable[[Municipality], UUID]] = {
    "employer": employer,
    "long_work": long_work,
    "membership": membership,
    "opening": opening,
    "participant": participant,
    "upload": upload,
}
