"""Who lives together. Opening one member never opens another."""

from datetime import date

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.people.choices import HouseholdKind
from jobbvei.people.impossible import ImpossibleValue, refuse_unclean
from jobbvei.people.models import Household, Participant
from jobbvei.people.policies import may_change_participant
from jobbvei.people.things import thing_of
from jobbvei.shared.sentence import N_, Sentence


@transaction.atomic
def start_household(
    *,
    participant: Participant,
    kind: str,
    child_births: tuple[date, ...] | None,
    spouse_in_programme: bool | None = None,
    occasion: Occasion,
) -> Household:
    """Make a household with ``participant`` as its first member; they leave the one they were in.

    Args:
        child_births: Dates of birth; an empty tuple is no children, None is not known.
        spouse_in_programme: Whether the participant's spouse or partner is in a programme too; None is not known.

    Raises:
        Refused: The role does not change persons, or the person is out of reach.
        ImpossibleValue: A kind we do not know, a child born ahead of today, or somebody single with a spouse.
    """
    actor = acting_for_municipality(occasion)
    may_change_participant(actor, participant).ensure()
    _refuse_single_with_spouse(kind, spouse_in_programme)
    household = Household(tenant=actor.tenant)
    _write(household, kind, child_births, on=actor.on)
    _move(participant, household, spouse_in_programme)
    record_writing("people.household.joined", thing_of(participant), occasion=occasion)
    return household


@transaction.atomic
def change_household(
    *,
    participant: Participant,
    kind: str,
    child_births: tuple[date, ...] | None,
    spouse_in_programme: bool | None = None,
    occasion: Occasion,
) -> Household:
    """Say anew what kind of household ``participant`` lives in and which children are in it.

    Args:
        child_births: As for starting one.
        spouse_in_programme: As for starting one.

    Raises:
        Refused: The role does not change persons, or the person is out of reach.
        ImpossibleValue: They live in no household, or what cannot be for starting one.
    """
    actor = acting_for_municipality(occasion)
    may_change_participant(actor, participant).ensure()
    household = participant.household
    if household is None:
        raise ImpossibleValue("kind", Sentence(N_("Deltakeren er ikke i noen husholdning. Opprett en først.")))
    _refuse_single_with_spouse(kind, spouse_in_programme)
    before = (household.kind, household.child_births, participant.spouse_in_programme)
    _write(household, kind, child_births, on=actor.on)
    participant.spouse_in_programme = spouse_in_programme
    if before != (household.kind, household.child_births, participant.spouse_in_programme):
        participant.save(update_fields=["spouse_in_programme"])
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


def _refuse_single_with_spouse(kind: str, spouse_in_programme: bool | None) -> None:
    if spouse_in_programme and kind != HouseholdKind.FAMILY:
        template = N_("Den som er enslig, har ikke ektefelle eller samboer i program. Rett det ene.")
        raise ImpossibleValue("spouse_in_programme", Sentence(template))


def _move(participant: Participant, household: Household | None, spouse_in_programme: bool | None = None) -> None:
    """Move in; whether a spouse is in a programme is not known any more unless somebody says so."""
    left = participant.household
    participant.spouse_in_programme = spouse_in_programme
    participant.household = household
    participant.save()
    if left is not None and not left.members.exists():
        left.delete()
