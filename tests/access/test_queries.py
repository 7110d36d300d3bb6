import pytest

from jobbvei.access.queries import names_of_users
from tests.factories.access import make_actor


@pytest.mark.django_db
class TestNamesOfUsers:
    def test_names_users_and_lets_the_system_be(self) -> None:
        actor = make_actor(name="Kari Prøve")
        assert names_of_users({actor.key, "system"}) == {actor.key: "Kari Prøve"}
