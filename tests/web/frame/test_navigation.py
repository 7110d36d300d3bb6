import pytest

from jobbvei.access.roles import ALL_ROLES, Role
from jobbvei.web.frame.navigation import ENTRIES


class TestEntries:
    @pytest.mark.parametrize("role", ALL_ROLES, ids=lambda role: str(role.code))
    def test_are_five_or_fewer_for_every_role(self, role: Role) -> None:
        assert sum(entry.permission in role.permissions for entry in ENTRIES) <= 5

    def test_have_places_of_their_own(self) -> None:
        places = [place for entry in ENTRIES for place in entry.places]
        assert not [(one, other) for one in places for other in places if one != other and one.startswith(other)]
