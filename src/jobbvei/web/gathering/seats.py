"""The seat and the gathering a request is about, and what every page of a gathering needs around it."""

from uuid import UUID

from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.gatherings import open_gathering
from jobbvei.learning_network.types import Gathering, Seat
from jobbvei.web.frame.pages import ActorRequest
from jobbvei.web.network.seats import frame_of, seat_of


def gathering_of(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> tuple[Seat, Gathering]:
    """The signed-in user's seat, and the gathering they may see."""
    seat = seat_of(request, network_id)
    return seat, open_gathering(gathering_id, seat=seat)


def gathering_to_lead(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> tuple[Seat, Gathering]:
    """The same, for pages that are the facilitators' own.

    Raises:
        Refused: The seat is not a facilitator's.
    """
    seat, gathering = gathering_of(request, network_id, gathering_id)
    may_facilitate(seat).ensure()
    return seat, gathering


def around(request: ActorRequest, seat: Seat, gathering: Gathering) -> dict[str, object]:
    """What ``gathering/frame.html`` needs."""
    return {**frame_of(seat, request), "gathering": gathering, "at": request.at, "may_facilitate": may_facilitate(seat)}
