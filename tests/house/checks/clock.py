"""Only the doors read the clock; inside, the day and the moment come in as arguments."""

import ast
from collections.abc import Iterable

from tests.house.checks.sources import Module

CLOCKS = frozenset(
    {
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "django.db.models.functions.Now",
        "django.utils.timezone.localdate",
        "django.utils.timezone.localtime",
        "django.utils.timezone.now",
        "time.localtime",
        "time.monotonic",
        "time.time",
    }
)
STAMPS_THEMSELVES = frozenset({"auto_now", "auto_now_add"})
DOORS = frozenset({"", "__main__", "config", "web", "api", "cli", "integrations"})
TASKS = "tasks"  # the queue's door into a package: it reads the clock once and passes it down


def readings_of_the_clock(modules: Iterable[Module]) -> list[str]:
    """A sentence for each place behind the doors that reads the clock or lets a field stamp itself."""
    return [
        f"{module.name}:{line} reads the clock ({what}); take on or at as an argument"
        for module in modules
        if module.package not in DOORS and TASKS not in module.name.split(".")[2:]
        for line, what in _readings(module)
    ]


def _readings(module: Module) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute | ast.Name) and module.origin_of(node) in CLOCKS:
            found.append((node.lineno, str(module.origin_of(node))))
        elif isinstance(node, ast.keyword) and node.arg in STAMPS_THEMSELVES:
            found.append((node.lineno, node.arg or ""))
    return found
