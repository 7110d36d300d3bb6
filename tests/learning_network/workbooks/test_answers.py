"""What can stand in a field of the workbook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.workbooks.answers import (
    Number,
    ensure_answer,
    number_of,
    rows_of,
    text_of_number,
    text_of_rows,
    tidy,
)
from jobbvei.learning_network.workbooks.reading import template_patterns
from jobbvei.learning_network.workbooks.template import (
    Field,
    FieldNotFound,
    Section,
    as_stored,
    field_changed,
    field_moved,
    from_stored,
    section_moved,
    with_field,
    with_section,
)

TEXT = Field(key="t", kind="text", label="Mål")
PERSONS = Field(key="n", kind="number", label="I jobb")
TABLE = Field(key="b", kind="table", label="Tilbud", columns=("Tilbud", "Antall"))
PEOPLE = Field(key="p", kind="people", label="Gruppen")
CHOICE = Field(key="c", kind="choice", label="Mandat", choices=("Ja", "Nei"))
TEMPLATE = template_patterns()["flyktninger_i_jobb"]


def told(field: Field, text: str) -> str:
    with pytest.raises(UnableToSave) as problem:
        ensure_answer(field, text)
    return problem.value.code.removeprefix("learning_network.answer_")


class TestEnsureAnswer:
    @pytest.mark.parametrize("amount", ["0", "1", "4"])
    def test_refuses_fewer_than_five_persons(self, amount: str) -> None:
        assert told(PERSONS, f"{amount}\t2026-10-01\tIMDi") == "too_few"

    def test_takes_five_and_a_number_that_is_not_said(self) -> None:
        ensure_answer(PERSONS, "5\t2026-10-01\tIMDi")
        ensure_answer(PERSONS, text_of_number(Number(amount="Færre enn 5", on="2026-10-01", source="IMDi")))

    def test_takes_few_kroner(self) -> None:
        ensure_answer(Field(key="k", kind="number", label="Pris", unit="kr"), "0\t2026-10-01\tBudsjettet")

    @pytest.mark.parametrize("text", ["12\t\tIMDi", "12\t2026-10-01\t", "12\t1. oktober\tIMDi"])
    def test_refuses_a_number_without_day_and_source(self, text: str) -> None:
        assert told(PERSONS, text) == "no_source"

    @pytest.mark.parametrize("amount", ["mange", "-7", "12,5", ""])
    def test_refuses_what_is_no_number(self, amount: str) -> None:
        assert told(PERSONS, f"{amount}\t2026-10-01\tIMDi") == "no_number"

    def test_refuses_what_looks_like_somebodys_number(self) -> None:
        assert told(TEXT, f"Ola {'150190'} {'12345'}") == "looks_like_a_person"

    def test_takes_a_key_of_somebody_in_the_team_whatever_its_digits(self) -> None:
        ensure_answer(PEOPLE, "49f8c9b7-4c66-4824-b6bd-15819012345a\n5134d7da-dc55-4f52-bcf7-af62b086b3a2")

    def test_refuses_a_number_among_the_people(self) -> None:
        assert told(PEOPLE, f"{'150190'}{'12345'}") == "looks_like_a_person"

    def test_takes_other_long_numbers(self) -> None:
        ensure_answer(TEXT, "974 760 673 og 1 250 000 kr")

    def test_refuses_a_choice_that_is_not_offered(self) -> None:
        assert told(CHOICE, "Kanskje") == "no_such_choice"

    def test_refuses_a_text_that_is_too_long(self) -> None:
        assert told(TEXT, "a" * 20_001) == "too_long"


class TestRowsOf:
    @given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=2), max_size=5))
    def test_gives_back_what_was_written_but_spaces_and_empty_rows(self, rows: list[list[str]]) -> None:
        plain = [text_of_rows([row]).split("\t") for row in rows]
        plain = [[*cells, ""][:2] for cells in plain]
        assert rows_of(TABLE, tidy(text_of_rows(rows))) == [row for row in plain if any(row)]


class TestNumberOf:
    def test_gives_back_what_was_written(self) -> None:
        said = Number(amount="1 250", on="2026-10-01", source="SSB, tabell 1")
        assert number_of(text_of_number(said)) == Number(amount="1250", on="2026-10-01", source="SSB, tabell 1")
        assert text_of_number(Number()) == ""


class TestTemplatePatterns:
    def test_have_keys_that_are_used_once(self) -> None:
        keys = [field.key for field in TEMPLATE.fields]
        assert len(keys) == len(set(keys))
        assert len({one.key for one in TEMPLATE.sections}) == len(TEMPLATE.sections)

    def test_select_fields_that_are_there(self) -> None:
        for selection in TEMPLATE.selections:
            for part in selection.parts:
                assert [TEMPLATE.field(key).key for key in part.fields] == list(part.fields)

    def test_are_the_same_after_being_stored(self) -> None:
        assert from_stored(as_stored(TEMPLATE)) == TEMPLATE


class TestTemplate:
    def test_keeps_keys_when_something_is_renamed_and_moved(self) -> None:
        first, second = TEMPLATE.sections[:2]
        changed = section_moved(field_changed(TEMPLATE, "gruppe-folk", label="Folkene"), first.key, 1)
        assert [one.key for one in changed.sections][:2] == [second.key, first.key]
        assert changed.field("gruppe-folk").label == "Folkene"
        assert {one.key for one in changed.fields} == {one.key for one in TEMPLATE.fields}

    def test_does_not_move_past_the_ends(self) -> None:
        assert section_moved(TEMPLATE, TEMPLATE.sections[0].key, -1) == TEMPLATE
        assert field_moved(TEMPLATE, "gruppe-arbeidsform", 1) == TEMPLATE

    def test_takes_new_sections_and_fields_last(self) -> None:
        grown = with_field(with_section(TEMPLATE, Section(key="ny", title="Ny")), "ny", TEXT)
        assert grown.sections[-1].fields == (TEXT,)
        assert grown.section_of("t").key == "ny"

    def test_says_when_something_is_not_there(self) -> None:
        with pytest.raises(FieldNotFound):
            field_changed(TEMPLATE, "finnes-ikke", label="x")
