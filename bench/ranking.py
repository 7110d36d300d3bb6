"""What ranking and assignment cost on this machine, beside two alternatives measured in the same run.

Alternatives: greedy (best score first, one opening each) and networkx's network simplex. Ratios are printed, because
the seconds alone say more about the machine than about the method.
"""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

import networkx
import numpy

from jobbvei.ranking.assignment import Candidates, assign, best_plan, tie_breaks
from jobbvei.ranking.ranked import Ranking, rank
from jobbvei.ranking.synthetic import synthetic_case

Answer = TypeVar("Answer")
SEED = 1
ROUNDS = 7
SMALL = (180, 140)
MIDDLE = (2_000, 1_400)
LARGE = (20_000, 12_000)


def main() -> None:
    """Measure the person's page, the municipality and two larger cases."""
    people, openings = synthetic_case(people=SMALL[0], openings=SMALL[1], seed=SEED)
    one = min(seconds_of(lambda: rank(people[:1], openings))[0] for _ in range(ROUNDS))
    every = min(seconds_of(lambda: rank(people, openings))[0] for _ in range(ROUNDS))
    say(f"one person x {SMALL[1]} openings: {one * 1000:.1f} ms")
    say(f"{SMALL[0]} people x {SMALL[1]} openings: {every * 1000:.1f} ms")
    compare(*MIDDLE, with_networkx=True)
    compare(*LARGE, with_networkx=False)


def compare(people: int, openings: int, *, with_networkx: bool) -> None:
    """Rank once, then assign with each method."""
    case = synthetic_case(people=people, openings=openings, seed=SEED)
    seconds, ranking = seconds_of(lambda: rank(*case, near_misses=False))
    say(f"{people} people x {openings} openings: {seconds:.2f} s to filter and score, {len(ranking.pairs)} pairs")
    candidates = Candidates.of(ranking)
    ties = tie_breaks(ranking, candidates)
    flow_seconds, chosen = seconds_of(lambda: best_plan(candidates, ties))
    best = int(candidates.score[chosen].sum())
    proof_seconds, proof = seconds_of(lambda: assign(ranking).proof())
    say(f"  min-cost flow   {flow_seconds:.3f} s  sum {best}  bound {proof.bound}  (with proof {proof_seconds:.2f} s)")
    greedy_seconds, greedy = seconds_of(lambda: greedy_sum(candidates))
    say(f"  greedy          {greedy_seconds:.3f} s  sum {greedy}  ({greedy / best - 1:+.2%} points)")
    if with_networkx:
        other_seconds, other = seconds_of(lambda: networkx_sum(ranking, candidates))
        ratio = other_seconds / flow_seconds
        say(f"  networkx        {other_seconds:.3f} s  sum {other}  ({ratio:.0f} times the flow)")


def say(line: str) -> None:
    """One line of figures."""
    sys.stdout.write(f"{line}\n")


def seconds_of(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """Wall time of one call, and its answer."""
    began = time.perf_counter()
    answer = work()
    return time.perf_counter() - began, answer


def greedy_sum(candidates: Candidates) -> int:
    """Best score first, as a list sorted by points would be worked through by hand."""
    left, free, total = candidates.places.copy(), numpy.ones(candidates.people, dtype=bool), 0
    order = numpy.argsort(-candidates.score, kind="stable")
    columns = (column[order].tolist() for column in (candidates.person, candidates.opening, candidates.score))
    for person, opening, score in zip(*columns, strict=True):
        if free[person] and left[opening]:
            free[person], left[opening], total = False, left[opening] - 1, total + score
    return total


def networkx_sum(ranking: Ranking, candidates: Candidates) -> int:
    """The same optimum by networkx's network simplex."""
    graph = networkx.DiGraph()
    graph.add_node("sink", demand=candidates.people)
    for person in range(candidates.people):
        graph.add_node(("p", person), demand=-1)
        graph.add_edge(("p", person), "sink", capacity=1, weight=0)
    for opening in range(len(ranking.openings.facts)):
        graph.add_edge(("o", opening), "sink", capacity=int(candidates.places[opening]), weight=0)
    columns = (candidates.person.tolist(), candidates.opening.tolist(), candidates.score.tolist())
    for person, opening, score in zip(*columns, strict=True):
        graph.add_edge(("p", person), ("o", opening), capacity=1, weight=-score)
    return -int(networkx.network_simplex(graph)[0])


if __name__ == "__main__":
    main()
