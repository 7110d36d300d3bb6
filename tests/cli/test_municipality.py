"""Letting a municipality in from the command line."""

import json

import pytest
from django.test import override_settings

from jobbvei.cli import main
from jobbvei.municipalities.models import Municipality
from tests.factories.access import make_actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]

JOIN = ["municipality", "join", "4003", "--administrator", "astri@skien.test", "--name", "Astri Prøve"]


class TestJoin:
    def test_says_who_is_the_administrator_and_gives_the_link_on_standard_output(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(JOIN) == 0
        said = capsys.readouterr()
        assert "Skien er med fra i dag, med Astri Prøve som administrator." in said.out
        assert "/konto/password/reset/key/" in said.out
        assert "én gang" in said.err

    @override_settings(CSRF_TRUSTED_ORIGINS=["https://jobbvei.skien.test"])
    def test_writes_the_whole_address_when_the_site_knows_its_own(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([*JOIN, "--json"]) == 0
        said = capsys.readouterr()
        answer = json.loads(said.out)
        assert answer["password_link"].startswith("https://jobbvei.skien.test/konto/password/reset/key/")
        assert (answer["municipality"], answer["joined_now"]) == ("4003", True)
        assert said.err == ""

    def test_says_that_somebody_with_roles_elsewhere_signs_in_as_before(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        known = make_actor().user
        assert main(["municipality", "join", "4003", "--administrator", known.email]) == 0
        said = capsys.readouterr()
        assert "logger inn som før" in said.out
        assert said.err == ""

    def test_refuses_a_number_no_municipality_has(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["municipality", "join", "3807", "--administrator", "astri@skien.test"]) == 2
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert "«3807»" in said.err

    @override_settings(JOBBVEI_DEMO=True)
    def test_refuses_a_real_municipality_where_everybody_knows_the_passwords(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(JOIN) == 2
        assert "JOBBVEI_DEMO" in capsys.readouterr().err
        assert Municipality.objects.get(number="4003").joined_on is None
