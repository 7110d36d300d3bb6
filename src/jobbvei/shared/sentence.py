"""A sentence for a person to read, kept apart from the values in it so that it can be translated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

SentenceValue = str | int | Decimal | date | datetime | tuple[str, ...] | None
MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip


def N_(template: str) -> str:  # noqa: N802  # gettext's own name for "translate this later"
    """Mark ``template`` for the message catalogues and return it unchanged."""
    return template


@dataclass(frozen=True, slots=True)
class Sentence:
    """A bokmål template and the values that fill it.

    ``str()`` gives bokmål; a door translates ``template`` first and formats the values its own way.

    >>> str(Sentence("Programmet slutter {last_day}.", {"last_day": date(2023, 10, 2)}))
    'Programmet slutter 2. oktober 2023.'
    """

    template: str
    values: Mapping[str, SentenceValue] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**{key: in_norwegian(value) for key, value in self.values.items()})


def in_norwegian(value: SentenceValue) -> str:
    """Write one value as bokmål prose.

    >>> in_norwegian(date(2026, 3, 1)), in_norwegian(Decimal("1.5")), in_norwegian(("lytte", "lese"))
    ('1. mars 2026', '1,5', 'lytte og lese')
    """
    if value is None:
        return "ikke kjent"
    if isinstance(value, date):
        return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, Decimal):
        return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    if isinstance(value, tuple):
        return joined(value)
    return str(value)


def joined(words: tuple[str, ...]) -> str:
    """Join words the Norwegian way: ``a, b og c``.

    >>> joined(("dag", "kveld", "natt"))
    'dag, kveld og natt'
    """
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"
