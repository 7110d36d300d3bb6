import pytest

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.roles import TEACHER
from jobbvei.access.types import SystemActor
from tests.factories.access import TODAY, make_actor, make_municipality

pytestmark = pytest.mark.django_db


class TestMay:
    def test_lets_the_system_do_what_no_role_is_asked_for(self) -> None:
        system = SystemActor(tenant=make_municipality(), on=TODAY)
        assert may(system, Permission.IMPORT_FILES).allowed
        assert (system.key, system.role_code, system.tenant_number) == ("system", "system", "9901")

    def test_refuses_a_role_that_does_not_open_it_and_names_the_role(self) -> None:
        verdict = may(make_actor(TEACHER), Permission.IMPORT_FILES)
        assert not verdict.allowed
        assert "«Lærer»" in str(verdict.sentence)
