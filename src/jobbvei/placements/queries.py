"""Looking up placements."""

import uuid

from django.db.models import QuerySet

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_user, may
from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_reading, record_reading_of_list
from jobbvei.audit.types import Occasion
from jobbvei.matching.types import Suggestion
from jobbvei.people.queries import visible_participants
from jobbvei.people.types import Participant
from jobbvei.placements.models import Placement
from jobbvei.placements.states import PlacementState
from jobbvei.placements.things import thing_of
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence


class PlacementNotFound(NotFound):
    """No such placement in this municipality, or about somebody who is shielded from the user."""


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
    rows = list(_within_reach(acting_user(occasion)).filter(state=PlacementState.DRAFT).order_by("created_at", "id"))
    record_reading_of_list("placements.placement.listed", [thing_of(row) for row in rows], occasion=occasion)
    return rows


def open_placement(public_id: uuid.UUID, *, occasion: Occasion) -> Placement:
    """The placement with participant, opening, employer and the step of agreeing; the reading is recorded.

    Raises:
        PlacementNotFound: It is not in this municipality, or the user may not see the participant.
    """
    rows = _within_reach(acting_user(occasion)).select_related(
        "suggestion", "opening__employer__contact_owner", "agree_step__owner", "created_by", "tenant"
    )
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise PlacementNotFound("placements.not_found", Sentence(N_("Avtalen finnes ikke her.")))
    record_reading("placements.placement.opened", thing_of(found), occasion=occasion)
    return found


def draft_from(suggestion: Suggestion) -> Placement | None:
    """The draft that the suggestion became, with the step of agreeing and its owner; None before a yes."""
    rows = Placement.objects.for_tenant(suggestion.tenant_id).select_related("agree_step__owner")
    return rows.filter(suggestion=suggestion, state=PlacementState.DRAFT).first()


def _within_reach(actor: Actor) -> QuerySet[Placement]:
    """The municipality's placements of people the user may see; shielded people only for their own team."""
    may(actor, Permission.SEE_PLACEMENTS).ensure()
    rows = Placement.objects.for_tenant(actor.tenant).filter(participant__in=visible_participants(actor))
    return rows.select_related("participant", "opening__employer")
