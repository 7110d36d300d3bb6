"""Where texts to be coded can be fetched from: a package or area that has them offers a source here.

The answers of a survey that are released, or a field of the workbooks, come in this way. Who offers decides what may be
coded: only what those who wrote it have been told may be read by the organiser.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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


SourcesOf = Callable[[Seat], Sequence[TextSource]]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Sources of one kind, such as the fields of the workbook."""

    words: str | Promise
    sources: Sequence[TextSource]


@dataclass(slots=True)
class _Registry:
    sources: dict[str, TextSource] = field(default_factory=dict)
    kinds: dict[str, tuple[str | Promise, SourcesOf]] = field(default_factory=dict)


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


def register_text_sources(code: str, words: str | Promise, sources_of: SourcesOf) -> None:
    """Offer sources that are others in each network, such as one for each field of its workbook.

    Args:
        code: What the codes of these sources begin with, before a point.

    Raises:
        AlreadyOffered: Other sources have the code.
    """
    if _registry.kinds.setdefault(code, (words, sources_of))[1] is not sources_of:
        raise AlreadyOffered(code)


def text_sources(seat: Seat) -> list[SourceGroup]:
    """Every source there is for the seat, kind by kind; kinds without any are left out."""
    several = [SourceGroup(words, of(seat)) for _code, (words, of) in sorted(_registry.kinds.items())]
    alone = SourceGroup(_("Annet"), [_registry.sources[code] for code in sorted(_registry.sources)])
    return [group for group in (*several, alone) if group.sources]


def text_source_with_code(code: str, seat: Seat) -> TextSource | None:
    """The source with the code, as the seat has it."""
    kind = _registry.kinds.get(code.partition(".")[0])
    offered = kind[1](seat) if kind is not None else ()
    return _registry.sources.get(code) or next((one for one in offered if one.code == code), None)
