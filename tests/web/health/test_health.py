from datetime import timedelta
from http import HTTPStatus

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from jobbvei.background.actions import note_worker


class TestAlive:
    def test_answers_anybody_without_the_database(self, client: Client) -> None:
        response = client.get("/helse/lever")  # no database mark: touching it would fail
        assert (response.status_code, response.json()) == (HTTPStatus.OK, {"alive": True})


@pytest.mark.django_db
class TestReady:
    def test_tells_that_the_worker_is_alive(self, client: Client) -> None:
        note_worker("one", at=timezone.now() - timedelta(seconds=30))
        response = client.get("/helse/klar")
        answer = response.json()
        assert response.status_code == HTTPStatus.OK
        assert (answer["ready"], answer["worker_alive"]) == (True, True)
        assert 30 <= answer["worker_seconds"] < 60

    def test_stays_ready_without_a_worker_but_says_so(self, client: Client) -> None:
        answer = client.get("/helse/klar").json()
        assert (answer["ready"], answer["worker_alive"], answer["worker_seconds"]) == (True, False, None)

    def test_is_not_ready_before_every_migration_has_run(self, client: Client) -> None:
        MigrationRecorder.Migration.objects.filter(app="placements").delete()
        response = client.get("/helse/klar")
        assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
        assert response.json()["missing_migrations"] == 1

    def test_says_nothing_about_people_or_places(self, client: Client) -> None:
        known = {"ready", "database", "missing_migrations", "worker_seconds", "worker_alive"}
        assert set(client.get("/helse/klar").json()) == known
