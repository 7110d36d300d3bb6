import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobbvei.rules.explain import FINDINGS, Finding, Standing, legal_parameters
from jobbvei.rules.facts import Facts, Permit, PermitKind
from jobbvei.rules.guidance import GUIDANCE, Subject, guide
from jobbvei.rules.library import rule_book
from jobbvei.rules.subjects import MunicipalityYear, OfMunicipality

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"
IN_2023 = date(2023, 6, 1)


def findings(subject: Subject, on: date = IN_2023) -> dict[str, Finding]:
    return {finding.id: finding for finding in guide(subject, on=on)}


def municipality(**given: int) -> OfMunicipality:
    return OfMunicipality(MunicipalityYear(**given))


def refugee(origin: str | None, settled_on: date) -> Facts:
    return Facts(
        date(1993, 1, 2), Permit(PermitKind.ASYLUM, date(2019, 1, 2)), origin=origin, settled_on=settled_on
    )  # fmt: skip


class TestGuidance:
    def test_and_the_contract_share_out_every_question(self) -> None:
        own = [name for catalogue in GUIDANCE.values() for name in catalogue]
        assert sorted([*own, *FINDINGS]) == sorted(rule_book().provisions)


class TestGuide:
    @pytest.mark.parametrize(("origin", "amounts"), [("SY", [36900, 73300, 50500]), ("US", [15600, 28400, 17800])])
    def test_gives_three_years_of_norwegian_grant(self, origin: str, amounts: list[int]) -> None:
        """E41: 36 900 + 73 300 + 50 500 = 160 700; 15 600 + 28 400 + 17 800 = 61 800."""
        years = [findings(refugee(origin, date(year, 3, 1)))["grant.norwegian_kr"].value for year in (2023, 2022, 2021)]
        assert years == amounts
        assert findings(refugee(origin, date(2020, 12, 31)))["grant.norwegian_kr"].value == 0

    def test_asks_for_the_country(self) -> None:
        assert findings(refugee(None, date(2023, 3, 1)))["grant.norwegian_kr"].missing == "origin"

    @pytest.mark.parametrize(
        ("persons", "amount"), [(0, 0), (1, 217000), (3, 217000), (4, 643900), (150, 643900), (151, 0)]
    )
    def test_gives_the_base_grant_by_number_of_persons(self, persons: int, amount: int) -> None:
        assert findings(municipality(persons_with_norwegian=persons))["grant.norwegian_base_kr"].value == amount

    @pytest.mark.parametrize(
        ("asked", "settled", "amount"), [(40, 52, 600000), (40, 38, 0), (40, 40, 0), (40, 41, 50000)]
    )
    def test_gives_extra_over_the_first_request(self, asked: int, settled: int, amount: int) -> None:
        """E38: 12 × 50 000 = 600 000; E39: nothing."""
        found = findings(municipality(first_asked=asked, settled=settled))
        assert found["grant.more_than_first_asked_kr"].value == amount

    @pytest.mark.parametrize("on", [date(2022, 12, 31), date(2024, 1, 1)])
    def test_knows_no_rate_outside_2023_and_names_the_circular(self, on: date) -> None:
        found = findings(municipality(persons_with_norwegian=10, first_asked=1, settled=2), on)
        for finding in found.values():
            assert finding.standing is Standing.UNKNOWN
            assert f"for {on.year}" in str(finding.because)

    def test_says_what_is_missing(self) -> None:
        assert findings(municipality())["grant.norwegian_base_kr"].missing == "municipality.persons_with_norwegian"


@pytest.mark.skipif(not SEEDS.exists(), reason="the working group's tables are not beside the project")
class TestTablesOfTheWorkingGroup:
    @pytest.mark.parametrize("table", ["table2_integreringstilskudd_2023", "table3_norsktilskudd_2023"])
    def test_are_held_to_the_krone(self, table: str) -> None:
        rows: list[dict[str, Any]] = list(csv.DictReader((SEEDS / f"seed003_{table}.csv").open(encoding="utf-8")))
        held = sorted(
            int(parameter.values[0].value)
            for parameter in legal_parameters().values()
            if parameter.name.startswith("municipal_grants.") and parameter.name.endswith("_kr")
        )
        for row in rows:
            assert int(row["amount_nok"]) in held

    def test_are_held_whole_and_nothing_beside_them_but_the_extra(self) -> None:
        amounts = [
            int(row["amount_nok"])
            for path in sorted(SEEDS.glob("seed003_table[23]_*.csv"))
            for row in csv.DictReader(path.open(encoding="utf-8"))
        ]
        held = [
            int(parameter.values[0].value)
            for parameter in legal_parameters().values()
            if parameter.name.startswith("municipal_grants.") and parameter.name.endswith("_kr")
        ]
        assert sorted(held) == sorted([*amounts, 50000])
