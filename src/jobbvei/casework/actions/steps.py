"""Next steps: everybody has one."""

from datetime import date

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality, acting_user
from jobbvei.access.queries import memberships_in_force
from jobbvei.access.types import Actor, SystemActor, User
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.casework.details import StepDetails
from jobbvei.casework.models import NextStep, StepSource
from jobbvei.casework.policies import may_complete_step, may_follow_up, may_move_step, may_undo_completion
from jobbvei.casework.things import thing_of_case
from jobbvei.people.types import ImpossibleValue, Participant, refuse_identity_number_in, refuse_unclean
from jobbvei.shared.kept_sentences import as_json
from jobbvei.shared.sentence import N_, Sentence

Acting = Actor | SystemActor


@transaction.atomic
def add_next_step(*, participant: Participant, details: StepDetails, occasion: Occasion) -> NextStep:
    """Add a step with an owner and a date.

    Raises:
        Refused: The role or the case stands in the way.
        ImpossibleValue: No text, a date that has passed, an owner without a role here, an identity number in the text.
    """
    may_follow_up(acting_for_municipality(occasion), participant).ensure()
    step = _new_step(participant, details, occasion, follows=None)
    record_writing("casework.next_step.added", thing_of_case(step), occasion=occasion)
    return step


@transaction.atomic
def complete_next_step(
    *, step: NextStep, then: StepDetails | None = None, last_because: str = "", occasion: Occasion
) -> NextStep:
    """Finish a step and, in the same go, add the next one.

    Args:
        then: The next step; may be left out when another step is open, the case is closed, or with a reason.
        last_because: Why no next step is needed now.

    Returns:
        The finished step; the new one is ``step.followed_by``.

    Raises:
        Refused: The role stands in the way, the step is finished, or nobody would have a next step.
        ImpossibleValue: The next step cannot be used as it is.
    """
    actor = acting_for_municipality(occasion)
    step = _locked(step)
    may_complete_step(actor, step, has_next=then is not None, last_because=last_because).ensure()
    refuse_identity_number_in(last_because, field="last_because")
    step.done_at, step.done_by = occasion.at, _user_of(actor)
    step.last_because = last_because.strip() if then is None else ""
    refuse_unclean(step)
    step.save()
    record_writing("casework.next_step.completed", thing_of_case(step), occasion=occasion)
    if then is not None:
        may_follow_up(actor, step.participant).ensure()
        added = _new_step(step.participant, then, occasion, follows=step)
        record_writing("casework.next_step.added", thing_of_case(added), occasion=occasion)
    return step


@transaction.atomic
def move_next_step(*, step: NextStep, due_on: date, owner: User | None = None, occasion: Occasion) -> NextStep:
    """Give an open step another date, and perhaps another owner.

    Raises:
        Refused: The role or the case stands in the way, or the step is finished.
        ImpossibleValue: The date has passed, or the owner has no role here.
    """
    actor = acting_for_municipality(occasion)
    step = _locked(step)
    may_move_step(actor, step).ensure()
    _refuse_passed(due_on, actor.on)
    if owner is not None:
        _refuse_stranger(owner, step.participant, actor.on)
        step.owner = owner
    step.due_on = due_on
    step.save()
    record_writing("casework.next_step.moved", thing_of_case(step), occasion=occasion)
    return step


@transaction.atomic
def undo_complete_next_step(*, step: NextStep, occasion: Occasion) -> NextStep:
    """Open a step again that the same user finished today; the step that followed goes if it is still open.

    Raises:
        Refused: Another user, another day, a step that is open, or the role or the case stands in the way.
    """
    actor = acting_user(occasion)
    step = _locked(step)
    may_undo_completion(actor, step).ensure()
    step.followed_by.filter(done_at__isnull=True).delete()
    step.done_at, step.done_by, step.last_because = None, None, ""
    step.save()
    record_writing("casework.next_step.reopened", thing_of_case(step), occasion=occasion)
    return step


def _new_step(
    participant: Participant, details: StepDetails, occasion: Occasion, *, follows: NextStep | None
) -> NextStep:
    actor = acting_for_municipality(occasion)
    what = str(details.what).strip()
    if not what:
        raise ImpossibleValue("what", Sentence(N_("Skriv hva som er neste steg.")))
    refuse_identity_number_in(what, field="what")
    if details.source != StepSource.IMPORT:  # what comes from another system may be overdue already
        _refuse_passed(details.due_on, actor.on)
    _refuse_stranger(details.owner, participant, actor.on)
    step = NextStep(
        tenant=participant.tenant, participant=participant, what=what, owner=details.owner,
        said=as_json(details.what) if isinstance(details.what, Sentence) else None,
        due_on=details.due_on, waits_for=details.waits_for, source=details.source, follows=follows,
        created_at=occasion.at, created_by=_user_of(actor),
    )  # fmt: skip
    refuse_unclean(step)
    step.save()
    return step


def _locked(step: NextStep) -> NextStep:
    """The step as it stands now, kept from others until the transaction ends."""
    rows = NextStep.objects.for_tenant(step.tenant_id).select_for_update(of=("self",))
    return rows.select_related("participant").get(pk=step.pk)


def _user_of(actor: Acting) -> User | None:
    return actor.user if isinstance(actor, Actor) else None


def _refuse_passed(due_on: date, on: date) -> None:
    if due_on < on:
        raise ImpossibleValue(
            "due_on", Sentence(N_("Fristen {due_on} er passert. Velg i dag eller senere."), {"due_on": due_on})
        )


def _refuse_stranger(owner: User, participant: Participant, on: date) -> None:
    memberships = memberships_in_force(owner, on=on)
    if not memberships.filter(tenant_id=participant.tenant_id).exists():
        raise ImpossibleValue(
            "owner",
            Sentence(N_("{name} har ingen rolle i kommunen nå. Velg en annen."), {"name": owner.full_name}),
        )
