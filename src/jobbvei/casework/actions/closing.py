"""Ending the follow-up of a participant, and taking it up again."""

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.casework import hooks
from jobbvei.casework.models import CaseClosure
from jobbvei.casework.policies import case_runs, may_close_case
from jobbvei.people.types import Participant, refuse_unclean, save_unless_taken, thing_of, with_details


@transaction.atomic
def close_case(*, participant: Participant, reason: str, occasion: Occasion) -> CaseClosure:
    """End the follow-up today; the person leaves the work list and the matching.

    What is under way above (suggestions, drafts of placements) is taken back in the same transaction.

    Args:
        reason: Code of :class:`~jobbvei.casework.models.ClosingReason`.

    Raises:
        Refused: The role stands in the way, or the case is closed.
        ImpossibleValue: The reason is not one we know.
    """
    actor = acting_for_municipality(occasion)
    may_close_case(actor, participant).and_then(case_runs(participant)).ensure()
    closure = CaseClosure(tenant=participant.tenant, participant=participant, closed_on=actor.on, reason=reason)
    refuse_unclean(closure)
    save_unless_taken(closure)
    record_writing("casework.case.closed", thing_of(participant), occasion=with_details(occasion, reason=reason))
    hooks.closed(participant, occasion)
    return closure


@transaction.atomic
def reopen_case(*, participant: Participant, occasion: Occasion) -> Participant:
    """Take the follow-up up again; nothing happens when the case runs.

    Raises:
        Refused: The role stands in the way.
    """
    may_close_case(acting_for_municipality(occasion), participant).ensure()
    if not case_runs(participant):
        CaseClosure.objects.for_tenant(participant.tenant_id).filter(participant=participant).delete()
        participant.refresh_from_db()
        record_writing("casework.case.reopened", thing_of(participant), occasion=occasion)
    return participant
