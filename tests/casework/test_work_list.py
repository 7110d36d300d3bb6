from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from jobbvei.access.roles import HR, LEADER, NAV_COUNSELLOR, TEACHER
from jobbvei.access.types import Actor
from jobbvei.audit.queries import events_about_person, events_of_tenant
from jobbvei.casework import hooks
from jobbvei.casework.actions import add_team_member, close_case, record_contact
from jobbvei.casework.details import ContactDetails
from jobbvei.casework.hooks import register_row_note
from jobbvei.casework.models import ContactType
from jobbvei.casework.queries import law_findings, open_steps, team_on, work_list
from jobbvei.casework.urgency import Ground
from jobbvei.casework.work_list import ROWS_ON_A_PAGE, Sort, Tab, WorkList
from jobbvei.people.actions import join_household, start_household
from jobbvei.people.models import Participant
from jobbvei.people.queries import open_participant
from jobbvei.shared.errors import Refused
from jobbvei.shared.sentence import Sentence
from tests.factories.access import TODAY, make_actor, make_municipality, make_occasion
from tests.factories.casework import make_case, make_participant, make_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_row_notes() -> Iterator[None]:
    before = list(hooks._row_notes)
    hooks._row_notes.clear()
    yield
    hooks._row_notes[:] = before


def listed(actor: Actor, **asked: Any) -> WorkList:
    return work_list(occasion=make_occasion(actor), **asked)


def names(shown: WorkList) -> list[str]:
    return [row.participant.given_name for row in shown.rows]


class TestRows:
    def test_say_who_the_one_reason_and_why_first(self) -> None:
        actor = make_actor()
        make_case(actor, programme_ends_in_days=24, last_contact_days_ago=19, step_due_in_days=2)
        (row,) = listed(actor, tab=Tab.ALL).rows
        assert (row.age, row.goal, row.speaking) == (37, "work", "A2")
        assert row.contact is not None
        assert row.contact.days == 19
        assert str(row.reason).startswith("Program slutter om 24 dager")
        assert str(row.why_first) == "Fristen er nærmest, og det er lenge siden dere snakket sammen."
        assert [(part.ground, part.points) for part in row.urgency.parts] == [(Ground.LAW, 40), (Ground.NO_CONTACT, 10)]
        assert row.urgency.points == 50

    def test_show_the_step_with_owner_and_how_late_it_is(self) -> None:
        actor = make_actor()
        make_case(actor, step_due_in_days=-9, step_what="Ring skolen")
        (row,) = listed(actor).rows
        assert row.step is not None
        assert (row.step.what, row.step.owner_name, row.step.overdue_days) == ("Ring skolen", "Kari Prøve", 9)
        assert row.reason.template == "Fristen for neste steg var {day}"

    def test_never_guess_what_nobody_has_written(self) -> None:
        actor = make_actor()
        make_case(actor, programme_ends_in_days=None, last_contact_days_ago=None, step_due_in_days=None, speaking=None)
        (row,) = listed(actor).rows
        assert (row.goal, row.speaking, row.step) == (None, None, None)
        assert row.contact is not None
        assert (row.contact.on, row.contact.days) == (None, None)
        assert str(row.reason) == "Har ikke noe neste steg"

    def test_say_whom_we_wait_for(self) -> None:
        actor = make_actor()
        make_case(actor, step_waits_for="employer", step_due_in_days=-3)
        (row,) = listed(actor, tab=Tab.WAITING).rows
        assert row.step is not None
        assert row.step.waits_for == "employer"
        assert row.urgency.parts[0].ground is Ground.WAITING

    def test_hide_contacts_and_law_from_a_teacher(self) -> None:
        adviser, teacher = make_actor(), make_actor(TEACHER)
        olena = make_case(adviser, programme_ends_in_days=5, last_contact_days_ago=None)
        add_team_member(participant=olena, user=teacher.user, occasion=make_occasion(adviser))
        (row,) = listed(teacher, tab=Tab.ALL).rows
        assert row.contact is None
        assert row.urgency.parts == ()

    def test_do_not_count_an_attempt_as_contact(self) -> None:
        actor = make_actor()
        olena = make_case(actor, last_contact_days_ago=15)
        attempt = ContactDetails(type=ContactType.ATTEMPT, on=TODAY)
        record_contact(participant=olena, details=attempt, occasion=make_occasion(actor))
        (row,) = listed(actor, tab=Tab.ALL).rows
        assert row.contact is not None
        assert row.contact.days == 15


class TestOrder:
    def people(self, actor: Actor) -> None:
        make_case(actor, given_name="Bohdan", step_due_in_days=30, last_contact_days_ago=2)
        make_case(actor, given_name="Alina", programme_ends_in_days=24, step_due_in_days=0, last_contact_days_ago=19)
        make_case(actor, given_name="Daryna", step_due_in_days=None, last_contact_days_ago=None)
        make_case(actor, given_name="Cyril", step_due_in_days=-3, last_contact_days_ago=1)

    @pytest.mark.parametrize(
        ("sort", "order"),
        [
            (Sort.URGENCY, ["Alina", "Daryna", "Cyril", "Bohdan"]),
            (Sort.NAME, ["Alina", "Bohdan", "Cyril", "Daryna"]),
            (Sort.CONTACT, ["Daryna", "Alina", "Bohdan", "Cyril"]),
            (Sort.DUE, ["Cyril", "Alina", "Bohdan", "Daryna"]),
        ],
    )
    def test_is_as_asked(self, sort: Sort, order: list[str]) -> None:
        actor = make_actor()
        self.people(actor)
        assert names(listed(actor, tab=Tab.ALL, sort=sort)) == order

    def test_follows_the_sum_of_the_points(self) -> None:
        actor = make_actor()
        self.people(actor)
        points = [row.urgency.points for row in listed(actor, tab=Tab.ALL).rows]
        assert points == sorted(points, reverse=True) == [70, 60, 30, 0]


class TestTabs:
    def test_hold_those_they_say_and_count_them(self) -> None:
        actor = make_actor()
        make_case(actor, given_name="Today", step_due_in_days=0)
        make_case(actor, given_name="Sunday", step_due_in_days=6)
        make_case(actor, given_name="Monday", step_due_in_days=7)
        make_case(actor, given_name="None", step_due_in_days=None)
        make_case(actor, given_name="Waits", step_due_in_days=3, step_waits_for="nav")
        make_case(actor, given_name="Late", step_due_in_days=-1, step_waits_for="nav")
        make_case(actor, given_name="Silent", step_due_in_days=20, last_contact_days_ago=28)
        make_case(actor, given_name="Law", step_due_in_days=20, programme_ends_in_days=7)
        shown = {tab: sorted(names(listed(actor, tab=tab))) for tab in Tab}
        assert shown[Tab.TODAY] == ["Late", "Law", "None", "Today"]
        assert shown[Tab.WEEK] == ["Late", "Law", "None", "Silent", "Sunday", "Today", "Waits"]
        assert shown[Tab.NO_STEP] == ["None"]
        assert shown[Tab.WAITING] == ["Late", "Waits"]
        assert len(shown[Tab.ALL]) == 8
        assert listed(actor).counts == {tab: len(found) for tab, found in shown.items()}

    def test_that_are_empty_show_those_longest_without_contact(self) -> None:
        actor = make_actor()
        make_case(actor, given_name="Recent", last_contact_days_ago=1)
        make_case(actor, given_name="Long", last_contact_days_ago=9)
        shown = listed(actor)
        assert shown.rows == ()
        assert [row.participant.given_name for row in shown.quiet] == ["Long", "Recent"]


class TestWhose:
    def test_are_the_users_own_people_only(self) -> None:
        kari, per = make_actor(), make_actor(NAV_COUNSELLOR)
        olena = make_case(kari)
        assert names(listed(per, tab=Tab.ALL)) == []
        add_team_member(participant=olena, user=per.user, occasion=make_occasion(kari))
        assert names(listed(per, tab=Tab.ALL)) == ["Olena"]

    def test_are_the_whole_service_for_a_leader(self) -> None:
        make_case(make_actor(), given_name="Olena")
        make_case(make_actor(), given_name="Yusuf")
        shown = listed(make_actor(LEADER), tab=Tab.ALL, sort=Sort.NAME)
        assert shown.whole_service
        assert names(shown) == ["Olena", "Yusuf"]

    def test_are_never_of_another_municipality(self) -> None:
        make_case(make_actor(tenant=make_municipality("9902", "Nordvik")))
        assert names(listed(make_actor(LEADER), tab=Tab.ALL)) == []

    def test_leave_out_closed_cases(self) -> None:
        actor = make_actor()
        close_case(participant=make_case(actor), reason="moved", occasion=make_occasion(actor))
        assert names(listed(actor, tab=Tab.ALL)) == []

    def test_show_the_shielded_to_their_team_and_not_to_the_leader(self) -> None:
        actor = make_actor()
        make_case(actor, is_shielded=True)
        assert names(listed(actor, tab=Tab.ALL)) == ["Olena"]
        assert names(listed(make_actor(LEADER), tab=Tab.ALL)) == []

    def test_is_refused_to_roles_without_a_work_list(self) -> None:
        with pytest.raises(Refused):
            listed(make_actor(HR))


class TestReadings:
    def test_are_written_for_those_shown_and_no_others(self) -> None:
        actor = make_actor()
        shown = make_case(actor, step_due_in_days=0)
        hidden = make_case(actor, step_due_in_days=30)
        listed(actor)
        newest = events_about_person(str(shown.public_id), tenant_number=actor.tenant_number)[0]
        assert (newest.kind, newest.act) == ("casework.work_list.shown", "read")
        about_hidden = events_about_person(str(hidden.public_id), tenant_number=actor.tenant_number)
        assert not about_hidden.filter(kind="casework.work_list.shown").exists()


class TestPages:
    def test_hold_twenty_five_and_a_page_too_far_gives_the_last(self) -> None:
        actor = make_actor()
        for _ in range(ROWS_ON_A_PAGE + 2):
            make_case(actor, step_due_in_days=0, last_contact_days_ago=None, speaking=None)
        first, last = listed(actor), listed(actor, page=99)
        assert (len(first.rows), len(last.rows)) == (ROWS_ON_A_PAGE, 2)
        assert (first.page, last.page, last.pages) == (1, 2, 2)
        assert listed(actor, page=-1).page == 1


@pytest.mark.usefixtures("no_row_notes")
class TestQueries:
    @pytest.mark.parametrize("people", [5, 60])
    def test_are_as_many_however_many_people(
        self, people: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        actor = make_actor()
        for _ in range(people):
            make_case(actor, step_due_in_days=0, norwegian_ends_in_days=100)
        with django_assert_num_queries(9):
            shown = listed(actor)
            assert all(str(row.reason) and row.participant.short_name for row in shown.rows)

    @pytest.mark.parametrize("more", [0, 12])
    def test_of_a_person_are_as_many_however_much_is_written(
        self, more: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        actor = make_actor()
        olena, occasion = make_case(actor, norwegian_ends_in_days=100), make_occasion(actor)
        household = start_household(participant=olena, kind="family", child_births=None, occasion=occasion)
        for _ in range(more):
            make_step(olena, actor)
            add_team_member(participant=olena, user=make_actor(NAV_COUNSELLOR).user, occasion=occasion)
            join_household(participant=make_participant(actor), household=household, occasion=occasion)
        with django_assert_num_queries(17):
            opened = open_participant(olena.public_id, occasion=occasion)
            assert len(open_steps(opened)) == more + 1
            assert all(member.user.full_name for member in team_on(opened, on=TODAY))
            assert opened.household is not None
            assert len(opened.household.members.all()) == more + 1
            law_findings(opened, on=TODAY, only=frozenset({"programme.latest_end_on"}))


@pytest.mark.usefixtures("no_row_notes")
class TestRowNotes:
    def test_come_from_those_above_for_the_people_shown(self) -> None:
        asked: list[int] = []

        def note(people: Sequence[Participant], actor: Actor) -> Mapping[int, Sentence]:
            asked.append(len(people))
            return {people[0].pk: Sentence("{count} nye plasser passer", {"count": 2})} if people else {}

        register_row_note(note)
        register_row_note(note)
        actor = make_actor()
        make_case(actor, step_due_in_days=-3)
        make_case(actor, step_due_in_days=0)
        first, second = listed(actor).rows
        assert [str(one) for one in first.notes] == ["2 nye plasser passer"]
        assert second.notes == ()
        assert asked == [2]


def test_nobody_is_listed_without_a_trace() -> None:
    actor = make_actor()
    make_case(actor, step_due_in_days=0)
    shown = listed(actor, tab=Tab.ALL)
    readings = events_of_tenant(actor.tenant_number).filter(kind="casework.work_list.shown").count()
    assert readings == len(shown.rows) == 1
