"""The codes of events as they stand in the sources."""

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.house.checks.sources import Module

RECORDERS = frozenset({"record_reading", "record_reading_of_list", "record_writing"})
KIND_IN_THREE_PARTS = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z_]+")


@dataclass(frozen=True)
class KindInCode:
    """A code, or the start of one when the rest is put in while the program runs."""

    where: str
    code: str
    is_start: bool = False


def kinds_in_code(modules: Iterable[Module]) -> list[KindInCode]:
    """Every code that a module which writes to the trail holds.

    The first argument of a recording call is one when it stands there in full. When it is a name, every text of three
    dotted words that begins with the module's own package and is handed to some call or stands in a table counts, but
    for the codes of refusals and errors, which stand beside their sentence.
    """
    return [kind for module in modules if _writes(module) for kind in _kinds(module)]


def object_kinds_in_code(modules: Iterable[Module]) -> dict[str, str]:
    """Each kind of object that stands written out in a ``Thing(…)``, with one place where it stands."""
    return {
        kind.code: kind.where
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Thing" and node.args
        for kind in _from(node.args[0], module)
    }


def _writes(module: Module) -> bool:
    return any(name in RECORDERS for name in module.imported) and module.package != "audit"


def _kinds(module: Module) -> list[KindInCode]:
    calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    firsts = [call.args[0] for call in calls if _is_recording(call) and call.args]
    said = [kind for first in firsts for kind in _from(first, module)]
    if all(_from(first, module) for first in firsts):
        return said
    handed = [part for call in calls if not _has_sentence(call) for part in call.args]
    in_tables = [value for node in ast.walk(module.tree) if isinstance(node, ast.Dict) for value in node.values]
    found = [kind for text in (*handed, *in_tables) for kind in _from(text, module)]
    return [*said, *(kind for kind in found if _is_of_package(kind.code, module))]


def _has_sentence(call: ast.Call) -> bool:
    parts = [part for part in call.args if isinstance(part, ast.Call)]
    return any(isinstance(part.func, ast.Name) and part.func.id == "Sentence" for part in parts)


def _is_recording(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in RECORDERS


def _from(node: ast.expr, module: Module) -> list[KindInCode]:
    where = f"{module.name}:{node.lineno}"
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [KindInCode(where, node.value)]
    if isinstance(node, ast.IfExp):
        return [*_from(node.body, module), *_from(node.orelse, module)]
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        return [KindInCode(where, str(node.values[0].value), is_start=True)]
    return []


def _is_of_package(code: str, module: Module) -> bool:
    return KIND_IN_THREE_PARTS.fullmatch(code) is not None and code.startswith(f"{module.package}.")
