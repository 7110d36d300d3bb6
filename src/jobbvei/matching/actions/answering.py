"""What the participant answered, and taking an answer back."""

from datetime import timedelta

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.casework.actions import add_next_step, complete_next_step
from jobbvei.casework.queries import open_steps
from jobbvei.casework.types import NextStep, StepDetails, StepSource
from jobbvei.matching import hooks
from jobbvei.matching.models import Suggestion
from jobbvei.matching.policies import may_accept, may_answer
from jobbvei.matching.queries import free_positions
from jobbvei.matching.states import SuggestionState
from jobbvei.people.types import refuse_identity_number_in
from jobbvei.shared.sentence import N_, Sentence

NEW_SEARCH_WITHIN_DAYS = 7
SEARCH = N_("Finn andre plasser sammen")


@transaction.atomic
def accept_suggestion(*, suggestion: Suggestion, through: str, occasion: Occasion) -> Suggestion:
    """The participant said yes. Packages above make of it what they do: a placement draft and its next step.

    Args:
        through: How the answer came: ``meeting``, ``phone``, ``message`` or ``self``.

    Raises:
        Refused: The role may not, or the suggestion cannot be accepted from its state.
    """
    suggestion = _locked(suggestion)
    may_accept(actor=acting_user(occasion), suggestion=suggestion, free=free_positions(suggestion.opening)).ensure()
    _answered(suggestion, SuggestionState.ACCEPTED, through=through, occasion=occasion)
    hooks.accepted(suggestion, occasion)
    _close_question(suggestion, occasion=occasion)
    _stop_searching(suggestion, occasion=occasion)
    return suggestion


@transaction.atomic
def decline_suggestion(*, suggestion: Suggestion, through: str, reason: str, occasion: Occasion) -> Suggestion:
    """The participant said no. A no has no consequence but a new search; a reason is welcome, not demanded."""
    suggestion = _locked(suggestion)
    may_answer(actor=acting_user(occasion), suggestion=suggestion, answer=SuggestionState.DECLINED).ensure()
    refuse_identity_number_in(reason, field="reason")
    was_accepted = suggestion.state == SuggestionState.ACCEPTED
    suggestion.answer_reason = reason
    _answered(suggestion, SuggestionState.DECLINED, through=through, occasion=occasion)
    _search_again(suggestion, was_accepted=was_accepted, occasion=occasion)
    if was_accepted:
        hooks.withdrawn(suggestion, occasion)
    return suggestion


@transaction.atomic
def withdraw_suggestion(*, suggestion: Suggestion, occasion: Occasion) -> Suggestion:
    """The adviser takes the suggestion back, whatever was answered."""
    suggestion = _locked(suggestion)
    may_answer(actor=acting_user(occasion), suggestion=suggestion, answer=SuggestionState.WITHDRAWN).ensure()
    was_accepted = suggestion.state == SuggestionState.ACCEPTED
    suggestion.state = SuggestionState.WITHDRAWN
    _saved(suggestion, occasion=occasion)
    _search_again(suggestion, was_accepted=was_accepted, occasion=occasion)
    if was_accepted:
        hooks.withdrawn(suggestion, occasion)
    return suggestion


def _locked(suggestion: Suggestion) -> Suggestion:
    """The suggestion as it stands now; it and its opening are kept from others until the transaction ends."""
    rows = Suggestion.objects.for_tenant(suggestion.tenant_id).select_for_update(of=("self", "opening"))
    return rows.select_related("participant__tenant", "opening__employer", "asked_step").get(pk=suggestion.pk)


def _answered(suggestion: Suggestion, state: SuggestionState, *, through: str, occasion: Occasion) -> None:
    suggestion.state = state
    suggestion.answered_at = occasion.at
    suggestion.answered_through = through
    _saved(suggestion, occasion=occasion)


def _saved(suggestion: Suggestion, *, occasion: Occasion) -> None:
    suggestion.save()
    thing = Thing("suggestion", str(suggestion.public_id), str(suggestion.participant.public_id))
    record_writing(f"matching.suggestion.{suggestion.state}", thing, occasion=occasion)


def _search_again(suggestion: Suggestion, *, was_accepted: bool, occasion: Occasion) -> None:
    """Everybody has a next step: after a no it is to look for something else, unless something else is under way."""
    if not _is_under_way_elsewhere(suggestion, was_accepted=was_accepted):
        actor = acting_user(occasion)
        search = StepDetails(
            what=Sentence(SEARCH),
            owner=actor.user,
            due_on=actor.on + timedelta(days=NEW_SEARCH_WITHIN_DAYS),
            source=StepSource.MATCHING,
        )
        add_next_step(participant=suggestion.participant, details=search, occasion=occasion)
    _close_question(suggestion, occasion=occasion)


def _is_under_way_elsewhere(suggestion: Suggestion, *, was_accepted: bool) -> bool:
    """Whether matching has another open step for the participant than those of this suggestion.

    The step of agreeing belongs to a package above, so after a yes one step more must be open.
    """
    open_elsewhere = [step for step in _open_steps_of_matching(suggestion) if step.pk != suggestion.asked_step_id]
    return len(open_elsewhere) > (1 if was_accepted else 0)


def _stop_searching(suggestion: Suggestion, *, occasion: Occasion) -> None:
    """Looking for something else is done once there is a yes; it would contradict the step of agreeing."""
    for step in _open_steps_of_matching(suggestion):
        if step.what == SEARCH:
            complete_next_step(step=step, occasion=occasion)


def _open_steps_of_matching(suggestion: Suggestion) -> list[NextStep]:
    participant = open_steps(suggestion.participant)
    return [step for step in participant if step.source == StepSource.MATCHING]


def _close_question(suggestion: Suggestion, *, occasion: Occasion) -> None:
    """The reminder to get an answer is done once there is one; somebody may have ticked it off already."""
    step = suggestion.asked_step
    if step is None:
        return
    step.refresh_from_db(fields=["done_at"])
    if step.done_at is None:
        complete_next_step(step=step, occasion=occasion)
