"""Who fits an opening, as its page shows it to different roles."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.access.permissions import Permission
from jobbvei.employers.types import Opening
from jobbvei.matching.queries import (
    Fit,
    OpeningMatches,
    ToCheck,
    free_positions,
    funnel_of_opening,
    holders_of,
    participants_for_opening,
)
from jobbvei.matching.types import Suggestion, SuggestionState
from jobbvei.people.types import Participant
from jobbvei.ranking.types import Tier
from jobbvei.ranking.views import Funnel, Missing
from jobbvei.web.frame.pages import ActorRequest

SHOWN_PER_GROUP = 5
SHOWN_WHEN_ASKED = 50
OF_OPENING = ".opening"


@dataclass(frozen=True, slots=True)
class Group:
    """One of the three groups of the page; ``total`` counts also those who are not shown."""

    tier: Tier
    heading: Promise
    explanation: Promise
    fits: tuple[Fit[Participant], ...]
    total: int

    @property
    def is_cut(self) -> bool:
        """Whether only the best are shown."""
        return len(self.fits) < self.total


@dataclass(frozen=True, slots=True)
class Seats:
    """Who has the opening's positions.

    Attributes:
        holders: Suggestions with a yes.
        proposed: Suggestions that wait for an answer.
    """

    positions: int
    free: int
    holders: tuple[Suggestion, ...] = ()
    proposed: tuple[Suggestion, ...] = ()

    @property
    def unnamed(self) -> int:
        """How many have a position without standing among the holders."""
        return self.positions - self.free - len(self.holders)


@dataclass(frozen=True, slots=True)
class PersonToCheck:
    """Somebody who may fit, and what is not known about that person; empty when only the opening is unclear."""

    participant: Participant
    items: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class WhoFits:
    """The section «Hvem passer?».

    Attributes:
        seats: Who has the positions; without names for roles that never see participants.
        shows_more: Whether the longer list was asked for.
        matches: None for roles that never see participants; they see the funnel's counts.
    """

    funnel: Funnel
    seats: Seats
    groups: tuple[Group, ...]
    matches: OpeningMatches | None
    may_match: bool
    shows_more: bool = False

    @property
    def unclear_about_opening(self) -> tuple[Missing, ...]:
        """What the employer must be asked, each once: the same for everybody in the list."""
        items = (item for one in self._to_check for item in one.check.to_check if item.code.endswith(OF_OPENING))
        return tuple({item.code: item for item in items}.values())

    @property
    def people_to_check(self) -> tuple[PersonToCheck, ...]:
        """Those who may fit, each with what is not known about the person."""
        return tuple(PersonToCheck(one.other, _about_person(one)) for one in self._to_check)

    @property
    def _to_check(self) -> tuple[ToCheck[Participant], ...]:
        return () if self.matches is None else self.matches.to_check


def who_fits(opening: Opening, request: ActorRequest) -> WhoFits:
    """Who fits the opening: people for those who follow people up, counts for everybody else."""
    may_match = request.actor.may(Permission.MATCH_PEOPLE)
    if not request.actor.may(Permission.READ_PERSON):
        seats = Seats(opening.positions, free_positions(opening))
        return WhoFits(funnel_of_opening(opening, on=request.on), seats, (), None, may_match)
    shown = SHOWN_WHEN_ASKED if request.GET.get("vis") == "flere" else SHOWN_PER_GROUP
    matches = participants_for_opening(opening, shown_per_group=shown, occasion=request.occasion())
    seats = _seats(opening, request, free=matches.free)
    return WhoFits(matches.funnel, seats, _groups(matches), matches, may_match, shows_more=shown == SHOWN_WHEN_ASKED)


def _seats(opening: Opening, request: ActorRequest, *, free: int) -> Seats:
    live = holders_of(opening, occasion=request.occasion())
    holders = tuple(one for one in live if one.state == SuggestionState.ACCEPTED)
    proposed = tuple(one for one in live if one.state == SuggestionState.PROPOSED)
    return Seats(opening.positions, free, holders, proposed)


def _about_person(one: ToCheck[Participant]) -> tuple[Missing, ...]:
    return tuple(item for item in one.check.to_check if not item.code.endswith(OF_OPENING))


def _groups(matches: OpeningMatches) -> tuple[Group, ...]:
    words = {
        Tier.READY: (_("Klar nå"), _("Oppfyller alle krav i dag.")),
        Tier.WITH_SUPPORT: (_("Klar med støtte"), _("Ett språktrinn under kravet, og plassen har mentor.")),
        Tier.WITHIN_3_MONTHS: (_("Om tre måneder"), _("Ett språktrinn under kravet. Se hva som må til.")),
    }
    return tuple(Group(tier, *words[tier], matches.in_tier(tier), matches.tier_counts[tier]) for tier in Tier)
