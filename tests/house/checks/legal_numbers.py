"""A number of law stands in a parameter file, never in code."""

import ast
import re
from collections.abc import Iterable

from tests.house.checks.sources import Module

ACTS = ("jobbvei.rules.integration_act", "jobbvei.rules.immigration_act", "jobbvei.rules.features")
STRUCTURAL = frozenset({0, 1})


def legal_numbers_in_code(modules: Iterable[Module]) -> list[str]:
    """A sentence for each number above one in a module that computes law."""
    return [
        f"{module.name}:{node.lineno} holds the number {node.value!r}; move it to a parameter file"
        for module in modules
        if module.name.startswith(ACTS)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float | complex)
        and not isinstance(node.value, bool)
        and node.value not in STRUCTURAL
    ]


def legal_numbers_in_texts(modules: Iterable[Module]) -> list[str]:
    """A sentence for each text to translate with a number that is neither a paragraph, a date nor a year."""
    return [
        f"{module.name}:{node.lineno} says «{text.value}»; move the number to a parameter file"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"
        for text in node.args
        if isinstance(text, ast.Constant)
        and isinstance(text.value, str)
        and re.search(r"\d", _PLACES_AND_DAYS.sub("", text.value))
    ]


_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_PLACES_AND_DAYS = re.compile(
    rf"§§? \d+( [a-z]\b)?((,| og) \d+( [a-z]\b)?)*|\d+\. ({_MONTHS})|\b(19|20)\d\d\b|\{{[^}}]*\}}"
)
