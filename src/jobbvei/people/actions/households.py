"""Who lives together. Opening one member never opens another."""

from datetime import date

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.people.impossible import ImpossibleValue, refuse_unclean
from jobbvei.people.models import Household, Participant
from jobbvei.people.policies import may_change_participant
from jobbvei.people.things import thing_of
from jobbvei.shared.sentence import N_, Sentence


@transaction.atomic
def start_household(
    *, participant: Participant, kind: str, child_births: tuple[date, ...] | None, occasion: Occasion
) -> Household:
    """Make a household with ``participant`` as its first member; they leave the one they were in.

    Args:
        child_births: Dates of birth; an empty tuple is no children, None is not known.

    Raises:
        Refused: The role does not change persons, or the person is out of reach.
        ImpossibleValue: A kind we do not know, or a child born ahead of today.
    """
    actor = acting_for_municipality(occasion)
    may_change_participant(actor, participant).ensure()
    household = Household(tenant=actor.tenant)
    _write(household, kind, child_births, on=actor.on)
    _move(participant, household)
    record_writing("people.household.joined", thing_of(participant), occasion=occasion)
    return household


@transaction.atomic
def change_household(
    *, participant: Participant, kind: str, child_births: tuple[date, ...] | None, occasion: Occasion
) -> Household:
    """Say anew what kind of household ``participant`` lives in and which children are in it.

    Args:
        child_births: As for starting one.

    Raises:
        Refused: The role does not change persons, or the person is out of reach.
        ImpossibleValue: They live in no household, a kind we do not know, or a child born ahead of today.
    """
    actor = acting_for_municipality(occasion)
    may_change_participant(actor, participant).ensure()
    household = participant.household
    if household is None:
        raise ImpossibleValue("kind", Sentence(N_("Deltakeren er ikke i noen husholdning. Opprett en først.")))
    before = (household.kind, household.child_births)
    _write(household, kind, child_births, on=actor.on)
    if before != (household.kind, household.child_births):
        record_writing("people.household.changed", thing_of(participant), occasion=occasion)
    return household


@transaction.atomic
def join_household(*, participant: Participant, household: Household, occasion: Occasion) -> Participant:
    """Move ``participant`` into ``household``.

    Raises:
        Refused: The role does not change persons, or the person is out of reach.
        ImpossibleValue: The household is in another municipality.
    """
    may_change_participant(acting_for_municipality(occasion), participant).ensure()
    if household.tenant_id != participant.tenant_id:
        raise ImpossibleValue("household", Sentence(N_("Husholdningen finnes ikke i kommunen din.")))
    if participant.household_id != household.pk:
        _move(participant, household)
        record_writing("people.household.joined", thing_of(participant), occasion=occasion)
    return participant


@transaction.atomic
def leave_household(*, participant: Participant, occasion: Occasion) -> Participant:
    """Take ``participant`` out of their household; the household goes when nobody is left.

    Raises:
        Refused: The role does not change persons, or the person is out of reach.
    """
    may_change_participant(acting_for_municipality(occasion), participant).ensure()
    if participant.household_id is not None:
        _move(participant, None)
        record_writing("people.household.left", thing_of(participant), occasion=occasion)
    return participant


def _write(household: Household, kind: str, child_births: tuple[date, ...] | None, *, on: date) -> None:
    if any(born_on > on for born_on in child_births or ()):
        raise ImpossibleValue("child_births", Sentence(N_("Et barn kan ikke være født fram i tid. Sjekk datoen.")))
    household.kind = kind
    household.child_births = None if child_births is None else [one.isoformat() for one in sorted(child_births)]
    refuse_unclean(household)
    household.save()


def _move(participant: Participant, household: Household | None) -> None:
    left = participant.household
    participant.household = household
    participant.save()
    if left is not None and not left.members.exists():
        left.delete()
