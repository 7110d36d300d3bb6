from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobbvei.access.roles import HR, LEADER, TEACHER
from jobbvei.access.types import Actor
from jobbvei.audit.queries import events_about_person
from jobbvei.casework.actions import close_case, end_programme, give_lead, start_programme
from jobbvei.casework.details import ProgrammeDetails
from jobbvei.casework.law_changes import (
    PEOPLE_ON_A_PAGE,
    CaseloadUnderChange,
    ChangeGroup,
    NoSuchChange,
    caseload_under_change,
    people_touched,
)
from jobbvei.people.actions import start_household
from jobbvei.people.models import Participant
from jobbvei.shared.errors import Refused
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.people import registered_participant

pytestmark = pytest.mark.django_db

NEW_LAW = date(2026, 1, 1)
NEW_BASIC_AMOUNT = date(2026, 5, 1)


def follow(actor: Actor, started_on: date | None = date(2025, 8, 1), **changes: Any) -> Participant:
    """Somebody the actor follows up, in a programme since ``started_on``, upper secondary and the goal work."""
    person = registered_participant(
        actor, **{"permit_granted_on": date(2025, 2, 10), "settled_on": date(2025, 6, 1), **changes}
    )
    start_household(participant=person, kind="single_adult", child_births=(), occasion=make_occasion(actor))
    give_lead(participant=person, user=actor.user, occasion=make_occasion(actor))
    if started_on is not None:
        details = ProgrammeDetails(end_goal="work", started_on=started_on)
        start_programme(participant=person, details=details, occasion=make_occasion(actor))
    return person


def under(actor: Actor, on: date = NEW_LAW, **asked: Any) -> CaseloadUnderChange:
    return caseload_under_change(on, occasion=make_occasion(actor), **asked)


def names(shown: CaseloadUnderChange) -> list[str]:
    return [row.participant.given_name for row in shown.rows]


class TestCaseloadUnderChange:
    def test_shows_the_answer_before_and_after(self) -> None:
        actor = make_actor()
        follow(actor)
        (row,) = under(actor).rows
        (difference,) = row.comparison.differences
        assert difference.question == "programme.latest_end_with_extension_on"
        assert difference.old.value == date(2026, 7, 31)
        assert (difference.new.value, difference.new.rule) == (None, "IP-13")

    def test_leaves_alone_who_an_older_day_decides_for(self) -> None:
        actor = make_actor()
        follow(actor, started_on=date(2024, 6, 30))
        shown = under(actor, group=ChangeGroup.OLDER_DAY)
        assert shown.counts[ChangeGroup.TOUCHED] == 0
        assert names(shown) == ["Olena"]
        assert "programme.latest_end_on" in shown.rows[0].comparison.older_day

    def test_counts_who_follows_the_new_rules_on_both_days(self) -> None:
        actor = make_actor()
        follow(actor, started_on=date(2026, 2, 2))
        assert under(actor).counts[ChangeGroup.NEWER_DAY] == 1

    def test_does_not_compare_who_came_later(self) -> None:
        actor = make_actor()
        follow(actor, settled_on=NEW_LAW, started_on=None)
        shown = under(actor)
        assert {group for group, count in shown.counts.items() if count} == {ChangeGroup.CAME_LATER}
        assert (shown.people, shown.compared) == (1, 0)

    def test_counts_add_up_to_those_compared_when_nobody_is_counted_twice_over(self) -> None:
        actor = make_actor()
        follow(actor)
        follow(actor, given_name="Bohdan", schooling="", started_on=date(2025, 8, 1))
        follow(actor, given_name="Danylo", settled_on=NEW_LAW, started_on=None)
        half = follow(actor, given_name="Iryna", started_on=None)
        details = ProgrammeDetails(end_goal="work", started_on=date(2025, 8, 1), part_time_percent=50)
        start_programme(participant=half, details=details, occasion=make_occasion(actor))
        shown = under(actor)
        assert shown.in_two_groups == 1
        assert sum(shown.counts.values()) == shown.people + shown.in_two_groups

    def test_tells_apart_who_lacks_a_fact_and_which(self) -> None:
        actor = make_actor()
        follow(actor, schooling="", started_on=date(2025, 8, 1))
        shown = under(actor, group=ChangeGroup.NOT_TOLD)
        assert shown.counts[ChangeGroup.TOUCHED] == 0
        (row,) = shown.rows
        assert "schooling.level" in row.comparison.missing
        assert "programme.latest_end_on" in row.comparison.waiting

    def test_asks_why_part_time_only_where_it_is_part_time(self) -> None:
        actor = make_actor()
        follow(actor, started_on=date(2025, 6, 30))
        assert under(actor).counts[ChangeGroup.NOT_TOLD] == 0
        half = follow(actor, started_on=None, given_name="Bohdan")
        details = ProgrammeDetails(end_goal="work", started_on=date(2025, 6, 30), part_time_percent=50)
        start_programme(participant=half, details=details, occasion=make_occasion(actor))
        (row,) = under(actor, group=ChangeGroup.NOT_TOLD).rows
        assert row.comparison.missing == ("programme.part_time_reason",)

    def test_does_not_ask_about_a_programme_that_was_over(self) -> None:
        actor = make_actor()
        person = follow(actor)
        programme = person.programmes.get()
        end_programme(programme=programme, ended_on=date(2025, 12, 31), reason="work", occasion=make_occasion(actor))
        assert under(actor).counts[ChangeGroup.TOUCHED] == 0

    def test_says_nothing_of_a_birthday_on_the_day(self) -> None:
        actor = make_actor()
        follow(actor, born_on=date(2001, 1, 1), started_on=date(2025, 6, 30))
        questions = under(actor).questions
        assert not any(question.startswith("benefit.") for question in questions)

    def test_narrows_to_one_question_and_counts_all(self) -> None:
        actor = make_actor()
        follow(actor)
        everything = under(actor)
        assert everything.questions == {"programme.latest_end_with_extension_on": 1}
        assert names(under(actor, asked="programme.latest_end_with_extension_on")) == ["Olena"]
        narrowed = under(actor, asked="benefit.month_kr")
        assert narrowed.rows == ()
        assert narrowed.questions == everything.questions

    def test_holds_own_people_for_an_adviser_and_all_for_a_leader(self) -> None:
        own, other = make_actor(), make_actor()
        follow(own)
        follow(other, given_name="Bohdan")
        assert names(under(own)) == ["Olena"]
        leader = under(make_actor(LEADER))
        assert (names(leader), leader.people, leader.whole_service) == (["Bohdan", "Olena"], 2, True)

    def test_never_reaches_another_municipality_nor_a_closed_case(self) -> None:
        follow(make_actor(tenant=make_municipality("9902", "Nordvik")))
        actor = make_actor()
        closed = follow(actor)
        close_case(participant=closed, reason="work", occasion=make_occasion(actor))
        assert under(make_actor(LEADER)).people == 0

    def test_refuses_roles_that_do_not_read_the_law_about_people(self) -> None:
        for role in (TEACHER, HR):
            with pytest.raises(Refused):
                under(make_actor(role))

    def test_knows_no_change_on_an_ordinary_day(self) -> None:
        with pytest.raises(NoSuchChange, match=r"Ingen regel i Jobbvei begynner eller slutter 2\. januar 2026"):
            under(make_actor(), date(2026, 1, 2))

    def test_writes_in_the_trail_only_those_shown(self) -> None:
        actor = make_actor()
        touched, untouched = follow(actor), follow(actor, started_on=date(2024, 6, 30), given_name="Bohdan")
        under(actor)
        assert [event.kind for event in events_of(touched)].count("casework.law_change.shown") == 1
        assert "casework.law_change.shown" not in [event.kind for event in events_of(untouched)]

    def test_cuts_a_long_list_into_pages(self) -> None:
        actor = make_actor()
        for number in range(PEOPLE_ON_A_PAGE + 1):
            follow(actor, given_name=f"Test{number:02}")
        last = under(actor, page=99)
        assert (last.page, last.pages, names(last)) == (2, 2, [f"Test{PEOPLE_ON_A_PAGE:02}"])

    def test_asks_the_database_as_often_for_many_as_for_one(self) -> None:
        actor = make_actor()
        follow(actor)
        with CaptureQueriesContext(connection) as for_one:
            under(actor)
        for number in range(5):
            follow(actor, given_name=f"Test{number}")
        with CaptureQueriesContext(connection) as for_many:
            under(actor)
        assert len(for_many) == len(for_one)

    def test_shows_new_amounts(self) -> None:
        actor = make_actor()
        follow(actor)
        touched = under(actor, NEW_BASIC_AMOUNT)
        # 2 × 130 160 and 2 × 136 549
        yearly = next(one for one in touched.rows[0].comparison.differences if one.question == "benefit.year_kr")
        assert (yearly.old.value, yearly.new.value) == (260320, 273098)


class TestPeopleTouched:
    def test_holds_also_those_of_whom_it_cannot_be_told(self) -> None:
        actor = make_actor()
        follow(actor)
        follow(actor, schooling="", given_name="Bohdan")
        follow(actor, started_on=date(2024, 6, 30), given_name="Cyril")
        rows = people_touched(NEW_LAW, occasion=make_occasion(actor))
        assert [row.participant.given_name for row in rows] == ["Bohdan", "Olena"]

    def test_writes_each_in_the_trail_as_exported(self) -> None:
        actor = make_actor()
        person = follow(actor)
        people_touched(NEW_LAW, occasion=make_occasion(actor))
        assert "casework.law_change.exported" in [event.kind for event in events_of(person)]

    def test_refuses_a_teacher(self) -> None:
        with pytest.raises(Refused):
            people_touched(NEW_LAW, occasion=make_occasion(make_actor(TEACHER)))


def events_of(person: Participant) -> list[Any]:
    return list(events_about_person(str(person.public_id), tenant_number=person.tenant_id))
