"""Who fits what: ranking run on what the database knows today, and the suggestions kept."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db.models import Count, QuerySet

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_user, may
from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_reading, record_reading_of_list
from jobbvei.audit.types import Occasion, Thing
from jobbvei.employers.queries import openings_for_matching
from jobbvei.employers.types import Opening
from jobbvei.matching.facts import opening_facts, person_facts
from jobbvei.matching.models import Suggestion
from jobbvei.matching.states import SuggestionState
from jobbvei.municipalities.types import Municipality, TenantQuerySet
from jobbvei.people.competence import competence_of, competence_of_all
from jobbvei.people.queries import participants_for_matching, visible_participants
from jobbvei.people.types import Participant
from jobbvei.ranking.ranked import rank
from jobbvei.ranking.types import OpeningFacts, PersonFacts, Tier
from jobbvei.ranking.views import Check, Funnel, Pair, Step
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

LIVE = (SuggestionState.PROPOSED, SuggestionState.ACCEPTED)
Other = TypeVar("Other", Opening, Participant)


class SuggestionNotFound(NotFound):
    """No such suggestion in this municipality."""


@dataclass(frozen=True, slots=True)
class Fit(Generic[Other]):
    """A pair seen from one side.

    Attributes:
        suggestion: The live one, when there is one.
        declined: The last one the participant said no to, when none is live.
    """

    other: Other
    pair: Pair
    suggestion: Suggestion | None
    declined: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class ToCheck(Generic[Other]):
    """A pair that breaks no rule as far as known, with what somebody must ask first."""

    other: Other
    check: Check


@dataclass(frozen=True, slots=True)
class PersonMatches:
    """What one participant can work with today.

    Attributes:
        fits: Best first: those who can start now before those who need three months.
        step: The single change that would open most openings, or None.
        opening_count: How many open openings were looked at.
    """

    fits: tuple[Fit[Opening], ...]
    to_check: tuple[ToCheck[Opening], ...]
    funnel: Funnel
    step: Step | None
    opening_count: int


@dataclass(frozen=True, slots=True)
class OpeningMatches:
    """Who fits one opening today, in the three groups of the page.

    Attributes:
        fits: The best of each tier, as many as were asked for.
        tier_counts: How many there are in each tier, shown or not.
        free: Positions nobody has said yes to.
    """

    fits: tuple[Fit[Participant], ...]
    to_check: tuple[ToCheck[Participant], ...]
    tier_counts: Mapping[Tier, int]
    funnel: Funnel
    free: int

    def in_tier(self, tier: Tier) -> tuple[Fit[Participant], ...]:
        """The fits of one tier, best first."""
        return tuple(fit for fit in self.fits if fit.pair.tier is tier)


def openings_for_participant(participant: Participant, *, on: date) -> PersonMatches:
    """What the participant can work with on the day: openings ranked with reasons, and what would open more.

    The participant's competence must be prefetched (as by ``people.queries.open_participant``).
    """
    openings = {str(row.public_id): row for row in openings_for_matching(participant.tenant, on=on)}
    ranking = rank([_facts_of_opened(participant)], _facts_of(openings.values(), on=on))
    view = ranking.for_person(str(participant.public_id))
    asked = {row.opening_id: row for row in _asked(suggestions_of(participant))}
    return PersonMatches(
        fits=tuple(
            _fit(openings[pair.opening_id], pair, asked.get(openings[pair.opening_id].pk)) for pair in view.pairs
        ),
        to_check=tuple(ToCheck(openings[check.opening_id], check) for check in view.checks),
        funnel=view.funnel,
        step=view.best_step(),
        opening_count=len(openings),
    )


def participants_for_opening(opening: Opening, *, shown_per_group: int, occasion: Occasion) -> OpeningMatches:
    """Who fits the opening on the actor's day; the reading of everyone shown is recorded.

    Args:
        shown_per_group: The most people shown in each tier, and of those that need a check.
    """
    on = acting_user(occasion).on
    rows = participants_for_matching(opening.tenant)
    people = {str(row.public_id): row for row in rows}
    free = _facts_of([opening], on=on)
    view = rank(_facts_of_people(rows, tenant=opening.tenant), free).for_opening(str(opening.public_id))
    asked = {row.participant_id: row for row in _asked(_suggestions_for(opening))}
    fits = [_fit(people[pair.person_id], pair, asked.get(people[pair.person_id].pk)) for pair in view.pairs]
    matches = OpeningMatches(
        fits=tuple(fit for tier in Tier for fit in [f for f in fits if f.pair.tier is tier][:shown_per_group]),
        to_check=tuple(ToCheck(people[check.person_id], check) for check in view.checks[:shown_per_group]),
        tier_counts={tier: len(view.in_tier(tier)) for tier in Tier},
        funnel=view.funnel,
        free=free[0].positions,
    )
    _record_shown(matches, occasion=occasion)
    return matches


def funnel_of_opening(opening: Opening, *, on: date) -> Funnel:
    """How many fall at each rule for the opening: counts only, for those who never see participants."""
    people = participants_for_matching(opening.tenant)
    ranking = rank(_facts_of_people(people, tenant=opening.tenant), _facts_of([opening], on=on), near_misses=False)
    return ranking.for_opening(str(opening.public_id)).funnel


def free_positions(opening: Opening) -> int:
    """How many of the opening's positions nobody has said yes to."""
    return max(opening.positions - _taken([opening]).get(opening.pk, 0), 0)


def pair_of(participant: Participant, opening: Opening, *, on: date) -> Pair | None:
    """What ranking says of this one pair on the day; None when a hard rule is broken or something must be checked."""
    view = rank([_facts_of_opened(participant)], _facts_of([opening], on=on)).for_person(str(participant.public_id))
    return view.pairs[0] if view.pairs else None


def open_suggestion(public_id: uuid.UUID, *, occasion: Occasion) -> Suggestion:
    """The suggestion with its participant and opening; the reading is recorded.

    Raises:
        SuggestionNotFound: It is not in this municipality.
    """
    found = _within_reach(acting_user(occasion)).select_related("asked_step").filter(public_id=public_id).first()
    if found is None:
        raise SuggestionNotFound("matching.suggestion_not_found", Sentence(N_("Forslaget finnes ikke her.")))
    thing = Thing("suggestion", str(found.public_id), str(found.participant.public_id))
    record_reading("matching.suggestion.opened", thing, occasion=occasion)
    return found


def live_suggestions_of(participant: Participant) -> QuerySet[Suggestion]:
    """The participant's suggestions that wait for an answer or have a yes, newest first."""
    return _with_both_sides(Suggestion.objects.for_tenant(participant.tenant_id)).filter(
        participant=participant, state__in=LIVE
    )


def suggestions_of(participant: Participant) -> QuerySet[Suggestion]:
    """All the participant's suggestions, newest first."""
    return _with_both_sides(Suggestion.objects.for_tenant(participant.tenant_id)).filter(participant=participant)


def suggestions_waiting(*, occasion: Occasion) -> list[Suggestion]:
    """Everything in the municipality that waits for a participant's answer, oldest first; the reading is recorded."""
    waiting = list(
        _within_reach(acting_user(occasion)).filter(state=SuggestionState.PROPOSED).order_by("made_at", "id")
    )
    things = [Thing("suggestion", str(row.public_id), str(row.participant.public_id)) for row in waiting]
    record_reading_of_list("matching.suggestion.listed", things, occasion=occasion)
    return waiting


def holders_of(opening: Opening, *, occasion: Occasion) -> list[Suggestion]:
    """Who has a position in the opening or is proposed for one: a yes first, then oldest; the reading is recorded.

    Shielded people are left out for everybody outside their team; they still count in :func:`free_positions`.
    """
    rows = _within_reach(acting_user(occasion)).filter(opening=opening, state__in=LIVE).order_by("made_at", "id")
    live = sorted(rows, key=lambda row: row.state != SuggestionState.ACCEPTED)
    things = [Thing("suggestion", str(row.public_id), str(row.participant.public_id)) for row in live]
    record_reading_of_list("matching.suggestion.listed", things, occasion=occasion)
    return live


def live_suggestions_for(opening: Opening) -> QuerySet[Suggestion]:
    """The opening's suggestions that wait for an answer or have a yes, newest first."""
    return _suggestions_for(opening).filter(state__in=LIVE)


def fitting_openings_count(ids: Collection[int], *, tenant: Municipality, on: date) -> dict[int, int]:
    """How many openings each participant could start in now, by primary key. As many queries for one as for all."""
    people = participants_for_matching(tenant, ids=ids)
    # Only counted, so neither the employer nor the municipality of an opening is asked about.
    facts = _facts_of(openings_for_matching(tenant, on=on).select_related(None), on=on)
    ranking = rank(_facts_of_people(people, tenant=tenant), facts, near_misses=False)
    return {person.pk: ranking.ready_count(str(person.public_id)) for person in people}


def _suggestions_for(opening: Opening) -> QuerySet[Suggestion]:
    return _with_both_sides(Suggestion.objects.for_tenant(opening.tenant_id)).filter(opening=opening)


def _asked(suggestions: QuerySet[Suggestion]) -> list[Suggestion]:
    """Those that say where a pair stands: the noes first, oldest first, then the live ones, which count for more."""
    rows = suggestions.filter(state__in=(*LIVE, SuggestionState.DECLINED))
    return sorted(rows, key=lambda row: (row.state in LIVE, row.made_at, row.pk))


def _fit(other: Other, pair: Pair, asked: Suggestion | None) -> Fit[Other]:
    is_live = asked is not None and asked.state in LIVE
    return Fit(other, pair, asked if is_live else None, None if is_live else asked)


def _within_reach(actor: Actor) -> QuerySet[Suggestion]:
    """The municipality's suggestions about people the user may see; shielded people only for their own team."""
    may(actor, Permission.READ_PERSON).ensure()
    people = visible_participants(actor)
    return _with_both_sides(Suggestion.objects.for_tenant(actor.tenant)).filter(participant__in=people)


def _with_both_sides(suggestions: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    return suggestions.select_related("participant", "opening__employer", "made_by").order_by("-made_at", "-id")


def _facts_of_opened(participant: Participant) -> PersonFacts:
    return person_facts(participant, competence_of(participant))


def _facts_of_people(people: TenantQuerySet[Participant], *, tenant: Municipality) -> list[PersonFacts]:
    competence = competence_of_all(people, tenant=tenant)
    return [person_facts(person, competence[person.pk]) for person in people]


def _facts_of(openings: Iterable[Opening], *, on: date) -> list[OpeningFacts]:
    rows = list(openings)
    taken = _taken(rows)
    return [opening_facts(row, taken=taken.get(row.pk, 0), on=on) for row in rows]


def _taken(openings: list[Opening]) -> dict[int, int]:
    """How many positions of each opening somebody has said yes to."""
    if not openings:
        return {}
    accepted = Suggestion.objects.for_tenant(openings[0].tenant_id).filter(state=SuggestionState.ACCEPTED)
    return dict(
        accepted.values("opening").annotate(taken=Count("pk")).order_by("opening").values_list("opening", "taken")
    )


def _record_shown(matches: OpeningMatches, *, occasion: Occasion) -> None:
    shown = [*(fit.other for fit in matches.fits), *(one.other for one in matches.to_check)]
    things = [Thing("participant", str(person.public_id), str(person.public_id)) for person in shown]
    record_reading_of_list("matching.opening.people_shown", things, occasion=occasion)
