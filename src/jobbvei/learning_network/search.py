"""Finding cards by their words: Norwegian stems, forms of nynorsk, and letters people leave out.

Everything is worked out here and not in the database, so that every database finds the same. The only place that knows
the stemmer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol, cast

import snowballstemmer

LETTERS = str.maketrans({"å": "a", "ø": "o", "æ": "a", "ö": "o", "ä": "a", "é": "e", "è": "e", "ó": "o", "ô": "o"})
SPELLINGS = (("aa", "a"), ("ae", "a"), ("oe", "o"))
# Nynorsk on the left; folded, and inside longer words too. The same is done to the card and to the question.
NYNORSK = (
    ("lonstilskot", "lonnstilskudd"), ("tilskot", "tilskudd"), ("sjuk", "syk"), ("skul", "skol"), ("heim", "hjem"),
    ("tenest", "tjenest"), ("vaksen", "voksen"), ("gjev", "giv"), ("rettlei", "veiled"), ("reinhald", "renhold"),
    ("royns", "erfar"), ("verksemd", "virksomhet"), ("leiar", "leder"), ("tilsett", "ansett"), ("busett", "bosatt"),
    ("fyrste", "forste"), ("lonn", "lon"),
)  # fmt: skip
STOPWORDS = frozenset({
    "og", "i", "på", "til", "for", "av", "en", "et", "ei", "den", "det", "de", "som", "med", "er", "var", "har", "vi",
    "dere", "å", "eller", "om", "fra", "kan", "skal", "vil", "ikke", "ikkje", "ein", "eit", "dei", "me", "dykk",
    "frå", "men", "så", "hos", "hva", "kva", "hvordan", "korleis", "hvem", "kven", "noen", "nokon",
})  # fmt: skip
SHORTEST_INSIDE, LONG_STEM = 4, 7
WHOLE, START, INSIDE = 4, 3, 1
_DOUBLED, _LEG = re.compile(r"([^\W\d_])\1$"), re.compile(r"(?<=\w{3})leg(e|are|ast)?$")
_WORD = re.compile(r"[^\W\d_]+|\d+")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  # the library's name


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; ``is_hit`` when it is what somebody looked for."""

    text: str
    is_hit: bool


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, folded, in order.

    >>> stems_of("Flyktningane på sjukeheimen") == stems_of("flyktninger sykehjem")
    True
    """
    return tuple(stem for _word, stem in stemmed_words(text))


def stemmed_words(text: str) -> Iterator[tuple[str, str]]:
    """The words that carry meaning, in order: each as it is written, in small letters, and its stem."""
    return ((word, _stem(word)) for word in _WORD.findall(text.casefold()) if word not in STOPWORDS)


def search_column(parts: Iterable[str]) -> str:
    """What is stored to be searched: every stem with a space on each side."""
    found = dict.fromkeys(stem for part in parts for stem in stems_of(part))
    return f" {' '.join(found)} " if found else ""


def fragment(stem: str) -> str:
    """What the column must hold for the stem to be in it: short stems only at the start of a word."""
    return stem if len(stem) >= SHORTEST_INSIDE else f" {stem}"


def rank(question: str, fields: Mapping[str, int]) -> int:
    """How well the fields answer the question; 0 when one of its words is in none of them.

    Args:
        fields: The texts, each with its weight.
    """
    columns = [(stems_of(text), weight) for text, weight in fields.items()]
    sums = [sum(_best(stem, words) * weight for words, weight in columns) for stem in dict.fromkeys(stems_of(question))]
    return sum(sums) if sums and all(sums) else 0


def highlighted(text: str, question: str) -> list[Piece]:
    """The text in pieces, with the words that answer the question marked."""
    wanted = tuple(dict.fromkeys(stems_of(question)))
    pieces: list[Piece] = []
    end = 0
    for found in _WORD.finditer(text):
        if any(_match(stem, _stem(found[0].casefold())) for stem in wanted):
            pieces += [Piece(text[end : found.start()], is_hit=False), Piece(found[0], is_hit=True)]
            end = found.end()
    pieces.append(Piece(text[end:], is_hit=False))
    return [piece for piece in pieces if piece.text]


def _best(wanted: str, words: Sequence[str]) -> int:
    return max((_match(wanted, word) for word in words), default=0)


def _match(wanted: str, word: str) -> int:
    if word == wanted:
        return WHOLE
    if word.startswith(wanted):
        return START
    return INSIDE if len(wanted) >= SHORTEST_INSIDE and wanted in word else 0


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    folded = _folded(_stemmer().stemWord(_LEG.sub("lig", word)))
    shorter = folded[:-2] if len(folded) >= LONG_STEM and folded.endswith(("er", "ar", "en")) else folded
    return _DOUBLED.sub(r"\1", shorter)


def _folded(word: str) -> str:
    word = word.translate(LETTERS)
    for before, after in (*SPELLINGS, *NYNORSK):
        word = word.replace(before, after)
    return word


@cache
def _stemmer() -> _Stemmer:
    return cast(_Stemmer, snowballstemmer.stemmer("norwegian"))
