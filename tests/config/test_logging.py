import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.db import IntegrityError
from django.test import Client

from jobbvei.config.logging import BLANK, logging_settings, without_personal_data
from tests.factories.access import make_actor

NUMBER = "0282 89 10033".replace(" ", "")  # eleven digits, built of parts
PERSONAL = [
    NUMBER,
    f"{NUMBER[:6]} {NUMBER[6:]}",
    "olena@eksempel.test",
    "OLENA.T+jobb@eksempel.test",
    "90 00 00 00".replace(" ", ""),
    "900 00 000",
    "90 00 00 00",
]


class Log:
    """What is written, as the settings write it."""

    def __init__(self, stream: io.StringIO) -> None:
        self.stream = stream

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def log() -> Iterator[Log]:
    made = logging_settings()["formatters"]["json"]
    formatter = structlog.stdlib.ProcessorFormatter(
        processors=made["processors"], foreign_pre_chain=made["foreign_pre_chain"]
    )
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(formatter)
    logging.getLogger().addHandler(handler)
    yield Log(handler.stream)
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("personal", PERSONAL)
class TestTheLog:
    def test_blanks_it_in_a_message_and_its_arguments(self, log: Log, personal: str) -> None:
        logging.getLogger("somewhere").warning("fant %s her", personal)
        assert log.lines[0]["event"] == f"fant {BLANK} her"

    def test_blanks_it_in_values_however_deep(self, log: Log, personal: str) -> None:
        structlog.get_logger("somewhere").info("seen", who=personal, tree={"a": [{personal: (personal,)}]})
        assert personal not in log.text
        assert BLANK in log.text

    def test_blanks_it_in_an_error(self, log: Log, personal: str) -> None:
        try:
            raise ValueError(personal)
        except ValueError:
            logging.getLogger("somewhere").exception("stopped")
        assert personal not in log.text
        assert "ValueError" in log.text


class TestTheLogOfADatabaseError:
    REFUSED = 'null value in column "born_on"\nDETAIL:  Failing row contains (7, Olena\nTestesen, Solvang).\n'

    def test_holds_no_part_of_the_row(self, log: Log) -> None:
        try:
            raise IntegrityError(self.REFUSED)
        except IntegrityError:
            structlog.get_logger("somewhere").exception("work_failed")
        for part in ("Olena", "Testesen", "Solvang"):
            assert part not in log.text
        assert "null value in column" in log.text

    def test_holds_none_when_another_error_followed_and_still_says_which(self, log: Log) -> None:
        try:
            try:
                raise IntegrityError(self.REFUSED)
            except IntegrityError as problem:
                raise KeyError("next") from problem
        except KeyError:
            logging.getLogger("somewhere").exception("stopped")
        assert "Testesen" not in log.text
        assert "KeyError: 'next'" in log.text


class TestWithoutPersonalData:
    @pytest.mark.parametrize(
        "harmless",
        [
            "2026-11-23T09:00:00.123456Z",
            "9901",
            "12345678-1234-4abc-8def-123456789012",
            "20000 rader på 1200 ms",
            "uke 48",
        ],
    )
    def test_leaves_the_rest_alone(self, harmless: str) -> None:
        assert without_personal_data(None, "", {"event": harmless})["event"] == harmless

    def test_keeps_numbers_as_numbers(self) -> None:
        event = {"status": 200, "share": 0.5, "known": None, "yes": True}
        assert without_personal_data(None, "", dict(event)) == event

    def test_blanks_a_number_that_is_somebodys(self) -> None:
        assert without_personal_data(None, "", {"who": int("1" + NUMBER[1:])})["who"] == BLANK


@pytest.mark.django_db
class TestTheRequestLog:
    def test_says_what_kind_of_page_for_which_role_and_nothing_of_the_address(self, client: Client, log: Log) -> None:
        client.force_login(make_actor().user)
        response = client.get(f"/min-konto/?q=Olena+Testesen&nr={NUMBER}")
        [line] = [line for line in log.lines if line["logger"] == "jobbvei.requests"]
        assert (line["method"], line["page"], line["status"]) == ("GET", "my-account", 200)
        assert (line["role"], line["tenant"]) == ("programme_adviser", "9901")
        assert line["request_id"] == response["X-Request-ID"]
        assert isinstance(line["duration_ms"], int)
        assert "Olena" not in log.text

    def test_blanks_what_somebody_wrote_in_an_address_that_is_not_there(self, client: Client, log: Log) -> None:
        client.get(f"/personer/{NUMBER}/olena@eksempel.test/")
        assert "Not Found" in log.text
        assert NUMBER not in log.text
        assert "@" not in log.text

    def test_gives_each_request_an_id_without_digits(self, client: Client) -> None:
        ids = {client.get("/helse/lever")["X-Request-ID"] for _ in range(3)}
        assert len(ids) == 3
        assert all(one.isalpha() for one in ids)
