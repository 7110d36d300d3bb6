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
    if any(born_on > actor.on for born_on in child_births or ()):
        raise ImpossibleValue("child_births", Sentence(N_("Et barn kan ikke være født fram i tid. Sjekk datoen.")))
    births = None if child_births is None else [born_on.isoformat() for born_on in sorted(child_births)]
    household = Household(tenant=actor.tenant, kind=kind, child_births=births)
    refuse_unclean(household)
    household.save()
    _move(participant, household)
    record_writing("people.household.joined", thing_of(participant), occasion=occasion)
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


def _move(participant: Participant, household: Household | None) -> None:
    left = participant.household
    participant.household = household
    participant.save()
    if left is not None and not left.members.exists():
        left.delete()
