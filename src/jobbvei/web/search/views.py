"""What the search box finds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.casework.standing import CaseStanding, case_standings
from jobbvei.employers.queries import OpeningFilters, employer_list, openings_list
from jobbvei.employers.types import Employer, Opening
from jobbvei.people.queries import find_participants
from jobbvei.people.types import Participant
from jobbvei.web.frame.pages import ActorRequest, page

SHORTEST = 2  # one letter would put half the municipality in the trail as read


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A participant with what tells them from another of the same name.

    Attributes:
        shares_name: Whether another that was found has the same name.
    """

    participant: Participant
    standing: CaseStanding
    shares_name: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; an empty part was either not found or is not for this role.

    Attributes:
        people_in_all: As many as people hands out, at most fifty.
    """

    people: Sequence[PersonFound] = ()
    employers: Sequence[Employer] = ()
    openings: Sequence[Opening] = ()
    employers_in_all: int = 0
    openings_in_all: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.people or self.employers or self.openings)


@page(anyone_signed_in=True)
@require_safe
def search(request: ActorRequest) -> HttpResponse:
    """Everything whose name holds the words, part by part as the role opens them."""
    words = request.GET.get("q", "").strip()
    found = _found(request, words) if len(words) >= SHORTEST else None
    return render(request, "search/search.html", {"words": words, "found": found, "shortest": SHORTEST})


def _found(request: ActorRequest, words: str) -> Found:
    actor = request.actor
    people: Sequence[PersonFound] = ()
    if actor.may(Permission.READ_PERSON):
        named = find_participants(words, occasion=request.occasion())
        standings = case_standings(named, on=request.on)
        bearers = Counter(one.full_name for one in named)
        people = [PersonFound(one, standings[one.pk], bearers[one.full_name] > 1) for one in named]
    employers = openings = None
    if actor.may(Permission.SEE_EMPLOYERS):
        employers = employer_list(actor.tenant, text=words, on=request.on)
    if actor.may(Permission.SEE_OPENINGS):
        openings = openings_list(actor.tenant, OpeningFilters(status="", text=words), on=request.on)
    return Found(
        people=people,
        employers=employers.rows if employers else (),
        openings=openings.rows if openings else (),
        employers_in_all=employers.total if employers else 0,
        openings_in_all=openings.total if openings else 0,
    )
