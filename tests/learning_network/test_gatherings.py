"""Planning gatherings, who is invited, moving and cancelling them, and how many came."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobbvei.audit.models import AuditEvent
from jobbvei.learning_network.actions.gatherings import (
    Recording,
    add_gatherings,
    cancel_gathering,
    change_gathering,
    invite_to_gathering,
    make_gathering,
    move_gathering,
    tell_recording,
)
from jobbvei.learning_network.actions.participation import answer_for, arrive
from jobbvei.learning_network.actions.people import add_person
from jobbvei.learning_network.actions.programme import add_material, remove_item, save_item
from jobbvei.learning_network.actions.teams import pause_team
from jobbvei.learning_network.details import PersonDetails, UnableToSave
from jobbvei.learning_network.gathering_details import GatheringDetails, ItemDetails
from jobbvei.learning_network.models import Gathering, ProgrammeItem
from jobbvei.learning_network.queries.gatherings import (
    GatheringNotFound,
    attendance_by_team,
    coming_for_team,
    gatherings_of,
    invited_to,
    materials_of,
    open_gathering,
    programme_of,
    too_many,
)
from jobbvei.learning_network.queries.own_link import gatherings_for
from jobbvei.learning_network.types import MunicipalTeam, Seat, TeamPerson
from jobbvei.shared.errors import Refused
from tests.factories.access import NOW, make_municipality, make_occasion
from tests.factories.gatherings import TOMORROW, holder_of, make_item, make_size_group
from tests.factories.gatherings import make_gathering as gathering_made
from tests.factories.learning_network import (
    facilitators_seat,
    make_team,
    make_team_person,
    teams_seat,
)

pytestmark = pytest.mark.django_db
DETAILS = GatheringDetails(title="Oppstart", starts_at=TOMORROW, ends_at=TOMORROW + timedelta(hours=3))


@pytest.fixture
def team() -> MunicipalTeam:
    return make_team()


@pytest.fixture
def seat(team: MunicipalTeam) -> Seat:
    return facilitators_seat(team.network)


class TestMakeGathering:
    def test_is_seen_by_facilitators_only_until_they_invite(self, team: MunicipalTeam, seat: Seat) -> None:
        occasion = make_occasion(seat.actor)
        made = make_gathering(seat=seat, details=DETAILS, occasion=occasion)
        assert gatherings_of(team.network) == []
        with pytest.raises(GatheringNotFound):
            open_gathering(made.public_id, seat=teams_seat(team))
        invite_to_gathering(seat=seat, gathering=made, occasion=occasion)
        assert open_gathering(made.public_id, seat=teams_seat(team)) == made

    def test_is_refused_to_a_team(self, team: MunicipalTeam) -> None:
        seat = teams_seat(team)
        with pytest.raises(Refused):
            make_gathering(seat=seat, details=DETAILS, occasion=make_occasion(seat.actor))

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"title": " "}, "tittel"),
            ({"title": "a" * 121}, "for langt"),
            ({"ends_at": TOMORROW}, "før den begynner"),
            ({"ends_at": TOMORROW + timedelta(days=8)}, "over en uke"),
            ({"meeting_link": "teams"}, "ikke en lenke"),
            ({"meeting_link": "javascript:alert(1)"}, "ikke en lenke"),
        ],
    )
    def test_says_what_to_mend_and_writes_nothing(self, seat: Seat, wrong: dict[str, object], told: str) -> None:
        with pytest.raises(UnableToSave, match=told):
            make_gathering(seat=seat, details=replace(DETAILS, **wrong), occasion=make_occasion(seat.actor))  # type: ignore[arg-type]  # wrong on purpose
        assert not Gathering.objects.in_network(seat.network).exists()


class TestInvitedTo:
    def test_gives_everybody_in_running_teams(self, team: MunicipalTeam) -> None:
        first, gathering = make_team_person(team), gathering_made(team.network)
        other = make_team(team.network, make_municipality("9902", "Nordvik"))
        second = make_team_person(other, "Nils Nordtest")
        assert [one.person for one in invited_to(gathering)] == [first, second]
        assert [one.person for one in invited_to(gathering, team)] == [first]

    def test_leaves_a_paused_team_and_those_who_left_out(self, team: MunicipalTeam, seat: Seat) -> None:
        gone, gathering = make_team_person(team), gathering_made(team.network)
        gone.left_on = date(2026, 11, 1)
        gone.save()
        make_team_person(team, "Ola Prøve")
        pause_team(seat=seat, team=team, back_on=None, occasion=make_occasion(seat.actor))
        assert invited_to(gathering) == []

    def test_keeps_to_the_size_groups_and_to_project_leads(self, team: MunicipalTeam, seat: Seat) -> None:
        small, large = make_size_group(team.network), make_size_group(team.network, "Store", 1)
        team.size_group = small
        team.save()
        lead = make_team_person(team, is_lead=True)
        make_team_person(team, "Ola Prøve")
        occasion = make_occasion(seat.actor)
        details = replace(DETAILS, for_whom="project_leads", size_groups=(small,))
        ours = make_gathering(seat=seat, details=details, occasion=occasion)
        theirs = make_gathering(seat=seat, details=replace(details, size_groups=(large,)), occasion=occasion)
        assert [one.person for one in invited_to(ours)] == [lead]
        assert invited_to(theirs) == []

    def test_asks_the_leads_alone_to_a_meeting_for_project_leads_whatever_else_was_said(
        self, team: MunicipalTeam, seat: Seat
    ) -> None:
        lead = make_team_person(team, is_lead=True)
        make_team_person(team, "Ola Prøve")
        occasion = make_occasion(seat.actor)
        details = replace(DETAILS, kind="project_leads", for_whom="all")
        meeting = make_gathering(seat=seat, details=details, occasion=occasion)
        assert [one.person for one in invited_to(meeting)] == [lead]
        opened = change_gathering(seat=seat, gathering=meeting, details=DETAILS, occasion=occasion)
        assert len(invited_to(opened)) == 2

    def test_holds_whoever_joins_late_without_anybody_inviting_them(self, team: MunicipalTeam) -> None:
        coming = gathering_made(team.network)
        missed = gathering_made(team.network, NOW - timedelta(days=30), recording_link="https://opptak.test/1")
        seat = teams_seat(team)
        details = PersonDetails(full_name="Sene Sentest", service="nav", email="sene@nav.test")
        late = add_person(seat=seat, team=team, details=details, occasion=make_occasion(seat.actor))
        assert late in [one.person for one in invited_to(coming)]
        theirs = {own.gathering: own for own in gatherings_for(holder_of(late))}
        assert set(theirs) == {coming, missed}
        assert theirs[missed].awaits_recording

    def test_asks_as_much_for_many_as_for_few(self, team: MunicipalTeam) -> None:
        gathering = gathering_made(team.network)
        make_team_person(team)
        with CaptureQueriesContext(connection) as few:
            invited_to(gathering)
        for number in range(3, 9):
            make_team_person(make_team(team.network, make_municipality(f"99{number:02}", f"By {number}")))
        with CaptureQueriesContext(connection) as many:
            assert len(invited_to(gathering)) == 7
        assert len(many) == len(few)


class TestComingForTeam:
    def test_counts_those_of_the_team_who_have_not_answered(self, team: MunicipalTeam, seat: Seat) -> None:
        lead = make_team_person(team, is_lead=True)
        make_team_person(team, "Ola Prøve")
        gathering_made(team.network, NOW - timedelta(days=2))
        gathering_made(team.network, cancelled_at=NOW)
        leads = gathering_made(team.network, for_whom="project_leads")
        everybody = gathering_made(team.network, TOMORROW + timedelta(days=1))
        ours = teams_seat(team)
        answer_for(seat=ours, gathering=everybody, person=lead, coming_as="digital", occasion=make_occasion(ours.actor))
        found = [(one.gathering, one.invited, one.silent) for one in coming_for_team(team, at=NOW)]
        assert found == [(leads, 1, 1), (everybody, 2, 1)]

    def test_is_empty_for_a_team_that_rests(self, team: MunicipalTeam, seat: Seat) -> None:
        make_team_person(team)
        gathering_made(team.network)
        pause_team(seat=seat, team=team, back_on=None, occasion=make_occasion(seat.actor))
        assert coming_for_team(team, at=NOW) == []


class TestTooMany:
    def test_counts_those_there_is_no_room_for(self, team: MunicipalTeam) -> None:
        for name in ("Petra Plantest", "Ola Prøve", "Mia Test"):
            make_team_person(team, name)
        for capacity, more in ((2, 1), (3, 0), (None, 0)):
            gathering = gathering_made(team.network, capacity=capacity)
            assert too_many(gathering, invited_to(gathering)) == more


class TestMoveGathering:
    def test_takes_the_programme_along_and_raises_the_sequence(self, team: MunicipalTeam, seat: Seat) -> None:
        gathering = gathering_made(team.network)
        make_item(gathering, after_minutes=15)
        later = gathering.starts_at + timedelta(days=2)
        ends_at = later + timedelta(hours=1)
        occasion = make_occasion(seat.actor)
        moved = move_gathering(seat=seat, gathering=gathering, starts_at=later, ends_at=ends_at, occasion=occasion)
        assert (moved.starts_at, moved.sequence) == (later, 1)
        assert programme_of(moved)[0].starts_at == later + timedelta(minutes=15)
        again = move_gathering(seat=seat, gathering=moved, starts_at=later, ends_at=ends_at, occasion=occasion)
        assert again.sequence == 1

    def test_happens_when_the_form_has_another_time(self, team: MunicipalTeam, seat: Seat) -> None:
        gathering = gathering_made(team.network)
        later = replace(DETAILS, starts_at=TOMORROW + timedelta(days=1), ends_at=TOMORROW + timedelta(days=2))
        changed = change_gathering(seat=seat, gathering=gathering, details=later, occasion=make_occasion(seat.actor))
        changed.refresh_from_db()
        assert (changed.title, changed.starts_at) == ("Oppstart", later.starts_at)
        assert changed.sequence == 2  # the title, and the time

    def test_leaves_the_sequence_when_calendars_are_not_concerned(self, team: MunicipalTeam, seat: Seat) -> None:
        occasion = make_occasion(seat.actor)
        made = make_gathering(seat=seat, details=DETAILS, occasion=occasion)
        same = replace(DETAILS, explanation="Ta med arbeidsboken.", capacity=40)
        assert change_gathering(seat=seat, gathering=made, details=same, occasion=occasion).sequence == 0


class TestCancelGathering:
    def test_keeps_it_as_cancelled_and_shuts_it(self, team: MunicipalTeam, seat: Seat) -> None:
        gathering, occasion = gathering_made(team.network), make_occasion(seat.actor)
        cancelled = cancel_gathering(seat=seat, gathering=gathering, because=" Streik ", occasion=occasion)
        assert (cancelled.is_cancelled, cancelled.cancelled_because, cancelled.sequence) == (True, "Streik", 1)
        with pytest.raises(Refused):
            move_gathering(
                seat=seat,
                gathering=cancelled,
                starts_at=TOMORROW,
                ends_at=TOMORROW + timedelta(hours=1),
                occasion=occasion,
            )

    def test_is_too_late_when_it_has_been(self, team: MunicipalTeam, seat: Seat) -> None:
        past = gathering_made(team.network, NOW - timedelta(days=3))
        with pytest.raises(UnableToSave):
            cancel_gathering(seat=seat, gathering=past, because="", occasion=make_occasion(seat.actor))


class TestTellRecording:
    def test_lays_it_out_once_it_has_begun(self, team: MunicipalTeam, seat: Seat) -> None:
        past, occasion = gathering_made(team.network, NOW - timedelta(days=3)), make_occasion(seat.actor)
        recording = Recording(link="https://opptak.test/1", captions_link="https://opptak.test/1.vtt")
        told = tell_recording(seat=seat, gathering=past, recording=recording, occasion=occasion)
        assert told.recorded_at == NOW
        gone = tell_recording(seat=seat, gathering=told, recording=Recording(link=""), occasion=occasion)
        assert gone.recorded_at is None

    def test_is_refused_before_that_and_for_what_is_no_link(self, team: MunicipalTeam, seat: Seat) -> None:
        occasion, past = make_occasion(seat.actor), gathering_made(team.network, NOW - timedelta(days=3))
        with pytest.raises(UnableToSave):
            link = Recording(link="https://opptak.test/1")
            tell_recording(seat=seat, gathering=gathering_made(team.network), recording=link, occasion=occasion)
        with pytest.raises(UnableToSave):
            tell_recording(seat=seat, gathering=past, recording=Recording(link="opptak"), occasion=occasion)


class TestAddGatherings:
    def test_adds_each_once(self, seat: Seat) -> None:
        two = [DETAILS, replace(DETAILS, title="Innsikt")]
        occasion = make_occasion(seat.actor)
        assert len(add_gatherings(seat=seat, details=two, occasion=occasion)) == 2
        assert add_gatherings(seat=seat, details=two, occasion=occasion) == []
        assert [one.title for one in gatherings_of(seat.network)] == ["Oppstart", "Innsikt"]

    def test_writes_nothing_when_one_is_wrong(self, seat: Seat) -> None:
        with pytest.raises(UnableToSave):
            wrong = replace(DETAILS, ends_at=TOMORROW)
            add_gatherings(seat=seat, details=[DETAILS, wrong], occasion=make_occasion(seat.actor))
        assert gatherings_of(seat.network, drafts=True) == []


class TestProgramme:
    def test_is_in_the_order_of_time_and_inside_the_gathering(self, team: MunicipalTeam, seat: Seat) -> None:
        gathering, occasion = gathering_made(team.network), make_occasion(seat.actor)
        later = make_item(gathering, after_minutes=60, title="Egen gruppe")
        details = ItemDetails(starts_at=gathering.starts_at, length_minutes=20, title="Velkommen", speaker="KS")
        first = save_item(seat=seat, gathering=gathering, details=details, occasion=occasion)
        assert programme_of(gathering) == [first, later]
        with pytest.raises(UnableToSave, match="utenfor samlingen"):
            outside = replace(details, starts_at=gathering.ends_at)
            save_item(seat=seat, gathering=gathering, details=outside, occasion=occasion)
        remove_item(seat=seat, gathering=gathering, item=first, occasion=occasion)
        assert list(ProgrammeItem.objects.in_network(team.network)) == [later]

    def test_has_links_to_what_is_read(self, team: MunicipalTeam, seat: Seat) -> None:
        gathering, occasion = gathering_made(team.network), make_occasion(seat.actor)
        link = "https://eksempel.test/mal"
        added = add_material(seat=seat, gathering=gathering, title="Mal", link=link, occasion=occasion)
        assert materials_of(gathering) == [added]
        with pytest.raises(UnableToSave):
            add_material(seat=seat, gathering=gathering, title="Mal", link="", occasion=occasion)


class TestAttendanceByTeam:
    def test_counts_who_came_of_those_who_were_in_the_team_then(self, team: MunicipalTeam) -> None:
        past = gathering_made(team.network, NOW - timedelta(days=10))
        gathering_made(team.network)
        came, _absent = make_team_person(team), make_team_person(team, "Ola Prøve")
        late = make_team_person(team, "Sene Sentest")
        late.joined_on = NOW.date()
        late.save()
        _came(past, came)
        [attended] = attendance_by_team(team.network, at=NOW)[team.pk]
        assert (attended.gathering, attended.invited, attended.came) == (past, 2, 1)

    def test_leaves_out_what_was_cancelled_or_before_the_team_joined(self, team: MunicipalTeam) -> None:
        gathering_made(team.network, NOW - timedelta(days=10), cancelled_at=NOW)
        late = make_team(team.network, make_municipality("9902", "Nordvik"))
        late.joined_on = NOW.date()
        late.save()
        gathering_made(team.network, NOW - timedelta(days=5))
        counted = attendance_by_team(team.network, at=NOW)
        assert [len(counted[team.pk]), len(counted[late.pk])] == [1, 0]

    def test_asks_as_much_for_many_as_for_few(self, team: MunicipalTeam) -> None:
        gathering_made(team.network, NOW - timedelta(days=10))
        with CaptureQueriesContext(connection) as few:
            attendance_by_team(team.network, at=NOW)
        for number in range(3, 9):
            make_team_person(make_team(team.network, make_municipality(f"99{number:02}", f"By {number}")))
            gathering_made(team.network, NOW - timedelta(days=number))
        with CaptureQueriesContext(connection) as many:
            attendance_by_team(team.network, at=NOW)
        assert len(many) == len(few)


class TestTheTrail:
    def test_tells_what_was_done_and_names_nobody(self, team: MunicipalTeam, seat: Seat) -> None:
        occasion = make_occasion(seat.actor)
        made = make_gathering(seat=seat, details=DETAILS, occasion=occasion)
        cancel_gathering(seat=seat, gathering=made, because="Streik", occasion=occasion)
        kinds = list(AuditEvent.objects.order_by("id").values_list("kind", flat=True))
        assert kinds == ["learning_network.gathering.made", "learning_network.gathering.cancelled"]


def _came(gathering: Gathering, person: TeamPerson) -> None:
    holder = holder_of(person)
    occasion = replace(make_occasion(), by=holder, at=gathering.starts_at)
    assert arrive(holder=holder, gathering=gathering, occasion=occasion)
