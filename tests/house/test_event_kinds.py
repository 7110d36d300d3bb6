"""Every event that code can write has words a person can read."""

from django.utils.functional import Promise

from jobbvei.audit.hooks import registered_kinds, registered_purposes, words_of_kind
from jobbvei.web.audit_log.views import OBJECT_WORDS
from tests.house.checks.event_kinds import KindInCode, kinds_in_code, object_kinds_in_code
from tests.house.checks.sources import SRC, module_from, modules

IMPORTED = "from jobbvei.audit.actions import record_writing\n"


def without_words(kinds: list[KindInCode]) -> list[str]:
    known = registered_kinds()
    return [
        f"{kind.where}: {kind.code}"
        for kind in kinds
        if not (any(code.startswith(kind.code) for code in known) if kind.is_start else kind.code in known)
    ]


class TestKindsOfEvents:
    def test_have_words(self) -> None:
        assert without_words(kinds_in_code(modules(SRC))) == []

    def test_are_found_in_the_sources(self) -> None:
        found = {kind.code for kind in kinds_in_code(modules(SRC))}
        assert {"access.role_given", "people.participant.opened"} <= found

    def test_without_words_are_told(self) -> None:
        bad = 'record_writing("casework.plan.burnt", thing, occasion=occasion)'
        told = without_words(kinds_in_code([module_from("jobbvei.casework.actions.plans", IMPORTED + bad)]))
        assert told[0] == "jobbvei.casework.actions.plans:2: casework.plan.burnt"

    def test_without_words_are_told_behind_a_name_and_a_half_written_text(self) -> None:
        named = 'record_writing(kind, thing, occasion=occasion)\n_recorded(plan, "casework.plan.burnt")'
        half = 'record_writing(f"casework.plan.{what}", thing, occasion=occasion)'
        for bad in (named, half):
            assert without_words(kinds_in_code([module_from("jobbvei.casework.actions.plans", IMPORTED + bad)]))

    def test_are_not_the_codes_of_refusals(self) -> None:
        good = 'record_writing(kind, thing, occasion=occasion)\nUnable("casework.plan.closed", Sentence("Nei."))'
        assert kinds_in_code([module_from("jobbvei.casework.actions.plans", IMPORTED + good)]) == []

    def test_say_it_in_a_language_that_can_be_translated(self) -> None:
        assert [code for code in registered_kinds() if not isinstance(words_of_kind(code), Promise)] == []


class TestKindsOfObjects:
    def test_have_words_in_the_log(self) -> None:
        found = object_kinds_in_code(modules(SRC))
        assert {kind: where for kind, where in found.items() if kind not in OBJECT_WORDS} == {}

    def test_are_found_in_the_sources(self) -> None:
        assert {"participant", "membership", "api_key"} <= set(object_kinds_in_code(modules(SRC)))

    def test_are_found_on_either_side_of_a_choice(self) -> None:
        bad = module_from("jobbvei.casework.actions.plans", 'Thing("plan" if whole else "plan_part", key)')
        assert set(object_kinds_in_code([bad])) == {"plan", "plan_part"}


class TestPurposes:
    def test_have_words(self) -> None:
        assert {"follow_up", "administration", "sign_in", "oversight"} <= registered_purposes()
