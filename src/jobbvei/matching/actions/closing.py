"""Nobody is proposed to an employer after the follow-up has ended."""

from django.db import transaction

from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.casework.actions import complete_next_step
from jobbvei.matching import hooks
from jobbvei.matching.models import Suggestion
from jobbvei.matching.queries import LIVE
from jobbvei.matching.states import SuggestionState
from jobbvei.people.types import Participant, with_details

CASE_CLOSED = "case_closed"
REASON = "Oppfølgingen er avsluttet."


@transaction.atomic
def withdraw_suggestions_of_closed_case(participant: Participant, occasion: Occasion) -> None:
    """Take back every suggestion that waits for an answer or has a yes; packages above take back what a yes led to.

    Runs inside the closing of the case, which has asked whether the user may. A case that is opened again starts
    without suggestions: proposing anew is a choice.
    """
    rows = Suggestion.objects.for_tenant(participant.tenant_id).filter(participant=participant, state__in=LIVE)
    live = rows.select_for_update(of=("self",)).select_related("participant", "asked_step").order_by("id")
    for suggestion in live:
        _withdraw(suggestion, occasion=with_details(occasion, reason=CASE_CLOSED))


def _withdraw(suggestion: Suggestion, *, occasion: Occasion) -> None:
    was_accepted = suggestion.state == SuggestionState.ACCEPTED
    suggestion.state, suggestion.answer_reason = SuggestionState.WITHDRAWN, REASON
    suggestion.save(update_fields=["state", "answer_reason"])
    thing = Thing("suggestion", str(suggestion.public_id), str(suggestion.participant.public_id))
    record_writing("matching.suggestion.withdrawn", thing, occasion=occasion)
    if suggestion.asked_step is not None and suggestion.asked_step.done_at is None:
        complete_next_step(step=suggestion.asked_step, occasion=occasion)
    if was_accepted:
        hooks.withdrawn(suggestion, occasion)
