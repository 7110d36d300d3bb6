import random
from collections import Counter
from dataclasses import replace
from itertools import product

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbvei.ranking.assignment import Assignment, assign
from jobbvei.ranking.certificate import Certificate, Proof, check_certificate
from jobbvei.ranking.ranked import rank
from jobbvei.ranking.synthetic import synthetic_case
from jobbvei.ranking.types import Cefr, OpeningFacts, PersonFacts
from tests.ranking import plain_rules
from tests.ranking.cases import crowds, easy_crowds, levels, opening, person

Crowd = tuple[list[PersonFacts], list[OpeningFacts]]


def brute_force(crowd: Crowd) -> int:
    """The best sum over every possible plan."""
    people, openings = crowd
    worth = {
        (p, o): plain_rules.score(people[p], openings[o])
        for p, o in product(range(len(people)), range(len(openings)))
        if plain_rules.opens(people[p], openings[o])
    }

    def best(p: int, left: tuple[int, ...]) -> int:
        if p == len(people):
            return 0
        found = best(p + 1, left)
        for o, places in enumerate(left):
            if places and (p, o) in worth:
                found = max(found, worth[p, o] + best(p + 1, (*left[:o], places - 1, *left[o + 1 :])))
        return found

    return best(0, tuple(each.positions for each in openings))


def networkx_best(people: list[PersonFacts], openings: list[OpeningFacts]) -> int:
    """The best sum by another solver and the plain rules."""
    graph = networkx.DiGraph()
    graph.add_node("sink", demand=len(people))
    for each in people:
        graph.add_node(("p", each.person_id), demand=-1)
        graph.add_edge(("p", each.person_id), "sink", capacity=1, weight=0)
    for place in openings:
        graph.add_edge(("o", place.opening_id), "sink", capacity=place.positions, weight=0)
    for each, place in product(people, openings):
        if plain_rules.opens(each, place):
            weight = -plain_rules.score(each, place)
            graph.add_edge(("p", each.person_id), ("o", place.opening_id), capacity=1, weight=weight)
    return -int(networkx.min_cost_flow_cost(graph))


def proof_of(plan: Assignment, chosen: list[tuple[str, str]] | None = None) -> Proof:
    pairs = [(pair.person_id, pair.opening_id) for pair in plan.pairs] if chosen is None else chosen
    return check_certificate(plan.edges(), plan.capacities, pairs, plan.certificate)


class TestAssign:
    @settings(max_examples=150, deadline=None)
    @given(easy_crowds(people_max=6, openings_max=5))
    def test_equals_brute_force_where_people_compete(self, crowd: Crowd) -> None:
        plan = assign(rank(*crowd))
        assert plan.objective == brute_force(crowd)
        assert proof_of(plan) == Proof(plan.objective, plan.objective)

    @settings(max_examples=100, deadline=None)
    @given(crowds(known=True, people_max=8, openings_max=4))
    def test_equals_brute_force_on_mixed_crowds(self, crowd: Crowd) -> None:
        assert assign(rank(*crowd)).objective == brute_force(crowd)

    @pytest.mark.parametrize(("people", "openings"), [(200, 60), (60, 200), (200, 200)])
    def test_equals_networkx_on_two_hundred(self, people: int, openings: int) -> None:
        crowd = synthetic_case(people=people, openings=openings, seed=people + openings)
        plan = assign(rank(*crowd))
        assert plan.objective == networkx_best(*crowd)
        assert plan.pairs
        assert proof_of(plan).holds

    @settings(max_examples=200, deadline=None)
    @given(crowds(known=False, people_max=8, openings_max=6))
    def test_breaks_no_hard_rule_and_leaves_nobody_out_of_the_books(self, crowd: Crowd) -> None:
        people = {each.person_id: each for each in crowd[0]}
        openings = {each.opening_id: each for each in crowd[1]}
        plan = assign(rank(*crowd))
        for pair in plan.pairs:
            assert plain_rules.opens(people[pair.person_id], openings[pair.opening_id])
        taken = Counter(pair.opening_id for pair in plan.pairs)
        assert all(count <= openings[key].positions for key, count in taken.items())
        assert sorted([pair.person_id for pair in plan.pairs] + list(plan.unmatched)) == sorted(people)

    @settings(max_examples=50, deadline=None)
    @given(easy_crowds(people_max=8, openings_max=6), st.randoms(use_true_random=False))
    def test_gives_the_same_plan_whatever_the_order_of_the_input(self, crowd: Crowd, shuffler: random.Random) -> None:
        people, openings = (shuffler.sample(crowd[0], len(crowd[0])), shuffler.sample(crowd[1], len(crowd[1])))
        assert assign(rank(people, openings)) == assign(rank(*crowd))

    def test_tells_equal_plans_apart_by_the_ids_alone(self) -> None:
        people = [person(person_id=f"p{n}") for n in range(30)]
        openings = [opening(opening_id=f"o{n}", positions=2) for n in range(10)]
        plan = assign(rank(people, openings))
        assert len(plan.pairs) == 20
        assert set(plan.unmatched) != {f"p{n}" for n in range(20, 30)}  # not simply the last ones
        assert plan == assign(rank(people[::-1], openings[::-1]))

    def test_never_places_somebody_who_is_three_months_away_or_must_be_checked(self) -> None:
        need = replace(levels(Cefr.A2), speaking=Cefr.B1)
        ranking = rank([person()], [opening(language=need), opening(opening_id="unknown", weekly_hours=None)])
        assert len(ranking.pairs) == len(ranking.checks) == 1
        assert assign(ranking).unmatched == ("person",)

    def test_takes_free_places_from_the_caller_when_told(self) -> None:
        people = [person(person_id=f"p{n}") for n in range(3)]
        ranking = rank(people, [opening(positions=1)])
        assert len(assign(ranking).pairs) == 1
        assert len(assign(ranking, {"opening": 2}).pairs) == 2
        assert assign(ranking, {"opening": 0}).pairs == ()

    def test_moves_the_better_paid_person_when_the_sum_gains(self) -> None:
        """Greedy gives the cleaner's post to the one who has two choices, and leaves the other without."""
        flexible = person(person_id="flexible", wishes=("9112", "5120"), waiting_days=300)
        only = person(person_id="only", wishes=("9112",), shifts=person().shifts)
        cook = opening(opening_id="cook", styrk08="5120", licences=frozenset({"B"}))
        clean = opening(opening_id="clean")
        plan = assign(rank([replace(flexible, licences=frozenset({"B"})), only], [cook, clean]))
        assert {(pair.person_id, pair.opening_id) for pair in plan.pairs} == {("flexible", "cook"), ("only", "clean")}

    def test_answers_nobody_with_an_empty_plan(self) -> None:
        plan = assign(rank([], [opening()]))
        assert (plan.pairs, plan.objective, plan.unmatched) == ((), 0, ())
        assert proof_of(plan).holds


class TestCheckCertificate:
    @pytest.fixture
    def plan(self) -> Assignment:
        return assign(rank(*synthetic_case(people=150, openings=40, seed=3)))

    def test_accepts_the_plan_and_says_what_it_is_worth(self, plan: Assignment) -> None:
        assert proof_of(plan) == Proof(plan.objective, plan.objective)
        assert plan.certificate.prices  # somebody competes, or this proves nothing

    def test_rejects_a_plan_that_leaves_one_person_out(self, plan: Assignment) -> None:
        pairs = [(pair.person_id, pair.opening_id) for pair in plan.pairs]
        assert not proof_of(plan, pairs[1:]).holds

    def test_rejects_a_person_placed_twice_and_an_opening_overfilled(self, plan: Assignment) -> None:
        pairs = [(pair.person_id, pair.opening_id) for pair in plan.pairs]
        twice = next(edge[:2] for edge in plan.edges() if edge[0] == pairs[0][0] and edge[:2] != pairs[0])
        assert any("assigned twice" in fault for fault in proof_of(plan, [*pairs, twice]).faults)
        full = next(iter(plan.certificate.prices))
        extra = next(edge[:2] for edge in plan.edges() if edge[1] == full and edge[:2] not in pairs)
        assert any("more people than places" in fault for fault in proof_of(plan, [*pairs, extra]).faults)

    def test_rejects_a_pair_that_was_never_lawful(self, plan: Assignment) -> None:
        assert not proof_of(plan, [("nobody", "nowhere")]).holds

    def test_rejects_a_plan_on_an_opening_that_nobody_gave_places(self) -> None:
        proof = check_certificate([("a", "x", 9)], {}, [("a", "x")], Certificate({}))
        assert proof.faults == ("more people than places: x",)

    def test_rejects_a_worse_plan_even_with_its_own_prices(self) -> None:
        edges = [("a", "x", 9), ("a", "y", 8), ("b", "x", 7)]
        worse = [("a", "x")]
        for price in range(10):
            certificate = Certificate({"x": price})
            assert not check_certificate(edges, {"x": 1, "y": 1}, worse, certificate).holds

    def test_rejects_prices_below_zero_and_a_bound_that_is_not_met(self, plan: Assignment) -> None:
        pairs = [(pair.person_id, pair.opening_id) for pair in plan.pairs]
        key = next(iter(plan.certificate.prices))
        for change in (-2000, -1, 1000):  # the prices are the least ones, so one point less is too little
            prices = {**plan.certificate.prices, key: plan.certificate.prices[key] + change}
            assert not check_certificate(plan.edges(), plan.capacities, pairs, Certificate(prices)).holds

    @settings(max_examples=100, deadline=None)
    @given(easy_crowds(people_max=6, openings_max=4), st.data())
    def test_never_accepts_a_plan_that_brute_force_beats(self, crowd: Crowd, data: st.DataObject) -> None:
        plan = assign(rank(*crowd))
        pairs = [(pair.person_id, pair.opening_id) for pair in plan.pairs]
        kept = data.draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
        worth = sum(score for i, j, score in plan.edges() if (i, j) in kept)
        assert proof_of(plan, kept).holds == (worth == brute_force(crowd))
