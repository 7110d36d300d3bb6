"""How long things may be before they are two things."""

import ast
from collections.abc import Iterable
from pathlib import Path

from tests.house.checks.sources import Module

LINES_OF_A_MODULE = 400
LINES_OF_A_FUNCTION = 40
LINES_OF_A_TEMPLATE = 250


def long_modules(modules: Iterable[Module]) -> list[str]:
    """A sentence for each module over :data:`LINES_OF_A_MODULE`."""
    return [
        f"{module.name} has {module.line_count} lines; what two things does it know?"
        for module in modules
        if module.line_count > LINES_OF_A_MODULE
    ]


def long_functions(modules: Iterable[Module]) -> list[str]:
    """A sentence for each function over :data:`LINES_OF_A_FUNCTION`, docstring included."""
    return [
        f"{module.name}:{node.lineno} {node.name} has {lines} lines; which steps deserve a name?"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    ]


def long_templates(src: Path) -> list[str]:
    """A sentence for each template over :data:`LINES_OF_A_TEMPLATE`."""
    return [
        f"{path.relative_to(src)} has {lines} lines; which part deserves a template?"
        for path in sorted(src.rglob("templates/**/*.*"))
        if path.is_file() and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LINES_OF_A_TEMPLATE
    ]
