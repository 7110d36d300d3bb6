"""What the law is told about a participant. Runs no query when the relations are prefetched; unknown stays unknown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jobbvei.casework.models import IntroductionProgramme, NorwegianExtension, NorwegianTraining
from jobbvei.municipalities.types import Municipality, TenantQuerySet
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


@dataclass(frozen=True, slots=True)
class Situation:
    """A participant with what casework knows that the law asks about.

    Attributes:
        programme: The running one, else the last; None when there is none.
        extensions: The decisions to extend the Norwegian training.
    """

    participant: Participant
    programme: IntroductionProgramme | None
    training: NorwegianTraining | None
    extensions: tuple[NorwegianExtension, ...]


def situation_of(participant: Participant) -> Situation:
    """The situation of a participant whose ``programmes`` and ``norwegian_training__extensions`` are prefetched."""
    training = training_of(participant)
    extensions = () if training is None else tuple(training.extensions.all())
    return Situation(participant, current_programme(participant), training, extensions)


def situations_of(people: TenantQuerySet[Participant], *, tenant: Municipality) -> list[Situation]:
    """The situation of each of ``people``, in their order: three queries, however many they are."""
    keys = people.order_by().values("pk")
    programmes: dict[int, list[IntroductionProgramme]] = defaultdict(list)
    for programme in IntroductionProgramme.objects.for_tenant(tenant).filter(participant__in=keys).order_by("pk"):
        programmes[programme.participant_id].append(programme)
    extensions: dict[int, list[NorwegianExtension]] = defaultdict(list)
    decided = NorwegianExtension.objects.for_tenant(tenant).filter(training__participant__in=keys)
    for extension in decided.order_by("decided_on", "pk"):
        extensions[extension.training_id].append(extension)
    situations = []
    for person in people.select_related("household", "norwegian_training"):
        training = training_of(person)
        decisions = () if training is None else tuple(extensions[training.pk])
        situations.append(Situation(person, latest_of(programmes[person.pk]), training, decisions))
    return situations


def facts_of(participant: Participant) -> Facts:
    """The participant as the law sees them, from ``programmes``, ``norwegian_training__extensions`` and household.

    What nobody has written down is None. Of several programmes the running one counts, else the last.
    """
    return facts_in(situation_of(participant))


def facts_in(situation: Situation) -> Facts:
    """The same from a situation; no query when the household is fetched."""
    participant, programme = situation.participant, situation.programme
    return Facts(
        born_on=participant.born_on,
        permit=Permit(PermitKind(participant.permit_kind), participant.permit_granted_on),
        origin=participant.origin or None,
        settled_on=participant.settled_on,
        settled_by_agreement=participant.settled_by_agreement,
        schooling=_schooling(participant),
        goal=Goal(programme.end_goal) if programme is not None and programme.end_goal else None,
        programme=_programme(programme),
        norwegian=_norwegian(situation.training, situation.extensions),
        household=_household(participant),
    )


def law_findings(participant: Participant, *, on: date, only: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """What the law gives the participant on the day, in the catalogue's order; ``only`` narrows to some ids."""
    return explain(facts_of(participant), on=on, only=only)


def current_programme(participant: Participant) -> IntroductionProgramme | None:
    """The running programme, else the one that started last, else None."""
    return latest_of(participant.programmes.all())


def latest_of(programmes: Iterable[IntroductionProgramme]) -> IntroductionProgramme | None:
    """Of one participant's programmes the running one, else the one that started last, else None."""
    return max(programmes, key=lambda row: (row.ended_on is None, row.started_on or date.min, row.pk), default=None)


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


def _norwegian(training: NorwegianTraining | None, extensions: Sequence[NorwegianExtension]) -> Norwegian:
    if training is None:
        return Norwegian()
    decided = sorted(extensions, key=lambda row: (row.decided_on, row.pk))
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
        spouse_in_programme=participant.spouse_in_programme,
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
