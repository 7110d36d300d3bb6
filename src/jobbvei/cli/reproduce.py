"""``jobbvei reproduce``: the documents' numbers worked out again. Needs no database."""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from jobbvei.cli.documents import as_json
from jobbvei.cli.tables import as_table
from jobbvei.insight.reproduction.claims import Claim, ClaimVerdict
from jobbvei.insight.reproduction.sources import claims, documents
from jobbvei.shared.sentence import N_, Sentence, in_norwegian

ALL_EXPLAINED, SOMETHING_UNEXPLAINED = 0, 1
WORDS: Mapping[ClaimVerdict, str] = {
    ClaimVerdict.FOLLOWS: N_("følger"),
    ClaimVerdict.WITHIN_ROUNDING: N_("følger, med avrunding"),
    ClaimVerdict.DOES_NOT_FOLLOW: N_("følger ikke"),
    ClaimVerdict.CANNOT_BE_CHECKED: N_("kan ikke etterprøves"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``reproduce``."""
    parser.add_argument(
        "--all", action="store_true", help="Vis også tallene som følger, ikke bare dem som ikke gjør det."
    )
    parser.add_argument("--json", action="store_true", help="Skriv ett JSON-dokument og ingenting annet.")


def run(arguments: argparse.Namespace) -> int:
    """Work every number out again; 1 when one neither follows nor is explained."""
    found = claims()
    print(as_json(_document(found)) if arguments.json else _in_words(found, is_all=arguments.all))
    unexplained = [one for one in found if is_unexplained(one)]
    return SOMETHING_UNEXPLAINED if unexplained else ALL_EXPLAINED


def is_unexplained(claim: Claim) -> bool:
    """Whether a number neither follows nor has a reason beside it."""
    return claim.verdict in {ClaimVerdict.DOES_NOT_FOLLOW, ClaimVerdict.CANNOT_BE_CHECKED} and not claim.why


def _document(found: Sequence[Claim]) -> dict[str, Any]:
    return {
        "documents": [{"id": one.key, "name": one.name, "checked_on": one.checked_on} for one in documents().values()],
        "counts": {verdict.value: sum(one.verdict is verdict for one in found) for verdict in ClaimVerdict},
        "claims": [_as_document(one) for one in found],
    }


def _as_document(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "document": claim.document,
        "place": claim.place,
        "label": claim.label,
        "printed": float(claim.printed),
        "ours": None if claim.ours is None else float(claim.ours),
        "formula": claim.formula,
        "inputs": {name: float(value) for name, value in claim.used.items()},
        "verdict": claim.verdict.value,
        "because": claim.why,
    }


def _in_words(found: Sequence[Claim], *, is_all: bool) -> str:
    heads = (N_("Sted"), N_("Tall"), N_("Trykt"), N_("Vårt"), N_("Svar"), N_("Hvorfor"))
    rows = [_row(one) for one in found if is_all or one.why or one.verdict is not ClaimVerdict.FOLLOWS]
    counts = Counter(one.verdict for one in found)
    told = tuple(f"{counts[verdict]} {WORDS[verdict]}" for verdict in ClaimVerdict)
    summed = Sentence(N_("Av {count} trykte tall: {told}."), {"count": len(found), "told": told})
    return f"{as_table(heads, rows)}\n\n{summed}"


def _row(claim: Claim) -> tuple[str, ...]:
    ours = "" if claim.ours is None else in_norwegian(round(claim.ours, 3).normalize() + 0)
    return (claim.place, claim.label, in_norwegian(claim.printed), ours, WORDS[claim.verdict], claim.why)
