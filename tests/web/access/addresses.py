"""The addresses of the URLconf, as they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One line of the URLconf.

    Attributes:
        name: Empty when it has none.
        keys: Names of the keys in the address.
    """

    name: str
    pattern: str
    keys: tuple[str, ...]
    view: Any

    @property
    def policy(self) -> Any:
        """Who may open it, as the view itself says; None when it says nothing."""
        return getattr(self.view, "policy", None)


def addresses() -> list[Address]:
    """Every line, in order."""
    return list(_walk(get_resolver(), "", ()))


def _walk(resolver: URLResolver, prefix: str, keys: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        pattern, named = f"{prefix}{entry.pattern}", (*keys, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLPattern):
            yield Address(entry.name or "", pattern, named, entry.callback)
        else:
            yield from _walk(entry, pattern, named)
