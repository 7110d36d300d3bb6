"""Reading the worked cases strictly: of a key written twice YAML would keep the last and never say so."""

from pathlib import Path
from typing import Any

import yaml

MERGED = "tag:yaml.org,2002:merge"
"""``<<``: what a case shares with others; its own keys stand before it."""


class EachKeyOnce(yaml.SafeLoader):
    """Refuses a key that stands twice in one mapping."""

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:
        """The mapping as it is written, before anything is merged into it."""
        node = super().compose_mapping_node(anchor)
        keys = [key.value for key, _ in node.value if key.tag != MERGED]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise yaml.YAMLError(f"key twice: {', '.join(twice)}{node.start_mark}")
        return node


def read_cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a file, in its order."""
    with path.open(encoding="utf-8") as text:
        document = yaml.load(text, Loader=EachKeyOnce)  # noqa: S506  # a SafeLoader's child
    cases: list[dict[str, Any]] = document["cases"]
    return cases
