"""``jobbvei match run`` for a reader at a terminal: who gets a place, and why the others do not.

The JSON answer is untouched by this; a script asks for that.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from jobbvei.cli.tables import as_table
from jobbvei.ranking.assignment import Assignment
from jobbvei.ranking.hard_rules import TIERS
from jobbvei.ranking.ranked import Ranking
from jobbvei.ranking.types import Rule, Tier
from jobbvei.ranking.views import Funnel

_RULE_WORDS: Final = {
    Rule.CAPACITY: "ingen ledig plass",
    Rule.COMMUTE: "reisevei",
    Rule.SHIFTS: "vakter",
    Rule.HOURS: "timer",
    Rule.START: "oppstart",
    Rule.LICENCE: "førerkort",
    Rule.AUTHORISATION: "autorisasjon",
    Rule.SCHOOLING: "skolegang",
    Rule.EXPERIENCE: "erfaring",
    Rule.LEGAL_FLOOR: "lovens krav til norsk",
    Rule.LANGUAGE: "språk",
}
_TIER_WORDS: Final = {
    Tier.READY: "klar nå",
    Tier.WITH_SUPPORT: "klar med støtte",
    Tier.WITHIN_3_MONTHS: "om tre måneder",
}
_OTHERS_GOT_IT: Final = "plassene gikk til andre"
_LATER: Final = "klar om tre måneder"
_TO_CHECK: Final = "noe må avklares"
_NO_OPENINGS: Final = "ingen plasser"
_HEADINGS: Final = ("Deltaker", "Plass", "Poeng", "Når")
_STAGE_WORDS: Final = {
    "generate": "lage tilfellet",
    "filter_and_score": "finne og gi poeng til par",
    "assign_and_price": "fordele plassene",
    "check": "kontrollere fordelingen",
}


def in_words(ranking: Ranking, plan: Assignment | None) -> str:
    """The summary; with a plan also who got what."""
    lines = [_pairs(ranking)]
    if plan is None:
        return "\n".join(
            [*lines, "Legg til --assign for å se hvem som får hvilken plass, eller --json for alle parene."]
        )
    lines.append(_outcome(ranking, plan))
    if plan.pairs:
        lines += ["", as_table(_HEADINGS, _rows(ranking, plan))]
    return "\n".join(lines)


def why_without(ranking: Ranking, person_id: str) -> str:
    """Why the plan has nothing for the person, in a word: the last rule of the funnel, or what came after it."""
    view = ranking.for_person(person_id)
    if ranking.ready_count(person_id):
        return _OTHERS_GOT_IT
    if view.pairs:
        return _LATER
    return _TO_CHECK if view.checks else _last_rule(view.funnel)


def measured_in_words(measured: Mapping[str, Any]) -> str:
    """What measuring an invented case came to; ``measured`` is the JSON answer."""
    found, kept, best = measured["pairs_found"], measured["pairs_kept"], _number(measured["bound"])
    cut = "alle er regnet med" if kept == found else f"de {_number(kept)} beste er regnet med"
    proof = "dette er den beste fordelingen" if measured["certified"] else "kontrollen viser ikke at den er best"
    stages = [f"  {words}: {_seconds(measured['seconds'][stage])} sekunder" for stage, words in _STAGE_WORDS.items()]
    return "\n".join(
        [
            f"{_counted(measured['people'], 'oppdiktet deltaker', 'oppdiktede deltakere')} og "
            f"{_counted(measured['openings'], 'oppdiktet plass', 'oppdiktede plasser')}, tilfelle {measured['seed']}.",
            f"{_number(found)} par passer; {cut}.",
            f"{_number(measured['assigned'])} får plass, {_number(measured['unmatched'])} får ikke.",
            f"Fordelingen gir {_number(measured['objective'])} poeng. Ingen kan gi mer enn {best}: {proof}.",
            "Tid:",
            *stages,
            f"Minne på det meste: {_number(measured['peak_memory_mb'])} MB.",
        ]
    )


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f}".replace(".", ",")


def _last_rule(funnel: Funnel) -> str:
    took = [rule for rule in Rule if funnel.fell[rule]]
    return _RULE_WORDS[took[-1]] if took else _NO_OPENINGS


def _pairs(ranking: Ranking) -> str:
    people, openings = len(ranking.people.facts), len(ranking.openings.facts)
    pairs, checks = int(ranking.pair_counts[0].sum()), int(ranking.check_counts[0].sum())
    return (
        f"{_counted(people, 'deltaker', 'deltakere')} og {_counted(openings, 'plass', 'plasser')}: "
        f"{_number(pairs)} par passer, {_number(checks)} må avklares."
    )


def _outcome(ranking: Ranking, plan: Assignment) -> str:
    people = len(ranking.people.facts)
    got = f"{_number(len(plan.pairs))} av {_number(people)} får plass."
    if not plan.unmatched:
        return got
    reasons = Counter(why_without(ranking, person_id) for person_id in plan.unmatched)
    ordered = sorted(reasons.items(), key=lambda reason: (-reason[1], reason[0]))
    listed = ", ".join(f"{words} {_number(count)}" for words, count in ordered)
    return f"{got} {_number(len(plan.unmatched))} uten: {listed}."


def _rows(ranking: Ranking, plan: Assignment) -> list[tuple[str, ...]]:
    people, openings = ranking.people.facts, ranking.openings.facts
    columns = (ranking.pairs.person.tolist(), ranking.pairs.opening.tolist(), ranking.pairs.tier.tolist())
    tiers = {(people[i].person_id, openings[j].opening_id): TIERS[tier] for i, j, tier in zip(*columns, strict=True)}
    return [
        (pair.person_id, pair.opening_id, str(pair.score), _TIER_WORDS[tiers[pair.person_id, pair.opening_id]])
        for pair in plan.pairs
    ]


def _counted(count: int, one: str, several: str) -> str:
    return f"{_number(count)} {one if count == 1 else several}"


def _number(count: int) -> str:
    """Thousands apart, as Norwegian writes them."""
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}")
