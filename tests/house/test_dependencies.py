"""What we lean on: each dependency has a reason, and the locks hold what pyproject.toml says."""

import pytest

from tests.house.checks.dependencies import faults_in_lock, faults_in_requirements, read
from tests.house.checks.sources import PROJECT

PYPROJECT = read(PROJECT / "pyproject.toml")
GOOD = '[project]\ndependencies = [\n  "pyyaml==6.0.3",  # dated parameters\n]\n'
LOCK = "pyyaml==6.0.3 \\\n    --hash=sha256:00ff\n    # via jobbvei\n"


class TestRequirements:
    def test_are_pinned_and_reasoned(self) -> None:
        assert faults_in_requirements(PYPROJECT) == []

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (GOOD.replace("==6.0.3", ">=6"), "pyyaml is not pinned with =="),
            (GOOD.replace("  # dated parameters", ""), "pyyaml has no reason beside it"),
            (
                GOOD.replace('"pyyaml==6.0.3",', '"a==1", "b==2",'),
                '«"a==1", "b==2",  # dated parameters» is not one dependency on one line',
            ),
        ],
    )
    def test_without_pin_or_reason_are_told(self, text: str, told: str) -> None:
        assert faults_in_requirements(text) == [told]


class TestLocks:
    def test_of_a_server_hold_what_is_asked_for(self) -> None:
        assert faults_in_lock(PYPROJECT, read(PROJECT / "requirements" / "base.txt")) == []

    def test_of_a_developer_hold_what_is_asked_for(self) -> None:
        assert faults_in_lock(PYPROJECT, read(PROJECT / "requirements" / "dev.txt"), extras=("dev",)) == []

    def test_of_both_agree(self) -> None:
        base = {line for line in read(PROJECT / "requirements" / "base.txt").splitlines() if "==" in line}
        dev = {line for line in read(PROJECT / "requirements" / "dev.txt").splitlines() if "==" in line}
        assert base - dev == set()

    def test_of_the_front_end_name_no_address(self) -> None:
        lock = PROJECT / "package-lock.json"
        assert not lock.exists() or '"resolved"' not in read(lock)

    @pytest.mark.parametrize(
        ("lock", "told"),
        [
            (LOCK.replace("6.0.3", "6.0.2"), "pyyaml is 6.0.3 in pyproject.toml and 6.0.2 in the lock: make lock"),
            ("", "pyyaml is 6.0.3 in pyproject.toml and missing in the lock: make lock"),
            (LOCK.replace("--hash=sha256:00ff", ""), "pyyaml has no hash"),
            ("--index-url https://example.test/\n" + LOCK, "the lock names an address"),
        ],
    )
    def test_that_do_not_hold_it_are_told(self, lock: str, told: str) -> None:
        assert faults_in_lock(GOOD, lock) == [told]
