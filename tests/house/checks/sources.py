"""Python sources as syntax trees, with the names they import."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
SRC = PROJECT / "src"


@dataclass(frozen=True)
class Module:
    """One source file.

    Attributes:
        name: Dotted, such as ``jobbvei.people.models``.
    """

    name: str
    path: Path
    text: str

    @property
    def package(self) -> str:
        """The package below ``jobbvei`` it belongs to, such as ``people``; empty for ``jobbvei`` itself."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""

    @property
    def is_package(self) -> bool:
        """Whether it is an ``__init__``."""
        return self.path.name == "__init__.py"

    @property
    def line_count(self) -> int:
        """Number of lines."""
        return len(self.text.splitlines())

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def imported(self) -> dict[str, str]:
        """Dotted origin by the name it has here: ``from datetime import date as day`` gives day → datetime.date."""
        found: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {(one.asname or one.name.split(".")[0]): _imported_name(one) for one in node.names}
            elif isinstance(node, ast.ImportFrom):
                found |= {(one.asname or one.name): f"{node.module}.{one.name}" for one in node.names}
        return found

    def origin_of(self, node: ast.expr) -> str | None:
        """The dotted origin of ``a.b.c`` when ``a`` is imported, else None."""
        attributes: list[str] = []
        while isinstance(node, ast.Attribute):
            attributes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id not in self.imported:
            return None
        return ".".join([self.imported[node.id], *reversed(attributes)])


def modules(src: Path) -> list[Module]:
    """All modules of the packages in ``src``, without migrations, by name."""
    return sorted(_modules(src), key=lambda module: module.name)


def module_from(name: str, text: str) -> Module:
    """A module that is in no file, for a bad example."""
    return Module(name, Path(f"{name.rpartition('.')[2]}.py"), text)


def _modules(src: Path) -> Iterator[Module]:
    for path in src.rglob("*.py"):
        if "migrations" not in path.parts:
            parts = path.relative_to(src).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            yield Module(name, path, path.read_text(encoding="utf-8"))


def _imported_name(alias: ast.alias) -> str:
    return alias.name if alias.asname else alias.name.split(".")[0]
