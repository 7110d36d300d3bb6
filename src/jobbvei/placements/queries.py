"""Looking up placements."""

from django.db.models import QuerySet

from jobbvei.access.policies import acting_user
from jobbvei.audit.actions import record_reading_of_list
from jobbvei.audit.types import Occasion, Thing
from jobbvei.people.types import Participant
from jobbvei.placements.models import Placement
from jobbvei.placements.states import PlacementState


def placements_of(participant: Participant) -> QuerySet[Placement]:
    """The participant's placements with opening and employer, newest first; cancelled drafts are left out."""
    return (
        Placement.objects.for_tenant(participant.tenant_id)
        .filter(participant=participant)
        .exclude(state=PlacementState.CANCELLED)
        .select_related("opening__employer")
        .order_by("-created_at", "-id")
    )


def drafts(*, occasion: Occasion) -> list[Placement]:
    """The municipality's drafts with participant, opening and employer, oldest first; the reading is recorded."""
    rows = list(
        Placement.objects.for_tenant(acting_user(occasion).tenant)
        .filter(state=PlacementState.DRAFT)
        .select_related("participant", "opening__employer")
        .order_by("created_at", "id")
    )
    things = [Thing("placement", str(row.public_id), str(row.participant.public_id)) for row in rows]
    record_reading_of_list("placements.placement.listed", things, occasion=occasion)
    return rows
