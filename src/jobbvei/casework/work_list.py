"""The work list: who needs whom today, and the one reason why."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max, prefetch_related_objects

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_user, may
from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_reading_of_list
from jobbvei.audit.types import Occasion
from jobbvei.casework.caseload import caseload_of, sees_whole_service
from jobbvei.casework.facts import Situation, situations_of
from jobbvei.casework.hooks import row_notes
from jobbvei.casework.law_dates import LawDates, dates_in
from jobbvei.casework.models import Contact, ContactType, EndGoal, NextStep, WaitsFor, step_words
from jobbvei.casework.urgency import LAW_DAYS_AHEAD, StepState, Urgency, urgency_of
from jobbvei.people.hooks import People
from jobbvei.people.types import Cefr, Language, Participant, Skill, thing_of
from jobbvei.shared.period import age_on
from jobbvei.shared.sentence import N_, Sentence

ROWS_ON_A_PAGE = 25
QUIET_ROWS = 5
TODAY_LAW_DAYS = 7
WEEK_LAW_DAYS = 30
WEEK_CONTACT_DAYS = 28
FAR_AHEAD = date.max


class Tab(StrEnum):
    """The tabs of the list."""

    TODAY = "today"
    WEEK = "week"
    ALL = "all"
    NO_STEP = "no_step"
    WAITING = "waiting"


class Sort(StrEnum):
    """The orders of the list."""

    URGENCY = "urgency"
    NAME = "name"
    CONTACT = "contact"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class StepInRow:
    """The open step that comes first.

    Attributes:
        key: Public id of the step.
        waits_for: Whom we wait for, None when the move is ours.
        overdue_days: Days past the date, 0 when it is not overdue.
    """

    key: str
    what: Sentence | str
    due_on: date
    owner_name: str
    waits_for: WaitsFor | None
    overdue_days: int


@dataclass(frozen=True, slots=True)
class LastContact:
    """When somebody was last in touch; both are None when nobody ever was."""

    on: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class WorkListRow:
    """One person on the list.

    Attributes:
        goal: End goal of the programme, None when not set.
        speaking: Level of spoken Norwegian, None when not known.
        contact: None when the role does not see contacts.
        urgency: The parts, their points and «why first».
        notes: What others add, such as new places that fit.
    """

    participant: Participant
    age: int
    goal: EndGoal | None
    speaking: Cefr | None
    step: StepInRow | None
    contact: LastContact | None
    urgency: Urgency
    notes: tuple[Sentence, ...] = ()

    @property
    def reason(self) -> Sentence:
        """The one reason the person is here."""
        if self.urgency.parts:
            return self.urgency.parts[0].sentence
        if self.step is not None:
            return Sentence(N_("Neste steg har frist {day}"), {"day": self.step.due_on})
        return Sentence(N_("Ingenting haster"))

    @property
    def why_first(self) -> Sentence:
        """Why the person would stand first."""
        return self.urgency.why_first


@dataclass(frozen=True, slots=True)
class WorkList:
    """One page of the list.

    Attributes:
        counts: Number of people in every tab.
        whole_service: All the municipality's people (a leader's list), else the user's own.
        quiet: When the tab is empty: those in the user's list with whom nobody has talked for longest.
    """

    rows: tuple[WorkListRow, ...]
    tab: Tab
    sort: Sort
    page: int
    pages: int
    counts: Mapping[Tab, int]
    whole_service: bool
    quiet: tuple[WorkListRow, ...] = ()


class _OpenStep(NamedTuple):
    """A step that is not done, as its columns."""

    participant_id: int
    public_id: uuid.UUID
    what: str
    said: dict[str, Any] | None
    due_on: date
    waits_for: str
    owner_name: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One person with what decides place and tab; the rest of the row is made only for those shown."""

    situation: Situation
    step: _OpenStep | None
    contact_on: date | None
    urgency: Urgency

    @property
    def participant(self) -> Participant:
        """Who it is."""
        return self.situation.participant


def work_list(*, occasion: Occasion, tab: Tab = Tab.TODAY, sort: Sort = Sort.URGENCY, page: int = 1) -> WorkList:
    """The signed-in user's people, most pressing first; the number of queries does not grow with them.

    Advisers, counsellors and teachers see those whose team they are in; a leader sees the whole service. Each person
    shown is written in the trail as read.

    Args:
        page: From 1; a page that does not exist gives the nearest that does.

    Raises:
        Refused: The role has no work list.
    """
    actor = acting_user(occasion)
    may(actor, Permission.SEE_WORK_LIST).ensure()
    candidates = sorted(_candidates(actor), key=_ORDERS[sort])
    in_tab = [one for one in candidates if _in_tab(one, tab, actor.on)]
    pages = max(1, -(-len(in_tab) // ROWS_ON_A_PAGE))
    page = min(max(page, 1), pages)
    shown = in_tab[(page - 1) * ROWS_ON_A_PAGE : page * ROWS_ON_A_PAGE]
    quiet = [] if in_tab else sorted(candidates, key=_ORDERS[Sort.CONTACT])[:QUIET_ROWS]
    rows = _rows([*shown, *quiet], actor)
    with transaction.atomic():
        record_reading_of_list(
            "casework.work_list.shown", (thing_of(row.participant) for row in rows), occasion=occasion
        )
    return WorkList(
        rows=rows[: len(shown)],
        tab=tab,
        sort=sort,
        page=page,
        pages=pages,
        counts={each: sum(_in_tab(one, each, actor.on) for one in candidates) for each in Tab},
        whole_service=sees_whole_service(actor),
        quiet=rows[len(shown) :],
    )


def _candidates(actor: Actor) -> list[_Candidate]:
    mine = caseload_of(actor)
    steps, contacts = _first_steps(actor, mine), _last_contacts(actor, mine)
    sees_law = actor.may(Permission.READ_PERSON_ECONOMY_AND_LAW)
    sees_contacts = actor.may(Permission.READ_CONTACTS)
    candidates = []
    for situation in situations_of(mine.defer("identity_number").order_by("pk"), tenant=actor.tenant):
        key = situation.participant.pk
        step, contact_on = steps.get(key), contacts.get(key)
        dates = dates_in(situation, on=actor.on, extensions_within_days=LAW_DAYS_AHEAD) if sees_law else LawDates()
        urgency = urgency_of(
            dates=dates,
            step=None if step is None else StepState(step.due_on, bool(step.waits_for)),
            contact_days=None if contact_on is None else (actor.on - contact_on).days,
            sees_contacts=sees_contacts,
            on=actor.on,
        )
        candidates.append(_Candidate(situation, step, contact_on, urgency))
    return candidates


def _first_steps(actor: Actor, people: People) -> dict[int, _OpenStep]:
    """The open step with the nearest date for each; our own before those that wait, on the same day."""
    rows = NextStep.objects.for_tenant(actor.tenant).filter(participant__in=people.values("pk"), done_at__isnull=True)
    columns = rows.values_list("participant_id", "public_id", "what", "said", "due_on", "waits_for", "owner__full_name")
    latest_first = map(_OpenStep._make, columns.order_by("-due_on", "-waits_for", "-pk"))
    return {step.participant_id: step for step in latest_first}


def _last_contacts(actor: Actor, people: People) -> dict[int, date]:
    rows = Contact.objects.for_tenant(actor.tenant).filter(participant__in=people.values("pk"))
    counted = rows.exclude(type=ContactType.ATTEMPT).order_by()
    return dict(counted.values_list("participant_id").annotate(last_on=Max("on")))


def _in_tab(one: _Candidate, tab: Tab, on: date) -> bool:
    match tab:
        case Tab.ALL:
            return True
        case Tab.NO_STEP:
            return one.step is None
        case Tab.WAITING:
            return one.step is not None and bool(one.step.waits_for)
        case Tab.TODAY:
            return _presses(one, on, law_days=TODAY_LAW_DAYS)
    end_of_week = on + timedelta(days=6 - on.weekday())
    contact_days = None if one.contact_on is None else (on - one.contact_on).days
    silent = contact_days is None or contact_days >= WEEK_CONTACT_DAYS
    return silent or _presses(one, end_of_week, law_days=WEEK_LAW_DAYS) or _presses(one, on, law_days=TODAY_LAW_DAYS)


def _presses(one: _Candidate, by: date, *, law_days: int) -> bool:
    """No step, a step of ours due by the day, an answer that should have come before it, or a date in the law."""
    days_left = one.urgency.law_days_left
    if one.step is None or (days_left is not None and days_left <= law_days):
        return True
    return one.step.due_on < by if one.step.waits_for else one.step.due_on <= by


def _rows(candidates: Iterable[_Candidate], actor: Actor) -> tuple[WorkListRow, ...]:
    shown = list(candidates)
    people = [one.participant for one in shown]
    prefetch_related_objects(people, "language_levels")
    notes = row_notes(people, actor)
    return tuple(_row(one, actor, notes.get(one.participant.pk, ())) for one in shown)


def _row(one: _Candidate, actor: Actor, notes: tuple[Sentence, ...]) -> WorkListRow:
    person, programme = one.participant, one.situation.programme
    days = None if one.contact_on is None else (actor.on - one.contact_on).days
    return WorkListRow(
        participant=person,
        age=age_on(person.born_on, actor.on),
        goal=EndGoal(programme.end_goal) if programme is not None and programme.end_goal else None,
        speaking=_speaking(person),
        step=None if one.step is None else _step_in_row(one.step, actor.on),
        contact=LastContact(one.contact_on, days) if actor.may(Permission.READ_CONTACTS) else None,
        urgency=one.urgency,
        notes=notes,
    )


def _speaking(person: Participant) -> Cefr | None:
    for level in person.language_levels.all():
        if (level.language, level.skill) == (Language.NORWEGIAN, Skill.SPEAKING):
            return Cefr(level.level)
    return None


def _step_in_row(step: _OpenStep, on: date) -> StepInRow:
    return StepInRow(
        key=str(step.public_id),
        what=step_words(step.what, step.said),
        due_on=step.due_on,
        owner_name=step.owner_name,
        waits_for=WaitsFor(step.waits_for) if step.waits_for else None,
        overdue_days=max(0, (on - step.due_on).days),
    )


def _due_on(one: _Candidate) -> date:
    return FAR_AHEAD if one.step is None else one.step.due_on


def _name(one: _Candidate) -> tuple[str, int]:
    return one.participant.search_name, one.participant.pk


_ORDERS: dict[Sort, Callable[[_Candidate], Any]] = {
    Sort.URGENCY: lambda one: (-one.urgency.points, _due_on(one), *_name(one)),
    Sort.NAME: _name,
    Sort.CONTACT: lambda one: (one.contact_on or date.min, *_name(one)),
    Sort.DUE: lambda one: (_due_on(one), *_name(one)),
}
