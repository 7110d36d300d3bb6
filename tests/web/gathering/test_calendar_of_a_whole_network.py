"""The calendar of 2024–2025 goes in as a file and out as another, and says the same to a library that is not ours."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib import resources

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobbvei.access.roles import FACILITATOR
from jobbvei.integrations.gathering_files import InTheNetwork, read_gatherings
from jobbvei.learning_network.actions.gatherings import add_gatherings, cancel_gathering, move_gathering
from jobbvei.learning_network.actions.networks import make_network
from jobbvei.learning_network.details import NetworkDetails
from jobbvei.learning_network.models import Gathering, MunicipalTeam, Network, TeamPerson
from jobbvei.learning_network.programmes.reading import patterns
from jobbvei.learning_network.queries.plan import phases_of, size_groups_of
from jobbvei.learning_network.types import SizeGroup
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.learning_network import facilitators_seat, make_organiser, make_team_person
from tests.integrations.reading_calendars import ReadCalendar, ReadEvent, read_calendar

pytestmark = pytest.mark.django_db
CALENDAR = "flyktninger_i_jobb_2024_2025.yaml"
IN_ALL = 54
FIRST_DAY = date(2024, 6, 1)
Meaning = tuple[str, str, datetime, datetime, str, str, int]


@pytest.fixture
def network() -> Network:
    facilitator = make_actor(FACILITATOR, make_organiser())
    details = NetworkDetails(name="Flyktninger i jobb", first_day=FIRST_DAY, last_day=date(2025, 12, 31))
    occasion = make_occasion(facilitator)
    made = make_network(details=details, pattern=patterns()["flyktninger_i_jobb"], occasion=occasion)
    content = (resources.files("jobbvei.learning_network.programmes.calendars") / CALENDAR).read_bytes()
    read = read_gatherings(CALENDAR, content, InTheNetwork(size_groups_of(made), phases_of(made)))
    assert read.faults == ()
    add_gatherings(seat=facilitators_seat(made, facilitator), details=read.gatherings, occasion=occasion)
    return made


@pytest.fixture
def leads(network: Network) -> list[TeamPerson]:
    """A project lead of a municipality of each size; all of them together are invited to everything."""
    return [lead_in(network, group, number) for number, group in enumerate(size_groups_of(network), start=9901)]


def lead_in(network: Network, group: SizeGroup, number: int) -> TeamPerson:
    municipality = make_municipality(str(number), f"Prøvevik {number}")
    team = MunicipalTeam.objects.create(
        network=network, municipality=municipality, size_group=group, joined_on=FIRST_DAY
    )
    return make_team_person(team, is_lead=True)


def feed_of(client: Client, person: TeamPerson) -> ReadCalendar:
    response = client.get(reverse("own-calendar", args=[person.link_key]))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return read_calendar(response.content)


def own_file(client: Client, person: TeamPerson, gathering: Gathering) -> tuple[str, ReadEvent]:
    found = read_calendar(
        client.get(reverse("own-gathering-calendar", args=[person.link_key, gathering.public_id])).content
    )
    [event] = found.events
    return found.method, event


def meant(gathering: Gathering) -> Meaning:
    where = gathering.place or gathering.meeting_link
    status = "CANCELLED" if gathering.is_cancelled else "CONFIRMED"
    key = f"{gathering.public_id}@jobbvei"
    return key, gathering.title, gathering.starts_at, gathering.ends_at, where, status, gathering.sequence


def said(event: ReadEvent) -> Meaning:
    assert isinstance(event.starts_at, datetime)
    assert isinstance(event.ends_at, datetime)
    return event.key, event.title, event.starts_at, event.ends_at, event.place, event.status, event.sequence


class TestTheCalendarOf2024:
    def test_means_the_same_to_a_foreign_reader(
        self, client: Client, network: Network, leads: list[TeamPerson]
    ) -> None:
        ours = {meant(one) for one in Gathering.objects.in_network(network).order_by("id")}
        theirs = {said(event) for person in leads for event in feed_of(client, person).events}
        assert len(ours) == IN_ALL
        assert theirs == ours

    def test_shows_each_gathering_at_the_time_on_norwegian_clocks_summer_and_winter(
        self, client: Client, leads: list[TeamPerson]
    ) -> None:
        events = {said(event)[0]: said(event) for person in leads for event in feed_of(client, person).events}
        offsets = set()
        for key, _title, starts_at, *_rest in events.values():
            gathering = Gathering.objects.without_scope(reason="a test").get(public_id=key.removesuffix("@jobbvei"))
            on_the_page = timezone.localtime(gathering.starts_at)
            assert starts_at.replace(tzinfo=None) == on_the_page.replace(tzinfo=None)
            offsets.add(starts_at.utcoffset())
        assert offsets == {timedelta(hours=1), timedelta(hours=2)}

    def test_gives_each_gathering_alone_as_it_stands_in_the_whole(
        self, client: Client, leads: list[TeamPerson]
    ) -> None:
        feed = {event.key: event for event in feed_of(client, leads[0]).events}
        gathering = Gathering.objects.in_network(leads[0].network).order_by("starts_at", "id").last()
        assert gathering is not None
        method, event = own_file(client, leads[0], gathering)
        assert (method, event) == ("PUBLISH", feed[event.key])

    def test_follows_a_gathering_that_is_moved_across_the_change_of_clocks(
        self, client: Client, network: Network, leads: list[TeamPerson]
    ) -> None:
        gathering = Gathering.objects.in_network(network).filter(title="Oppstartsmøte").order_by("starts_at").first()
        assert gathering is not None
        _method, before = own_file(client, leads[0], gathering)
        seat = facilitators_seat(network)
        starts_at = timezone.make_aware(datetime(2024, 11, 4, 9, 0))  # noqa: DTZ001  # Norwegian time, made aware here
        moved = move_gathering(
            seat=seat,
            gathering=gathering,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=3),
            occasion=make_occasion(seat.actor),
        )
        method, after = own_file(client, leads[0], moved)
        assert (method, after.key, after.sequence) == ("PUBLISH", before.key, before.sequence + 1)
        assert before.starts_at.isoformat() == "2024-06-14T09:00:00+02:00"
        assert after.starts_at.isoformat() == "2024-11-04T09:00:00+01:00"
        assert after in feed_of(client, leads[0]).events

    def test_strikes_out_a_gathering_that_is_cancelled(
        self, client: Client, network: Network, leads: list[TeamPerson]
    ) -> None:
        gathering = Gathering.objects.in_network(network).filter(title="Oppstartsmøte").order_by("starts_at").first()
        assert gathering is not None
        _method, before = own_file(client, leads[0], gathering)
        seat = facilitators_seat(network)
        long_before = timezone.make_aware(datetime(2024, 6, 1, 9, 0))  # noqa: DTZ001  # as above
        occasion = replace(make_occasion(seat.actor), at=long_before)
        cancel_gathering(seat=seat, gathering=gathering, because="Streik", occasion=occasion)
        method, after = own_file(client, leads[0], gathering)
        assert (method, after.status, after.key) == ("CANCEL", "CANCELLED", before.key)
        assert after.sequence > before.sequence
        assert after.starts_at == before.starts_at
        assert after.title.startswith("Avlyst: ")
