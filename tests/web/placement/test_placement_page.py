from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobbvei.access.roles import LEADER
from jobbvei.access.types import Actor
from jobbvei.employers.actions import add_contact_person
from jobbvei.employers.details import PersonToCall
from jobbvei.placements.types import Placement
from tests.factories.access import make_actor, make_occasion
from tests.factories.matching import make_placement

pytestmark = pytest.mark.django_db


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def address(placement: Placement, name: str = "placement") -> str:
    return reverse(name, kwargs={"public_id": placement.public_id})


class TestPlacement:
    def test_says_who_where_what_and_whom_to_call(self) -> None:
        adviser = make_actor(name="Kari Rådgiver")
        draft = make_placement(adviser)
        employer = draft.opening.employer
        employer.contact_owner = adviser.user
        employer.save()
        person = PersonToCall(name="Anne Test", role="enhetsleder", phone="12 34 56 78", email="anne@eksempel.test")
        add_contact_person(employer=employer, person=person, occasion=make_occasion(adviser))
        shown = unescape(signed_in(adviser).get(address(draft)).content.decode())
        for words in (
            draft.participant.full_name,
            employer.name,
            draft.opening.get_kind_display(),
            "Kari Rådgiver eier kontakten",
            "Anne Test, enhetsleder",
            "tel:12345678",
            "anne@eksempel.test",
            f"Avtal oppstart med {employer.name}",
            "Avlys utkastet",
        ):
            assert words in shown

    def test_offers_no_change_to_a_leader(self) -> None:
        draft = make_placement(make_actor())
        shown = signed_in(make_actor(LEADER)).get(address(draft)).content.decode()
        assert "Avlys utkastet" not in shown
        assert address(draft, "placement-edit") not in shown

    def test_is_linked_from_the_list_the_person_and_the_opening(self) -> None:
        adviser = make_actor()
        draft = make_placement(adviser)
        client = signed_in(adviser)
        for page in (
            reverse("placements"),
            reverse("person", kwargs={"public_id": draft.participant.public_id}),
            reverse("opening", kwargs={"public_id": draft.opening.public_id}),
        ):
            assert f'href="{address(draft)}"' in client.get(page).content.decode()


class TestEditDraft:
    def test_saves_and_shows_it(self) -> None:
        adviser = make_actor()
        draft = make_placement(adviser)
        day = timezone.localdate() + timedelta(days=30)
        sent = {"starts_on": day.isoformat(), "hours_per_week": "22,5"}
        response = signed_in(adviser).post(address(draft, "placement-edit"), sent)
        assert response.headers["Location"] == address(draft)
        kept = Placement.objects.for_tenant(adviser.tenant).get()
        assert (kept.starts_on, kept.hours_per_week) == (day, Decimal("22.5"))

    @pytest.mark.parametrize(
        ("sent", "words"),
        [({"starts_on": "2020-01-01"}, "1. januar 2020 er passert"), ({"hours_per_week": "60"}, "ikke over 48")],
    )
    def test_says_what_to_mend(self, sent: dict[str, str], words: str) -> None:
        adviser = make_actor()
        draft = make_placement(adviser)
        response = signed_in(adviser).post(address(draft, "placement-edit"), sent)
        assert response.status_code == 400
        assert words in response.content.decode()

    def test_shows_what_stands_there(self) -> None:
        adviser = make_actor()
        draft = make_placement(adviser)
        assert draft.starts_on is not None
        assert draft.starts_on.isoformat() in signed_in(adviser).get(address(draft, "placement-edit")).content.decode()
