import stat
from pathlib import Path

import pytest

from jobbvei.config import environment
from jobbvei.config.environment import UnusableSetting
from jobbvei.config.settings.database import database_settings

NAME = "JOBBVEI_TEST_VALUE"


class TestNumber:
    def test_is_the_number_written_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(NAME, "30")
        assert environment.number(NAME, 60) == 30

    @pytest.mark.parametrize("value", ["0", "-5", "--5", "²", "1.5", "en"])
    def test_refuses_what_is_no_number_from_one(self, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
        monkeypatch.setenv(NAME, value)
        with pytest.raises(UnusableSetting, match=NAME):
            environment.number(NAME, 60)


class TestSwitch:
    def test_refuses_what_is_neither_on_nor_off(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(NAME, "kanskje")
        with pytest.raises(UnusableSetting, match="kanskje"):
            environment.switch(NAME, default=True)


class TestDataDirectory:
    def test_is_open_to_nobody_else_when_it_is_made(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("JOBBVEI_DATA", str(tmp_path / "new"))
        assert stat.S_IMODE(environment.data_directory().stat().st_mode) == 0o700

    def test_leaves_alone_what_somebody_else_made(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        tmp_path.chmod(0o750)
        monkeypatch.setenv("JOBBVEI_DATA", str(tmp_path))
        assert stat.S_IMODE(environment.data_directory().stat().st_mode) == 0o750

    def test_refuses_what_is_no_folder(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setenv("JOBBVEI_DATA", str(tmp_path / "file"))
        with pytest.raises(UnusableSetting, match="JOBBVEI_DATA"):
            environment.data_directory()


class TestDatabaseSettings:
    @pytest.mark.parametrize(
        "url", ["rubbish", "postgres://user:hemmelig@host:notaport/x", "mysql://user:hemmelig@host/x", "oracles://x"]
    )
    def test_refuses_what_we_cannot_use_without_telling_the_password(self, url: str) -> None:
        with pytest.raises(UnusableSetting, match="DATABASE_URL") as refused:
            database_settings(url)
        assert "hemmelig" not in str(refused.value)

    def test_takes_postgresql(self) -> None:
        assert database_settings("postgres://user:secret@host:5432/x")["ENGINE"] == "django.db.backends.postgresql"
