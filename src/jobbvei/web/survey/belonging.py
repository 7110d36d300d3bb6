"""The network a survey belongs to, on the pages that are the same for all surveys."""

from dataclasses import dataclass

from jobbvei.access.types import Actor
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.seats import networks_of, seat_in
from jobbvei.learning_network.queries.surveys import NetworkSurvey, is_of_a_network, network_survey
from jobbvei.learning_network.types import Network
from jobbvei.surveys.queries.waves import WaveNotFound
from jobbvei.surveys.types import Wave


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where a survey belongs.

    Attributes:
        found: The survey as the network sees it, with what it is about and who has come since.
        facilitates: Whether the actor leads the network.
    """

    network: Network
    found: NetworkSurvey
    facilitates: bool


def belonging_of(wave: Wave, actor: Actor) -> Belonging | None:
    """The network of the survey that the actor has a seat in; None when it belongs to none."""
    if not is_of_a_network(wave):
        return None
    for network in networks_of(actor):
        seat = seat_in(network.public_id, actor=actor)
        try:
            found = network_survey(wave.public_id, seat=seat, on=actor.on)
        except WaveNotFound:
            continue
        return Belonging(network, found, may_facilitate(seat).allowed)
    return None
