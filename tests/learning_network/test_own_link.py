"""The link somebody has: what it opens, what can be answered through it, and that it is nobody else's."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.participation import (
    answer_for,
    answer_own_invitation,
    answers_to,
    arrive,
    mark_arrived,
    open_recording,
    renew_link,
)
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import Gathering, Participation, TeamPerson
from jobbvei.learning_network.models.participation import ComingAs
from jobbvei.learning_network.queries.gatherings import GatheringNotFound
from jobbvei.learning_network.queries.own_link import (
    UnknownLink,
    calendar_for,
    gathering_behind,
    gatherings_for,
    link_holder,
    own_gathering,
    parted,
)
from jobbvei.shared.errors import Refused
from tests.factories.access import NOW, TODAY, make_municipality, make_occasion
from tests.factories.gatherings import holder_of, make_gathering
from tests.factories.learning_network import facilitators_seat, make_network, make_team, make_team_person, teams_seat

pytestmark = pytest.mark.django_db
LONG_ENOUGH = 32  # letters of six bits: 192 bits


@pytest.fixture
def person() -> TeamPerson:
    return make_team_person(make_team(), is_lead=True)


@pytest.fixture
def gathering(person: TeamPerson) -> Gathering:
    return make_gathering(person.network, mode="physical_with_digital")


def by_link(person: TeamPerson) -> Occasion:
    return Occasion(by=holder_of(person), at=NOW)


class TestLinkHolder:
    def test_is_found_by_a_long_random_key(self, person: TeamPerson) -> None:
        assert link_holder(person.link_key).person == person
        assert len(person.link_key) >= LONG_ENOUGH
        assert person.link_key != make_team_person(person.team, "Ola Prøve").link_key

    def test_is_nobody_with_another_key_or_when_they_have_left(self, person: TeamPerson) -> None:
        for key in ("", "x", person.link_key[:-1], str(person.public_id)):
            with pytest.raises(UnknownLink):
                link_holder(key)
        person.left_on = TODAY
        person.save()
        with pytest.raises(UnknownLink):
            link_holder(person.link_key)

    def test_is_nobody_when_the_team_has_withdrawn(self, person: TeamPerson) -> None:
        person.team.state = "withdrawn"
        person.team.save()
        with pytest.raises(UnknownLink):
            link_holder(person.link_key)

    def test_has_another_key_after_it_is_renewed(self, person: TeamPerson) -> None:
        old, seat = person.link_key, teams_seat(person.team)
        new = renew_link(seat=seat, person=person, occasion=make_occasion(seat.actor)).link_key
        assert link_holder(new).person == person
        with pytest.raises(UnknownLink):
            link_holder(old)


class TestOwnGathering:
    def test_is_one_the_person_is_invited_to(self, person: TeamPerson, gathering: Gathering) -> None:
        assert own_gathering(gathering.public_id, holder_of(person)).gathering == gathering

    def test_is_not_one_for_others_a_draft_or_in_another_network(self, person: TeamPerson) -> None:
        colleague = make_team_person(person.team, "Ola Prøve")
        for_leads = make_gathering(person.network, for_whom="project_leads")
        draft = make_gathering(person.network, invited_at=None)
        elsewhere = make_gathering(make_network(name="Et annet"))
        for hidden in (for_leads, draft, elsewhere):
            with pytest.raises(GatheringNotFound):
                own_gathering(hidden.public_id, holder_of(colleague))
        assert own_gathering(for_leads.public_id, holder_of(person)).gathering == for_leads


class TestParted:
    def test_parts_what_comes_from_what_was_and_finds_unseen_recordings(self, person: TeamPerson) -> None:
        coming = make_gathering(person.network)
        cancelled = make_gathering(person.network, NOW + timedelta(days=3), cancelled_at=NOW)
        seen = make_gathering(person.network, NOW - timedelta(days=5), recording_link="https://opptak.test/1")
        unseen = make_gathering(person.network, NOW - timedelta(days=9), recording_link="https://opptak.test/2")
        open_recording(holder=holder_of(person), gathering=seen, occasion=by_link(person))
        lists = parted(gatherings_for(holder_of(person)), NOW)
        assert [one.gathering for one in lists.coming] == [coming, cancelled]
        assert [one.gathering for one in lists.unseen] == [unseen]
        assert [one.gathering for one in lists.past] == [seen, unseen]


class TestAnswer:
    def test_is_kept_and_can_be_changed(self, person: TeamPerson, gathering: Gathering) -> None:
        for answer in (ComingAs.PHYSICAL, ComingAs.DIGITAL):
            row = answer_own_invitation(
                holder=holder_of(person), gathering=gathering, coming_as=answer, occasion=by_link(person)
            )
            assert (row.coming_as, row.answered_by) == (answer, None)
        assert Participation.objects.of_team(person.team).count() == 1

    def test_is_one_the_gathering_takes(self, person: TeamPerson) -> None:
        digital = make_gathering(person.network)
        assert ComingAs.PHYSICAL not in answers_to(digital)
        for wrong in ("physical", "kanskje", ""):
            with pytest.raises(UnableToSave):
                answer_own_invitation(
                    holder=holder_of(person), gathering=digital, coming_as=wrong, occasion=by_link(person)
                )

    def test_is_too_late_after_the_end_and_when_it_is_cancelled(self, person: TeamPerson) -> None:
        past = make_gathering(person.network, NOW - timedelta(days=3))
        with pytest.raises(UnableToSave):
            answer_own_invitation(
                holder=holder_of(person), gathering=past, coming_as="digital", occasion=by_link(person)
            )
        cancelled = make_gathering(person.network, cancelled_at=NOW)
        with pytest.raises(Refused):
            answer_own_invitation(
                holder=holder_of(person), gathering=cancelled, coming_as="digital", occasion=by_link(person)
            )

    def test_can_be_given_by_ones_own_team_and_no_other(self, person: TeamPerson, gathering: Gathering) -> None:
        seat = teams_seat(person.team)
        row = answer_for(
            seat=seat, gathering=gathering, person=person, coming_as="physical", occasion=make_occasion(seat.actor)
        )
        assert row.answered_by == seat.actor.user
        other = teams_seat(make_team(person.network, make_municipality("9902", "Nordvik")))
        with pytest.raises(Refused):
            answer_for(
                seat=other, gathering=gathering, person=person, coming_as="digital", occasion=make_occasion(other.actor)
            )

    def test_to_the_digital_alternative_says_no_to_the_gathering_itself(
        self, person: TeamPerson, gathering: Gathering
    ) -> None:
        other_day = make_gathering(person.network, NOW + timedelta(days=8), alternative_to=gathering)
        holder = holder_of(person)
        answer_own_invitation(holder=holder, gathering=other_day, coming_as="digital", occasion=by_link(person))
        assert own_gathering(gathering.public_id, holder).coming_as == ComingAs.NOT_COMING
        assert [one.gathering for one in calendar_for(holder)] == [other_day]

    def test_of_coming_leaves_the_alternative_out_of_the_calendar(
        self, person: TeamPerson, gathering: Gathering
    ) -> None:
        other_day = make_gathering(person.network, NOW + timedelta(days=8), alternative_to=gathering)
        holder = holder_of(person)
        assert [one.gathering for one in calendar_for(holder)] == [gathering, other_day]
        answer_own_invitation(holder=holder, gathering=gathering, coming_as="physical", occasion=by_link(person))
        assert [one.gathering for one in calendar_for(holder)] == [gathering]


class TestArrive:
    def test_is_noted_from_half_an_hour_before_until_the_end(self, person: TeamPerson, gathering: Gathering) -> None:
        holder = holder_of(person)
        moments = {
            gathering.starts_at - timedelta(minutes=31): False,
            gathering.ends_at: False,
            gathering.starts_at - timedelta(minutes=30): True,
            gathering.starts_at: False,  # noted already
        }
        for at, noted in moments.items():
            occasion = replace(by_link(person), at=at)
            assert arrive(holder=holder, gathering=gathering, occasion=occasion) is noted

    def test_can_be_noted_and_taken_back_by_a_facilitator_only(self, person: TeamPerson, gathering: Gathering) -> None:
        seat = facilitators_seat(person.network)
        occasion = make_occasion(seat.actor)
        assert mark_arrived(seat=seat, gathering=gathering, person=person, occasion=occasion).arrived_at == NOW
        gone = mark_arrived(seat=seat, gathering=gathering, person=person, is_here=False, occasion=occasion)
        assert gone.arrived_at is None
        with pytest.raises(Refused):
            own = teams_seat(person.team)
            mark_arrived(seat=own, gathering=gathering, person=person, occasion=make_occasion(own.actor))


class TestGatheringBehind:
    def test_is_opened_by_its_door_key_once_the_teams_are_told(self, gathering: Gathering) -> None:
        assert gathering_behind(gathering.door_key) == gathering
        with pytest.raises(UnknownLink):
            gathering_behind(make_gathering(gathering.network, invited_at=None).door_key)
