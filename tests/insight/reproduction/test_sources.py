"""The documents' numbers: all worked out, the known faults found, and our copy held against the one beside us."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from jobbvei.cli.reproduce import is_unexplained
from jobbvei.insight.reproduction.claims import ClaimVerdict
from jobbvei.insight.reproduction.sources import SEEDS, claims, documents
from jobbvei.insight.reproduction.tables import claims_of, table_from

SHARED = Path(__file__).parents[4] / "shared" / "data" / "seeds"
BY_ID = {one.id: one for one in claims()}
# What the documents say against themselves, found by hand; a new one here is a slip in our copy or a find.
KNOWN_NOT_TO_FOLLOW = {
    "Alder 18–55 år av 35\xa0000, som rest",
    "18–55 år av 35\xa0000",
    "Flyktninger Nav må bidra overfor: «i underkant av 23\xa0400» og «over 23\xa0400»",
    "Flyktningtjenesten utenfor, i og begge deler, prosent",
    "I arbeid i april 2023",
    "I arbeid i perioden",
    "Kvinner i arbeid i april 2023",
    "Svar på norsk og tilrettelegging, av 117",
}


class TestClaims:
    def test_hold_each_number_once(self) -> None:
        assert len(BY_ID) == len(claims()) > 280

    def test_name_a_document_that_is_listed(self) -> None:
        assert {one.document for one in claims()} == set(documents())

    def test_find_just_the_known_contradictions(self) -> None:
        assert {one.label for one in claims() if one.verdict is ClaimVerdict.DOES_NOT_FOLLOW} == KNOWN_NOT_TO_FOLLOW

    def test_say_why_where_a_number_does_not_follow(self) -> None:
        assert [one.id for one in claims() if is_unexplained(one)] == []

    def test_work_out_every_step_of_the_forecast(self) -> None:
        steps = [one for one in claims() if one.id.startswith("forecast-")]
        assert len(steps) == 15
        assert [one.id for one in steps if one.verdict is ClaimVerdict.DOES_NOT_FOLLOW] == ["forecast-F3"]

    @pytest.mark.parametrize(
        ("key", "ours"),
        [
            ("forecast-F8", "21220"),
            ("forecast-F11", "660"),
            ("forecast-F15", "23384.8"),
            ("table-08-right-percent-0", "54.751"),
            ("table-10-share-percent-4", "8.818"),
            ("nav-om-undersokelsen-svarandel-prosent", "79.832"),
        ],
    )
    def test_are_worked_out_by_hand_too(self, key: str, ours: str) -> None:
        worked = BY_ID[key].ours
        assert worked is not None and round(worked, 3) == Decimal(ours)


class TestClaimsOf:
    def test_finds_a_number_that_is_wrong(self) -> None:
        told = yaml.safe_load((SEEDS / "table_08.yaml").read_text(encoding="utf-8"))
        told["columns"]["right"]["counts"][0] += 1
        wrong = [one.id for one in claims_of(table_from("t", told)) if one.verdict is ClaimVerdict.DOES_NOT_FOLLOW]
        assert wrong == ["t-right-sum", "t-all-across-0"]

    def test_finds_a_percent_that_is_wrong(self) -> None:
        told = yaml.safe_load((SEEDS / "table_09.yaml").read_text(encoding="utf-8"))
        told["columns"]["on_measure"]["percents"][2] = 13
        found = Counter(one.verdict for one in claims_of(table_from("t", told)))
        assert found == {ClaimVerdict.FOLLOWS: 2, ClaimVerdict.DOES_NOT_FOLLOW: 1}


@pytest.mark.skipif(not SHARED.exists(), reason="the seeds' numbers are not beside the project")
class TestOurCopy:
    @pytest.mark.parametrize("number", ["04", "05", "06", "07", "08", "10"])
    def test_has_the_printed_counts(self, number: str) -> None:
        """Every count and percent of the file stands in ours, and no other: as many times, whatever the layout."""
        told = yaml.safe_load((SEEDS / f"table_{number}.yaml").read_text(encoding="utf-8"))
        ours: Counter[Decimal] = Counter()
        for name, column in told["columns"].items():
            # The column of shares repeats another's counts, and its file has the share of the totals as well.
            counts = [3] if name == "share" else column.get("counts", ())
            numbers = [*counts, *column.get("percents", ()), column.get("total"), column.get("percent_total")]
            ours.update(Decimal(str(value)) for value in numbers if value is not None)
        [path] = SHARED.glob(f"seed003_table{int(number)}_*.csv")
        assert ours == Counter(_numbers(path))


def _numbers(path: Path) -> list[Decimal]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [Decimal(cell) for row in rows for cell in row[1:] if cell]
