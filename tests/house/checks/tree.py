"""What may stand in no file of the tree: hosts of package registries, paths of a machine, identity numbers."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

# Written in pieces, so that this file does not hold what it looks for.
FORBIDDEN = {
    "the host of a package registry": re.compile(
        "|".join(["pypi" r"\.org", "pythonhosted" r"\.", "registry" r"\.npmjs", "deb" r"\.debian\."])
    ),
    "a path of somebody's machine": re.compile(
        "|".join([r"(?<![\w.])/wor" "k/", r"(?<![\w.])/roo" "t/", r"(?<![\w.])/hom" "e/[a-z]"])
    ),
}
# A national identity number; a synthetic one has 80 added to its month.
ELEVEN_DIGITS = re.compile(r"(?<![\w.])(?P<date>[0-9]{6}) ?[0-9]{5}(?![\w]|\.[0-9])")
SYNTHETIC_MONTHS = range(81, 93)


def files_of_the_project(project: Path) -> list[Path]:
    """The files git knows, and those it would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )
    files = [project / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file() or file.is_symlink()]


def links_out(files: Iterable[Path], project: Path) -> list[str]:
    """A sentence for each symbolic link that leaves the project."""
    return [
        f"{file.relative_to(project)} is a link out of the project"
        for file in files
        if file.is_symlink() and not file.resolve().is_relative_to(project.resolve())
    ]


def what_may_not_stand_here(files: Iterable[Path], project: Path) -> list[str]:
    """A sentence for each line that holds something forbidden."""
    return [
        f"{file.relative_to(project)}:{number} holds {what}"
        for file in files
        if file.is_file()
        for number, line in enumerate(_text(file).splitlines(), start=1)
        for what in _found_in(line)
    ]


def _found_in(line: str) -> list[str]:
    found = [what for what, pattern in FORBIDDEN.items() if pattern.search(line)]
    if any(int(match["date"][2:4]) not in SYNTHETIC_MONTHS for match in ELEVEN_DIGITS.finditer(line)):
        found.append("eleven digits that could be a real identity number")
    return found


def _text(file: Path) -> str:
    """The text of ``file``; empty when it is a picture or another binary."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
