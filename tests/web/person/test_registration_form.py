from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse

from jobbvei.access.roles import NAV_COUNSELLOR, TEACHER, Role
from jobbvei.access.types import Actor
from jobbvei.casework.models import NextStep, TeamMember
from jobbvei.people.models import Participant
from tests.factories.access import make_actor, make_municipality
from tests.factories.casework import make_case, make_participant
from tests.factories.people import synthetic_number
from tests.web.person.forms import refused_fields, sent, signed_in, trail_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]

OLENA = {
    "given_name": "Olena",
    "family_name": "Testesen",
    "born_on": "1989-05-02",
    "permit_kind": "collective_protection",
    "what": "Samtale om mål",
    "due_on": "2026-11-30",
}


def registered(actor: Actor, **changes: Any) -> HttpResponse:
    return sent(actor, "person-new", **{**OLENA, **changes})


def everybody(actor: Actor) -> list[Participant]:
    return list(Participant.objects.for_tenant(actor.tenant).order_by("id"))


class TestPersonNew:
    def test_registers_with_lead_and_first_step_and_goes_to_the_person(self) -> None:
        actor = make_actor()
        response = registered(
            actor, origin="UA", settled_on="2026-10-01", settled_by_agreement="yes", identity_number=synthetic_number()
        )
        (olena,) = everybody(actor)
        assert response["Location"] == f"/personer/{olena.public_id}/"
        assert (olena.full_name, olena.origin, olena.settled_by_agreement) == ("Olena Testesen", "UA", True)
        (lead,) = TeamMember.objects.for_tenant(actor.tenant)
        assert (lead.user, lead.is_lead, lead.participant) == (actor.user, True, olena)
        (step,) = NextStep.objects.for_tenant(actor.tenant)
        assert (step.what, step.owner) == ("Samtale om mål", actor.user)
        assert set(trail_of(olena)) == {
            "people.participant.registered",
            "casework.team.lead_given",
            "casework.next_step.added",
        }

    def test_leaves_unknown_what_nobody_has_said(self) -> None:
        actor = make_actor()
        registered(actor)
        (olena,) = everybody(actor)
        assert (olena.settled_by_agreement, olena.settled_on, olena.origin, olena.latitude) == (None, None, "", None)

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("given_name", {"given_name": ""}),
            ("born_on", {"born_on": "2027-01-01"}),
            ("permit_kind", {"permit_kind": ""}),
            ("permit_granted_on", {"permit_granted_on": "1970-01-01"}),
            ("identity_number", {"identity_number": "123"}),
            ("identity_number", {"identity_number": synthetic_number(date(1989, 5, 3))}),
            ("phone", {"phone": "ring meg"}),
            ("what", {"what": ""}),
            ("due_on", {"due_on": "2026-11-22"}),
        ],
    )
    def test_says_at_the_field_what_to_mend_and_writes_nothing(self, field: str, changes: dict[str, str]) -> None:
        actor = make_actor()
        response = registered(actor, **changes)
        assert refused_fields(response) == {field}
        assert f'name="{field}"' in response.content.decode()
        assert everybody(actor) == []

    def test_keeps_everything_that_was_written_when_something_must_be_mended(self) -> None:
        page = registered(
            make_actor(), due_on="2026-11-22", phone="22 22 22 22", neighbourhood="Torget"
        ).content.decode()
        assert 'value="22 22 22 22"' in page
        assert 'value="Torget"' in page
        assert '<option value="collective_protection" selected>' in page

    def test_says_that_the_identity_number_is_taken(self) -> None:
        actor = make_actor()
        registered(actor, identity_number=synthetic_number())
        response = registered(actor, given_name="Oksana", identity_number=synthetic_number())
        assert refused_fields(response) == {"identity_number"}
        assert len(everybody(actor)) == 1

    def test_warns_of_somebody_with_the_same_name_and_birth_date_and_does_not_stand_in_the_way(self) -> None:
        actor = make_actor()
        registered(actor)
        warned = registered(actor, given_name="OLENA ")
        assert warned.status_code == 400
        assert "Er dette samme person?" in warned.content.decode()
        assert len(everybody(actor)) == 1
        assert registered(actor, is_another="on").status_code == 302
        assert len(everybody(actor)) == 2

    def test_does_not_tell_of_a_shielded_person_outside_their_team(self) -> None:
        make_case(make_actor(), is_shielded=True)
        assert "Er dette samme person?" not in registered(make_actor()).content.decode()

    def test_lets_the_one_who_registers_a_shielded_person_see_them(self) -> None:
        actor = make_actor()
        response = registered(actor, is_shielded="on")
        (olena,) = everybody(actor)
        assert olena.is_shielded
        assert signed_in(actor).get(response["Location"]).status_code == 200
        assert signed_in(make_actor()).get(response["Location"]).status_code == 404

    def test_places_the_neighbourhood_where_others_of_it_are(self) -> None:
        actor = make_actor()
        make_participant(actor, given_name="Yusuf", neighbourhood="Torget", latitude=59.1, longitude=9.5)
        registered(actor, neighbourhood="Torget")
        olena = everybody(actor)[-1]
        assert (olena.latitude, olena.longitude) == (59.1, 9.5)

    def test_suggests_no_neighbourhood_of_another_municipality(self) -> None:
        make_participant(make_actor(tenant=make_municipality("9902", "Nordvik")), neighbourhood="Prøvesand")
        assert "Prøvesand" not in signed_in(make_actor()).get("/personer/ny/").content.decode()

    @pytest.mark.parametrize("role", [NAV_COUNSELLOR, TEACHER])
    def test_is_shut_to_roles_that_do_not_register(self, role: Role) -> None:
        actor = make_actor(role)
        assert signed_in(actor).get("/personer/ny/").status_code == 403
        assert signed_in(actor).post("/personer/ny/", OLENA).status_code == 403
        assert everybody(actor) == []
