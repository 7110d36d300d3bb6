"""Reading the YAML files of the law strictly: a file that lacks its source never gets in."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml


class BrokenRuleFile(ValueError):
    """A parameter or table file is not as it must be; raised when the rules are loaded, never for a user's input."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path.name}: {problem}")
        self.path = path


def read_document(path: Path) -> Mapping[str, Any]:
    """The mapping in a YAML file.

    Raises:
        BrokenRuleFile: The file is not YAML or not a mapping.
    """
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=_loader())  # noqa: S506  # a SafeLoader's child
    except yaml.YAMLError as problem:
        raise BrokenRuleFile(path, f"is not YAML ({problem})") from problem
    if not isinstance(document, dict):
        raise BrokenRuleFile(path, "must hold a mapping")
    return document


def require(path: Path, document: Mapping[str, Any], keys: frozenset[str], optional: frozenset[str]) -> None:
    """Refuse a mapping that lacks one of ``keys`` (or has it empty), or has a key that nobody reads."""
    missing = sorted(key for key in keys if document.get(key) in (None, "", [], {}))
    if missing:
        raise BrokenRuleFile(path, f"lacks {', '.join(missing)}")
    unknown = sorted(map(str, set(document) - keys - optional))
    if unknown:
        raise BrokenRuleFile(path, f"has unknown {', '.join(unknown)}")


def as_day(path: Path, value: object, key: str) -> date:
    """``value`` if it is a date (written without quotes, YYYY-MM-DD)."""
    if type(value) is not date:
        raise BrokenRuleFile(path, f"{key} must be a date, is {value!r}")
    return value


@cache
def _loader() -> type[yaml.SafeLoader]:
    """A safe loader that refuses a key written twice, and reads ``on`` and ``no`` as words, not as true and false."""

    class PlainWords(yaml.SafeLoader):
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            keys = [self.construct_object(key, deep=True) for key, _ in node.value]
            twice = {str(key) for key in keys if keys.count(key) > 1}
            if twice:
                raise yaml.YAMLError(f"key twice: {', '.join(sorted(twice))}")
            return super().construct_mapping(node, deep)

    PlainWords.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tf"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return PlainWords
