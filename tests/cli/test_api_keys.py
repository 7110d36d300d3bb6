"""Keys for other systems, from the command line."""

import json
from datetime import UTC, datetime

import pytest
import time_machine

from jobbvei.access.models import ApiKey
from jobbvei.audit.models import AuditEvent
from jobbvei.cli import main
from jobbvei.municipalities.models import Municipality
from tests.api.asking import ask
from tests.factories.access import NOW, make_municipality

pytestmark = pytest.mark.django_db
HERE = ["--municipality", "9901"]
MAKE = ["keys", "api", "make", *HERE, "--name", "Fagsystemet", "--until"]


@pytest.fixture(autouse=True)
def today() -> object:
    make_municipality()
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out.strip()


class TestMake:
    def test_writes_a_key_that_opens(self, capsys: pytest.CaptureFixture[str]) -> None:
        secret = said([*MAKE, "2026-12-31"], capsys)
        assert ask("api-law-parameters", secret=secret).status_code == 200
        [event] = AuditEvent.objects.filter(kind="access.api_key.made")
        assert (event.actor_key, event.tenant_number) == ("system", "9901")

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            ([*MAKE, "31.12.2026"], "ÅÅÅÅ-MM-DD"),
            ([*MAKE, "2026-11-22"], "fra i dag"),
            ([*MAKE, "2027-11-25"], "høyst ett år"),
            (["keys", "api", "make", "--municipality", "1", "--name", "x", "--until", "2026-12-31"], "«1»"),
            (["keys", "api", "make", *HERE, "--name", "  ", "--until", "2026-12-31"], "hvilket system"),
            (["keys", "api", "revoke", *HERE, "x"], "ingen nøkkel med id «x»"),
        ],
    )
    def test_says_in_one_line_what_cannot_be_used(
        self, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(arguments) == 2
        assert told in capsys.readouterr().err
        assert not ApiKey.objects.for_tenant("9901").exists()

    def test_refuses_a_municipality_that_has_not_joined(self, capsys: pytest.CaptureFixture[str]) -> None:
        Municipality.objects.filter(number="9901").update(joined_on=None)
        assert main([*MAKE, "2026-12-31"]) == 2
        assert "jobbvei municipality join 9901" in capsys.readouterr().err
        assert not ApiKey.objects.for_tenant("9901").exists()


class TestListAndRevoke:
    def test_show_and_end_a_key_without_its_secret(self, capsys: pytest.CaptureFixture[str]) -> None:
        secret = said([*MAKE, "2026-12-31"], capsys)
        [key] = json.loads(said(["keys", "api", "list", *HERE, "--json"], capsys))["keys"]
        assert (key["name"], key["expires_on"], key["revoked_at"]) == ("Fagsystemet", "2026-12-31", None)
        assert secret not in said(["keys", "api", "list", *HERE], capsys)
        assert "åpner ikke noe lenger" in said(["keys", "api", "revoke", *HERE, key["id"]], capsys)
        assert ask("api-law-parameters", secret=secret).status_code == 401

    def test_ending_it_twice_leaves_one_trace(self, capsys: pytest.CaptureFixture[str]) -> None:
        said([*MAKE, "2026-12-31"], capsys)
        key = ApiKey.objects.for_tenant("9901").get()
        for _ in range(2):
            said(["keys", "api", "revoke", *HERE, str(key.public_id)], capsys)
        assert AuditEvent.objects.filter(kind="access.api_key.revoked").count() == 1

    def test_are_told_with_the_day_it_was_in_norway(self, capsys: pytest.CaptureFixture[str]) -> None:
        said([*MAKE, "2026-12-31"], capsys)
        half_past_midnight = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
        ApiKey.objects.for_tenant("9901").update(last_used_at=half_past_midnight)
        listed = said(["keys", "api", "list", *HERE], capsys)
        assert "2026-11-23" in listed
        assert "2026-11-22" not in listed
