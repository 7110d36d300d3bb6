"""The seat a request has in a network, and the tabs that open from it."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries import seat_in
from jobbvei.learning_network.types import Seat
from jobbvei.web.frame.components import Tab
from jobbvei.web.frame.pages import ActorRequest


@dataclass(frozen=True, slots=True)
class NetworkTab:
    """A part of a network with pages of its own.

    Attributes:
        url_name: Its first page, whose address takes the network's key alone.
        places: Last parts of the addresses that belong to it.
        for_organiser: Whether facilitators see it; ``for_team`` whether teams do.
    """

    url_name: str
    words: Promise
    place: str
    for_organiser: bool = True
    for_team: bool = True


# In the order of the work. One whose address is not made is left out.
TABS = (
    NetworkTab("network", _("Oversikt"), ""),
    NetworkTab("network-team", _("Gruppen"), "gruppe/", for_organiser=False),
    NetworkTab("network-plan", _("Faser og oppgaver"), "plan/"),
    NetworkTab("gatherings", _("Samlinger"), "samlinger/"),
    NetworkTab("live-sessions", _("Spørrerunder"), "live/", for_team=False),
    NetworkTab("workbook", _("Arbeidsbok"), "arbeidsbok/"),
    NetworkTab("initiatives", _("Tiltak"), "tiltak/"),
    NetworkTab("practices", _("Idébank"), "ideer/"),
    NetworkTab("network-surveys", _("Undersøkelser"), "undersokelser/"),
    NetworkTab("coding", _("Koding"), "koding/", for_team=False),
)


def seat_of(request: ActorRequest, network_id: UUID) -> Seat:
    """The seat the signed-in user has in the network.

    Raises:
        NetworkNotFound: They have none.
    """
    return seat_in(network_id, actor=request.actor)


def tabs_of(seat: Seat, path: str) -> list[Tab]:
    """The tabs of the network for this seat; the one ``path`` belongs to is marked."""
    home = reverse("network", args=[seat.network.public_id])
    found = []
    for tab in TABS:
        address = _address(tab.url_name, seat) if _is_for(tab, seat) else None
        if address is not None:
            found.append(Tab(tab.words, address, current=_holds(home, tab, path)))
    return found


def frame_of(seat: Seat, request: ActorRequest) -> dict[str, object]:
    """What ``network/frame.html`` needs around every page of a network."""
    return {
        "seat": seat,
        "network": seat.network,
        "network_tabs": tabs_of(seat, request.path),
        "facilitates": may_facilitate(seat).allowed,
    }


def _is_for(tab: NetworkTab, seat: Seat) -> bool:
    return tab.for_organiser if seat.is_organisers else tab.for_team


def _holds(home: str, tab: NetworkTab, path: str) -> bool:
    return path == home if not tab.place else path.startswith(f"{home}{tab.place}")


def _address(url_name: str, seat: Seat) -> str | None:
    try:
        return reverse(url_name, args=[seat.network.public_id])
    except NoReverseMatch:
        return None
