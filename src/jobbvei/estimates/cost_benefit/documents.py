"""A comparison's document in, the four accounts out, as plain values."""

from collections.abc import Mapping
from typing import Any, Final

from jobbvei.estimates.cost_benefit.accounts import (
    ACCOUNTS,
    Comparison,
    compare,
    month_in_job,
    per_extra_employed,
)
from jobbvei.estimates.cost_benefit.figures import StatedFigures
from jobbvei.estimates.cost_benefit.flows import Flows, Party
from jobbvei.estimates.cost_benefit.outlook import break_even, ranges, tornado
from jobbvei.estimates.forecast.draws import DRAWS, LEVEL, Lots
from jobbvei.estimates.plain_documents import Section
from jobbvei.shared.sentence import N_, Sentence

NOTES: Final = (
    Sentence(N_("Integreringstilskuddet følger bosettingen, ikke jobben. Det er likt med og uten jobb og går ut.")),
    Sentence(N_("Skatt, stønad og tilskudd er penger som flyttes. De er ikke med i samfunnets regnskap.")),
    Sentence(N_("De fire regnskapene skal ikke legges sammen.")),
    Sentence(N_("Språk, helse og tilhørighet har ingen pris her, men teller med når dere velger.")),
)


def cost_benefit_answer(document: Mapping[str, object]) -> dict[str, Any]:
    """Compare a temporary paid job with social assistance.

    Args:
        document: ``inputs``: for each name in ``figures.NEEDED`` the ``value``, ``source`` and ``date``, and ``low``
            and ``high`` when it is not certain. ``seed`` (and ``draws``) to draw ranges; ``non_priced``: texts.

    Returns:
        ``accounts``: for municipality, state, person and society the sum in kroner (above zero: better off with the
        job), what it is month by month, break-even, tornado, and a range of eight in ten when a seed is given.
        ``month``: the flows of the first month; ``per_extra_employed_kr``: what one more in a job gives a month.

    Raises:
        UnusableInput: What is missing or wrong, and where.
    """
    section = Section(document).only("inputs", "seed", "draws", "non_priced", "source", "notes")
    stated = StatedFigures.of(section.section("inputs"))
    figures = stated.likeliest()
    comparison = compare(figures)
    answer = {
        "inputs": {name: _stated(stated, name) for name in stated.by_name},
        "month": _month(month_in_job(figures)),
        "accounts": {account: _account(comparison, stated, account) for account in ACCOUNTS},
        "check": {"imbalance_kr": round(comparison.imbalance_kr, 2)},
        "per_extra_employed_kr": {name: _kr(kr) for name, kr in per_extra_employed(figures).items()},
        "non_priced": list(section.texts("non_priced")) if section.has("non_priced") else [],
        "notes": [str(note) for note in NOTES],
    }
    if section.has("seed"):
        answer["ranges"] = _ranges(stated, section)
    return answer


def _stated(stated: StatedFigures, name: str) -> dict[str, Any]:
    one = stated.by_name[name]
    known = {"value": one.value, "source": one.source, "date": one.on.isoformat()}
    return known if one.low is None else known | {"low": one.low, "high": one.high}


def _month(flows: Flows) -> dict[str, Any]:
    """The first month; money that moves, and value made or used, kept apart."""
    return {
        "transfers": [
            {"name": one.name, "payer": one.payer.value, "receiver": one.receiver.value, "kr": _kr(one.kr)}
            for one in flows.transfers
        ],
        "values": [{"name": one.name, "party": one.party.value, "kr": _kr(one.kr)} for one in flows.values],
        "balance_kr": {party.value: _kr(flows.balance(party)) for party in Party},
    }


def _account(comparison: Comparison, stated: StatedFigures, account: str) -> dict[str, Any]:
    even = break_even(comparison, account)
    return {
        "sum_kr": _kr(comparison.total_kr(account)),
        "by_month_kr": [_kr(kr) for kr in comparison.by_month[account][:, 0]],
        "discounted_so_far_kr": [_kr(kr) for kr in comparison.so_far(account)],
        "break_even": {
            "retention_share": None if even.retention_share is None else round(even.retention_share, 6),
            "months_after": even.months_after,
            "told": str(even.told),
        },
        "tornado": [
            {"figure": one.figure, "at_low_kr": _kr(one.at_low_kr), "at_high_kr": _kr(one.at_high_kr)}
            for one in tornado(stated, account)
        ],
    }


def _ranges(stated: StatedFigures, section: Section) -> dict[str, Any]:
    draws = section.whole("draws") if section.has("draws") else DRAWS
    lots = Lots(seed=section.whole("seed"), draws=draws, level=LEVEL)
    found = ranges(stated, lots)
    return {
        "seed": lots.seed,
        "draws": lots.draws,
        "level": lots.level,
        "drawn": list(stated.ranged()),
        "accounts": {
            account: {"low": _kr(one.low), "middle": _kr(one.middle), "high": _kr(one.high)}
            for account, one in found.items()
        },
    }


def _kr(amount: object) -> float:
    """Kroner and øre."""
    return round(float(amount), 2) + 0.0  # type: ignore[arg-type]  # a single amount: nothing is drawn here
