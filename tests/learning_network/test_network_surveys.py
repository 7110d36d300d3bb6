"""Surveys in a network: who is asked, those who come later, what teams see, and what is shown of the answers."""

from datetime import timedelta

import pytest

from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.surveys import invite_newcomers, own_answer_link, start_gathering_survey
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import Gathering, Participation, TeamPerson
from jobbvei.learning_network.queries.surveys import (
    GROUP,
    LEADS,
    about_gathering,
    circles_of,
    may_show_results,
    network_surveys,
    people_after,
    surveys_for,
)
from jobbvei.learning_network.states import TeamState
from jobbvei.shared.errors import Refused
from jobbvei.surveys.actions import join_wave, share_results, take_back_results
from jobbvei.surveys.models import Invitation
from jobbvei.surveys.queries.answering import door_for
from jobbvei.surveys.queries.waves import answered_count, wave_with_public_id
from jobbvei.surveys.recipients import Recipient
from jobbvei.surveys.types import RecipientList, Wave
from tests.factories.access import NOW, TODAY, make_municipality, make_occasion
from tests.factories.gatherings import holder_of, make_gathering, make_size_group
from tests.factories.learning_network import facilitators_seat, make_network, make_team, make_team_person, teams_seat
from tests.factories.network_surveys import answered_by, closed, make_network_survey
from tests.factories.surveys import people as recipients

pytestmark = pytest.mark.django_db
CONTACT = "Kim Samling"


@pytest.fixture
def person() -> TeamPerson:
    return make_team_person(make_team(), is_lead=True)


@pytest.fixture
def held(person: TeamPerson) -> Gathering:
    return make_gathering(person.network, NOW - timedelta(days=1))


def was_there(gathering: Gathering, person: TeamPerson) -> None:
    Participation.objects.create(
        network=gathering.network, team=person.team, gathering=gathering, person=person, arrived_at=gathering.starts_at
    )


def started(gathering: Gathering) -> Wave:
    seat = facilitators_seat(gathering.network)
    return start_gathering_survey(seat=seat, gathering=gathering, contact=CONTACT, occasion=make_occasion(seat.actor))


def by_link(person: TeamPerson) -> Occasion:
    return Occasion(by=holder_of(person), at=NOW)


def asked(wave: Wave) -> list[str]:
    rows = Invitation.objects.for_tenant(wave.tenant_id).filter(wave=wave)
    return [one.name for one in rows.order_by("name", "id")]


class TestPeopleAfter:
    def test_are_those_who_were_there_or_saw_the_recording(self, held: Gathering, person: TeamPerson) -> None:
        absent, watcher = make_team_person(person.team, "Anna"), make_team_person(person.team, "Bo")
        was_there(held, person)
        Participation.objects.create(
            network=held.network, team=watcher.team, gathering=held, person=watcher, recording_seen_at=NOW
        )
        assert people_after(held) == [person, watcher]
        assert absent not in people_after(held)

    def test_are_all_who_did_not_say_no_when_nobody_was_checked_in(self, held: Gathering, person: TeamPerson) -> None:
        away = make_team_person(person.team, "Anna")
        Participation.objects.create(
            network=held.network, team=away.team, gathering=held, person=away, coming_as="not_coming"
        )
        assert people_after(held) == [person]


class TestStartGatheringSurvey:
    def test_asks_those_who_were_there_with_a_link_each_for_two_weeks(
        self, held: Gathering, person: TeamPerson
    ) -> None:
        make_team_person(person.team, "Anna")
        was_there(held, person)
        wave = started(held)
        assert (wave.about, wave.asked_count) == (about_gathering(held), 1)
        assert asked(wave) == ["Petra Plantest, Eksempelvik"]
        assert (wave.opens_on, wave.closes_on) == (TODAY, TODAY + timedelta(days=14))

    def test_is_not_for_a_gathering_that_is_not_over(self, person: TeamPerson) -> None:
        with pytest.raises(Refused):
            started(make_gathering(person.network, NOW - timedelta(hours=1)))

    def test_is_not_for_a_team(self, held: Gathering, person: TeamPerson) -> None:
        seat = teams_seat(person.team)
        with pytest.raises(Refused):
            start_gathering_survey(seat=seat, gathering=held, contact=CONTACT, occasion=make_occasion(seat.actor))

    def test_happens_once(self, held: Gathering) -> None:
        started(held)
        with pytest.raises(UnableToSave):
            started(held)

    def test_needs_somebody_to_ask(self) -> None:
        with pytest.raises(UnableToSave):
            started(make_gathering(make_network(), NOW - timedelta(days=1)))


class TestSurveysFor:
    def test_has_what_opened_before_somebody_came(self, person: TeamPerson) -> None:
        wave = make_network_survey(person.network, [person])
        late = make_team_person(make_team(person.network, make_municipality("9902", "Nordvik")), "Nina Nyprøve")
        assert [own.wave for own in surveys_for(late, TODAY)] == [wave]
        end = own_answer_link(person=late, wave=wave, occasion=by_link(late))
        assert door_for(end).wave == wave
        assert asked(wave) == ["Nina Nyprøve, Nordvik", "Petra Plantest, Eksempelvik"]

    def test_leaves_out_what_is_for_others(self, person: TeamPerson) -> None:
        other = make_team_person(person.team, "Anna")
        group = make_size_group(person.network)
        make_network_survey(person.network, [person], f"{LEADS}:{person.network.public_id}")
        make_network_survey(person.network, [person], f"{GROUP}:{group.public_id}")
        assert surveys_for(other, TODAY) == []
        assert len(surveys_for(person, TODAY)) == 1

    def test_leaves_out_a_gathering_one_was_not_at_until_one_sees_its_recording(
        self, held: Gathering, person: TeamPerson
    ) -> None:
        other = make_team_person(person.team, "Anna")
        was_there(held, person)
        wave = started(held)
        assert surveys_for(other, TODAY) == []
        Participation.objects.create(
            network=held.network, team=other.team, gathering=held, person=other, recording_seen_at=NOW
        )
        assert [own.wave for own in surveys_for(other, TODAY)] == [wave]

    def test_says_what_is_answered_and_leaves_out_what_is_closed(self, person: TeamPerson) -> None:
        wave = answered_by(make_network_survey(person.network, [person]), 1)
        assert [own.has_answered for own in surveys_for(person, TODAY)] == [True]
        closed(wave, person.network)
        assert surveys_for(person, TODAY) == []

    def test_has_nothing_of_another_network(self, person: TeamPerson) -> None:
        elsewhere = make_network(person.network.tenant, "Et annet nettverk")
        make_network_survey(elsewhere, [make_team_person(make_team(elsewhere))])
        assert surveys_for(person, TODAY) == []


class TestOwnAnswerLink:
    def test_is_the_same_each_time(self, person: TeamPerson) -> None:
        wave = make_network_survey(person.network, [person])
        first = own_answer_link(person=person, wave=wave, occasion=by_link(person))
        assert own_answer_link(person=person, wave=wave, occasion=by_link(person)) == first
        assert len(asked(wave)) == 1

    def test_opens_nothing_one_is_not_asked(self, person: TeamPerson) -> None:
        wave = make_network_survey(person.network, [person], f"{LEADS}:{person.network.public_id}")
        other = make_team_person(person.team, "Anna")
        with pytest.raises(Refused):
            own_answer_link(person=other, wave=wave, occasion=by_link(other))

    def test_opens_nothing_when_it_is_over(self, person: TeamPerson) -> None:
        wave = closed(make_network_survey(person.network, [person]), person.network)
        with pytest.raises(Refused):
            own_answer_link(person=person, wave=wave, occasion=by_link(person))


class TestInviteNewcomers:
    def test_asks_those_who_came_and_counts_them(self, person: TeamPerson) -> None:
        wave = make_network_survey(person.network, [person])
        make_team_person(person.team, "Nina Nyprøve")
        seat = facilitators_seat(person.network)
        invited = invite_newcomers(seat=seat, wave=wave, occasion=make_occasion(seat.actor))
        again = invite_newcomers(seat=seat, wave=wave, occasion=make_occasion(seat.actor))
        assert ([one.name for one in invited], again) == (["Nina Nyprøve, Eksempelvik"], [])
        assert wave_with_public_id(wave.public_id, tenant=wave.tenant).asked_count == len(asked(wave))

    def test_is_not_for_a_team(self, person: TeamPerson) -> None:
        wave = make_network_survey(person.network, [person])
        seat = teams_seat(person.team)
        with pytest.raises(Refused):
            invite_newcomers(seat=seat, wave=wave, occasion=make_occasion(seat.actor))


class TestJoinWave:
    def test_gives_the_group_that_others_share(self, person: TeamPerson) -> None:
        wave = wave_of("Agder", "Agder", "Agder", "Agder", "Agder", network_of=person)
        join_wave(wave=wave, recipient=Recipient("Ny", "", ("Agder",), "team_person:x"), on=TODAY)
        assert groups_of(wave)["Ny"] == ["Agder"]

    def test_merges_a_group_that_nobody_shares_with_those_merged_before(self, person: TeamPerson) -> None:
        wave = wave_of("Agder", "Oslo", "Troms", "Viken", "Vestland", network_of=person)
        join_wave(wave=wave, recipient=Recipient("Ny", "", ("Agder",), "team_person:x"), on=TODAY)
        assert groups_of(wave)["Ny"] == [""]

    def test_refuses_whoever_would_stand_alone(self, person: TeamPerson) -> None:
        wave = wave_of("Agder", "Agder", "Agder", "Agder", "Agder", network_of=person)
        with pytest.raises(Refused):
            join_wave(wave=wave, recipient=Recipient("Ny", "", ("Oslo",), "team_person:x"), on=TODAY)
        assert "Ny" not in groups_of(wave)


def wave_of(*groups: str, network_of: TeamPerson) -> Wave:
    listed = [Recipient(f"Nr. {number}", "", (group,)) for number, group in enumerate(groups)]
    return make_network_survey(network_of.network, [], recipients=RecipientList(tuple(listed), ("Fylke",)))


def groups_of(wave: Wave) -> dict[str, list[str]]:
    rows = Invitation.objects.for_tenant(wave.tenant_id).filter(wave=wave).order_by("id")
    return {one.name: list(one.groups) for one in rows}


class TestNetworkSurveys:
    def test_shows_a_team_what_somebody_in_it_is_asked_and_no_drafts(self, person: TeamPerson) -> None:
        ours = make_network_survey(person.network, [person])
        group = make_size_group(person.network)
        make_network_survey(person.network, [person], f"{GROUP}:{group.public_id}")
        assert [one.wave for one in network_surveys(teams_seat(person.team))] == [ours]
        assert len(network_surveys(facilitators_seat(person.network))) == len({"ours", "the group's"})

    def test_leaves_out_surveys_that_are_not_of_the_network(self, person: TeamPerson) -> None:
        listed = RecipientList(recipients(6))
        make_network_survey(person.network, [], about="something:else", recipients=listed)
        assert network_surveys(facilitators_seat(person.network)) == []


class TestCirclesOf:
    def test_asks_the_withdrawn_apart_from_the_others(self, person: TeamPerson) -> None:
        left = make_team(person.network, make_municipality("9902", "Nordvik"))
        gone = make_team_person(left, "Gro Gått")
        left.state = TeamState.WITHDRAWN
        left.withdrew_on = TODAY
        left.save()
        people = {str(circle.words): list(circle.people) for circle in circles_of(person.network)}
        assert people["Alle i gruppene"] == [person]
        assert people["De i kommuner som har trukket seg"] == [gone]


class TestMayShowResults:
    def test_is_for_facilitators_until_they_are_shared(self, person: TeamPerson) -> None:
        others = [make_team_person(person.team, f"Nr. {number}") for number in range(5)]
        wave = answered_by(make_network_survey(person.network, [person, *others]), 6)
        lead, facilitator = teams_seat(person.team), facilitators_seat(person.network)
        wave = closed(wave, person.network)
        assert [may_show_results(one, wave) for one in (facilitator, lead, None)] == [True, False, False]
        wave = share_results(wave=wave, occasion=make_occasion(facilitator.actor))
        assert [may_show_results(one, wave) for one in (lead, None)] == [True, True]
        wave = take_back_results(wave=wave, occasion=make_occasion(facilitator.actor))
        assert not may_show_results(lead, wave)

    def test_nobody_shares_what_nobody_may_see(self, person: TeamPerson) -> None:
        wave = answered_by(make_network_survey(person.network, [person]), 1)
        wave = closed(wave, person.network)
        with pytest.raises(Refused):
            share_results(wave=wave, occasion=make_occasion(facilitators_seat(person.network).actor))
        assert answered_count(wave) == 1
