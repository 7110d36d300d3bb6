"""One thing, one word: the glossary is complete, sorted and says what the page says."""

import pytest

from tests.house.checks.glossary import Entry, entries, faults_in_glossary, words_of_the_code
from tests.house.checks.sources import PROJECT, SRC, module_from, modules

PARTICIPANT = Entry("Participant", "model", "deltaker", "En flyktning kommunen arbeider med.")
TEACHER = Entry("role.teacher", "role", "Lærer", "Ser mål, språknivå og plan.")
NEEDED = {("model", "Participant"): "deltaker", ("role", "role.teacher"): "Lærer"}


class TestTheGlossary:
    def test_is_complete_sorted_and_true(self) -> None:
        assert faults_in_glossary(entries(PROJECT / "docs" / "glossary.yml"), words_of_the_code(modules(SRC))) == []

    def test_without_fault_has_none(self) -> None:
        assert faults_in_glossary([PARTICIPANT, TEACHER], NEEDED) == []

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ([PARTICIPANT], "role.teacher (role) has no word in docs/glossary.yml"),
            ([TEACHER, PARTICIPANT], "Participant stands after role.teacher"),
            ([PARTICIPANT, PARTICIPANT, TEACHER], "Participant stands after Participant"),
            (
                [PARTICIPANT, Entry("Pupil", "model", "elev", "En som går på skole i dag."), TEACHER],
                "Pupil (model) is left over",
            ),
            (
                [Entry("Participant", "model", "bruker", "En flyktning kommunen arbeider med."), TEACHER],
                "Participant is «bruker» in the glossary and «deltaker» on the page",
            ),
            ([Entry("Participant", "model", "deltaker", "En."), TEACHER], "Participant does not say what it means"),
        ],
    )
    def test_with_a_fault_is_told(self, written: list[Entry], told: str) -> None:
        assert faults_in_glossary(written, NEEDED) == [told]

    def test_may_hold_words_of_the_trade(self) -> None:
        trade = Entry("Workbook", "term", "arbeidsbok", "Kommunens plan og rapport i nettverket.")
        assert faults_in_glossary([PARTICIPANT, trade, TEACHER], NEEDED) == []


class TestWordsOfTheCode:
    def test_hold_models_enums_roles_and_permissions(self) -> None:
        words = words_of_the_code(
            [module_from("jobbvei.people.states", "from enum import StrEnum\nclass Mood(StrEnum): ...")]
        )
        assert {
            ("model", "Participant"),
            ("enum", "Mood"),
            ("role", "role.hr"),
            ("permission", "permission.read_person"),
        } <= words.keys()
