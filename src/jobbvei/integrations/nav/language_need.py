"""What an advertisement says about language, read only as far as it is written.

A level counts when a level of the Common European Framework stands in a sentence about Norwegian or English. Every
other sentence about language is shown as it stands, and the need stays unknown.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from jobbvei.shared.sentence import N_, Sentence

LEVEL: Final = re.compile(r"\b([ABC][12])\b")
NORWEGIAN: Final = re.compile(r"\bnorsk|\bnorskkunnskap|skandinavisk", re.IGNORECASE)
ENGLISH: Final = re.compile(r"\bengelsk", re.IGNORECASE)
ABOUT_LANGUAGE: Final = re.compile(
    r"\bnorsk(?!e?\s+(?:stats|lov|regel|krone|arbeidsliv))|skandinavisk|\bengelsk|språk", re.IGNORECASE
)
ABOUT_DRIVING: Final = re.compile(r"førerkort|førarkort|sertifikat|\bklasse\b|\bkode\b", re.IGNORECASE)
SKILLS: Final = {
    "nb_listening": re.compile(r"\blytt", re.IGNORECASE),
    "nb_reading": re.compile(r"\bles(?:e|ing|eferdighet)", re.IGNORECASE),
    "nb_writing": re.compile(r"\bskri(?:ft|v)", re.IGNORECASE),
    "nb_speaking": re.compile(r"\bmunt?lig|\bsnakk", re.IGNORECASE),
}
LONGEST_SOURCE: Final = 500
SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n+")


@dataclass(frozen=True, slots=True)
class LanguageNeed:
    """Levels by field of the opening, the sentences they were read from, and the sentences that say no level."""

    levels: Mapping[str, str] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()
    unread: tuple[tuple[str, Sentence], ...] = ()

    @property
    def source(self) -> str:
        """The advertisement's own words about language, short enough to keep."""
        said = " / ".join(self.sentences)
        return said if len(said) <= LONGEST_SOURCE else f"{said[: LONGEST_SOURCE - 1]}…"


def read_language_need(text: str) -> LanguageNeed:
    """Read the need from the plain text of an advertisement.

    >>> read_language_need("Du må ha B1 muntlig norsk.").levels
    {'nb_speaking': 'B1'}
    >>> read_language_need("God norsk er viktig.").levels
    {}
    """
    levels: dict[str, str] = {}
    sentences: list[str] = []
    unread: list[tuple[str, Sentence]] = []
    for sentence in _about_language(text):
        sentences.append(sentence)
        found, why = _levels_in(sentence)
        if any(levels.get(name, level) != level for name, level in found.items()):
            found, why = {}, Sentence(N_("Annonsen oppgir to ulike nivåer for samme ferdighet."))
        levels.update(found)
        if why is not None:
            unread.append((sentence, why))
    return LanguageNeed(levels, tuple(sentences), tuple(unread))


def _about_language(text: str) -> Iterator[str]:
    for piece in SENTENCE_END.split(text):
        sentence = " ".join(piece.strip(" –-•*\t").split())
        if sentence and ABOUT_LANGUAGE.search(sentence):
            yield sentence


def _levels_in(sentence: str) -> tuple[dict[str, str], Sentence | None]:
    """The levels by field, or why there are none."""
    found = LEVEL.findall(sentence)
    if not found:
        return {}, Sentence(N_("Annonsen nevner språk, men oppgir ikke noe nivå."))
    if ABOUT_DRIVING.search(sentence):
        return {}, Sentence(N_("Setningen nevner også førerkort, så bokstavene kan være en førerkortklasse."))
    if NORWEGIAN.search(sentence) and ENGLISH.search(sentence):
        return {}, Sentence(N_("Setningen nevner både norsk og engelsk, så det er uklart hva nivået gjelder."))
    if ENGLISH.search(sentence):
        return _english(sentence, found)
    return _norwegian(sentence, found)


def _english(sentence: str, found: list[str]) -> tuple[dict[str, str], Sentence | None]:
    if len(set(found)) == 1 and SKILLS["nb_speaking"].search(sentence):
        return {"en_speaking": found[0]}, None
    return {}, Sentence(N_("Det er uklart om engelsknivået gjelder muntlig."))


def _norwegian(sentence: str, found: list[str]) -> tuple[dict[str, str], Sentence | None]:
    named = [name for name, pattern in SKILLS.items() if pattern.search(sentence)]
    if len(set(found)) == 1 and named:
        return dict.fromkeys(named, found[0]), None
    if len(set(found)) == 1:
        all_skills = Sentence(N_("Annonsen sier ikke hvilken ferdighet nivået gjelder. Det er satt på alle fire."))
        return dict.fromkeys(SKILLS, found[0]), all_skills
    paired = _paired(sentence)
    if paired:
        return paired, None
    return {}, Sentence(N_("Annonsen oppgir flere nivåer, og det er uklart hvilken ferdighet hvert av dem gjelder."))


def _paired(sentence: str) -> dict[str, str]:
    """Levels and skills that take turns, such as «B1 muntlig og A2 skriftlig»; empty when they do not."""
    marks = sorted(
        [(found.start(), "level", found[1]) for found in LEVEL.finditer(sentence)]
        + [(found.start(), "skill", name) for name, p in SKILLS.items() if (found := p.search(sentence))]
    )
    kinds = [kind for _start, kind, _value in marks]
    values = [value for _start, _kind, value in marks]
    pairs = len(marks) // 2
    if kinds == ["level", "skill"] * pairs:
        return dict(zip(values[1::2], values[::2], strict=True))
    if kinds == ["skill", "level"] * pairs:
        return dict(zip(values[::2], values[1::2], strict=True))
    return {}
