"""Surveys of a network, by situation. Pages read the clock, so what is open is open today as well."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from jobbvei.learning_network.queries.surveys import NETWORK, recipients_among
from jobbvei.learning_network.types import Network, TeamPerson
from jobbvei.surveys.actions import close_wave, send_in, start_wave
from jobbvei.surveys.definitions import Answers
from jobbvei.surveys.queries.answering import door_for
from jobbvei.surveys.queries.waves import invitation_links
from jobbvei.surveys.types import Audience, Wave, WavePlan
from tests.factories.access import TODAY, make_occasion
from tests.factories.learning_network import facilitators_seat
from tests.factories.surveys import make_version

ANSWERS: Answers = {"took_part": "yes", "useful": 4, "more": "Kaffen var god."}


def make_network_survey(network: Network, people: Sequence[TeamPerson], about: str = "", **said: Any) -> Wave:
    """A survey of the small instrument that the people are asked, open from yesterday and for weeks."""
    actor = facilitators_seat(network).actor
    first = min(TODAY, timezone.localdate()) - timedelta(days=1)
    told: dict[str, Any] = {
        "title": "Hva hindrer mest?",
        "about": about or f"{NETWORK}:{network.public_id}",
        "sender": network.name,
        "opens_on": first,
        "closes_on": first + timedelta(days=300),
        "audience": Audience.LIST,
        "recipients": recipients_among(people),
        **said,
    }
    return start_wave(plan=WavePlan(version=make_version(actor), **told), occasion=make_occasion(actor))


def answered_by(wave: Wave, count: int, on: date = TODAY) -> Wave:
    """The wave after so many of those asked have answered."""
    for link in invitation_links(wave, only_waiting=True)[:count]:
        send_in(door=door_for(link.end), secret="nettleser", answers=ANSWERS, on=on)
    return wave


def closed(wave: Wave, network: Network) -> Wave:
    """The wave, closed by a facilitator."""
    return close_wave(wave=wave, occasion=make_occasion(facilitators_seat(network).actor))
