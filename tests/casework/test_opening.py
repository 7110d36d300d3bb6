from dataclasses import replace

import pytest

from jobbvei.access.roles import NAV_COUNSELLOR
from jobbvei.audit.queries import events_of_tenant
from jobbvei.casework.actions import open_case
from jobbvei.casework.models import NextStep, TeamMember
from jobbvei.people.models import Participant
from jobbvei.people.queries import open_participant
from jobbvei.people.types import ImpossibleValue
from jobbvei.shared.errors import Refused
from tests.factories.access import TODAY, make_actor, make_occasion
from tests.factories.casework import participant_details, step_details

pytestmark = pytest.mark.django_db


class TestOpenCase:
    def test_registers_leads_and_adds_the_first_step(self) -> None:
        actor = make_actor()
        olena = open_case(
            details=participant_details(), first_step=step_details(actor.user), occasion=make_occasion(actor)
        )
        (member,) = TeamMember.objects.for_tenant(actor.tenant)
        assert (member.user, member.is_lead, member.started_on) == (actor.user, True, TODAY)
        assert [step.what for step in olena.next_steps.all()] == ["Samtale om mål"]

    def test_leaves_nothing_when_the_step_cannot_be_used(self) -> None:
        actor = make_actor()
        before = events_of_tenant(tenant_number=actor.tenant_number).count()
        nothing = replace(step_details(actor.user), what=" ")
        with pytest.raises(ImpossibleValue) as refused:
            open_case(details=participant_details(), first_step=nothing, occasion=make_occasion(actor))
        assert refused.value.field == "what"
        assert not Participant.objects.for_tenant(actor.tenant).exists()
        assert not NextStep.objects.for_tenant(actor.tenant).exists()
        assert events_of_tenant(tenant_number=actor.tenant_number).count() == before

    def test_lets_the_user_see_the_shielded_person_they_registered(self) -> None:
        actor = make_actor()
        olena = open_case(
            details=participant_details(is_shielded=True),
            first_step=step_details(actor.user),
            occasion=make_occasion(actor),
        )
        assert open_participant(olena.public_id, occasion=make_occasion(actor)).is_shielded

    def test_is_refused_to_roles_that_do_not_register(self) -> None:
        actor = make_actor(NAV_COUNSELLOR)
        with pytest.raises(Refused):
            open_case(details=participant_details(), first_step=step_details(actor.user), occasion=make_occasion(actor))
