import pytest

from jobbvei.access.roles import ALL_ROLES, Role
from jobbvei.web.frame.navigation import ENTRIES


class TestEntries:
    @pytest.mark.parametrize("role", ALL_ROLES, ids=lambda role: str(role.code))
    def test_are_five_or_fewer_for_every_role(self, role: Role) -> None:
        assert sum(entry.is_for(role) for entry in ENTRIES) <= 5

    def test_lead_everybody_who_may_reckon_law_for_a_file_to_one_word(self) -> None:
        words = {
            role.code: [entry.url_name for entry in ENTRIES if "/lov/" in entry.places and entry.is_for(role)]
            for role in ALL_ROLES
        }
        assert (words["leader"], words["analyst"], words["teacher"]) == (["law-changes"], ["law-files"], [])

    def test_have_places_of_their_own(self) -> None:
        places = [place for entry in ENTRIES for place in entry.places]
        assert not [(one, other) for one in places for other in places if one != other and one.startswith(other)]
