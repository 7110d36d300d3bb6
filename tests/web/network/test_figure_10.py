"""Figure 10's shares come out of the overview when the teams of the demo are entered.

Source: NIBR's evaluation of the network (2025), figure 10, N=41.
"""

import re

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.cli.demo.network_teams import DemoTeam, make_teams
from jobbvei.learning_network.models import Network, TeamPerson
from jobbvei.learning_network.types import Seat, TeamState
from tests.factories.access import make_municipality
from tests.factories.learning_network import STARTS, facilitators_seat, make_network, make_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]

SEED = 20260101
FIGURE_10 = {
    "flyktningtjenesten": (41, 100),
    "Nav": (41, 100),
    "HR og personal": (31, 76),
    "næringsutvikling": (12, 29),
    "kommunedirektør eller kommunalsjef": (12, 29),
    "tillitsvalgt": (10, 24),
}
ROW = re.compile(
    r'<th scope="row">(?P<words>[^<]+)</th><td class="jv-number">(?P<count>\d+)</td>'
    r'<td class="jv-number">(?P<percent>\d+)\s%</td>'
)


def enter(network: Network, told: DemoTeam) -> None:
    """The team with its people; one that withdrew is entered too, and must not be counted."""
    team = make_team(network, make_municipality(told.municipality.number, told.municipality.name))
    if told.withdrew:
        team.state = TeamState.WITHDRAWN
        team.save()
    TeamPerson.objects.bulk_create(
        TeamPerson(
            network=network, team=team, full_name=one.full_name, email=one.email, service=one.service, joined_on=STARTS
        )
        for one in told.people
    )


@pytest.fixture
def seat() -> Seat:
    seat = facilitators_seat(make_network())
    for told in make_teams(seed=SEED):
        enter(seat.network, told)
    return seat


class TestTheOverview:
    def test_has_the_shares_of_figure_10(self, client: Client, seat: Seat) -> None:
        client.force_login(seat.actor.user)
        page = client.get(reverse("network", args=[seat.network.public_id])).content.decode()
        found = {m["words"]: (int(m["count"]), int(m["percent"])) for m in ROW.finditer(page)}
        assert {words: found[words] for words in FIGURE_10} == FIGURE_10
