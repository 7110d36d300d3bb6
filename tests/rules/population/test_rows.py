"""Many people's facts in a CSV file."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.rules.engine.findings import plain
from jobbvei.rules.explain import FINDINGS, explain
from jobbvei.rules.facts import Extension, PermitKind, fact_names
from jobbvei.rules.population.answers import answered
from jobbvei.rules.population.rows import Batch, column_names, read_batch
from jobbvei.shared.errors import UnusableInput

ON = date(2023, 6, 1)
HEAD = "person_id,born_on,permit.kind,permit.granted_on"
ROW = "p1,1989-01-02,collective_protection,2023-02-10"


def read(*lines: str, on: date = ON) -> Batch:
    return read_batch("\n".join(lines).encode(), on=on)


def fault_of(*lines: str) -> tuple[int, str, str, str]:
    [fault] = read(*lines).faults
    return fault.line, fault.column, fault.value, str(fault.reason)


def in_a_cell(value: object) -> str:
    if isinstance(value, dict):
        return "|".join(f"{name}:{level}" for name, level in value.items())
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


class TestReadBatch:
    def test_reads_every_kind_of_fact(self) -> None:
        head = (
            f"{HEAD},settled_by_agreement,norwegian.extensions,household.children_born_on,work.weekly_hours,work.from"
        )
        [person] = read(head, f'{ROW},ja,2024-04-01:6|2024-10-01:3,2020-01-01 | 2022-02-02,"29,5",2023-01-01').people
        facts = person.facts
        assert (person.line, person.key, facts.permit.kind) == (2, "p1", PermitKind.COLLECTIVE_PROTECTION)
        assert facts.settled_by_agreement is True
        assert facts.norwegian.extensions == (Extension(date(2024, 4, 1), 6), Extension(date(2024, 10, 1), 3))
        assert facts.household.children_born_on == (date(2020, 1, 1), date(2022, 2, 2))
        assert (facts.work.weekly_hours, facts.work.starts_on) == (Decimal("29.5"), date(2023, 1, 1))

    def test_tells_an_empty_list_from_nobody_having_said(self) -> None:
        told, untold = read(f"{HEAD},household.children_born_on", f"{ROW},ingen", f"{ROW.replace('p1', 'p2')},").people
        assert (told.facts.household.children_born_on, untold.facts.household.children_born_on) == ((), None)

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    @pytest.mark.parametrize("between", [",", ";"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_reads_what_spreadsheets_write(self, mark: bytes, between: str, end: str) -> None:
        text = end.join([HEAD, ROW, "", "  ,,,"]).replace(",", between)
        assert len(read_batch(mark + text.encode(), on=ON).people) == 1

    def test_takes_a_public_key_whatever_its_digits(self) -> None:
        key = "49f8c9b7-4c66-4824-b6bd-15819012345a"
        assert [person.key for person in read(HEAD, ROW.replace("p1", key)).people] == [key]

    def test_counts_lines_as_an_editor_does(self) -> None:
        assert fault_of(HEAD, "", '"p\n2",1989-01-02,asylum,', ROW)[0] == 3
        assert fault_of(HEAD, ROW, "", "p2,1989-13-02,asylum,")[0] == 4

    @pytest.mark.parametrize(
        ("line", "column", "value", "reason"),
        [
            ("p2,02.01.1989,asylum,", "born_on", "02.01.1989", "som ikke er en dato"),
            ("p2,,asylum,", "born_on", "", "mangler"),
            ("p2,1989-01-02,,", "permit.kind", "", "mangler"),
            ("p2,1989-01-02,tourist,", "permit.kind", "tourist", "Velg blant"),
            ("p2,1989-01-02,asylum,1980-01-01", "permit.granted_on", "1980-01-01", "«permit.granted_on»"),
            ("p2,2024-01-02,asylum,", "born_on", "2024-01-02", "«born_on»"),
            (",1989-01-02,asylum,", "person_id", "", "nøkkel"),
            ("=1+1,1989-01-02,asylum,", "person_id", "=1+1", "bokstav eller et tall"),
            ("158190 12345,1989-01-02,asylum,", "person_id", "•••••••••••", "ligner et fødselsnummer"),
            ("p1,1989-01-02,asylum,", "person_id", "p1", "står også i linje 2"),
            ("p2,1989-01-02,asylum,,x", "", "", "5 celler"),
        ],
    )
    def test_tells_what_is_wrong_with_a_row_and_keeps_the_others(
        self, line: str, column: str, value: str, reason: str
    ) -> None:
        told = fault_of(HEAD, ROW, line)
        assert told[:3] == (3, column, value)
        assert reason in told[3]
        assert [person.key for person in read(HEAD, ROW, line).people] == ["p1"]

    @pytest.mark.parametrize(
        ("column", "cell", "reason"),
        [
            ("settled_by_agreement", "kanskje", "true eller false"),
            ("schooling.years_higher", "1.5", "helt tall"),
            ("work.weekly_hours", "NaN", "må være et tall"),
            ("norwegian.extensions", "2024-04-01", "«norwegian.extensions[0].months»"),
            ("household.children_born_on", "2020-01-01|x", "«household.children_born_on[1]»"),
        ],
    )
    def test_names_the_column_of_a_value_inside_a_part(self, column: str, cell: str, reason: str) -> None:
        told = fault_of(f"{HEAD},{column}", f"{ROW},{cell}")
        assert told[1:3] == (column, cell)
        assert reason in told[3]

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "batch.no_column"),
            (b"person_id\n1", "batch.no_column"),
            (HEAD.encode(), "batch.no_rows"),
            (f"{HEAD},name\n{ROW},x".encode(), "batch.unknown_column"),
            (f"{HEAD},born_on\n{ROW},".encode(), "batch.column_twice"),
            (f"{HEAD}\n\xe5".encode("latin-1"), "batch.not_utf8"),
            (f'{HEAD}\n"p1,1989'.encode(), "batch.not_csv"),
            (HEAD.encode("utf-16"), "batch.not_utf8"),
        ],
    )
    def test_refuses_a_file_that_cannot_be_read(self, content: bytes, code: str) -> None:
        with pytest.raises(UnusableInput) as told:
            read_batch(content, on=ON)
        assert told.value.code == code

    def test_knows_a_column_for_every_fact(self) -> None:
        assert set(column_names()) == {"person_id", *fact_names()}

    @given(st.text(alphabet='p1,;"\n|:-æ=', max_size=60))
    def test_never_fails_otherwise_than_with_a_sentence(self, rest: str) -> None:
        try:
            batch = read_batch(f"{HEAD}\n{ROW}\n{rest}".encode(), on=ON)
        except UnusableInput:
            return
        assert batch.people or batch.faults


class TestAnswered:
    def test_gives_each_person_what_explain_gives(self) -> None:
        batch = read(HEAD, ROW, ROW.replace("p1", "p2").replace("1989", "1960"))
        rows = list(csv.DictReader(io.StringIO(answered(batch, on=ON, progress=lambda *_: None))))
        assert [row["person_id"] for row in rows] == ["p1", "p2"]
        for row, person in zip(rows, batch.people, strict=True):
            for finding in explain(person.facts, on=ON):
                assert row[finding.id] == in_a_cell(plain(finding.value))
                assert row[f"{finding.id}.rule"] == finding.rule
                assert (finding.id in row["unknown"].split("|")) is (finding.standing == "unknown")
        assert "settled_on" in rows[0]["missing"].split("|")

    def test_answers_also_when_a_day_is_out_of_the_columns_reach(self) -> None:
        batch = read(f"{HEAD},work.to", f"{ROW},2099-01-01")
        [row] = csv.DictReader(io.StringIO(answered(batch, on=ON, progress=lambda *_: None)))
        assert row["mapping.entitlement"] == "right"

    def test_has_a_column_for_every_question(self) -> None:
        head = answered(read(HEAD, ROW), on=ON, progress=lambda *_: None).splitlines()[0].split(",")
        assert set(FINDINGS) <= set(head)

    def test_tells_how_far_it_has_come(self) -> None:
        told: list[tuple[int, int]] = []
        batch = read(HEAD, *(ROW.replace("p1", f"p{number}") for number in range(2001)))
        answered(batch, on=ON, progress=lambda done, total: told.append((done, total)))
        assert told == [(2000, 2001), (2001, 2001)]
