"""The tenant wall stands only while nobody goes round it: no bare managers, no written SQL."""

import ast
from collections.abc import Collection, Iterable

from tests.house.checks.sources import Module

BARE_MANAGERS = frozenset({"_base_manager", "_default_manager"})
WRITTEN_SQL = frozenset({"cursor", "extra", "raw"})  # as methods
BARE_QUERIES = ("django.db.models.sql", "django.db.models.expressions.RawSQL", "django.db.models.query.RawQuerySet")


def ways_round_the_wall(modules: Iterable[Module], allowed: Collection[tuple[str, str]] = ()) -> list[str]:
    """A sentence for each use of what the tenant wall cannot see, and for each allowance nobody uses.

    Args:
        allowed: Pairs (module, what) that have their reason.
    """
    found = [(module.name, what, line) for module in modules for line, what in _ways(module)]
    stale = set(allowed) - {(name, what) for name, what, _ in found}
    return [
        *(
            f"{name}:{line} goes round the tenant wall ({what}); start from objects.for_tenant()"
            for name, what, line in found
            if (name, what) not in allowed
        ),
        *(f"{name} no longer needs {what}; take its allowance away" for name, what in sorted(stale)),
    ]


def _ways(module: Module) -> list[tuple[int, str]]:
    ways = {(getattr(node, "lineno", 0), _way(node, module)) for node in ast.walk(module.tree)}
    return sorted((line, what) for line, what in ways if what is not None)


def _way(node: ast.AST, module: Module) -> str | None:
    if isinstance(node, ast.Attribute | ast.Name):
        name = node.attr if isinstance(node, ast.Attribute) else node.id
        return name if name in BARE_MANAGERS else _bare_query(module.origin_of(node))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITTEN_SQL:
        return f".{node.func.attr}()"
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in BARE_MANAGERS:
        return node.value  # getattr finds it too
    return None


def _bare_query(origin: str | None) -> str | None:
    return next((bare for bare in BARE_QUERIES if origin is not None and f"{origin}.".startswith(f"{bare}.")), None)
