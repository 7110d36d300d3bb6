import re

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.roles import HR
from jobbvei.access.types import Actor
from jobbvei.matching.queries import openings_for_participant
from jobbvei.people.queries import open_participant
from jobbvei.people.types import Participant
from jobbvei.web.person.match_gaps import PLACES, MatchGaps, match_gaps
from tests.factories.access import TODAY, make_actor, make_occasion
from tests.factories.casework import make_case
from tests.factories.matching import make_cleaning_place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(at_today: None) -> None:
    """Pages are opened on the tests' today."""


def gaps_of(participant: Participant, adviser: Actor) -> MatchGaps:
    opened = open_participant(participant.public_id, occasion=make_occasion(adviser))
    to_check = openings_for_participant(opened, on=TODAY).to_check
    return match_gaps(to_check, participant=opened, actor=adviser)


class TestMatchGaps:
    def test_names_first_what_most_openings_wait_for(self) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        for licences in ([], ["B"], ["B"]):
            make_cleaning_place(adviser, licences=licences)
        gaps = gaps_of(participant, adviser)
        counts = [gap.opening_count for gap in (*gaps.first, *gaps.others)]
        assert counts == sorted(counts, reverse=True)
        assert counts[0] == 3
        by_words = {str(gap.words): gap.opening_count for gap in (*gaps.first, *gaps.others)}
        assert by_words["Førerkort og sertifikater"] == 2

    def test_counts_as_settled_only_what_waits_for_nothing_but_the_participant(self) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        make_cleaning_place(adviser)
        make_cleaning_place(adviser, hours_per_week=None)
        gaps = gaps_of(participant, adviser)
        assert (gaps.settled_count, gaps.total) == (1, 2)

    def test_gives_no_address_to_a_role_that_writes_nothing(self) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        make_cleaning_place(adviser)
        to_check = openings_for_participant(
            open_participant(participant.public_id, occasion=make_occasion(adviser)), on=TODAY
        ).to_check
        gaps = match_gaps(to_check, participant=participant, actor=make_actor(HR, adviser.tenant))
        assert {gap.address for gap in (*gaps.first, *gaps.others)} == {""}

    def test_is_empty_when_nothing_waits(self) -> None:
        adviser = make_actor()
        gaps = gaps_of(make_case(adviser), adviser)
        assert (gaps.first, gaps.others, gaps.total) == ((), (), 0)


class TestPlaces:
    @pytest.mark.parametrize("code", PLACES)
    def test_lead_to_a_field_that_stands_in_the_form(self, client: Client, code: str) -> None:
        adviser = make_actor()
        participant = make_case(adviser, speaking=None)
        client.force_login(adviser.user)
        place = PLACES[code]
        response = client.get(reverse(place.form, args=[participant.public_id]))
        assert f'id="{place.field}"' in response.content.decode()


class TestOpeningsPage:
    def test_puts_the_box_on_top_and_cuts_the_list(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        for _number in range(12):
            make_cleaning_place(adviser)
        client.force_login(adviser.user)
        address = reverse("person-openings", args=[participant.public_id])
        first = client.get(address).content.decode()
        assert first.index("Fyll inn dette først") < first.index("Plasser som passer")
        assert "12 plasser venter på svaret" in first
        assert len(re.findall(r"ting må avklares", first)) == 10
        assert "?side=2#to-check" in first
        assert len(re.findall(r"ting må avklares", client.get(f"{address}?side=2").content.decode())) == 2
