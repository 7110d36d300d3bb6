from datetime import date

import pytest

from jobbvei.access.roles import HR, TEACHER
from jobbvei.audit.queries import events_about_person
from jobbvei.people.actions import change_household, join_household, leave_household, start_household
from jobbvei.people.impossible import ImpossibleValue
from jobbvei.people.queries import household_members
from jobbvei.shared.errors import Refused
from tests.factories.access import make_actor, make_occasion
from tests.factories.people import registered_participant

pytestmark = pytest.mark.django_db


class TestChangeHousehold:
    def test_says_the_kind_and_the_children_anew_and_once(self) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        start_household(participant=olena, kind="family", child_births=None, occasion=make_occasion(actor))
        for _again in range(2):
            changed = change_household(
                participant=olena,
                kind="family",
                child_births=(date(2020, 1, 2), date(2018, 3, 4)),
                occasion=make_occasion(actor),
            )
        assert changed.child_births == ["2018-03-04", "2020-01-02"]
        kinds = [one.kind for one in events_about_person(str(olena.public_id), tenant_number=actor.tenant_number)]
        assert kinds.count("people.household.changed") == 1

    def test_refuses_a_child_born_ahead_and_keeps_what_stood(self) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        household = start_household(participant=olena, kind="family", child_births=(), occasion=make_occasion(actor))
        with pytest.raises(ImpossibleValue) as refused:
            change_household(
                participant=olena, kind="family", child_births=(date(2027, 1, 1),), occasion=make_occasion(actor)
            )
        assert refused.value.field == "child_births"
        household.refresh_from_db()
        assert household.child_births == []

    def test_keeps_whether_a_spouse_is_in_a_programme_until_somebody_moves(self) -> None:
        actor = make_actor()
        olena, occasion = registered_participant(actor), make_occasion(actor)
        start_household(participant=olena, kind="family", child_births=(), occasion=occasion)
        for spouse in (True, True, False):
            change_household(
                participant=olena, kind="family", child_births=(), spouse_in_programme=spouse, occasion=occasion
            )
            olena.refresh_from_db()
            assert olena.spouse_in_programme is spouse
        kinds = [one.kind for one in events_about_person(str(olena.public_id), tenant_number=actor.tenant_number)]
        assert kinds.count("people.household.changed") == 2
        leave_household(participant=olena, occasion=occasion)
        olena.refresh_from_db()
        assert olena.spouse_in_programme is None

    @pytest.mark.parametrize("kind", ["single_adult", "unaccompanied_minor"])
    def test_refuses_a_spouse_of_somebody_single(self, kind: str) -> None:
        actor = make_actor()
        olena, occasion = registered_participant(actor), make_occasion(actor)
        with pytest.raises(ImpossibleValue) as refused:
            start_household(participant=olena, kind=kind, child_births=(), spouse_in_programme=True, occasion=occasion)
        assert refused.value.field == "spouse_in_programme"
        assert olena.household is None

    def test_needs_a_household(self) -> None:
        actor = make_actor()
        with pytest.raises(ImpossibleValue):
            change_household(
                participant=registered_participant(actor), kind="family", child_births=None,
                occasion=make_occasion(actor),
            )  # fmt: skip

    def test_is_refused_to_roles_that_do_not_change_persons(self) -> None:
        olena = registered_participant(make_actor())
        with pytest.raises(Refused):
            change_household(
                participant=olena, kind="family", child_births=None, occasion=make_occasion(make_actor(TEACHER))
            )


class TestHouseholdMembers:
    def test_names_the_others_and_writes_that_they_were_shown(self) -> None:
        actor = make_actor()
        olena, yusuf = registered_participant(actor), registered_participant(actor, given_name="Yusuf")
        household = start_household(participant=yusuf, kind="family", child_births=None, occasion=make_occasion(actor))
        join_household(participant=olena, household=household, occasion=make_occasion(actor))
        assert household_members(olena, occasion=make_occasion(actor)) == [yusuf]
        newest = events_about_person(str(yusuf.public_id), tenant_number=actor.tenant_number)[0]
        assert (newest.kind, newest.act) == ("people.household.shown", "read")

    def test_is_nobody_without_a_household(self) -> None:
        actor = make_actor()
        registered_participant(actor, given_name="Yusuf")
        assert household_members(registered_participant(actor), occasion=make_occasion(actor)) == []

    def test_is_refused_to_roles_that_never_see_people(self) -> None:
        olena = registered_participant(make_actor())
        with pytest.raises(Refused):
            household_members(olena, occasion=make_occasion(make_actor(HR)))
