"""A yes becomes a draft and a step; a yes taken back cancels both."""

from datetime import date, timedelta

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.access.queries import memberships_in_force
from jobbvei.access.roles import ROLES
from jobbvei.access.types import Actor, User
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.casework.actions import add_next_step, complete_next_step
from jobbvei.casework.policies import may_follow_up
from jobbvei.casework.types import StepDetails, StepSource
from jobbvei.employers.types import Opening
from jobbvei.matching.types import Suggestion
from jobbvei.placements.models import Placement
from jobbvei.placements.states import TRANSITIONS, PlacementState
from jobbvei.placements.things import thing_of
from jobbvei.shared.sentence import N_, Sentence

AGREE_WITHIN_DAYS = 5


@transaction.atomic
def draft_placement(*, suggestion: Suggestion, occasion: Occasion) -> Placement:
    """Make the draft of a placement from a participant's yes, and the step of agreeing on it with the employer.

    A suggestion that was taken back and accepted again gets its old draft back. The step belongs to whoever owns the
    contact with the employer, when they may follow this participant up; else to the user who recorded the yes.
    """
    actor = acting_user(occasion)
    placement, _created = Placement.objects.for_tenant(actor.tenant).update_or_create(
        suggestion=suggestion,
        defaults={"state": PlacementState.DRAFT, "starts_on": _first_day(suggestion.opening, on=actor.on)},
        create_defaults=_draft_of(suggestion, occasion=occasion),
    )
    record_writing("placements.placement.drafted", thing_of(placement), occasion=occasion)
    agree = StepDetails(
        what=Sentence(N_("Avtal oppstart med {employer}"), {"employer": suggestion.opening.employer.name}),
        owner=_who_agrees(suggestion, actor),
        due_on=actor.on + timedelta(days=AGREE_WITHIN_DAYS),
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
    record_writing("placements.placement.cancelled", thing_of(placement), occasion=occasion)
    if placement.agree_step is not None and placement.agree_step.done_at is None:
        complete_next_step(step=placement.agree_step, occasion=occasion)
    return placement


def _who_agrees(suggestion: Suggestion, actor: Actor) -> User:
    owner = suggestion.opening.employer.contact_owner
    if owner is None or owner.pk == actor.user.pk:
        return actor.user
    roles = [one.role for one in memberships_in_force(owner, on=actor.on) if one.tenant_id == actor.tenant.pk]
    as_actors = [
        Actor(user=owner, role=ROLES[role], tenant=actor.tenant, on=actor.on) for role in roles if role in ROLES
    ]
    return owner if any(may_follow_up(one, suggestion.participant) for one in as_actors) else actor.user


def _first_day(opening: Opening, *, on: date) -> date | None:
    """The opening's start, unless that has passed: a day that is gone proposes nothing."""
    return opening.starts_on if opening.starts_on is not None and opening.starts_on >= on else None


def _draft_of(suggestion: Suggestion, *, occasion: Occasion) -> dict[str, object]:
    actor, opening = acting_user(occasion), suggestion.opening
    return {
        "tenant": actor.tenant,
        "suggestion": suggestion,
        "participant": suggestion.participant,
        "opening": opening,
        "state": PlacementState.DRAFT,
        "kind": opening.kind,
        "starts_on": _first_day(opening, on=actor.on),
        "hours_per_week": opening.hours_per_week,
        "created_at": occasion.at,
        "created_by": actor.user,
    }
