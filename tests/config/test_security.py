"""What the pages allow a browser to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jobbvei.config import environment

PROGRAM = (
    "from jobbvei.config.settings import security as s; print(s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"
)


def form_action(data: Path, **variables: str) -> str:
    """What a process that starts with these variables lets forms lead to."""
    kept = {**os.environ, "JOBBVEI_DATA": str(data), "PYTHONPATH": os.pathsep.join(sys.path), **variables}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=kept, capture_output=True, text=True, check=True
    )  # our own words
    return done.stdout.strip()


class TestFormAction:
    def test_holds_the_origin_of_the_log_in_provider(self, tmp_path: Path) -> None:
        server = "https://login.eksempel.test:8443/realms/kommune"
        wanted = """["'self'", 'https://login.eksempel.test:8443']"""
        assert form_action(tmp_path, JOBBVEI_OIDC_SERVER=server) == wanted

    def test_holds_the_other_hosts_the_log_in_goes_through(self, tmp_path: Path) -> None:
        told = form_action(
            tmp_path,
            JOBBVEI_OIDC_SERVER="https://login.eksempel.test/realms/kommune",
            JOBBVEI_OIDC_LOGIN_PAGES="https://logg-inn.eksempel.test/start, https://login.eksempel.test,https://id.test:8443",
        )
        hosts = ["https://login.eksempel.test", "https://logg-inn.eksempel.test", "https://id.test:8443"]
        assert told == str(["'self'", *hosts])

    def test_is_this_site_alone_without_a_provider(self, tmp_path: Path) -> None:
        assert form_action(tmp_path, JOBBVEI_OIDC_SERVER="") == """["'self'"]"""


class TestOrigins:
    @pytest.mark.parametrize(
        "value", ["login.eksempel.test", "ftp://login.eksempel.test", "https://", "https://a;b", "https://*"]
    )
    def test_refuses_what_is_no_address(self, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
        monkeypatch.setenv("JOBBVEI_TEST_ADDRESS", value)
        with pytest.raises(environment.UnusableSetting, match="JOBBVEI_TEST_ADDRESS"):
            environment.origins("JOBBVEI_TEST_ADDRESS")

    def test_refuses_one_that_is_none_among_others(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("JOBBVEI_TEST_ADDRESS", "https://a.test, b.test")
        with pytest.raises(environment.UnusableSetting, match=r"b\.test"):
            environment.origins("JOBBVEI_TEST_ADDRESS")

    def test_keeps_no_user_and_password_of_the_address(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("JOBBVEI_TEST_ADDRESS", "https://a:b@login.eksempel.test/x")
        assert environment.origins("JOBBVEI_TEST_ADDRESS") == ["https://login.eksempel.test"]
