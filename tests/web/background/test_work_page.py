from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.roles import PROGRAMME_ADVISER, TEACHER
from jobbvei.access.types import Actor
from jobbvei.background.models import LongWork, WorkState
from tests.background.kinds import KIND, register
from tests.factories.access import NOW, make_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser(client: Client) -> Actor:
    register()
    actor = make_actor(PROGRAMME_ADVISER)
    client.force_login(actor.user)
    return actor


def work_of(actor: Actor, state: WorkState = WorkState.RUNNING, **fields: object) -> LongWork:
    values = {"tenant": actor.tenant, "kind": KIND, "asked_by": actor.user, "asked_at": NOW, "state": state, **fields}
    return LongWork.objects.create(**values)


def page(client: Client, work: LongWork, **headers: str) -> str:
    return client.get(reverse("long-work", args=[work.public_id]), headers=headers).content.decode()


class TestThePage:
    def test_says_what_is_being_done_and_how_far_it_has_come(self, client: Client, adviser: Actor) -> None:
        shown = page(client, work_of(adviser, done_count=1_500, total_count=2_000, doing="Leser rader"))
        assert "Leser rader" in shown
        assert 'max="2000" value="1500"' in shown

    def test_asks_again_by_itself_while_it_runs_and_without_script_by_a_link(
        self, client: Client, adviser: Actor
    ) -> None:
        shown = page(client, work_of(adviser))
        assert 'hx-trigger="every 2s"' in shown
        assert ">Oppdater</a>" in shown

    @pytest.mark.parametrize("state", [WorkState.DONE, WorkState.FAILED])
    def test_stops_asking_when_it_is_over(self, client: Client, adviser: Actor, state: WorkState) -> None:
        shown = page(client, work_of(adviser, state, result={"sentence": "Ferdig.", "counts": {}, "address": ""}))
        assert "hx-trigger" not in shown
        assert ">Oppdater</a>" not in shown

    @pytest.mark.parametrize("state", [WorkState.WAITING, WorkState.RUNNING])
    def test_gives_the_script_one_element_to_stand_in_the_place_of_the_last(
        self, client: Client, adviser: Actor, state: WorkState
    ) -> None:
        part = page(client, work_of(adviser, state), **{"HX-Request": "true"}).strip()
        assert part.startswith('<div class="jv-progress"')
        assert part.endswith("</div>")
        assert part.count("</div>") == 1

    def test_says_that_work_in_the_queue_needs_nobody(self, client: Client, adviser: Actor) -> None:
        assert "Jobben står i kø" in page(client, work_of(adviser, WorkState.WAITING))

    def test_shows_what_came_of_it(self, client: Client, adviser: Actor) -> None:
        result = {"sentence": "Filen er lest.", "counts": {"Nye deltakere": 3}, "address": "/arbeidsliste/"}
        shown = page(client, work_of(adviser, WorkState.DONE, result=result))
        for part in ("Filen er lest.", "Nye deltakere", 'href="/arbeidsliste/"'):
            assert part in shown

    def test_shows_why_it_stopped(self, client: Client, adviser: Actor) -> None:
        assert "Filen er borte." in page(client, work_of(adviser, WorkState.FAILED, problem="Filen er borte."))

    def test_is_shut_to_a_role_that_could_not_have_asked(self, client: Client, adviser: Actor) -> None:
        work = work_of(adviser)
        client.force_login(make_actor(TEACHER).user)
        assert client.get(reverse("long-work", args=[work.public_id])).status_code == HTTPStatus.FORBIDDEN

    def test_is_open_to_the_one_who_asked_even_when_the_kind_is_gone(self, client: Client, adviser: Actor) -> None:
        assert "an_old_kind" in page(client, work_of(adviser, kind="an_old_kind"))
