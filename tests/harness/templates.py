"""A template variable that nobody gave the page is an error."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.template import Engine, engines
from django.template.backends.django import DjangoTemplates
from django.template.base import Node


class UndefinedVariable(Exception):
    """A template of ours uses a name its view did not give it."""


class _Undefined(str):
    """What Django writes for an undefined variable; asks for it to be formatted, and that raises."""

    __slots__ = ("ours",)
    ours: Path

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, variable: object) -> str:
        template = _template_being_rendered()
        if template is None or not template.is_relative_to(self.ours):
            return ""  # Django's and allauth's own templates count on empty
        raise UndefinedVariable(f"{template.relative_to(self.ours)} uses «{variable}», which nobody gave it")


@contextmanager
def failing_on_undefined_variables(ours: Path) -> Iterator[None]:
    """While open, an undefined variable in a template below ``ours`` raises :class:`UndefinedVariable`."""
    engine = engine_of_the_site()
    before, undefined = engine.string_if_invalid, _Undefined("undefined")
    undefined.ours = ours
    engine.string_if_invalid = undefined
    try:
        yield
    finally:
        engine.string_if_invalid = before


def engine_of_the_site() -> Engine:
    """Django's own template engine, as the settings made it."""
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    return backend.engine


def _template_being_rendered() -> Path | None:
    """The file of the innermost template node on the stack."""
    frame = inspect.currentframe()
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None) is not None:
            return Path(node.origin.name)
        frame = frame.f_back
    return None
