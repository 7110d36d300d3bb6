"""Filling an organiser's idea bank with the cards that come with Jobbvei."""

from django.db import transaction

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_user, may
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.learning_network.actions.practices import add_version, municipality_in
from jobbvei.learning_network.first_practices.reading import FirstPractice, first_practices
from jobbvei.learning_network.models import Practice
from jobbvei.learning_network.practice_details import ensure_practice
from jobbvei.learning_network.states import PracticeState
from jobbvei.municipalities.types import Municipality


@transaction.atomic
def load_first_practices(*, occasion: Occasion) -> int:
    """Publish the first cards in the bank of the acting facilitator's organiser; those that are there are left alone.

    A card somebody has changed or archived since stays as they left it.

    Returns:
        How many were new.

    Raises:
        Refused: The role does not open it.
    """
    may(occasion.by, Permission.FACILITATE_NETWORK).ensure()
    organiser = acting_user(occasion).tenant
    known = set(Practice.objects.for_tenant(organiser).exclude(key="").values_list("key", flat=True))
    new = [one for one in first_practices() if one.key not in known]
    for one in new:
        _load(one, organiser, occasion)
    if new:
        thing = Thing("practices", organiser.number)
        record_writing("learning_network.practices.loaded", thing, occasion=occasion)
    return len(new)


def _load(one: FirstPractice, organiser: Municipality, occasion: Occasion) -> None:
    ensure_practice(one.details)
    practice = Practice.objects.create(
        tenant=organiser,
        key=one.key,
        owner=municipality_in(one.municipality) if one.municipality else None,
        state=PracticeState.PUBLISHED,
        shown=1,
        made_at=occasion.at,
    )
    add_version(practice, one.details, occasion)
