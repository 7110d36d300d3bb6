"""What the law is told about a participant. Runs no query when the relations are prefetched; unknown stays unknown."""

from datetime import date

from jobbvei.casework.models import IntroductionProgramme, NorwegianTraining
from jobbvei.people.types import Household as HouseholdRow
from jobbvei.people.types import HouseholdKind as HouseholdRowKind
from jobbvei.people.types import Participant
from jobbvei.rules.explain import Finding, explain
from jobbvei.rules.facts import (
    Extension,
    Facts,
    Goal,
    Household,
    HouseholdKind,
    Norwegian,
    PartTimeReason,
    Permit,
    PermitKind,
    Programme,
    Schooling,
    SchoolingLevel,
)
from jobbvei.shared.period import age_on

ADULT_YEARS = 18


def facts_of(participant: Participant) -> Facts:
    """The participant as the law sees them, from ``programmes``, ``norwegian_training__extensions`` and household.

    What nobody has written down is None. Of several programmes the running one counts, else the last.
    """
    programme = current_programme(participant)
    return Facts(
        born_on=participant.born_on,
        permit=Permit(PermitKind(participant.permit_kind), participant.permit_granted_on),
        origin=participant.origin or None,
        settled_on=participant.settled_on,
        settled_by_agreement=participant.settled_by_agreement,
        schooling=_schooling(participant),
        goal=Goal(programme.end_goal) if programme is not None and programme.end_goal else None,
        programme=_programme(programme),
        norwegian=_norwegian(training_of(participant)),
        household=_household(participant),
    )


def law_findings(participant: Participant, *, on: date, only: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """What the law gives the participant on the day, in the catalogue's order; ``only`` narrows to some ids."""
    return explain(facts_of(participant), on=on, only=only)


def current_programme(participant: Participant) -> IntroductionProgramme | None:
    """The running programme, else the one that started last, else None."""
    rows = list(participant.programmes.all())
    return max(rows, key=lambda row: (row.ended_on is None, row.started_on or date.min, row.pk), default=None)


def training_of(participant: Participant) -> NorwegianTraining | None:
    """The Norwegian training, or None when none is written down."""
    return getattr(participant, "norwegian_training", None)


def _schooling(participant: Participant) -> Schooling:
    return Schooling(
        level=SchoolingLevel(participant.schooling) if participant.schooling else None,
        country=participant.schooling_country or None,
        years_higher=participant.years_higher,
    )


def _programme(programme: IntroductionProgramme | None) -> Programme:
    if programme is None:
        return Programme()
    return Programme(
        offered_on=programme.offered_on,
        started_on=programme.started_on,
        part_time_percent=programme.part_time_percent,
        part_time_reason=PartTimeReason(programme.part_time_reason) if programme.part_time_reason else None,
        leave_days=programme.leave_days,
    )


def _norwegian(training: NorwegianTraining | None) -> Norwegian:
    if training is None:
        return Norwegian()
    decided = sorted(training.extensions.all(), key=lambda row: (row.decided_on, row.pk))
    return Norwegian(
        offered_on=training.offered_on,
        started_on=training.started_on,
        leave_days=training.leave_days,
        extensions=tuple(Extension(row.decided_on, row.months) for row in decided),
    )


def _household(participant: Participant) -> Household:
    row = participant.household
    if row is None:
        return Household()
    births = row.child_births
    return Household(
        kind=_household_kind(row, participant),
        children_born_on=None if births is None else tuple(date.fromisoformat(born_on) for born_on in births),
    )


def _household_kind(row: HouseholdRow, participant: Participant) -> HouseholdKind | None:
    """Members of a family count as adult or child by their age when they were settled."""
    if row.kind != HouseholdRowKind.FAMILY:
        return HouseholdKind(row.kind)
    if participant.settled_on is None:
        return None
    is_adult = age_on(participant.born_on, participant.settled_on) >= ADULT_YEARS
    return HouseholdKind.ADULT if is_adult else HouseholdKind.CHILD
