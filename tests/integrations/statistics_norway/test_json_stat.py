"""JSON-stat 2.0: order, signs, lists and objects, and what cannot be read."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jobbvei.insight.statistics.tables import CellStanding, StatisticsTable
from jobbvei.integrations.statistics_norway.json_stat import statistics_table
from jobbvei.shared.errors import UnusableInput

SHARED = Path(__file__).parents[4] / "shared" / "data" / "ssb_07459_eksempel.jsonstat2.json"


def document(**changed: Any) -> dict[str, Any]:
    told = {
        "version": "2.0",
        "class": "dataset",
        "label": "Oppdiktet tabell",
        "source": "Oppdiktet kilde",
        "updated": "2026-02-25T07:00:00Z",
        "id": ["Region", "Tid"],
        "size": [2, 3],
        "role": {"geo": ["Region"], "time": ["Tid"]},
        "dimension": {
            "Region": {"label": "region", "category": {"index": {"0301": 1, "9901": 0}, "label": {"0301": "Oslo"}}},
            "Tid": {"label": "år", "category": {"index": ["2024", "2025", "2026"]}},
        },
        "value": [None, 2, 3.5, None, 0, None],
        "status": {"0": ":", "3": "..", "4": "-", "5": "..."},
    }
    return told | changed


def read(told: Any) -> StatisticsTable:
    return statistics_table(told if isinstance(told, str) else json.dumps(told), name="fil.json")


class TestStatisticsTable:
    def test_keeps_why_there_is_no_number(self) -> None:
        assert [cell.standing for cell in read(document()).cells] == [
            CellStanding.SUPPRESSED,
            CellStanding.KNOWN,
            CellStanding.KNOWN,
            CellStanding.MISSING,
            CellStanding.KNOWN,
            CellStanding.NOT_YET,
        ]

    def test_puts_each_number_in_its_place(self) -> None:
        found = {(row["Region"].code, row["Tid"].code): cell.value for row, cell in read(document()).rows()}
        assert found[("9901", "2025")] == 2 and found[("9901", "2026")] == Decimal("3.5")
        assert found[("0301", "2025")] == 0 and found[("0301", "2024")] is None

    def test_names_what_has_a_name_and_its_role(self) -> None:
        region, time = read(document()).dimensions
        assert [one.label for one in region.categories] == ["9901", "Oslo"]
        assert (region.role, time.role) == ("geo", "time")

    @pytest.mark.parametrize("status", [[":", "", None, "..", "-", "..."], {"0": ":", "3": "..", "4": "-", "5": "..."}])
    def test_reads_lists_and_objects_alike(self, status: Any) -> None:
        sparse = {"1": 2, "2": 3.5, "4": 0}
        assert read(document(value=sparse, status=status)).cells == read(document()).cells

    def test_reads_one_sign_for_all(self) -> None:
        standings = {cell.standing for cell in read(document(value=[1, 2, 3, 4, 5, 6], status="*")).cells}
        assert standings == {CellStanding.PRELIMINARY}

    def test_never_shows_a_number_that_is_marked_hidden(self) -> None:
        assert read(document(value=[7, 2, 3, 4, 5, 6], status={"0": ":"})).cells[0].value is None

    @pytest.mark.parametrize(
        ("told", "reason"),
        [
            ("{", "ikke gyldig JSON"),
            ("[]", "ikke JSON-stat 2.0"),
            (document(version="1.0"), "ikke JSON-stat 2.0"),
            (document(**{"class": "collection"}), "ikke JSON-stat 2.0"),
            (document(size=[3, 2]), "«size» stemmer ikke"),
            (document(id=[], size=[]), "«size» stemmer ikke"),
            (document(id=["Region", "Kjonn"]), "mangler «Kjonn»"),
            (document(value=[1, 2]), "«value» skal ha 6 plasser"),
            (document(value={"6": 1}), "«value» skal ha 6 plasser"),
            (document(value=[1, 2, 3, 4, 5, "mange"]), "plass 5 i «value»: «mange»"),
            (document(value=[1, 2, 3, 4, 5, True]), "plass 5 i «value»"),
            (document(status={"2": "#"}), "plass 2 i «status»: tegnet «#»"),
            (document(dimension=[]), "mangler «dimension»"),
            (document(dimension={"Region": {"category": {"index": 5}}, "Tid": {"category": {}}}), "en annen form"),
            (document(role={"geo": None}), "en annen form"),
        ],
    )
    def test_refuses_in_one_sentence(self, told: Any, reason: str) -> None:
        with pytest.raises(UnusableInput) as problem:
            read(told)
        assert reason in str(problem.value) and str(problem.value).startswith("fil.json")

    @pytest.mark.skipif(not SHARED.exists(), reason="the example is not beside the project")
    def test_reads_a_table_of_statistics_norway(self) -> None:
        found = read(SHARED.read_text(encoding="utf-8"))
        numbers = {(row["Region"].label, row["Tid"].code): cell.value for row, cell in found.rows()}
        assert len(numbers) == 25
        assert numbers[("Oslo - Oslove", "2024")] == 717_710
        assert found.dimensions[1].categories[0].unit == "antall"
