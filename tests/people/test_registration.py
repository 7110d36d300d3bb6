from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import override_settings

from jobbvei.access.roles import NAV_COUNSELLOR, TEACHER
from jobbvei.access.types import SystemActor
from jobbvei.audit.queries import events_about_person, events_of_tenant
from jobbvei.audit.types import Occasion
from jobbvei.people.actions import (
    change_participant,
    read_identity_number,
    register_participant,
    renew_identity_encryption,
)
from jobbvei.people.actions.registration import ParticipantExists
from jobbvei.people.details import details_of
from jobbvei.people.identity_numbers import current_key_id
from jobbvei.people.impossible import ImpossibleValue
from jobbvei.people.models import Participant
from jobbvei.shared.errors import Refused
from tests.factories.access import NOW, TODAY, make_actor, make_municipality, make_occasion
from tests.factories.people import participant_details, registered_participant, synthetic_number

pytestmark = pytest.mark.django_db

IMPOSSIBLE: list[tuple[str, dict[str, Any]]] = [
    ("given_name", {"given_name": "  "}),
    ("family_name", {"family_name": ""}),
    ("given_name", {"given_name": "x" * 61}),
    ("born_on", {"born_on": date(2026, 11, 24)}),
    ("born_on", {"born_on": date(1890, 1, 1)}),
    ("permit_granted_on", {"permit_granted_on": date(2026, 11, 24)}),
    ("permit_granted_on", {"permit_granted_on": date(1989, 5, 1)}),
    ("settled_on", {"settled_on": date(1989, 5, 1)}),
    ("permit_kind", {"permit_kind": "tourist"}),
    ("origin", {"origin": "Ukraina"}),
    ("origin", {"origin": "ua"}),
    ("gender", {"gender": "Q"}),
    ("email", {"email": "olena(at)eksempel"}),
    ("phone", {"phone": "ring meg"}),
    ("latitude", {"latitude": 59.0}),
    ("latitude", {"latitude": 9.6, "longitude": 59.0}),
    ("years_higher", {"years_higher": 21}),
    ("schooling", {"schooling": "phd"}),
    ("preferred_language", {"preferred_language": "de"}),
    ("neighbourhood", {"neighbourhood": f"Torget {synthetic_number()}"}),
]


class TestRegisterParticipant:
    def test_stores_the_person_and_writes_the_trail(self) -> None:
        actor = make_actor()
        olena = register_participant(details=participant_details(given_name=" Olena "), occasion=make_occasion(actor))
        assert olena.full_name == "Olena Testesen"
        assert olena.tenant == actor.tenant
        (event,) = events_about_person(str(olena.public_id), tenant_number=actor.tenant_number)
        assert (event.kind, event.actor_key) == ("people.participant.registered", actor.key)

    @pytest.mark.parametrize(("field", "changes"), IMPOSSIBLE)
    def test_refuses_impossible_values_and_leaves_nothing(self, field: str, changes: dict[str, Any]) -> None:
        actor = make_actor()
        with pytest.raises(ImpossibleValue) as refused:
            register_participant(details=participant_details(**changes), occasion=make_occasion(actor))
        assert refused.value.field == field
        assert str(refused.value).count("\n") == 0
        assert not Participant.objects.for_tenant(actor.tenant).exists()
        assert not events_of_tenant(actor.tenant_number).exists()

    @pytest.mark.parametrize("role", [NAV_COUNSELLOR, TEACHER])
    def test_is_refused_to_roles_that_do_not_register(self, role: Any) -> None:
        with pytest.raises(Refused):
            register_participant(details=participant_details(), occasion=make_occasion(make_actor(role)))

    def test_lets_the_system_register(self) -> None:
        system = SystemActor(make_municipality(), TODAY)
        olena = register_participant(details=participant_details(), occasion=Occasion(by=system, at=NOW))
        assert olena.tenant == system.tenant

    def test_keeps_the_identity_number_encrypted(self) -> None:
        digits = synthetic_number()
        olena = registered_participant(make_actor(), identity_number=f"{digits[:6]} {digits[6:]}")
        assert digits not in olena.identity_number
        assert digits not in repr(participant_details(identity_number=digits))

    def test_refuses_an_identity_number_of_another_day(self) -> None:
        with pytest.raises(ImpossibleValue, match="stemmer ikke sammen"):
            registered_participant(make_actor(), identity_number=synthetic_number(date(1990, 5, 2)))

    def test_refuses_the_same_identity_number_twice_in_a_municipality(self) -> None:
        actor, digits = make_actor(), synthetic_number()
        registered_participant(actor, identity_number=digits)
        with pytest.raises(ParticipantExists, match="Søk opp personen"):
            registered_participant(actor, identity_number=digits)

    def test_lets_two_municipalities_know_the_same_person(self) -> None:
        digits = synthetic_number()
        registered_participant(make_actor(), identity_number=digits)
        neighbour = make_actor(tenant=make_municipality("9902", "Nordvik"))
        assert registered_participant(neighbour, identity_number=digits).pk

    def test_finds_a_duplicate_written_with_an_older_key(self) -> None:
        actor, digits = make_actor(), synthetic_number()
        with override_settings(JOBBVEI_IDENTITY_KEYS=["old"]):
            registered_participant(actor, identity_number=digits)
        with override_settings(JOBBVEI_IDENTITY_KEYS=["new", "old"]), pytest.raises(ParticipantExists):
            registered_participant(actor, identity_number=digits)

    def test_refuses_a_source_key_twice(self) -> None:
        actor = make_actor()
        registered_participant(actor, source_key="P-1")
        with pytest.raises(ParticipantExists, match="P-1"):
            registered_participant(actor, source_key="P-1")


class TestChangeParticipant:
    def test_writes_what_differs_and_says_which_fields(self) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        details = replace(details_of(olena), phone="+47 22 22 22 22", neighbourhood="Sentrum")
        change_participant(participant=olena, details=details, occasion=make_occasion(actor))
        olena.refresh_from_db()
        assert olena.phone == "+47 22 22 22 22"
        newest = events_about_person(str(olena.public_id), tenant_number=actor.tenant_number)[0]
        assert newest.details == {"fields": "phone,neighbourhood"}

    def test_writes_nothing_when_nothing_differs(self) -> None:
        actor = make_actor()
        olena = registered_participant(actor, identity_number=synthetic_number())
        change_participant(participant=olena, details=details_of(olena), occasion=make_occasion(actor))
        assert events_about_person(str(olena.public_id), tenant_number=actor.tenant_number).count() == 1
        assert olena.identity_number

    def test_is_refused_to_another_municipality(self) -> None:
        olena = registered_participant(make_actor())
        neighbour = make_actor(tenant=make_municipality("9902", "Nordvik"))
        with pytest.raises(Refused):
            change_participant(participant=olena, details=details_of(olena), occasion=make_occasion(neighbour))

    def test_follows_a_new_name_in_the_search(self) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        details = replace(details_of(olena), family_name="ÅRSTAD Testesen")
        change_participant(participant=olena, details=details, occasion=make_occasion(actor))
        olena.refresh_from_db()
        assert olena.search_name == "olena årstad testesen"


class TestReadIdentityNumber:
    def test_gives_the_number_and_writes_the_reading(self) -> None:
        actor, digits = make_actor(), synthetic_number()
        olena = registered_participant(actor, identity_number=digits)
        number = read_identity_number(participant=olena, occasion=make_occasion(actor))
        assert number is not None
        assert number.digits == digits
        newest = events_about_person(str(olena.public_id), tenant_number=actor.tenant_number)[0]
        assert (newest.kind, newest.act) == ("people.identity_number.read", "read")

    def test_is_refused_to_a_teacher(self) -> None:
        actor = make_actor()
        olena = registered_participant(actor, identity_number=synthetic_number())
        with pytest.raises(Refused):
            read_identity_number(participant=olena, occasion=make_occasion(make_actor(TEACHER)))

    def test_says_none_when_none_is_stored(self) -> None:
        actor = make_actor()
        assert read_identity_number(participant=registered_participant(actor), occasion=make_occasion(actor)) is None


class TestRenewIdentityEncryption:
    def test_moves_every_number_to_the_first_key_so_that_the_old_can_go(self) -> None:
        actor, digits = make_actor(), synthetic_number()
        with override_settings(JOBBVEI_IDENTITY_KEYS=["old"]):
            olena = registered_participant(actor, identity_number=digits)
        with override_settings(JOBBVEI_IDENTITY_KEYS=["new", "old"]):
            assert renew_identity_encryption(occasion=make_occasion(actor)) == 1
            assert renew_identity_encryption(occasion=make_occasion(actor)) == 0
        with override_settings(JOBBVEI_IDENTITY_KEYS=["new"]):
            olena.refresh_from_db()
            number = read_identity_number(participant=olena, occasion=make_occasion(actor))
            assert number is not None
            assert number.digits == digits
            assert olena.identity_number.startswith(current_key_id())
            with pytest.raises(ParticipantExists):
                registered_participant(actor, identity_number=digits)
