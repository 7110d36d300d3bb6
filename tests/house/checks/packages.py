"""What a package is called and how it presents itself."""

import ast
from collections.abc import Iterable

from tests.house.checks.sources import Module

NAMES_THAT_SAY_NOTHING = frozenset(
    {"common", "handler", "handlers", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
)
SHORTEST_PARAGRAPH = 50  # characters


def empty_names(modules: Iterable[Module]) -> list[str]:
    """A sentence for each module whose name says nothing about what it knows."""
    return [
        f"{module.name}: «{word}» says nothing about what it knows"
        for module in modules
        for word in module.name.split(".")[-1].split("_")
        if word in NAMES_THAT_SAY_NOTHING
    ]


def packages_without_paragraph(modules: Iterable[Module]) -> list[str]:
    """A sentence for each package whose ``__init__`` does not say what the package knows."""
    return [
        f"{module.name}/__init__.py does not say in a paragraph what the package knows"
        for module in modules
        if module.is_package and not _is_said(ast.get_docstring(module.tree) or "", module)
    ]


def packages_with_code_in_their_face(modules: Iterable[Module]) -> list[str]:
    """A sentence for each package of the house whose ``__init__`` holds more than a paragraph and names."""
    return [
        f"{module.name}/__init__.py:{node.lineno} holds code; give it a module"
        for module in modules
        if module.is_package and module.name.count(".") <= 1
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]


def _is_said(text: str, module: Module) -> bool:
    """A package of the house needs a paragraph; a package inside it a sentence."""
    is_of_the_house = module.name.count(".") == 1
    return text.rstrip().endswith(".") and (len(text) >= SHORTEST_PARAGRAPH or not is_of_the_house)
