from datetime import timedelta

import pytest

from jobbvei.access.actions import GivenRole, NewMember, end_role, give_role, make_password_link
from jobbvei.access.actions.memberships import UnableToEndRole, UnableToGiveRole
from jobbvei.access.models import Membership, User
from jobbvei.access.queries import actor_for, memberships_in_force, memberships_of_tenant, user_with_email
from jobbvei.access.roles import ADMINISTRATOR, ALL_ROLES, LEADER, PROGRAMME_ADVISER, TEACHER
from jobbvei.access.types import Actor
from jobbvei.audit.models import AuditEvent
from jobbvei.shared.errors import Refused
from tests.factories.access import NOW, TODAY, make_actor, make_municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Actor:
    return make_actor(ADMINISTRATOR, name="Astri Prøve")


def give(by: Actor, email: str = "ny@eksempel.test", role: str = "teacher", name: str = "Anne Prøve") -> GivenRole:
    return give_role(NewMember(email=email, full_name=name, role_code=role), by=by, at=NOW)


class TestGiveRole:
    def test_makes_a_user_without_a_password_for_a_new_address(self, administrator: Actor) -> None:
        given = give(administrator, "  Ny@Eksempel.test ", name="  Anne   Prøve ")
        user = given.membership.user
        assert (given.user_is_new, user.email, user.full_name) == (True, "ny@eksempel.test", "Anne Prøve")
        assert not user.has_usable_password()
        assert (given.membership.tenant, given.membership.started_on) == (administrator.tenant, TODAY)

    def test_gives_a_known_user_another_role_and_leaves_their_name_alone(self, administrator: Actor) -> None:
        known = make_actor(TEACHER, name="Per Prøve").user
        given = give(administrator, known.email.upper(), LEADER.code, "Noe annet")
        known.refresh_from_db()
        assert (given.user_is_new, given.membership.user, known.full_name) == (False, known, "Per Prøve")

    def test_leaves_notes_without_name_and_address(self, administrator: Actor) -> None:
        given = give(administrator)
        made, told = AuditEvent.objects.order_by("id")
        assert [made.kind, told.kind] == ["access.user_made", "access.role_given"]
        assert told.details == {"role": "teacher", "member": str(given.membership.user.public_id)}
        assert "@" not in f"{vars(made)}{vars(told)}"
        assert {made.purpose, told.purpose} == {"administration"}

    @pytest.mark.parametrize(
        "role", [role for role in ALL_ROLES if role is not ADMINISTRATOR], ids=lambda role: role.code
    )
    def test_refuses_everybody_but_an_administrator(self, role: object) -> None:
        with pytest.raises(Refused):
            give(make_actor(role))  # type: ignore[arg-type]  # a role
        assert not User.objects.filter(email="ny@eksempel.test").exists()

    def test_refuses_a_role_that_the_network_gives(self, administrator: Actor) -> None:
        with pytest.raises(Refused, match="gis av KS"):
            give(administrator, role="facilitator")

    @pytest.mark.parametrize(
        ("email", "name", "role"),
        [
            ("uten krøllalfa", "Anne Prøve", "teacher"),
            ("", "Anne Prøve", "teacher"),
            ("ny@eksempel.test", "   ", "teacher"),
            ("ny@eksempel.test", "Anne Prøve", "king"),
        ],
    )
    def test_refuses_what_cannot_be_used_and_writes_nothing(
        self, administrator: Actor, email: str, name: str, role: str
    ) -> None:
        before = User.objects.count(), Membership.objects.count(), AuditEvent.objects.count()
        with pytest.raises(UnableToGiveRole):
            give(administrator, email, role, name)
        assert (User.objects.count(), Membership.objects.count(), AuditEvent.objects.count()) == before

    def test_refuses_a_role_the_user_has(self, administrator: Actor) -> None:
        give(administrator)
        with pytest.raises(UnableToGiveRole, match="allerede"):
            give(administrator)

    def test_gives_back_a_role_that_ended(self, administrator: Actor) -> None:
        first = give(administrator).membership
        end_role(first, by=administrator, at=NOW)
        again = give(administrator).membership
        assert again != first
        assert list(memberships_in_force(again.user, on=TODAY)) == [again]


class TestEndRole:
    def test_takes_effect_at_once(self, administrator: Actor) -> None:
        user = make_actor(TEACHER).user
        end_role(user.memberships.get(), by=administrator, at=NOW)
        assert actor_for(user, on=TODAY) is None
        assert actor_for(user, on=TODAY - timedelta(days=1)) is not None

    def test_refuses_ones_own_administrator_role(self, administrator: Actor) -> None:
        own = administrator.user.memberships.get()
        with pytest.raises(Refused, match="din egen"):
            end_role(own, by=administrator, at=NOW)
        own.refresh_from_db()
        assert own.ended_on is None

    def test_ends_ones_own_other_roles_and_other_administrators(self, administrator: Actor) -> None:
        own = Membership.objects.create(
            user=administrator.user, tenant=administrator.tenant, role=LEADER.code, started_on=TODAY
        )
        other = make_actor(ADMINISTRATOR).user.memberships.get()
        assert end_role(own, by=administrator, at=NOW).ended_on == TODAY
        assert end_role(other, by=administrator, at=NOW).ended_on == TODAY

    def test_refuses_a_role_in_another_municipality(self, administrator: Actor) -> None:
        theirs = make_actor(TEACHER, make_municipality("9902", "Nordvik")).user.memberships.get()
        with pytest.raises(Refused, match="ikke i din kommune"):
            end_role(theirs, by=administrator, at=NOW)

    def test_refuses_twice(self, administrator: Actor) -> None:
        role = make_actor(TEACHER).user.memberships.get()
        end_role(role, by=administrator, at=NOW)
        with pytest.raises(UnableToEndRole):
            end_role(role, by=administrator, at=NOW)


class TestMakePasswordLink:
    def test_refuses_a_user_with_a_role_elsewhere_even_an_old_one(self, administrator: Actor) -> None:
        user = make_actor(TEACHER).user
        elsewhere = make_municipality("9902", "Nordvik")
        Membership.objects.create(
            user=user, tenant=elsewhere, role=PROGRAMME_ADVISER.code, started_on=TODAY, ended_on=TODAY
        )
        with pytest.raises(Refused, match="annen kommune"):
            make_password_link(user, by=administrator, at=NOW)

    def test_leaves_a_note(self, administrator: Actor) -> None:
        user = make_actor(TEACHER).user
        make_password_link(user, by=administrator, at=NOW)
        event = AuditEvent.objects.get(kind="access.password_link_made")
        assert (event.object_key, event.details) == (str(user.public_id), {})


class TestMembershipsOfTenant:
    def test_are_those_in_force_there_by_name(self, administrator: Actor) -> None:
        berit, anne = make_actor(TEACHER, name="Berit Prøve"), make_actor(TEACHER, name="Anne Prøve")
        make_actor(TEACHER, make_municipality("9902", "Nordvik"))
        gone = make_actor(TEACHER, name="Gro Prøve").user.memberships.get()
        end_role(gone, by=administrator, at=NOW)
        shown = [one.user for one in memberships_of_tenant(administrator.tenant, on=TODAY)]
        assert shown == [anne.user, administrator.user, berit.user]


class TestUserWithEmail:
    def test_finds_any_case_and_nobody_for_nothing(self) -> None:
        user = make_actor().user
        assert user_with_email(user.email.upper()) == user
        assert user_with_email("") is None
