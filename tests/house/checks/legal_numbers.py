"""A number of law stands in a parameter file, never in code."""

import ast
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
