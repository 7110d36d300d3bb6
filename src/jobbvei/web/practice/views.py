"""The idea bank: searching and narrowing it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.policies import may_facilitate, may_write_practices
from jobbvei.learning_network.queries.practices import (
    cards_archived,
    cards_found,
    cards_unpublished,
    questions_waiting,
    titles_of,
)
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.practice.forms import SearchForm
from jobbvei.web.practice.shown import found_card

MOST_ALIKE = 3


@page(Permission.SEE_NETWORK)
@require_safe
def practices(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """The bank: what waits for oneself, the search, and the cards."""
    seat = seat_of(request, network_id)
    form = SearchForm(request.GET or {})
    wanted = form.wanted()
    found = [found_card(card, wanted.text) for card in cards_found(wanted, seat=seat)]
    is_narrowed = bool(request.GET)
    alike = [one for one in found[:MOST_ALIKE] if one.card.alike and one.card.alike.is_like]
    waiting = questions_waiting(seat)
    titles = titles_of([one.practice for one in waiting])
    shown = {
        **frame_of(seat, request),
        "form": form,
        "is_narrowed": is_narrowed,
        "alike": [] if is_narrowed else alike,
        "found": found if is_narrowed else found[len(alike) :],
        "total": len(found),
        "waiting": [(one, titles.get(one.practice_id, "")) for one in waiting],
        "unpublished": cards_unpublished(seat),
        "archived": cards_archived(seat),
        "may_write": may_write_practices(seat),
        "may_load": may_facilitate(seat),
    }
    return render(request, "practice/bank.html", shown)
