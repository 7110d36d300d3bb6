"""``jobbvei match``: rank and assign from two files, or measure an invented case. Needs no database."""

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from jobbvei.cli.match_files import read_openings, read_people
from jobbvei.cli.match_words import in_words, measured_in_words
from jobbvei.ranking.assignment import Assignment, assign
from jobbvei.ranking.ranked import Ranking, rank
from jobbvei.ranking.synthetic import synthetic_case
from jobbvei.ranking.views import Check, Missing, Pair

Answer = TypeVar("Answer")
DONE = 0
MOST_MEASURED = 100_000  # a county's people; far more than any municipality has


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare ``run`` and ``bench``."""
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    run_parser = commands.add_parser("run", help="ranger deltakere og plasser fra to CSV-filer")
    run_parser.add_argument("--people", type=Path, required=True, metavar="FIL", help="deltakerne, CSV i UTF-8")
    run_parser.add_argument("--openings", type=Path, required=True, metavar="FIL", help="plassene, CSV i UTF-8")
    run_parser.add_argument("--assign", action="store_true", help="finn også den beste samlede fordelingen")
    bench_parser = commands.add_parser("bench", help="mål tid og minne på et oppdiktet tilfelle")
    bench_parser.add_argument("--people", type=_size, required=True, metavar="N", help="antall deltakere")
    bench_parser.add_argument("--openings", type=_size, required=True, metavar="M", help="antall plasser")
    bench_parser.add_argument("--seed", type=_count, default=1, metavar="S", help="samme tall gir samme tilfelle")
    for each in (run_parser, bench_parser):
        each.add_argument("--json", action="store_true", help="skriv ett JSON-dokument")


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen subcommand and return its exit code."""
    if arguments.command == "run":
        print(_run(arguments))
        return DONE
    answer = _bench(arguments)
    print(json.dumps(answer, ensure_ascii=False) if arguments.json else measured_in_words(answer))
    return DONE


def _run(arguments: argparse.Namespace) -> str:
    began = time.perf_counter()
    ranking = rank(read_people(arguments.people), read_openings(arguments.openings))
    plan = assign(ranking) if arguments.assign else None
    if not arguments.json:
        return in_words(ranking, plan)
    answer = _answer(ranking, plan) | {"seconds": round(time.perf_counter() - began, 3)}
    return json.dumps(answer, ensure_ascii=False)


def _answer(ranking: Ranking, plan: Assignment | None) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "pairs": [_pair(ranking.pair(row)) for row in range(len(ranking.pairs))],
        "needs_check": [_check(ranking.check(row)) for row in range(len(ranking.checks))],
        "assignment": None,
        "objective": None,
        "unmatched": None,
    }
    return answer if plan is None else answer | _assigned(plan)


def _bench(arguments: argparse.Namespace) -> dict[str, Any]:
    seconds: dict[str, float] = {}
    people, openings = _timed(
        seconds,
        "generate",
        lambda: synthetic_case(people=arguments.people, openings=arguments.openings, seed=arguments.seed),
    )
    ranking = _timed(seconds, "filter_and_score", lambda: rank(people, openings, near_misses=False))
    plan = _timed(seconds, "assign_and_price", lambda: assign(ranking))
    proof = _timed(seconds, "check", plan.proof)
    return {
        "people": len(people),
        "openings": len(openings),
        "seed": arguments.seed,
        "pairs_found": int(ranking.pair_counts[0].sum()),
        "pairs_kept": len(ranking.pairs),
        "assigned": len(plan.pairs),
        "unmatched": len(plan.unmatched),
        "objective": proof.objective,
        "bound": proof.bound,
        "certified": proof.holds,
        "seconds": {stage: round(value, 3) for stage, value in seconds.items()},
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _timed(seconds: dict[str, float], stage: str, work: Callable[[], Answer]) -> Answer:
    began = time.perf_counter()
    answer = work()
    seconds[stage] = time.perf_counter() - began
    return answer


def _assigned(plan: Assignment) -> dict[str, Any]:
    proof = plan.proof()
    return {
        "assignment": [{"person_id": pair.person_id, "opening_id": pair.opening_id} for pair in plan.pairs],
        "objective": plan.objective,
        "unmatched": list(plan.unmatched),
        "certificate": {"bound": proof.bound, "holds": proof.holds, "prices": dict(plan.certificate.prices)},
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "person_id": pair.person_id,
        "opening_id": pair.opening_id,
        "score": pair.score,
        "tier": pair.tier.value,
        "missing": [_missing(item) for item in pair.missing],
        "reasons": [str(reason) for reason in pair.reasons],
        "parts": dict(pair.parts),
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "person_id": check.person_id,
        "opening_id": check.opening_id,
        "score": check.score,
        "to_check": [_missing(item) for item in check.to_check],
    }


def _missing(item: Missing) -> dict[str, Any]:
    return {
        "code": item.code,
        "text": str(item.sentence),
        "skill": item.skill.value if item.skill else None,
        "from": item.level_from.name if item.level_from is not None else None,
        "to": item.level_to.name if item.level_to is not None else None,
    }


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"«{text}» er ikke et helt tall fra 0 og opp")
    return int(text)


def _size(text: str) -> int:
    if (size := _count(text)) > MOST_MEASURED:
        raise argparse.ArgumentTypeError(f"«{text}» er mer enn {MOST_MEASURED}, som er det meste")
    return size
