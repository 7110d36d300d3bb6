"""Where texts to be coded can be fetched from: a package or area that has them offers a source here.

The answers of a survey that are released, or a field of the workbooks, come in this way. Who offers decides what may be
coded: only what those who wrote it have been told may be read by the organiser.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.functional import Promise

from jobbvei.learning_network.types import MunicipalTeam, Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedText:
    """A text that may be coded.

    Attributes:
        key: Its name with its source, the same each time, so that it is fetched once.
        team: The municipality's team it is from; None when it may not be known.
    """

    key: str
    text: str
    team: MunicipalTeam | None = None


class TextSource(Protocol):
    """Something that has texts."""

    @property
    def code(self) -> str:
        """A stable name without spaces."""

    @property
    def words(self) -> str | Promise:
        """What it holds, in bokmål marked for translation."""

    def texts(self, seat: Seat) -> Sequence[OfferedText]:
        """What the organiser's seat may have coded, in a stable order."""


@dataclass(slots=True)
class _Registry:
    sources: dict[str, TextSource] = field(default_factory=dict)


_registry = _Registry()


class AlreadyOffered(Exception):
    """Two sources have one code. A fault in our code."""


def register_text_source(source: TextSource) -> None:
    """Offer the source's texts to those who code.

    Raises:
        AlreadyOffered: Another source has the code.
    """
    if _registry.sources.setdefault(source.code, source) is not source:
        raise AlreadyOffered(source.code)


def text_sources() -> list[TextSource]:
    """Every source there is, by code."""
    return [_registry.sources[code] for code in sorted(_registry.sources)]


def text_source_with_code(code: str) -> TextSource | None:
    """The source with the code."""
    return _registry.sources.get(code)
