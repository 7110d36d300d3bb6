"""Who may see and change a placement, and when."""

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.types import Actor
from jobbvei.casework.policies import may_follow_up
from jobbvei.placements.models import Placement
from jobbvei.placements.states import PlacementState
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict


def may_change_draft(*, actor: Actor, placement: Placement) -> Verdict:
    """Allowed for a role that matches people, a person within reach, and as long as it is a draft."""
    return (
        may(actor, Permission.MATCH_PEOPLE)
        .and_then(may_follow_up(actor, placement.participant))
        .and_then(_is_draft(placement))
    )


def _is_draft(placement: Placement) -> Verdict:
    if placement.state == PlacementState.DRAFT:
        return Verdict.allow()
    return Verdict.refuse(
        "placements.not_a_draft",
        Sentence(
            N_("Avtalen har status «{state}» og kan ikke endres."),
            {"state": str(PlacementState(placement.state).label)},
        ),
    )
