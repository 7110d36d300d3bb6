"""Looking up placements."""

from django.db.models import QuerySet

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_user, may
from jobbvei.audit.actions import record_reading_of_list
from jobbvei.audit.types import Occasion, Thing
from jobbvei.people.queries import visible_participants
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
    actor = acting_user(occasion)
    may(actor, Permission.SEE_PLACEMENTS).ensure()
    rows = list(
        Placement.objects.for_tenant(actor.tenant)
        .filter(state=PlacementState.DRAFT, participant__in=visible_participants(actor))
        .select_related("participant", "opening__employer")
        .order_by("created_at", "id")
    )
    things = [Thing("placement", str(row.public_id), str(row.participant.public_id)) for row in rows]
    record_reading_of_list("placements.placement.listed", things, occasion=occasion)
    return rows
