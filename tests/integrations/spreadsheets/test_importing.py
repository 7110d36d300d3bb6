import io
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytest_django import DjangoAssertNumQueries

from jobbvei.access.roles import NAV_COUNSELLOR
from jobbvei.audit.models import AuditEvent
from jobbvei.employers.models import Employer, Opening
from jobbvei.integrations.spreadsheets.columns import Record
from jobbvei.integrations.spreadsheets.employer_rows import EMPLOYERS
from jobbvei.integrations.spreadsheets.faults import UnusableFile
from jobbvei.integrations.spreadsheets.importing import ImportFor, ImportReport, import_file, read_file
from jobbvei.integrations.spreadsheets.kinds import KINDS
from jobbvei.integrations.spreadsheets.opening_rows import OPENINGS
from jobbvei.integrations.spreadsheets.templates import template_csv, template_xlsx
from jobbvei.shared.errors import Refused
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.employers import make_employer, system_occasion
from tests.integrations.spreadsheets.workbooks import csv_of, xlsx_of

pytestmark = pytest.mark.django_db

EMPLOYER_HEADER = "employer_id,name,organisation_number"
OPENING_HEADER = "opening_id,kind,employer_id,employer_name,styrk08,positions,hours,shifts,nb_speaking,legal_floor"


def receiver() -> ImportFor:
    return ImportFor(make_municipality(), system_occasion())


def take_in(*lines: str, kind: str = "employers", **options: Any) -> ImportReport:
    return import_file(csv_of(*lines), KINDS[kind], receiver=receiver(), **options)


def employers() -> list[str]:
    return [row.name for row in Employer.objects.for_tenant("9901").order_by("id")]


class TestImportFile:
    def test_takes_the_file_in_and_changes_nothing_the_second_time(self) -> None:
        lines = (EMPLOYER_HEADER, "A,Solvang,313 000 001", "B,Bakeriet,")
        first, second = take_in(*lines), take_in(*lines)
        assert str(first.summary) == "2 nye, 0 endret, 0 uendret"
        assert str(second.summary) == "0 nye, 0 endret, 2 uendret"
        assert employers() == ["Solvang", "Bakeriet"]
        assert AuditEvent.objects.count() == 2

    def test_finds_the_row_again_by_its_key_and_changes_it(self) -> None:
        take_in(EMPLOYER_HEADER, "A,Solvang,")
        report = take_in(EMPLOYER_HEADER, "A,Solvang sykehjem,313000001")
        assert (report.created, report.changed) == (0, 1)
        assert employers() == ["Solvang sykehjem"]

    def test_writes_nothing_when_one_row_is_faulty_and_says_line_column_value_and_reason(self) -> None:
        report = take_in(EMPLOYER_HEADER, "A,Solvang,123456789", "B,Bakeriet,")
        assert (report.is_written, report.rejected, employers()) == (False, 1, [])
        assert report.faults[0].as_json() == {
            "line": 2,
            "column": "organisation_number",
            "value": "123456789",
            "reason": "Organisasjonsnummeret «123456789» har et feil siffer. Sjekk det i Brønnøysundregistrene.",
        }
        assert AuditEvent.objects.count() == 0

    def test_keeps_the_good_rows_when_asked_to(self) -> None:
        report = take_in(EMPLOYER_HEADER, "A,Solvang,123456789", "B,Bakeriet,", ",Uten nøkkel,", partial=True)
        assert (report.is_written, report.created, report.rejected, employers()) == (True, 1, 2, ["Bakeriet"])

    def test_tells_the_true_counts_of_a_dry_run_and_leaves_nothing(self) -> None:
        take_in(EMPLOYER_HEADER, "A,Solvang,")
        report = take_in(EMPLOYER_HEADER, "A,Solvang sykehjem,", "B,Bakeriet,", dry_run=True)
        assert (report.created, report.changed, report.is_written) == (1, 1, False)
        assert employers() == ["Solvang"]

    def test_faults_both_lines_with_the_same_key(self) -> None:
        report = take_in(EMPLOYER_HEADER, "A,Solvang,", "B,Bakeriet,", "A,Annet,", partial=True)
        assert [(fault.line, fault.column) for fault in report.faults] == [(2, "employer_id"), (4, "employer_id")]
        assert "linje 4" in str(report.faults[0].reason)
        assert employers() == ["Bakeriet"]

    @pytest.mark.parametrize(
        ("header", "said"),
        [
            ("employer_id,name,orgnr", "Ukjent kolonne i linje 1: orgnr."),
            ("employer_id,organisation_number", "mangler i linje 1: name."),
            ("Employer_ID,name", "Ukjent kolonne i linje 1: Employer_ID."),
        ],
    )
    def test_answers_a_wrong_header_with_one_line_that_lists_the_expected(self, header: str, said: str) -> None:
        with pytest.raises(UnusableFile) as caught:
            take_in(header, "A,B,C")
        assert said in str(caught.value)
        assert "employer_id, name, organisation_number" in str(caught.value)

    def test_takes_a_file_with_only_a_header(self) -> None:
        assert str(take_in(EMPLOYER_HEADER).summary) == "0 nye, 0 endret, 0 uendret"

    def test_refuses_a_role_without_the_permission(self) -> None:
        theirs = ImportFor(make_municipality(), make_occasion(make_actor(NAV_COUNSELLOR)))
        with pytest.raises(Refused):
            import_file(csv_of(EMPLOYER_HEADER), EMPLOYERS, receiver=theirs)

    def test_leaves_nothing_when_it_stops_at_any_row(self) -> None:
        content = csv_of(EMPLOYER_HEADER, *(f"K{number},Navn {number}," for number in range(5)))
        for stop_at in range(5):
            with pytest.raises(ZeroDivisionError):
                import_file(content, replace(EMPLOYERS, save=_stopping_at(stop_at)), receiver=receiver(), partial=True)
            assert employers() == []
            assert AuditEvent.objects.count() == 0

    def test_asks_no_more_of_the_database_for_each_row_as_rows_grow(
        self, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        lines = [EMPLOYER_HEADER, *(f"K{number},Navn {number}," for number in range(20))]
        take_in(*lines)
        with django_assert_max_num_queries(20 * 6 + 10):
            take_in(*lines)


def _stopping_at(row: int) -> Any:
    seen = iter(range(100))

    def save(record: Record, for_whom: ImportFor) -> str:
        outcome = EMPLOYERS.save(record, for_whom)
        return str(1 // 0) if next(seen) == row else outcome

    return save


class TestImportOpenings:
    def test_takes_in_the_columns_of_a_match_file(self) -> None:
        header = (
            "opening_id,kind,employer_id,municipality,lat,lon,styrk08,positions,hours,shifts,starts_on,nb_listening,"
            "nb_reading,nb_writing,nb_speaking,en_speaking,legal_floor,mentor,authorisations,licences,schooling_min,"
            "experience_years_min"
        )
        take_in(EMPLOYER_HEADER, "A,Solvang,")
        row = "S1,language_practice,A,0301,59.9,10.7,9412,2,37.5,day|weekend,2027-01-04,A2,A1,,A2,,none,1,,B|truck,,0"
        report = take_in(header, row, kind="openings")
        assert report.faults == ()
        opening = Opening.objects.for_tenant("9901").get()
        assert (opening.title, opening.positions, opening.shifts, opening.licences, opening.has_mentor) == (
            "Kjøkkenassistenter", 2, ["day", "weekend"], ["B", "truck"], True,
        )  # fmt: skip
        assert (opening.nb_writing, opening.municipality_id, str(opening.hours_per_week)) == ("", "0301", "37.5")
        assert str(take_in(header, row, kind="openings").summary) == "0 nye, 0 endret, 1 uendret"

    def test_registers_the_employer_when_its_name_is_given(self) -> None:
        report = take_in(OPENING_HEADER, "S1,job,A,Solvang,9112,,,,,", "S2,job,A,Solvang,9112,,,,,", kind="openings")
        assert (report.created, employers()) == (2, ["Solvang"])

    def test_uses_the_employer_with_the_organisation_number(self) -> None:
        known = make_employer("Solvang", organisation_number="313000001")
        take_in(OPENING_HEADER, "S1,job,313 000 001,,9112,,,,,", kind="openings")
        assert Opening.objects.for_tenant("9901").get().employer == known

    @pytest.mark.parametrize(
        ("row", "column", "said"),
        [
            ("S1,job,A,,9112,,,,,", "employer_id", "Importer arbeidsgiverne først"),
            ("S1,hobby,A,Solvang,9112,,,,,", "kind", "language_practice"),
            ("S1,job,A,Solvang,9999,,,,,", "styrk08", "STYRK-08"),
            ("S1,job,A,Solvang,9112,0,,,,", "positions", "fra 1 til 500"),
            ("S1,job,A,Solvang,9112,,99,,,", "hours", "Timer i uka"),
            ("S1,job,A,Solvang,9112,,,morgen,,", "shifts", "day, evening, night og weekend"),
            ("S1,job,A,Solvang,9112,,,,A2,health", "nb_speaking", "minst B2"),
            ("S1,job,A,Solvang,,,,,,", "title", "må fylles ut"),
        ],
    )
    def test_says_what_is_wrong_in_the_files_own_columns(self, row: str, column: str, said: str) -> None:
        report = take_in(OPENING_HEADER, row, kind="openings")
        (fault,) = report.faults
        assert (fault.line, fault.column) == (2, column)
        assert said in str(fault.reason)
        assert employers() == []

    def test_leaves_no_employer_behind_for_an_opening_that_is_refused(self) -> None:
        take_in(OPENING_HEADER, "S1,job,A,Solvang,9112,0,,,,", kind="openings", partial=True)
        assert employers() == []


class TestWorkbooks:
    def test_import_like_csv_and_the_formula_row_is_rejected(self) -> None:
        content = xlsx_of(["employer_id", "name"], ["A", "Solvang"], ["B", "=A2"])
        report = import_file(content, EMPLOYERS, receiver=receiver(), partial=True)
        assert (report.created, [fault.line for fault in report.faults], employers()) == (1, [3], ["Solvang"])


class TestTemplates:
    @pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
    def test_import_as_they_are_downloaded(self, kind: Any) -> None:
        for content in (template_csv(kind), template_xlsx(kind)):
            report = import_file(content, kind, receiver=receiver())
            assert str(report.summary) == "0 nye, 0 endret, 0 uendret"
            assert (report.faults, report.examples) == ((), (2,))
            assert "eksempelet i malen" in str(report.example_note)

    @pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
    def test_show_an_example_that_goes_in_once_it_has_a_key_of_its_own(self, kind: Any) -> None:
        lines = template_csv(kind).decode("utf-8-sig").splitlines()
        mine = [lines[0], lines[1].replace("EKSEMPEL", "D-1"), lines[1].replace("EKSEMPEL", " eksempel ")]
        read = read_file("\n".join(mine).encode(), kind)
        assert (len(read.records), read.faults, read.examples) == (1, (), (3,))

    @pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
    def test_explain_every_column_with_an_example_that_can_be_read(self, kind: Any) -> None:
        help_sheet = openpyxl.load_workbook(io.BytesIO(template_xlsx(kind))).worksheets[1]
        rows = list(help_sheet.iter_rows(min_row=2, values_only=True))
        assert [row[0] for row in rows] == [column.name for column in kind.columns]
        for column in kind.columns:
            assert column.about
            column.read(column.example)

    def test_keep_leading_zeros_of_what_is_typed_into_them(self) -> None:
        sheet = openpyxl.load_workbook(io.BytesIO(template_xlsx(OPENINGS))).worksheets[0]
        assert {cell.number_format for cell in sheet[2]} == {"@"}


KILLED_IMPORT = """
import os, sys
import django
django.setup()
from jobbvei.integrations.spreadsheets import employer_rows
from jobbvei.integrations.spreadsheets.employer_rows import EMPLOYERS
from dataclasses import replace
seen = []
def save(record, for_whom):
    outcome = EMPLOYERS.save(record, for_whom)
    seen.append(outcome)
    if len(seen) == 30:
        print("half-way", flush=True)
        sys.stdin.read()
    return outcome
from jobbvei.integrations.spreadsheets.kinds import KINDS
KINDS["employers"] = replace(EMPLOYERS, save=save)
from jobbvei.cli import main
main(["import", "employers", sys.argv[1]])
"""
COUNT = """
import django
django.setup()
from jobbvei.employers.models import Employer
from jobbvei.audit.models import AuditEvent
print(Employer.objects.for_tenant("9901").count(), AuditEvent.objects.count())
"""
PREPARE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.factories.access import make_municipality
make_municipality()
"""


class TestKilledImport:
    def test_leaves_nothing_in_a_database_on_disk(self, tmp_path: Path) -> None:
        file = tmp_path / "mange.csv"
        file.write_bytes(csv_of(EMPLOYER_HEADER, *(f"K{number},Navn {number}," for number in range(60))))
        _run(PREPARE, tmp_path)
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED_IMPORT, str(file)],
            env=_environment(tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline() == "half-way\n"
        os.kill(child.pid, signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
        child.stdout.close()
        child.stdin.close()
        assert _run(COUNT, tmp_path) == "0 0"


def _environment(directory: Path) -> dict[str, str]:
    source, tests = Path(__file__).parents[3] / "src", Path(__file__).parents[3]
    return os.environ | {
        "PYTHONPATH": f"{source}{os.pathsep}{tests}",
        "DJANGO_SETTINGS_MODULE": "jobbvei.config.settings.testing",
        "DATABASE_URL": f"sqlite:///{directory / 'test.sqlite3'}",
        "JOBBVEI_DATA": str(directory),
    }


def _run(script: str, directory: Path) -> str:
    command = [sys.executable, "-c", script]
    answer = subprocess.run(command, env=_environment(directory), capture_output=True, text=True, check=True)
    return answer.stdout.strip()
