"""The four accounts: the sums by hand, and no krone made by moving it."""

import doctest
import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.estimates.cost_benefit import outlook
from jobbvei.estimates.cost_benefit.accounts import ACCOUNTS, SOCIETY, compare, month_in_job, per_extra_employed
from jobbvei.estimates.cost_benefit.documents import cost_benefit_answer
from jobbvei.estimates.cost_benefit.figures import NEEDED, Figures, StatedFigures
from jobbvei.estimates.cost_benefit.flows import Party
from jobbvei.estimates.cost_benefit.outlook import BreakEven, Effect, break_even, ranges, tornado, value_of_effect
from jobbvei.estimates.forecast.draws import Lots
from jobbvei.estimates.plain_documents import Section
from jobbvei.shared.errors import UnusableInput
from tests.estimates.cost_benefit.stated import document, inputs, stated


def figures(**changed: Any) -> Figures:
    return held(**changed).likeliest()


def held(**changed: Any) -> StatedFigures:
    return StatedFigures.of(Section(inputs(**changed), "inputs."))


@st.composite
def any_figures(draw: st.DrawFn) -> Figures:
    share, kr, months = st.floats(0, 1), st.floats(0, 100_000), st.integers(0, 8)
    chosen: dict[str, Any] = {
        name: draw(months if name.endswith("_months") else share if name.endswith("_share") else kr) for name in NEEDED
    }
    chosen["municipal_tax_share"] *= chosen["income_tax_share"]
    return Figures(**chosen)


class TestMonthInJob:
    def test_gives_the_municipality_what_the_formula_says(self) -> None:
        """30 000 × 1.28 = 38 400 less half; 12 000 saved; 3 000 in tax; 4 000 follow-up; work worth 10 000."""
        gain = month_in_job(figures())
        cost = 38_400 - 19_200 - 12_000 - 3_000 + 4_000 - 10_000
        assert gain.balance(Party.MUNICIPALITY) == pytest.approx(-cost)

    def test_gives_state_and_person_theirs(self) -> None:
        gain = month_in_job(figures())
        assert gain.balance(Party.STATE) == pytest.approx(4_200 + 3_000 - 19_200)
        assert gain.balance(Party.PERSON) == pytest.approx(30_000 * 1.14 - 6_000 - 12_000)
        assert gain.balance(Party.EMPLOYER) == pytest.approx(0)

    def test_saves_the_introduction_benefit_in_the_programme_and_not_the_assistance(self) -> None:
        """20 000 saved, of it 1 000 of its tax lost, in the place of 12 000."""
        in_programme = month_in_job(figures(introduction_benefit_months=1)).balance(Party.MUNICIPALITY)
        after = month_in_job(figures()).balance(Party.MUNICIPALITY)
        assert in_programme - after == pytest.approx(20_000 - 1_000 - 12_000)

    def test_gives_nothing_to_somebody_who_had_the_same_job_anyway(self) -> None:
        same = figures(otherwise_job_share=1, later_monthly_wage_kr=30_000, wage_subsidy_months=0)
        assert month_in_job(same).balance(Party.PERSON) == pytest.approx(0)


class TestCompare:
    @given(any_=any_figures())
    def test_makes_no_krone_by_moving_it(self, any_: Figures) -> None:
        comparison = compare(any_)
        assert comparison.imbalance_kr < 1e-6
        made = sum(comparison.by_month[party.value] for party in Party)
        without_financing = compare(Figures(**{**_fields(any_), "tax_financing_share": 0.0})).by_month[SOCIETY]
        assert made == pytest.approx(without_financing, abs=1e-6)

    @given(any_=any_figures(), kr=st.floats(0, 50_000))
    def test_gives_society_the_same_whatever_is_moved(self, any_: Figures, kr: float) -> None:
        free = {**_fields(any_), "tax_financing_share": 0.0}
        moved = Figures(**{**free, "social_assistance_kr": kr, "wage_subsidy_share": 0.3})
        assert compare(moved).total_kr(SOCIETY) == pytest.approx(compare(Figures(**free)).total_kr(SOCIETY), abs=1e-4)

    @given(any_=any_figures(), grant=st.floats(0, 50_000))
    def test_is_not_moved_by_the_integration_grant(self, any_: Figures, grant: float) -> None:
        with_grant = compare(Figures(**{**_fields(any_), "integration_grant_kr": grant}))
        for account in ACCOUNTS:
            assert with_grant.total_kr(account) == pytest.approx(compare(any_).total_kr(account), abs=1e-4)

    def test_adds_up_to_what_the_months_are_by_hand(self) -> None:
        """6 months at -(-1 800), then 24 at half of 12 000 saved and half of 3 600 in tax."""
        comparison = compare(figures())
        assert comparison.by_month["municipality"][0, 0] == pytest.approx(1_800)
        assert comparison.by_month["municipality"][6, 0] == pytest.approx(7_800)
        assert comparison.total_kr("municipality") == pytest.approx(6 * 1_800 + 24 * 7_800)

    def test_gives_society_the_work_less_what_it_takes(self) -> None:
        """Work 10 000 less follow-up 4 000; and a fifth of 1 800 - 10 000 in kind - 12 000 of the state."""
        first = compare(figures()).by_month[SOCIETY][0, 0]
        assert first == pytest.approx(6_000 + 0.2 * (1_800 - 10_000 - 12_000))

    def test_discounts_by_the_month_from_the_second(self) -> None:
        comparison = compare(figures(discount_share=0.04))
        assert comparison.discount[0, 0] == 1
        assert comparison.discount[12, 0] == pytest.approx(1 / 1.04)

    def test_stops_the_subsidy_when_it_stops(self) -> None:
        by_month = compare(figures(wage_subsidy_months=2)).by_month["municipality"][:, 0]
        assert by_month[1] - by_month[2] == pytest.approx(19_200)

    def test_of_no_months_is_nothing(self) -> None:
        assert compare(figures(job_months=0, later_months=0)).total_kr("state") == 0


def _fields(any_: Figures) -> dict[str, Any]:
    return {name: getattr(any_, name) for name in (*NEEDED, "integration_grant_kr")}


class TestPerExtraEmployed:
    def test_is_a_later_job_less_assistance(self) -> None:
        found = per_extra_employed(figures())
        assert found["municipality"] == pytest.approx(12_000 + 3_600)
        assert found["employer"] == pytest.approx(0, abs=1e-9)
        assert found[SOCIETY] == pytest.approx(36_000 * 1.28 + 0.2 * (15_600 + 36_000 * 0.24))


class TestBreakEven:
    def test_finds_the_share_by_hand(self) -> None:
        """Without subsidy the six months cost 6 × 17 400; each later month gives 15 600 to each in a job."""
        found = break_even(compare(figures(wage_subsidy_months=0)), "municipality")
        assert found.retention_share == pytest.approx(6 * 17_400 / (24 * 15_600))
        assert str(found.told) == "Går i null når 28 prosent er i jobb etterpå."

    def test_finds_the_months_by_hand(self) -> None:
        """104 400 paid back by 7 800 a month takes 14 months."""
        assert break_even(compare(figures(wage_subsidy_months=0)), "municipality").months_after == 14
        assert break_even(compare(figures(wage_subsidy_months=0, later_months=13)), "municipality").months_after is None
        assert break_even(compare(figures()), "municipality").months_after == 0

    def test_is_even_at_the_share_it_finds(self) -> None:
        comparison = compare(figures(wage_subsidy_months=0, discount_share=0.04, otherwise_job_share=0.1))
        for account in ACCOUNTS:
            share = break_even(comparison, account).retention_share
            if share is not None:
                again = figures(
                    wage_subsidy_months=0, discount_share=0.04, otherwise_job_share=0.1, retention_share=share
                )
                assert compare(again).total_kr(account) == pytest.approx(0, abs=1e-6)

    @pytest.mark.parametrize(
        ("changed", "said"),
        [({}, "Lønner seg uansett"), ({"wage_subsidy_months": 0, "later_months": 1}, "Lønner seg ikke")],
    )
    def test_says_when_no_share_decides(self, changed: dict[str, int], said: str) -> None:
        found = break_even(compare(figures(**changed)), "municipality")
        assert isinstance(found, BreakEven)
        assert found.retention_share is None
        assert str(found.told).startswith(said)


UNSURE = {
    "retention_share": stated(0.5, low=0.3, high=0.7),
    "work_value_kr": stated(10_000, low=9_000, high=11_000),
    "discount_share": stated(0.04, low=0.02, high=0.06),
}


class TestTornado:
    def test_puts_what_decides_most_first(self) -> None:
        found = tornado(held(**UNSURE), "municipality")
        assert found[0].figure == "retention_share"
        assert {one.figure for one in found} == set(UNSURE)
        assert [one.width_kr for one in found] == sorted((one.width_kr for one in found), reverse=True)

    def test_moves_one_figure_at_a_time(self) -> None:
        swing = next(one for one in tornado(held(**UNSURE), "municipality") if one.figure == "work_value_kr")
        months = compare(held(**UNSURE).likeliest()).discount[:6, 0].sum()
        assert swing.width_kr == pytest.approx(2_000 * months)


class TestRanges:
    def test_hold_the_stated_and_are_the_same_for_a_seed(self) -> None:
        found = ranges(held(**UNSURE), Lots(seed=1))
        assert found == ranges(held(**UNSURE), Lots(seed=1))
        for account in ACCOUNTS:
            assert found[account].low <= compare(held(**UNSURE).likeliest()).total_kr(account) <= found[account].high

    def test_are_a_point_when_all_is_certain(self) -> None:
        found = ranges(held(), Lots(seed=1, draws=100))
        assert found["person"].low == found["person"].high

    def test_have_the_ends_of_a_triangle(self) -> None:
        """Only the retention is drawn, and each point of it is worth the same: the ends are those of its triangle."""
        only = {"retention_share": UNSURE["retention_share"]}
        found = ranges(held(**only), Lots(seed=1, draws=20_000))["municipality"]
        low = 0.3 + np.sqrt(0.1 * 0.4 * 0.2)
        assert found.low == pytest.approx(
            compare(figures(retention_share=float(low))).total_kr("municipality"), rel=0.01
        )


class TestValueOfEffect:
    def test_turns_the_ends_when_a_job_costs(self) -> None:
        people, kroner = value_of_effect(Effect(3.0, 1.0, 5.0), 2_000, -10_000.0)
        assert (people.low, people.high) == (20, 100)
        assert (kroner.low, kroner.middle, kroner.high) == (-1_000_000, -600_000, -200_000)


class TestStatedFigures:
    def test_names_all_that_is_missing_and_guesses_none(self) -> None:
        with pytest.raises(UnusableInput) as told:
            held(monthly_wage_kr=None, discount_share=None)
        assert told.value.code == "cost_benefit.missing"
        assert "monthly_wage_kr og discount_share" in str(told.value)

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"monthly_wage_kr": {"value": 1, "date": "2024-05-01"}}, "inputs.monthly_wage_kr.source"),
            ({"monthly_wage_kr": {"value": 1, "source": " ", "date": "2024-05-01"}}, "inputs.monthly_wage_kr.source"),
            ({"monthly_wage_kr": {"value": 1, "source": "a"}}, "inputs.monthly_wage_kr.date"),
            ({"monthly_wage_kr": stated(1) | {"date": "mai"}}, "2024-05-01"),
            ({"monthly_wage_kr": stated(-1)}, "fra null"),
            ({"monthly_wage_kr": {"source": "a", "date": "2024-05-01"}}, "inputs.monthly_wage_kr.value"),
            ({"retention_share": stated(1.2)}, "fra 0 til 1"),
            ({"retention_share": stated(0.5, low=0.6, high=0.7)}, "mellom lavest og høyest"),
            ({"retention_share": stated(0.5, low=0.4)}, "både lavest og høyest"),
            ({"retention_share": stated(0.5, lowest=0.4)}, "inputs.retention_share.lowest"),
            ({"job_months": stated(1.5)}, "helt tall"),
            ({"job_months": stated(6, low=3, high=9)}, "helt tall"),
            ({"job_months": stated(241)}, "helt tall"),
            ({"municipal_tax_share": stated(0.3)}, "større enn hele skatten"),
            ({"wage_kr": stated(1)}, "inputs.wage_kr"),
        ],
    )
    def test_tells_what_is_wrong_and_where(self, changed: dict[str, Any], said: str) -> None:
        with pytest.raises(UnusableInput) as told:
            held(**changed)
        assert said in str(told.value)


class TestCostBenefitAnswer:
    def test_gives_four_accounts_in_plain_values(self) -> None:
        given_document = document(**UNSURE) | {"seed": 1, "draws": 200, "non_priced": ["språk"]}
        answer = json.loads(json.dumps(cost_benefit_answer(given_document), allow_nan=False))
        assert tuple(answer["accounts"]) == ACCOUNTS
        assert answer["accounts"]["municipality"]["by_month_kr"][0] == 1_800
        assert len(answer["accounts"]["society"]["discounted_so_far_kr"]) == 30
        assert answer["check"] == {"imbalance_kr": 0}
        assert answer["inputs"]["retention_share"]["source"] == "made up"
        assert set(answer["ranges"]["drawn"]) == set(UNSURE)

    def test_says_that_the_integration_grant_cancels(self) -> None:
        assert "går ut" in cost_benefit_answer(document())["notes"][0]
        with_grant = cost_benefit_answer(document(integration_grant_kr=15_000))
        assert with_grant["accounts"] == cost_benefit_answer(document())["accounts"]

    def test_draws_nothing_without_a_seed(self) -> None:
        assert "ranges" not in cost_benefit_answer(document())

    def test_balances_the_first_month(self) -> None:
        month = cost_benefit_answer(document())["month"]
        assert sum(month["balance_kr"].values()) == pytest.approx(sum(one["kr"] for one in month["values"]))


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(outlook).failed == 0
