"""Whom a change of law touches: the same people the day before it and on the day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_user, may
from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_reading_of_list
from jobbvei.audit.types import Occasion
from jobbvei.casework.caseload import caseload_of, sees_whole_service
from jobbvei.casework.facts import Situation, facts_in, situations_of
from jobbvei.people.types import Participant, thing_of
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.explain import Finding, explain
from jobbvei.rules.facts import Facts
from jobbvei.rules.outlook.changes import DAY_ASKED, ONE_DAY, ChangeOfLaw, begins_or_ends, change_of_law, rests_on
from jobbvei.rules.outlook.legal_dates import PROGRAMME_START
from jobbvei.rules.population.explain import explain_population
from jobbvei.rules.population.findings import PopulationFindings
from jobbvei.rules.population.people import Population
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

PEOPLE_ON_A_PAGE = 20
FULL_TIME_PERCENT = 100
COUNTED_FROM_DAY_ASKED = frozenset({"registration.due_on"})  # another day asked about is always another answer
PART_TIME = "programme.part_time_allowed"
OF_PROGRAMME = ("programme.", "benefit.")
OF_TRAINING = ("norwegian.right_until", "norwegian.exten")


class ChangeGroup(StrEnum):
    """Where somebody stands to a change of law."""

    TOUCHED = "touched"
    NOT_TOLD = "not_told"
    OLDER_DAY = "older_day"
    NEWER_DAY = "newer_day"
    CAME_LATER = "came_later"
    UNTOUCHED = "untouched"


@dataclass(frozen=True, slots=True)
class Difference:
    """One question of law with its answer the day before the change and on the day."""

    old: Finding
    new: Finding

    @property
    def question(self) -> str:
        """The finding id."""
        return self.new.id


@dataclass(frozen=True, slots=True)
class Comparison:
    """One person the day before a change and on the day.

    Attributes:
        differences: Answers that differ because of the change, in the catalogue's order.
        untold: Questions the change is about that wait for a fact, so that it cannot be told what it means.
        older_day: Questions answered by rules that the change ended, because of a day in the person's own case.
        newer_day: Questions answered by the new rules on both days, for the same reason.
    """

    differences: tuple[Difference, ...] = ()
    untold: tuple[Difference, ...] = ()
    older_day: tuple[str, ...] = ()
    newer_day: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that are missing, each once."""
        names = (name for one in self.untold for name in (one.old.missing, one.new.missing) if name)
        return tuple(dict.fromkeys(names))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Finding ids of the questions that wait for them."""
        return tuple(one.question for one in self.untold)


@dataclass(frozen=True, slots=True)
class PersonUnderChange:
    """Somebody in the caseload and what the change means for them."""

    participant: Participant
    comparison: Comparison
    groups: frozenset[ChangeGroup]


@dataclass(frozen=True, slots=True)
class CaseloadUnderChange:
    """One page of the people in one group.

    Attributes:
        counts: People in every group; somebody may be both touched by one answer and not told of another.
        questions: Touched people by finding id, the most first.
        asked: The finding id the list is narrowed to, empty when it is not.
        people: Number of people in the whole caseload.
        in_two_groups: How many are touched by one answer and not told of another, and so counted twice.
    """

    change: ChangeOfLaw
    group: ChangeGroup
    asked: str
    rows: tuple[PersonUnderChange, ...]
    page: int
    pages: int
    people: int
    in_two_groups: int
    counts: Mapping[ChangeGroup, int]
    questions: Mapping[str, int]
    whole_service: bool

    @property
    def compared(self) -> int:
        """How many were here on both days."""
        return self.people - self.counts[ChangeGroup.CAME_LATER]


class NoSuchChange(NotFound):
    """No rule and no figure begins or ends on the day."""

    def __init__(self, on: date) -> None:
        super().__init__(
            "casework.no_such_change",
            Sentence(
                N_("Ingen regel i Jobbvei begynner eller slutter {on}. Velg en dato i listen over endringer."),
                {"on": on},
            ),
        )


def caseload_under_change(
    on: date, *, occasion: Occasion, group: ChangeGroup = ChangeGroup.TOUCHED, asked: str = "", page: int = 1
) -> CaseloadUnderChange:
    """The people the user follows up, as the change of law that begins on ``on`` finds them.

    Each person shown is written in the trail as read; the number of queries does not grow with the people.

    Args:
        asked: Only those touched in this finding id; one that nobody is touched in gives nobody.
        page: From 1; a page that does not exist gives the nearest that does.

    Raises:
        Refused: The role does not read what the law says of people.
        NoSuchChange: Nothing changes on the day.
    """
    actor, change = _may_ask(occasion), _change(on)
    everybody = _compared(actor, change)
    listed = _listed(everybody, group, asked)
    pages = max(1, -(-len(listed) // PEOPLE_ON_A_PAGE))
    page = min(max(page, 1), pages)
    rows = listed[(page - 1) * PEOPLE_ON_A_PAGE : page * PEOPLE_ON_A_PAGE]
    _record("casework.law_change.shown", rows, occasion)
    touched = Counter(one.question for person in everybody for one in person.comparison.differences)
    return CaseloadUnderChange(
        change=change,
        group=group,
        asked=asked,
        rows=rows,
        page=page,
        pages=pages,
        people=len(everybody),
        in_two_groups=sum(len(person.groups) > 1 for person in everybody),
        counts={each: sum(each in person.groups for person in everybody) for each in ChangeGroup},
        questions=dict(touched.most_common()),
        whole_service=sees_whole_service(actor),
    )


def people_touched(on: date, *, occasion: Occasion, asked: str = "") -> tuple[PersonUnderChange, ...]:
    """Everybody touched and everybody of whom it cannot be told, for a file; each is written in the trail as exported.

    Raises:
        Refused: The role does not read what the law says of people.
        NoSuchChange: Nothing changes on the day.
    """
    actor, change = _may_ask(occasion), _change(on)
    everybody = _compared(actor, change)
    touched = _listed(everybody, ChangeGroup.TOUCHED, asked)
    rows = (
        touched
        if asked
        else tuple(one for one in everybody if one.groups & {ChangeGroup.TOUCHED, ChangeGroup.NOT_TOLD})
    )
    _record("casework.law_change.exported", rows, occasion)
    return rows


def laws_compared(people: Sequence[Facts], change: ChangeOfLaw) -> list[Comparison]:
    """For each of ``people``: the answers that differ between the day before ``change`` and the day, because of it.

    Everybody is asked as columns first; sentences and traces are found only where something differs.
    """
    population = Population.of(people)
    before = explain_population(population, on=change.on - ONE_DAY)
    after = explain_population(population, on=change.on)
    return [_comparison(facts, change, _Seen(place, before, after)) for place, facts in enumerate(people)]


@dataclass(frozen=True, slots=True)
class _Seen:
    """The answers of both days for the person at ``place``."""

    place: int
    before: PopulationFindings
    after: PopulationFindings

    def differing(self) -> Iterator[str]:
        for name in self.after.keys() - COUNTED_FROM_DAY_ASKED:
            old, new = self.before[name].of(self.place), self.after[name].of(self.place)
            if (old.value, old.standing) != (new.value, new.standing) and not (old.missing or new.missing):
                yield name

    def is_by_other_row(self, name: str, change: ChangeOfLaw) -> bool:
        """Whether a row that begins or ends with the change decides; else the trace must tell if it rests on it."""
        columns = (self.before[name], self.after[name])
        return any(begins_or_ends(change, column.decided(self.place)) for column in columns)

    def untold(self, questions: frozenset[str]) -> Iterator[str]:
        for name in self.after:
            days = (self.before[name], self.after[name]) if name in questions else ()
            if any(column.of(self.place).missing for column in days):
                yield name

    def decided_by_own_day(self) -> Iterator[tuple[str, Row]]:
        for name, column in self.after.items():
            row = column.decided(self.place)
            if row is not None and row.decided_by != DAY_ASKED:
                yield name, row


def _comparison(facts: Facts, change: ChangeOfLaw, seen: _Seen) -> Comparison:
    differing, untold = set(seen.differing()), set(seen.untold(change.questions))
    asked = frozenset(differing | untold)
    before = explain(facts, on=change.on - ONE_DAY, only=asked) if asked else ()
    after = explain(facts, on=change.on, only=asked) if asked else ()
    pairs = tuple(Difference(old, new) for old, new in zip(before, after, strict=True))
    own = [(name, row) for name, row in seen.decided_by_own_day() if name not in asked]
    return Comparison(
        differences=tuple(
            one
            for one in pairs
            if one.question in differing
            and (seen.is_by_other_row(one.question, change) or rests_on(change, (one.old, one.new)))
        ),
        untold=tuple(one for one in pairs if one.question in untold),
        older_day=tuple(name for name, row in own if row.valid_to == change.on - ONE_DAY),
        newer_day=tuple(name for name, row in own if row.valid_from == change.on),
    )


def _may_ask(occasion: Occasion) -> Actor:
    actor = acting_user(occasion)
    may(actor, Permission.SEE_WORK_LIST).and_then(may(actor, Permission.READ_PERSON_ECONOMY_AND_LAW)).ensure()
    return actor


def _change(on: date) -> ChangeOfLaw:
    change = change_of_law(on)
    if change is None:
        raise NoSuchChange(on)
    return change


def _compared(actor: Actor, change: ChangeOfLaw) -> tuple[PersonUnderChange, ...]:
    people = caseload_of(actor).defer("identity_number").order_by("search_name", "pk")
    situations = situations_of(people, tenant=actor.tenant)
    here = [one for one in situations if not _came_later(one.participant, change.on)]
    found = dict(zip(map(id, here), laws_compared([facts_in(one) for one in here], change), strict=True))
    return tuple(_person(one, found.get(id(one)), change.on) for one in situations)


def _came_later(participant: Participant, on: date) -> bool:
    came_on = participant.settled_on or participant.permit_granted_on
    return came_on is not None and came_on >= on


def _person(situation: Situation, found: Comparison | None, on: date) -> PersonUnderChange:
    if found is None:
        return PersonUnderChange(situation.participant, Comparison(), frozenset({ChangeGroup.CAME_LATER}))
    comparison = _still_asked(found, situation, on)
    return PersonUnderChange(situation.participant, comparison, _groups(comparison))


def _groups(comparison: Comparison) -> frozenset[ChangeGroup]:
    told = {
        ChangeGroup.TOUCHED: comparison.differences,
        ChangeGroup.NOT_TOLD: comparison.untold,
        ChangeGroup.OLDER_DAY: comparison.older_day,
        ChangeGroup.NEWER_DAY: comparison.newer_day,
    }
    if comparison.differences or comparison.untold:
        return frozenset(group for group in (ChangeGroup.TOUCHED, ChangeGroup.NOT_TOLD) if told[group])
    first = next((group for group, found in told.items() if found), ChangeGroup.UNTOUCHED)
    return frozenset({first})


def _still_asked(comparison: Comparison, situation: Situation, on: date) -> Comparison:
    """Without questions that do not arise: no law changes a programme that was over by then."""
    out = _not_asked(situation, on)
    return Comparison(
        differences=tuple(one for one in comparison.differences if not one.question.startswith(out)),
        untold=tuple(one for one in comparison.untold if not one.question.startswith(out)),
        older_day=tuple(one for one in comparison.older_day if not one.startswith(out)),
        newer_day=tuple(one for one in comparison.newer_day if not one.startswith(out)),
    )


def _not_asked(situation: Situation, on: date) -> tuple[str, ...]:
    """Starts of the finding ids that what has happened has answered, or that nobody has reason to ask."""
    programme, training = situation.programme, situation.training
    out: tuple[str, ...] = ()
    if programme is not None and programme.started_on is not None:
        out += (PROGRAMME_START,)
    if programme is None or programme.part_time_percent == FULL_TIME_PERCENT:
        out += (PART_TIME,)
    if programme is not None and programme.ended_on is not None and programme.ended_on < on:
        out += OF_PROGRAMME
    if training is not None and training.ended_on is not None and training.ended_on < on:
        out += OF_TRAINING
    return out


def _listed(everybody: Iterable[PersonUnderChange], group: ChangeGroup, asked: str) -> tuple[PersonUnderChange, ...]:
    listed = (one for one in everybody if group in one.groups)
    if not asked or group is not ChangeGroup.TOUCHED:
        return tuple(listed)
    return tuple(
        one for one in listed if any(difference.question == asked for difference in one.comparison.differences)
    )


def _record(kind: str, rows: Iterable[PersonUnderChange], occasion: Occasion) -> None:
    with transaction.atomic():
        record_reading_of_list(kind, (thing_of(one.participant) for one in rows), occasion=occasion)
