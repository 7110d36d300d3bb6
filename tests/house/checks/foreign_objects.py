"""Rows of a package are reached through its face, never through ``Foreign.objects``."""

import ast
from collections.abc import Iterable

from tests.house.checks.sources import Module

MANAGERS = frozenset({"objects", "_default_manager", "_base_manager"})
BACK_WAYS = frozenset({"django.apps.apps.get_model", "django.contrib.auth.get_user_model"})


def foreign_rows_reached(modules: Iterable[Module]) -> list[str]:
    """A sentence for each use of another package's manager, and for each back way to a model."""
    return [
        f"{module.name}:{line} reaches the rows of another package ({what}); ask its queries or actions"
        for module in modules
        for line, what in _reaches(module)
    ]


def _reaches(module: Module) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Attribute | ast.Name):
            continue
        origin = module.origin_of(node)
        if origin in BACK_WAYS:
            found.append((node.lineno, origin))
        elif isinstance(node, ast.Attribute) and node.attr in MANAGERS and _is_foreign(origin, module):
            found.append((node.lineno, str(origin)))
    return found


def _is_foreign(origin: str | None, module: Module) -> bool:
    parts = (origin or "").split(".")
    return parts[0] == "jobbvei" and parts[1] != module.package
