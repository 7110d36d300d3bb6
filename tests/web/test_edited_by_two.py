"""Two colleagues edit the same thing; the second to save is told before anything is overwritten."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.types import Actor
from jobbvei.municipalities.types import TenantOwned
from tests.factories.access import make_actor
from tests.factories.casework import make_participant
from tests.factories.employers import make_employer, make_opening
from tests.factories.matching import make_cleaner, make_placement
from tests.web.person.forms import signed_in, values_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


@dataclass(frozen=True)
class Edited:
    """A page that edits something, a field of it, and what two colleagues write there."""

    page: str
    make: Callable[[Actor], TenantOwned]
    field: str
    first: Any
    second: Any


PAGES = [
    Edited("person-facts", make_participant, "phone", "22 22 22 22", "33 33 33 33"),
    Edited("person-schooling", make_participant, "field_of_study", "Sykepleie", "Regnskap"),
    Edited("person-availability", make_cleaner, "hours_max", "30", "25"),
    Edited("person-languages", make_cleaner, "nb_speaking_level", "A1", "B1"),
    Edited("placement-edit", make_placement, "hours_per_week", "20,0", "30,0"),
    Edited("opening-edit", lambda actor: make_opening(make_employer(tenant=actor.tenant)), "title", "Kokk", "Vakt"),
    Edited("employer-edit", lambda actor: make_employer(tenant=actor.tenant), "place", "Torget", "Sentrum"),
]


@pytest.mark.parametrize("edited", PAGES, ids=lambda edited: edited.page)
class TestTheSecondToSave:
    def test_is_told_keeps_the_words_and_may_save_again(self, edited: Edited) -> None:
        first, second = make_actor(), make_actor()
        address = reverse(edited.page, args=[edited.make(first).public_id])
        shown = {client: opened(client, address) for client in (signed_in(first), signed_in(second))}
        (one, of_one), (other, of_other) = shown.items()

        assert one.post(address, {**of_one, edited.field: edited.first}).status_code == 302
        refused = other.post(address, {**of_other, edited.field: edited.second})

        assert refused.status_code in {400, 422}
        page = refused.content.decode()
        assert "Noe her er endret etter at du åpnet siden" in page
        assert "Noen andre har lagret i mellomtiden" in page
        assert "Dette må rettes" not in page
        assert "Lagret nå: " in page
        assert values_of(page)[edited.field] == edited.second
        assert opened(one, address)[edited.field] == edited.first

        assert other.post(address, values_of(page)).status_code == 302
        assert opened(one, address)[edited.field] == edited.second

    def test_changes_another_field_without_undoing_the_firsts(self, edited: Edited) -> None:
        first, second = signed_in(make_actor()), signed_in(make_actor())
        address = reverse(edited.page, args=[edited.make(make_actor()).public_id])
        of_second = opened(second, address)
        first.post(address, {**opened(first, address), edited.field: edited.first})

        refused = second.post(address, of_second)  # nothing written here

        assert values_of(refused.content.decode())[edited.field] == edited.first
        second.post(address, values_of(refused.content.decode()))
        assert opened(first, address)[edited.field] == edited.first


class TestLists:
    def test_lose_no_row_one_wrote_when_the_other_made_the_list_shorter(self) -> None:
        actor = make_actor()
        address = reverse("person-competence-edit", args=[make_cleaner(actor).public_id])
        first, second = signed_in(make_actor()), signed_in(make_actor())
        of_second = opened(second, address)
        last = max(name for name in of_second if name.startswith("wishes_") and name.endswith("_occupation"))
        emptied = {name: "" for name in of_second if name.startswith("wishes_")}
        first.post(address, {**opened(first, address), **emptied, "wishes_none": "on"})

        page = second.post(address, {**of_second, last: "5120"}).content.decode()

        assert "Noe her er endret" in page
        assert "5120" in str(values_of(page)[last])


def opened(client: Client, address: str) -> dict[str, Any]:
    return values_of(client.get(address).content.decode())
