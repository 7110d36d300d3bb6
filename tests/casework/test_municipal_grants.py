from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobbvei.access.roles import ALL_ROLES, LEADER, Role
from jobbvei.access.types import Actor
from jobbvei.audit.queries import events_about_person
from jobbvei.casework.actions import close_case
from jobbvei.casework.models import CaseClosure
from jobbvei.casework.municipal_grants import (
    PEOPLE_ON_A_PAGE,
    GrantsAsked,
    MunicipalGrants,
    municipal_grants,
    municipal_grants_for_file,
)
from jobbvei.people.actions import start_household
from jobbvei.people.models import Participant
from jobbvei.rules.outlook.grants import INTEGRATION
from jobbvei.shared.errors import Refused
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.people import registered_participant

pytestmark = pytest.mark.django_db


def settled(on: date | None = date(2023, 3, 1), births: tuple[date, ...] = (), **changes: Any) -> Participant:
    """A single adult the municipality has settled."""
    adviser = make_actor()
    person = registered_participant(adviser, settled_on=on, **changes)
    start_household(participant=person, kind="single_adult", child_births=births, occasion=make_occasion(adviser))
    return person


def grants(first_year: int = 2023, actor: Actor | None = None, page: int = 1, **asked: Any) -> MunicipalGrants:
    occasion = make_occasion(actor or make_actor(LEADER))
    return municipal_grants(GrantsAsked(first_year, **asked), occasion=occasion, page=page)


class TestMunicipalGrants:
    def test_add_up_what_is_known_for_a_year_and_five_ahead(self) -> None:
        settled()
        settled(date(2022, 5, 1), given_name="Bohdan", permit_granted_on=date(2022, 4, 1))
        found = grants()
        assert found.outlook.years == (2023, 2024, 2025, 2026, 2027, 2028)
        assert found.outlook.grant_sum(INTEGRATION, 2023).kr == Decimal(234_900 + 243_100)
        assert found.outlook.year_sum(2023).kr == Decimal(234_900 + 243_100 + 45_000 + 217_000)
        assert (found.people, found.without_grant) == (2, 0)

    def test_never_guess_a_year_without_rates(self) -> None:
        settled(date(2025, 3, 1))
        found = grants(2026)
        assert found.outlook.year_sum(2026).kr == Decimal(0)
        assert found.outlook.year_sum(2026).unknown == 1
        assert found.illustrated is None

    def test_illustrate_only_when_asked_and_say_with_which_year(self) -> None:
        settled(date(2025, 3, 1))
        found = grants(2026, illustrate=True)
        assert found.rate_year == 2023
        assert found.illustrated is not None
        assert found.illustrated.grant_sum(INTEGRATION, 2026).kr == Decimal(243_100)
        assert found.outlook.grant_sum(INTEGRATION, 2026).unknown == 1

    def test_leave_out_of_the_list_who_gives_nothing_but_count_them(self) -> None:
        settled(date(2010, 3, 1), permit_granted_on=date(2010, 1, 1))
        found = grants()
        assert (found.rows, found.people, found.without_grant) == ((), 1, 1)

    def test_go_on_when_follow_up_has_ended_but_not_when_they_moved(self) -> None:
        working, moved = settled(), settled(given_name="Bohdan")
        for person, reason in ((working, "work"), (moved, "moved")):
            close_case(participant=person, reason=reason, occasion=make_occasion(make_actor()))
        CaseClosure.objects.for_tenant(moved.tenant).update(closed_on=date(2022, 12, 1))
        assert grants().outlook.grant_sum(INTEGRATION, 2023).kr == Decimal(234_900)

    def test_count_children_who_stand_only_in_a_household(self) -> None:
        settled(births=(date(2019, 1, 2), date(2021, 5, 6)))
        assert grants().children_not_registered == 2

    def test_never_reach_another_municipality_nor_a_shielded_person_of_others(self) -> None:
        registered_participant(make_actor(tenant=make_municipality("9902", "Nordvik")))
        Participant.objects.for_tenant(settled().tenant).update(is_shielded=True)
        assert grants().people == 0

    @pytest.mark.parametrize("role", [role for role in ALL_ROLES if role is not LEADER], ids=lambda role: role.code)
    def test_are_for_the_leader_alone(self, role: Role) -> None:
        with pytest.raises(Refused):
            grants(actor=make_actor(role))

    def test_write_in_the_trail_who_was_shown_and_who_was_exported(self) -> None:
        person = settled()
        grants()
        municipal_grants_for_file(GrantsAsked(2023), occasion=make_occasion(make_actor(LEADER)))
        kinds = [event.kind for event in events_about_person(str(person.public_id), tenant_number=person.tenant_id)]
        assert kinds.count("casework.municipal_grants.shown") == 1
        assert kinds.count("casework.municipal_grants.exported") == 1

    def test_cut_a_long_list_into_pages_but_add_up_everybody(self) -> None:
        for number in range(PEOPLE_ON_A_PAGE + 1):
            settled(given_name=f"Test{number:02}")
        last = grants(page=99)
        assert (last.page, last.pages, len(last.rows)) == (2, 2, 1)
        assert last.outlook.grant_sum(INTEGRATION, 2023).kr == Decimal(234_900 * (PEOPLE_ON_A_PAGE + 1))

    def test_ask_the_database_as_often_for_many_as_for_one(self) -> None:
        leader = make_actor(LEADER)
        settled()
        with CaptureQueriesContext(connection) as for_one:
            grants(actor=leader)
        for number in range(4):
            settled(given_name=f"Test{number}", births=(date(2020, 1, 2),))
        with CaptureQueriesContext(connection) as for_many:
            grants(actor=leader)
        assert len(for_many) == len(for_one)
