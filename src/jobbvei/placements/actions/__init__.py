"""Making and cancelling the draft of a placement."""

from datetime import timedelta

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.casework.actions import add_next_step, complete_next_step
from jobbvei.casework.types import StepDetails, StepSource, WaitsFor
from jobbvei.matching.types import Suggestion
from jobbvei.placements.models import Placement
from jobbvei.placements.states import TRANSITIONS, PlacementState

__all__ = ["cancel_draft_of", "draft_placement"]

AGREE_WITHIN_DAYS = 5


@transaction.atomic
def draft_placement(*, suggestion: Suggestion, occasion: Occasion) -> Placement:
    """Make the draft of a placement from a participant's yes, and the step of agreeing on it with the employer.

    A suggestion that was taken back and accepted again gets its old draft back.
    """
    actor = acting_user(occasion)
    placement, _created = Placement.objects.for_tenant(actor.tenant).update_or_create(
        suggestion=suggestion,
        defaults={"state": PlacementState.DRAFT, "starts_on": suggestion.opening.starts_on},
        create_defaults=_draft_of(suggestion, occasion=occasion),
    )
    _recorded("placements.placement.drafted", placement, occasion=occasion)
    agree = StepDetails(
        what=f"Avtal oppstart med {suggestion.opening.employer.name}",
        owner=actor.user,
        due_on=actor.on + timedelta(days=AGREE_WITHIN_DAYS),
        waits_for=WaitsFor.EMPLOYER,
        source=StepSource.MATCHING,
    )
    placement.agree_step = add_next_step(participant=suggestion.participant, details=agree, occasion=occasion)
    placement.save(update_fields=["agree_step"])
    return placement


@transaction.atomic
def cancel_draft_of(*, suggestion: Suggestion, occasion: Occasion) -> Placement | None:
    """Cancel the draft made of the suggestion, if there is one that can be cancelled, and its reminder.

    Whoever cancels has given the participant another next step first.
    """
    placement = Placement.objects.for_tenant(suggestion.tenant_id).filter(suggestion=suggestion).first()
    if placement is None or PlacementState.CANCELLED not in TRANSITIONS[PlacementState(placement.state)]:
        return None
    placement.state = PlacementState.CANCELLED
    placement.save(update_fields=["state"])
    _recorded("placements.placement.cancelled", placement, occasion=occasion)
    if placement.agree_step is not None and placement.agree_step.done_at is None:
        complete_next_step(step=placement.agree_step, occasion=occasion)
    return placement


def _draft_of(suggestion: Suggestion, *, occasion: Occasion) -> dict[str, object]:
    actor, opening = acting_user(occasion), suggestion.opening
    return {
        "tenant": actor.tenant,
        "suggestion": suggestion,
        "participant": suggestion.participant,
        "opening": opening,
        "state": PlacementState.DRAFT,
        "kind": opening.kind,
        "starts_on": opening.starts_on,
        "hours_per_week": opening.hours_per_week,
        "created_at": occasion.at,
        "created_by": actor.user,
    }


def _recorded(kind: str, placement: Placement, *, occasion: Occasion) -> None:
    thing = Thing("placement", str(placement.public_id), str(placement.participant.public_id))
    record_writing(kind, thing, occasion=occasion)
