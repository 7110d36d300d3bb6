"""Templates: each one is used, and each one that is named exists."""

import re
from collections.abc import Iterable
from pathlib import Path

NAME_IN_QUOTES = re.compile(r"""["']([\w./-]+\.(?:html|txt|svg|xml))["']""")
FOUND_BY_DJANGO = frozenset({"400.html", "403.html", "403_csrf.html", "404.html", "500.html"})


def templates_below(src: Path) -> dict[str, Path]:
    """Template files by the name they are loaded with."""
    folders = [folder for folder in src.rglob("templates") if folder.is_dir()]
    return {
        path.relative_to(folder).as_posix(): path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names_in_sources(src: Path) -> set[str]:
    """Every quoted word that looks like a template's name, in Python and in templates."""
    files = [*src.rglob("*.py"), *templates_below(src).values()]
    return {name for file in files for name in NAME_IN_QUOTES.findall(file.read_text(encoding="utf-8"))}


def unused_templates(src: Path, *, overridden: Iterable[str]) -> list[str]:
    """A sentence for each template nobody names; ``overridden`` are names other packages load."""
    named = names_in_sources(src) | set(overridden) | FOUND_BY_DJANGO
    return [f"{name} is used by no view and no template" for name in sorted(templates_below(src)) if name not in named]


def missing_templates(src: Path, *, overridden: Iterable[str]) -> list[str]:
    """A sentence for each name a template of ours extends or includes that no file has."""
    existing = set(templates_below(src)) | set(overridden)
    asked = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")
    return [
        f"{name} asks for {wanted}, which does not exist"
        for name, path in sorted(templates_below(src).items())
        for wanted in asked.findall(path.read_text(encoding="utf-8"))
        if wanted not in existing
    ]
