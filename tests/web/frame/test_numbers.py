"""Whole numbers from the address bar."""

from http import HTTPStatus

import pytest
from django.test import Client, RequestFactory

from jobbvei.web.frame.numbers import page_number, whole_number
from tests.factories.access import make_actor

LONG = "9" * 5000  # more digits than int() takes


class TestWholeNumber:
    @pytest.mark.parametrize(("text", "number"), [("0", 0), ("42", 42), ("007", 7), ("999999", 999_999)])
    def test_reads_digits(self, text: str, number: int) -> None:
        assert whole_number(text) == number

    @pytest.mark.parametrize("text", [None, "", "-1", "1.5", "abc", " 1", "²", "١", "1000000", LONG])
    def test_is_none_for_anything_else(self, text: str | None) -> None:
        assert whole_number(text) is None


class TestPageNumber:
    @pytest.mark.parametrize(("query", "number"), [("?side=3", 3), ("", 1), ("?side=0", 1), (f"?side={LONG}", 1)])
    def test_is_the_first_page_when_no_page_is_named(self, query: str, number: int) -> None:
        assert page_number(RequestFactory().get(f"/{query}")) == number


@pytest.mark.django_db
class TestAPageWithAnAbsurdNumber:
    @pytest.mark.parametrize("path", ["/arbeidsliste/", "/plasser/", "/arbeidsgivere/"])
    @pytest.mark.parametrize("digits", [LONG, "999999"])
    def test_opens(self, client: Client, path: str, digits: str) -> None:
        client.force_login(make_actor().user)
        assert client.get(path, {"side": digits}).status_code == HTTPStatus.OK

    @pytest.mark.parametrize("digits", [LONG, "9" * 19, "²"])
    def test_is_not_found_as_a_role(self, client: Client, digits: str) -> None:
        client.force_login(make_actor().user)
        assert client.post("/konto/rolle/", {"membership": digits}).status_code == HTTPStatus.NOT_FOUND
