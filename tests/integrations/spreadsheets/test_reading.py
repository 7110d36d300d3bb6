import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from jobbvei.integrations.spreadsheets.faults import UnusableFile
from jobbvei.integrations.spreadsheets.reading import read_table
from jobbvei.integrations.spreadsheets.tables import LARGEST_FILE_BYTES
from tests.integrations.spreadsheets.workbooks import csv_of, xlsx_of


def refusal(content: bytes) -> str:
    with pytest.raises(UnusableFile) as caught:
        read_table(content)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


SHEET = "xl/worksheets/sheet1.xml"
DECLARES_AN_ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'


def with_part_changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one part as an attacker would write it."""
    return repacked(xlsx_of(["name"], ["A"]), lambda part, body: (part, change(body) if part == name else body))


def first_name(content: bytes) -> str:
    return read_table(content).rows[0].cells["name"]


def with_part_renamed(content: bytes, old: str, new: str) -> bytes:
    """The workbook with another name for a part, there and wherever the part is spoken of."""
    return repacked(content, lambda part, body: (part.replace(old, new), body.replace(old.encode(), new.encode())))


def repacked(content: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as original, zipfile.ZipFile(packed, "w") as parts:
        for part in original.namelist():
            parts.writestr(*change(part, original.read(part)))
    return packed.getvalue()


class TestReadCsv:
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    @pytest.mark.parametrize("delimiter", [",", ";"])
    def test_reads_both_delimiters_with_and_without_byte_order_mark(self, mark: bytes, delimiter: str) -> None:
        table = read_table(mark + csv_of(f"name{delimiter}place", f"Ærlig{delimiter}Bø").replace(b"\n", b"\r\n"))
        assert table.header == ("name", "place")
        assert table.rows[0].cells == {"name": "Ærlig", "place": "Bø"}

    def test_keeps_line_breaks_and_delimiters_inside_quotation_marks_and_counts_lines_as_an_editor(self) -> None:
        table = read_table(csv_of("name,tasks", 'A,"vaske, dekke', 'bord ""pent"""', "", "B,rydde"))
        assert [(row.line, row.cells["tasks"]) for row in table.rows] == [
            (2, 'vaske, dekke\nbord "pent"'),
            (5, "rydde"),
        ]

    def test_does_not_take_a_delimiter_in_a_quoted_column_name_for_the_files_own(self) -> None:
        assert read_table(b'"a;b;c",d\n1,2\n').header == ("a;b;c", "d")

    def test_drops_trailing_unnamed_columns_and_blank_rows(self) -> None:
        table = read_table(csv_of("name,place,,", "A,B,,", " , ,,", "C,D,,"))
        assert table.header == ("name", "place")
        assert [row.line for row in table.rows] == [2, 4]

    @pytest.mark.parametrize("cells", ["A", "A,B,C"])
    def test_marks_a_row_whose_cells_do_not_line_up(self, cells: str) -> None:
        (row,) = read_table(csv_of("name,place", cells)).rows
        assert (row.faults[0].line, row.faults[0].column) == (2, "")
        assert "overskriften har 2" in str(row.faults[0].reason)

    def test_marks_a_cell_that_is_too_long(self) -> None:
        (row,) = read_table(csv_of("name,place", f"{'x' * 10_001},B")).rows
        assert row.faults[0].column == "name"

    def test_says_which_line_is_not_utf8_and_how_to_save_the_file(self) -> None:
        said = refusal("name,place\nA,B\nÆrlig,Bø\n".encode("latin-1"))
        assert "linje 3" in said
        assert "CSV UTF-8" in said

    def test_says_so_for_a_file_from_windows_with_a_dash(self) -> None:
        assert "Latin-1" in refusal("name\nÆrlig – Bø\n".encode("cp1252"))

    def test_says_so_for_utf16(self) -> None:
        assert "UTF-16" in refusal("name\nÆrlig\n".encode("utf-16"))

    def test_says_which_row_lacks_a_quotation_mark(self) -> None:
        assert "Linje 3" in refusal(csv_of("name,place", "A,B", '"C,D'))

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "tom"),
            (b" \r\n ", "tom"),
            (b"\xef\xbb\xbf", "tom"),
            (b",,\n1,2,3\n", "tom"),
            (b"a,,b\n1,2,3\n", "Kolonne 2 mangler navn"),
            (b"a,b,a\n1,2,3\n", "«a» står to ganger"),
            (b"\xd0\xcf\x11\xe0 gammel", ".xlsx"),
            (b"%PDF-1.7\n\x00\x01", "ikke en CSV"),
            (b"k," * 200 + b"\n", "flere enn 100"),
        ],
    )  # fmt: skip
    def test_answers_what_is_no_table_with_one_sentence(self, content: bytes, said: str) -> None:
        assert said in refusal(content)

    def test_refuses_too_many_rows(self) -> None:
        assert "20000 rader" in refusal(b"a\n" + b"1\n" * 20_001)


class TestRubbish:
    def test_of_ten_megabytes_is_refused_whatever_it_is_made_of(self) -> None:
        size = LARGEST_FILE_BYTES - 1
        assert "ikke en CSV" in refusal(random.Random(1).randbytes(size))
        assert "ikke en CSV" in refusal(b"x" * size)
        assert "skadet" in refusal(b"PK\x03\x04" + random.Random(2).randbytes(size - 4))
        assert "ikke en CSV" in refusal(b"\x00" * size)

    def test_over_the_limit_is_refused_by_size(self) -> None:
        assert "10 MB" in refusal(b"x" * (LARGEST_FILE_BYTES + 1))


class TestReadXlsx:
    def test_gives_the_same_text_as_a_csv_file_would(self) -> None:
        table = read_table(
            xlsx_of(
                ["name", "on", "at", "whole", "part", "yes", "empty"],
                [" Ærlig ", date(2027, 1, 4), datetime.combine(date(2027, 1, 4), time.min), 2.0, 37.5, True, None],
            )
        )
        assert table.rows[0].cells == {
            "name": "Ærlig", "on": "2027-01-04", "at": "2027-01-04", "whole": "2", "part": "37.5", "yes": "1",
            "empty": "",
        }  # fmt: skip

    def test_skips_blank_rows_and_counts_lines_as_excel(self) -> None:
        table = read_table(xlsx_of(["name"], ["A"], [None], ["B"]))
        assert [row.line for row in table.rows] == [2, 4]

    def test_marks_a_formula_with_its_address_and_keeps_text_that_only_looks_like_one(self) -> None:
        table = read_table(xlsx_of(["name", "hours"], ["A", "=1+1"], ["B", "37"]))
        (fault,) = table.rows[0].faults
        assert (fault.line, fault.column, fault.value) == (2, "hours", "=1+1")
        assert "B2 er en formel" in str(fault.reason)
        assert table.rows[1].faults == ()

    def test_marks_an_error_value(self) -> None:
        (fault,) = read_table(xlsx_of(["name"], ["#REF!"])).rows[0].faults
        assert "A2 viser en feil" in str(fault.reason)

    def test_marks_cells_outside_the_header(self) -> None:
        (row,) = read_table(xlsx_of(["name"], ["A", "B"])).rows
        assert "flere celler" in str(row.faults[0].reason)

    def test_refuses_merged_cells_and_says_which(self) -> None:
        assert "A2:A3 er slått sammen" in refusal(xlsx_of(["name"], ["A"], [None], merge="A2:A3"))

    def test_refuses_a_zip_that_is_no_workbook(self) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as parts:
            parts.writestr("les-meg.txt", "hei")
        assert "skadet" in refusal(packed.getvalue())

    def test_refuses_a_workbook_that_unpacks_to_more_than_we_take(self) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))
        assert len(packed.getvalue()) < 200_000
        assert "for stor" in refusal(packed.getvalue())

    @pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
    @pytest.mark.parametrize("before", [b"", b"<!-- " + b"x" * 5_000 + b" -->"], ids=["first", "far into it"])
    def test_refuses_entities_in_any_part(self, part: str, before: bytes) -> None:
        assert first_name(with_part_changed(part, lambda body: before + body)) == "A"
        assert "skadet" in refusal(with_part_changed(part, lambda body: before + DECLARES_AN_ENTITY + body))

    def test_refuses_entities_in_another_encoding(self) -> None:
        def as_utf_16(body: bytes) -> bytes:
            return f'<?xml version="1.0" encoding="utf-16"?>{body.decode()}'.encode("utf-16")

        assert first_name(with_part_changed(SHEET, as_utf_16)) == "A"
        assert "skadet" in refusal(with_part_changed(SHEET, lambda body: as_utf_16(DECLARES_AN_ENTITY + body)))

    def test_refuses_entities_under_a_name_that_does_not_say_xml(self) -> None:
        hostile = with_part_changed(SHEET, lambda body: DECLARES_AN_ENTITY + body)
        assert first_name(with_part_renamed(xlsx_of(["name"], ["A"]), "sheet1.xml", "sheet1.bin")) == "A"
        assert "skadet" in refusal(with_part_renamed(hostile, "sheet1.xml", "sheet1.bin"))

    def test_shows_nothing_of_a_file_on_our_machine(self) -> None:
        asks = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        hostile = with_part_changed(SHEET, lambda body: asks + body.replace(b">A<", b">&a;<"))
        assert "skadet" in refusal(hostile)

    def test_refuses_rows_far_below_the_others(self) -> None:
        import openpyxl  # noqa: PLC0415  # only this test builds its own

        book, packed = openpyxl.Workbook(), io.BytesIO()
        book.active["A1"] = "name"
        book.active["A1000000"] = "langt nede"
        book.save(packed)
        assert "20000 rader" in refusal(packed.getvalue())
