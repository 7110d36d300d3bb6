"""What the municipality is paid for the people it has settled, for a year and five years ahead."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_user, may
from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_reading_of_list
from jobbvei.audit.types import Occasion
from jobbvei.casework.facts import Situation, facts_in, situations_of
from jobbvei.casework.models import CaseClosure, ClosingReason
from jobbvei.people.queries import visible_participants
from jobbvei.people.types import Participant, thing_of
from jobbvei.rules.explain import Finding
from jobbvei.rules.guidance import guide
from jobbvei.rules.outlook.grants import (
    GrantOutlook,
    PersonOutlook,
    Receiver,
    grant_outlook,
    illustrated,
    newest_rate_year,
    years_from,
)
from jobbvei.rules.subjects import MunicipalityYear, OfMunicipality

PEOPLE_ON_A_PAGE = 20
APPLIED_FOR = frozenset({"grant.disability_once_kr", "grant.disability_year_max_kr"})


@dataclass(frozen=True, slots=True)
class GrantsAsked:
    """What is asked for.

    Attributes:
        first_year: The first of the six years.
        illustrate: Whether to reckon also with the newest known rates in every year.
        settling: How many the municipality was first asked to settle, and settled, in the year of the newest rates.
    """

    first_year: int
    illustrate: bool = False
    settling: MunicipalityYear = field(default_factory=MunicipalityYear)


@dataclass(frozen=True, slots=True)
class PersonGrants:
    """One person's grants; ``illustrated`` is with the newest known rates in every year, when that is asked for."""

    participant: Participant
    outlook: PersonOutlook
    illustrated: PersonOutlook | None


@dataclass(frozen=True, slots=True)
class MunicipalGrants:
    """The municipality's grants, and one page of the people behind them.

    Attributes:
        outlook: With each year's own rates.
        illustrated: With the newest known rates in every year; None when it is not asked for.
        rate_year: The newest year whose rates are known.
        rows: People with a grant, or with something unknown, in these years.
        people: How many persons the sums cover, those without any grant among them.
        without_grant: How many it is known that nothing is paid for in these years.
        children_not_registered: Children who stand only in a household, so that nobody knows when they were settled.
        applied_for: What the directorate grants for one person's needs, which are not registered here.
    """

    outlook: GrantOutlook
    illustrated: GrantOutlook | None
    rate_year: int
    rows: tuple[PersonGrants, ...]
    page: int
    pages: int
    people: int
    without_grant: int
    children_not_registered: int
    applied_for: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class GrantsForFile:
    """The municipality's grants, and everybody with a grant or with something unknown."""

    outlook: GrantOutlook
    illustrated: GrantOutlook | None
    rows: tuple[PersonGrants, ...]


def municipal_grants(asked: GrantsAsked, *, occasion: Occasion, page: int = 1) -> MunicipalGrants:
    """The grants of the first year and the five years after it, for everybody the user may see.

    Also those whose follow-up has ended: the grant goes on until the fifth year, or until they move. Each person shown
    is written in the trail as read; the number of queries does not grow with the people.

    Raises:
        Refused: The role does not see the municipality's grants.
    """
    found = _found(asked, occasion)
    shown = [one for one in found.rows if not one.outlook.is_nothing]
    pages = max(1, -(-len(shown) // PEOPLE_ON_A_PAGE))
    page = min(max(page, 1), pages)
    rows = tuple(shown[(page - 1) * PEOPLE_ON_A_PAGE : page * PEOPLE_ON_A_PAGE])
    _record("casework.municipal_grants.shown", rows, occasion)
    return MunicipalGrants(
        outlook=found.outlook,
        illustrated=found.illustrated,
        rate_year=newest_rate_year(),
        rows=rows,
        page=page,
        pages=pages,
        people=len(found.rows),
        without_grant=len(found.rows) - len(shown),
        children_not_registered=found.children_not_registered,
        applied_for=guide(OfMunicipality(), on=date(newest_rate_year(), 12, 31), only=APPLIED_FOR),
    )


def municipal_grants_for_file(asked: GrantsAsked, *, occasion: Occasion) -> GrantsForFile:
    """The same for a file: everybody with a grant, or with something unknown; each is written in the trail as exported.

    Raises:
        Refused: The role does not see the municipality's grants.
    """
    found = _found(asked, occasion)
    rows = tuple(one for one in found.rows if not one.outlook.is_nothing)
    _record("casework.municipal_grants.exported", rows, occasion)
    return GrantsForFile(found.outlook, found.illustrated, rows)


@dataclass(frozen=True, slots=True)
class _Found:
    outlook: GrantOutlook
    illustrated: GrantOutlook | None
    rows: tuple[PersonGrants, ...]
    children_not_registered: int


def _found(asked: GrantsAsked, occasion: Occasion) -> _Found:
    actor = acting_user(occasion)
    may(actor, Permission.SEE_MUNICIPAL_GRANTS).ensure()
    people = visible_participants(actor).defer("identity_number").order_by("search_name", "pk")
    situations = situations_of(people, tenant=actor.tenant)
    moved = _moved_days(actor)
    receivers = [Receiver(facts_in(one), moved.get(one.participant.pk)) for one in situations]
    rate_year = newest_rate_year()
    outlook = grant_outlook(receivers, years=years_from(asked.first_year), requests={rate_year: asked.settling})
    other = illustrated(outlook, receivers, with_rates_of=rate_year) if asked.illustrate else None
    second: Sequence[PersonOutlook | None] = [None] * len(situations) if other is None else other.people
    rows = zip(situations, outlook.people, second, strict=True)
    return _Found(
        outlook=outlook,
        illustrated=other,
        rows=tuple(PersonGrants(one.participant, own, with_rates) for one, own, with_rates in rows),
        children_not_registered=_children_not_registered(situations),
    )


def _moved_days(actor: Actor) -> dict[int, date]:
    rows = CaseClosure.objects.for_tenant(actor.tenant).filter(reason=ClosingReason.MOVED).order_by("pk")
    return dict(rows.values_list("participant_id", "closed_on"))


def _children_not_registered(situations: Iterable[Situation]) -> int:
    """Children in households who are no participants themselves, told by household and date of birth."""
    members = [one.participant for one in situations if one.participant.household is not None]
    born = Counter((one.household_id, one.born_on.isoformat()) for one in members)
    households = {one.household_id: one.household.child_births or () for one in members if one.household}
    children = Counter((key, born_on) for key, births in households.items() for born_on in births)
    return (children - born).total()


def _record(kind: str, rows: Iterable[PersonGrants], occasion: Occasion) -> None:
    with transaction.atomic():
        record_reading_of_list(kind, (thing_of(one.participant) for one in rows), occasion=occasion)
