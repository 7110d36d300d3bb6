"""Where a table, a figure, a function and an example lie, as links that hold both on the code host and in the site."""

import inspect
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
RULES = PROJECT / "src" / "jobbvei" / "rules"
EXAMPLES = PROJECT / "tests" / "spec" / "law"
TO_PROJECT = "../../"
"""From docs/law to the project's own folder."""


def to_file(path: Path, line: int | None = None) -> str:
    """The address of a line of a file, seen from docs/law."""
    return f"{TO_PROJECT}{path.relative_to(PROJECT).as_posix()}" + (f"#L{line}" if line else "")


def to_function(function: Callable[..., Any]) -> str:
    """A link to where ``function`` stands: its file, and its first words for the browser to find.

    Not the number of its line, which every change above it would move.
    """
    plain = inspect.unwrap(function)
    path, name = Path(inspect.getsourcefile(plain) or ""), plain.__qualname__.partition(".")[0]
    return f"[`{name}` i {path.parent.name}/{path.name}]({to_file(path)}#:~:text=def%20{name})"


def to_table(table: str, row_id: str | None = None) -> str:
    """A link to a table's file, or to one of its rows."""
    path = _table_files()[table]
    line = line_of(path, f"- id: {row_id}") if row_id else None
    return f"[{row_id or path.name}]({to_file(path, line)})"


def to_figure(parameter: str) -> str:
    """A link to a figure's file."""
    act, *rest = parameter.split(".")
    path = (RULES / "parameters" / act).joinpath(*rest).with_suffix(".yaml")
    if not path.exists():  # an act may keep its figures in its own folder
        path = (RULES / act / "parameters").joinpath(*rest).with_suffix(".yaml")
    return f"[`{parameter}`]({to_file(path)})"


def line_of(path: Path, text: str) -> int:
    """The number of the first line that is ``text`` but for space around it.

    Raises:
        LookupError: No line is.
    """
    for number, line in enumerate(_lines(path), start=1):
        if re.sub(r"\s+#.*$", "", line).strip() == text:
            return number
    raise LookupError(f"{path.name} has no line {text!r}")


def line_beginning(path: Path, text: str) -> int:
    """The number of the first line that begins with ``text``.

    Raises:
        StopIteration: No line does.
    """
    return next(number for number, line in enumerate(_lines(path), start=1) if line.startswith(text))


@cache
def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").splitlines())


@cache
def _table_files() -> dict[str, Path]:
    return {path.stem: path for path in sorted(RULES.glob("*/tables/**/*.yaml"))}
