import json
from pathlib import Path

import pytest

from jobbvei.audit.models import AuditEvent
from jobbvei.casework.models import TeamMember
from jobbvei.cli import main
from jobbvei.employers.models import Employer
from jobbvei.integrations.nav.fake import FakeFeed, FeedContent
from tests.factories.access import make_actor, make_municipality
from tests.integrations.nav.advertisement_texts import KEY, entry, item

pytestmark = pytest.mark.django_db


@pytest.fixture
def employers_file(tmp_path: Path) -> Path:
    make_municipality()
    file = tmp_path / "arbeidsgivere.csv"
    file.write_text("employer_id,name,organisation_number\nA,Solvang,\nB,Bakeriet,\n", encoding="utf-8")
    return file


@pytest.fixture
def faulty_file(employers_file: Path) -> Path:
    employers_file.write_text("employer_id,name,organisation_number\nA,Solvang,1\nB,Bakeriet,\n", encoding="utf-8")
    return employers_file


def stored() -> int:
    return Employer.objects.for_tenant("9901").count()


class TestImport:
    def test_says_the_counts_on_stdout_and_leaves_the_trail_of_the_system(
        self, employers_file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["import", "employers", str(employers_file)]) == 0
        assert capsys.readouterr().out == "2 nye, 0 endret, 0 uendret\n"
        assert set(AuditEvent.objects.values_list("actor_key", "role", "purpose").order_by()) == {
            ("system", "system", "import")
        }

    def test_changes_nothing_the_second_time(self, employers_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main(["import", "employers", str(employers_file)])
        assert main(["import", "employers", str(employers_file)]) == 0
        assert capsys.readouterr().out.endswith("0 nye, 0 endret, 2 uendret\n")

    def test_answers_one_when_a_row_is_rejected_and_writes_nothing(
        self, faulty_file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["import", "employers", str(faulty_file)]) == 1
        said = capsys.readouterr()
        assert "linje 2, organisation_number: «1» er ikke et organisasjonsnummer." in said.err
        assert "Ingenting er lagret" in said.err
        assert stored() == 0

    def test_keeps_the_good_rows_with_partial(self, faulty_file: Path) -> None:
        assert main(["import", "employers", str(faulty_file), "--partial"]) == 1
        assert stored() == 1

    def test_stores_nothing_in_a_dry_run(self, employers_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["import", "employers", str(employers_file), "--dry-run"]) == 0
        assert capsys.readouterr().out == "2 nye, 0 endret, 0 uendret\n"
        assert stored() == 0

    def test_writes_one_document_and_nothing_else_with_json(
        self, faulty_file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["import", "employers", str(faulty_file), "--partial", "--json"]) == 1
        document = json.loads(capsys.readouterr().out)
        assert (document["created"], document["rejected"], document["written"]) == (1, 1, True)
        assert set(document["faults"][0]) == {"line", "column", "value", "reason"}

    @pytest.mark.parametrize(
        ("content", "said"),
        [("navn\nA\n", "Ukjent kolonne"), ("", "tom"), ("\x00\x01\x02", "ikke en CSV")],
    )
    def test_answers_unusable_input_with_one_line(
        self, employers_file: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
    ) -> None:
        employers_file.write_text(content, encoding="utf-8")
        assert main(["import", "employers", str(employers_file)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert said in captured.err

    @pytest.mark.parametrize("name", ["finnes-ikke.csv", "."])
    def test_answers_a_file_that_cannot_be_read_with_its_name(
        self, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["import", "openings", name]) == 2
        assert f"«{name}»" in capsys.readouterr().err

    def test_asks_which_municipality_when_there_are_several(
        self, employers_file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_municipality("9902", "Nabovik")
        assert main(["import", "employers", str(employers_file)]) == 2
        assert "9901 og 9902" in capsys.readouterr().err
        assert main(["import", "employers", str(employers_file), "--municipality", "9902"]) == 0
        assert (stored(), Employer.objects.for_tenant("9902").count()) == (0, 2)

    def test_refuses_a_municipality_that_has_not_joined(
        self, employers_file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["import", "employers", str(employers_file), "--municipality", "0301"]) == 2
        assert "«0301» er ikke med" in capsys.readouterr().err


class TestImportPeople:
    @pytest.fixture
    def people_file(self, tmp_path: Path) -> Path:
        make_municipality()
        file = tmp_path / "deltakere.csv"
        head = "person_id,given_name,family_name,born_on,permit_kind"
        file.write_text(f"{head}\nD-1,Olena,Testesen,1989-05-02,collective_protection\n", encoding="utf-8")
        return file

    def test_lists_those_without_lead_on_stderr(self, people_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["import", "people", str(people_file)]) == 0
        assert "1 uten ansvarlig: D-1." in capsys.readouterr().err

    def test_gives_the_lead_to_the_adviser_named(self, people_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        kari = make_actor()
        assert main(["import", "people", str(people_file), "--adviser", kari.user.email]) == 0
        assert "uten ansvarlig" not in capsys.readouterr().err
        assert TeamMember.objects.for_tenant("9901").get(is_lead=True).user == kari.user

    def test_refuses_an_adviser_nobody_knows(self, people_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["import", "people", str(people_file), "--adviser", "ingen@eksempel.test"]) == 2
        assert "«ingen@eksempel.test»" in capsys.readouterr().err


class TestImportNavFeed:
    def test_takes_a_file_in_and_lists_on_stderr_what_could_not_be_read(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_municipality()
        file = tmp_path / "feed.json"
        file.write_text(json.dumps(entry()), encoding="utf-8")
        assert main(["import", "nav-feed", str(file)]) == 0
        said = capsys.readouterr()
        assert said.out.startswith("1 nye, 0 endret, 0 uendret")
        assert "extent: Annonsen oppgir ikke timer i uka. («Deltid»)" in said.err

    def test_writes_one_document_with_json_and_answers_one_when_an_advertisement_is_rejected(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_municipality()
        file = tmp_path / "feed.json"
        file.write_text(json.dumps([entry("a"), entry("b", title="")]), encoding="utf-8")
        assert main(["import", "nav-feed", str(file), "--json"]) == 1
        document = json.loads(capsys.readouterr().out)
        assert (document["created"], document["rejected"][0]["advertisement"]) == (1, "b")
        assert {"advertisement", "title", "field", "value", "why"} == set(document["unread"][0])

    def test_reads_from_an_address(self, capsys: pytest.CaptureFixture[str]) -> None:
        make_municipality()
        with FakeFeed(FeedContent([[item()]], {KEY: entry()})) as feed:
            assert main(["import", "nav-feed", feed.url]) == 0
        assert capsys.readouterr().out.startswith("1 nye")

    @pytest.mark.parametrize(
        ("source", "said"),
        [("http://eksempel.test/feed", "https://"), ("finnes-ikke.json", "finnes-ikke.json")],
    )
    def test_answers_an_unusable_source_with_one_line(
        self, source: str, said: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_municipality()
        assert main(["import", "nav-feed", source]) == 2
        captured = capsys.readouterr()
        assert captured.err.count("\n") == 1
        assert said in captured.err

    def test_answers_a_missing_key_with_one_line_and_writes_nothing(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_municipality()
        file = tmp_path / "side.json"
        file.write_text(json.dumps({"items": [item()]}), encoding="utf-8")
        assert main(["import", "nav-feed", str(file)]) == 2
        assert (
            capsys.readouterr().err == "side.json mangler «next_url», eller det har feil form. Ingenting er lagret.\n"
        )
