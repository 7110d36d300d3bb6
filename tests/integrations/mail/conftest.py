"""Those who get the letters: two leads of two teams, and a gathering they are asked to."""

from datetime import timedelta

import pytest

from jobbvei.learning_network.models import Gathering, TeamPerson
from jobbvei.learning_network.types import Seat
from tests.factories.access import NOW, make_municipality
from tests.factories.gatherings import make_gathering
from tests.factories.learning_network import facilitators_seat, make_team, make_team_person
from tests.integrations.mail.letters import OLA, PETRA, addressed


@pytest.fixture
def petra() -> TeamPerson:
    return addressed(make_team_person(make_team(), "Petra Plantest", is_lead=True), PETRA)


@pytest.fixture
def ola(petra: TeamPerson) -> TeamPerson:
    team = make_team(petra.network, make_municipality("9902", "Nordvik"))
    return addressed(make_team_person(team, "Ola Prøve", is_lead=True), OLA)


@pytest.fixture
def gathering(petra: TeamPerson, ola: TeamPerson) -> Gathering:
    return make_gathering(petra.network, NOW + timedelta(days=9), place="Rådhuset")


@pytest.fixture
def seat(petra: TeamPerson) -> Seat:
    return facilitators_seat(petra.network)
