from datetime import date
from typing import Any

import pytest

from jobbvei.access.roles import TEACHER
from jobbvei.audit.queries import events_about_person
from jobbvei.people.queries import neighbourhoods_of, possible_duplicates
from jobbvei.shared.errors import Refused
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.casework import make_case
from tests.factories.people import participant_details, registered_participant

pytestmark = pytest.mark.django_db


class TestPossibleDuplicates:
    @pytest.mark.parametrize(
        "changes",
        [{}, {"given_name": "OLENA"}, {"given_name": " Olena "}, {"given_name": "Testesen", "family_name": "Olena"}],
    )
    def test_finds_the_same_names_on_the_same_birth_date(self, changes: dict[str, Any]) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        assert possible_duplicates(participant_details(**changes), occasion=make_occasion(actor)) == [olena]
        newest = events_about_person(str(olena.public_id), tenant_number=actor.tenant_number)[0]
        assert (newest.kind, newest.act) == ("people.participant.compared", "read")

    @pytest.mark.parametrize("changes", [{"born_on": date(1989, 5, 3)}, {"given_name": "Oksana"}])
    def test_lets_others_be(self, changes: dict[str, Any]) -> None:
        actor = make_actor()
        registered_participant(actor)
        assert possible_duplicates(participant_details(**changes), occasion=make_occasion(actor)) == []

    def test_tells_of_a_shielded_person_only_to_their_team(self) -> None:
        lead = make_actor()
        hidden = make_case(lead, is_shielded=True)
        assert possible_duplicates(participant_details(), occasion=make_occasion(make_actor())) == []
        assert possible_duplicates(participant_details(), occasion=make_occasion(lead)) == [hidden]

    def test_finds_nobody_of_another_municipality(self) -> None:
        registered_participant(make_actor(tenant=make_municipality("9902", "Nordvik")))
        assert possible_duplicates(participant_details(), occasion=make_occasion()) == []

    def test_is_refused_to_roles_that_do_not_register(self) -> None:
        with pytest.raises(Refused):
            possible_duplicates(participant_details(), occasion=make_occasion(make_actor(TEACHER)))


class TestNeighbourhoodsOf:
    def test_knows_the_position_when_everybody_agrees(self) -> None:
        actor = make_actor()
        for name, position in [("Torget", 59.1), ("Torget", 59.1), ("Torget", None), ("Granlia", None)]:
            east = None if position is None else 9.5
            registered_participant(actor, neighbourhood=name, latitude=position, longitude=east)
        assert neighbourhoods_of(actor.tenant) == {"Granlia": None, "Torget": (59.1, 9.5)}

    def test_does_not_choose_between_two_positions(self) -> None:
        actor = make_actor()
        for north in (59.1, 59.2):
            registered_participant(actor, neighbourhood="Torget", latitude=north, longitude=9.5)
        assert neighbourhoods_of(actor.tenant) == {"Torget": None}

    def test_leaves_shielded_persons_and_other_municipalities_out(self) -> None:
        actor = make_actor()
        registered_participant(actor, neighbourhood="Granlia", is_shielded=True)
        registered_participant(make_actor(tenant=make_municipality("9902", "Nordvik")), neighbourhood="Prøvesand")
        assert neighbourhoods_of(actor.tenant) == {}
