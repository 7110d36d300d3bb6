"""The law, broken by one day or one unit: some faults in every run, all of them when asked for."""

import os
import random

import pytest

from tests.verification.law_mutants import mutants, survives, unseen

EVERY = bool(os.environ.get("JOBBVEI_VERIFY_LAW_MUTANTS", ""))
SAMPLED = 60


@pytest.fixture(scope="module")
def chosen() -> list[str]:
    """Every fault, or a sample that is another each time the law gets a new line."""
    names = sorted(mutant.name for mutant in mutants())
    return names if EVERY else random.Random(len(names)).sample(names, SAMPLED)  # no secret


class TestSurvives:
    def test_is_told_by_a_case_for_every_fault_that_can_be_seen(self, chosen: list[str]) -> None:
        known, by_name = unseen(), {mutant.name: mutant for mutant in mutants()}
        assert [name for name in chosen if name not in known and survives(by_name[name])] == []


class TestUnseen:
    def test_names_only_faults_there_are(self) -> None:
        assert unseen() - {mutant.name for mutant in mutants()} == frozenset()

    @pytest.mark.skipif(not EVERY, reason="set JOBBVEI_VERIFY_LAW_MUTANTS to break everything")
    def test_holds_none_that_a_case_notices(self) -> None:
        known = unseen()
        assert [one.name for one in mutants() if one.name in known and not survives(one)] == []
