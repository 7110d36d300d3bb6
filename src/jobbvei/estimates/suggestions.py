"""Which codes a text may get, learned from the texts that people have coded. A person always decides."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

EXAMPLES_MIN = 10
COUNTER_EXAMPLES_MIN = 5
TEXTS_PER_GRAM_MIN = 2
SUGGESTED_MAX = 3
SHORTEST, LONGEST = 3, 5
PENALTY_INVERSE = 1.0
STEPS_MAX, STEP_DONE, WEIGHT_MIN = 50, 1e-8, 1e-9


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text with the codes that people have settled on; none is an answer too."""

    text: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class SuggestedCode:
    """A code with how likely it is to belong, from 0 to 1, by the texts it was learned from."""

    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Line:
    """What one code was learned to: a weight for each n-gram, and where the line stands."""

    weights: Floats
    start: float


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned from some coded texts; the same texts in the same order always teach the same.

    Attributes:
        refused: Codes with too few examples to learn from, and how many texts have each.
    """

    grams: Mapping[str, int]
    rarity: Floats
    lines: Mapping[str, _Line]
    refused: Mapping[str, int]

    def suggest(self, text: str, at_most: int = SUGGESTED_MAX) -> tuple[SuggestedCode, ...]:
        """The likeliest codes of the text, likeliest first; none when nothing could be learned."""
        row = _rows([text], self.grams, self.rarity)[0]
        sure = [SuggestedCode(code, _sigmoid(row @ one.weights + one.start)) for code, one in self.lines.items()]
        return tuple(sorted(sure, key=lambda one: (-one.confidence, one.code))[:at_most])


def learn(coded: Sequence[CodedText], codes: Sequence[str]) -> Learned:
    """Learn each code from the texts people have coded.

    Method: character n-grams of 3–5 inside words, weighed by TF-IDF; for each code a logistic regression with an L2
        penalty (C = 1), solved by Newton's method over the texts.
    Reference: Jurafsky, D. and Martin, J. H., Speech and Language Processing, on logistic regression and TF-IDF;
        n-grams of characters stand spelling, nynorsk and scanned text better than words do.
    Assumptions: the texts to come are like those already coded, and the codes of those are right.
    When not to use: to code without a person. A code with fewer than ten texts that have it, or five that do not, is
        refused and never suggested.

    Args:
        codes: Every code of the codebook; a code the texts do not have is refused.
    """
    counts = {code: sum(code in one.codes for one in coded) for code in codes}
    taught = [code for code in codes if _is_enough(counts[code], len(coded))]
    grams, rarity = _vocabulary([one.text for one in coded] if taught else [])
    rows = _rows([one.text for one in coded] if taught else [], grams, rarity)
    likeness = rows @ rows.T
    lines = {}
    for code in taught:
        weights, start = _fit(likeness, np.array([float(code in one.codes) for one in coded]))
        lines[code] = _Line(rows.T @ weights, start)
    return Learned(grams, rarity, lines, {code: count for code, count in counts.items() if code not in lines})


def _is_enough(with_it: int, of: int) -> bool:
    return with_it >= EXAMPLES_MIN and of - with_it >= COUNTER_EXAMPLES_MIN


def _grams(text: str) -> Counter[str]:
    """The n-grams inside each word, with a space at its ends, as a word's start and end tell much."""
    found: Counter[str] = Counter()
    for word in re.findall(r"\w+", text.lower()):
        padded = f" {word} "
        for length in range(SHORTEST, min(LONGEST, len(padded)) + 1):
            found.update(padded[place : place + length] for place in range(len(padded) - length + 1))
    return found


def _vocabulary(texts: Sequence[str]) -> tuple[dict[str, int], Floats]:
    """The n-grams that at least two texts have, in alphabetical order, and how rare each is."""
    held: Counter[str] = Counter()
    for text in texts:
        held.update(_grams(text).keys())
    kept = sorted(gram for gram, count in held.items() if count >= TEXTS_PER_GRAM_MIN)
    rarity = np.array([math.log((1 + len(texts)) / (1 + held[gram])) + 1 for gram in kept], dtype=np.float64)
    return {gram: place for place, gram in enumerate(kept)}, rarity


def _rows(texts: Sequence[str], grams: Mapping[str, int], rarity: Floats) -> Floats:
    """A row of length one for each text; a text with no known n-gram is a row of zeros."""
    rows = np.zeros((len(texts), len(grams)))
    for place, text in enumerate(texts):
        for gram, count in _grams(text).items():
            if gram in grams:
                rows[place, grams[gram]] = count
    rows *= rarity
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths == 0, 1, lengths)


def _fit(likeness: Floats, has_it: Floats) -> tuple[Floats, float]:
    """Weights of the texts and the start of the line; the penalty is on the weights, not on the start."""
    count = len(has_it)
    weights, start = np.zeros(count), 0.0
    for _step in range(STEPS_MAX):
        scores = likeness @ weights + start
        sure = 1 / (1 + np.exp(-scores))
        slope = np.maximum(sure * (1 - sure), WEIGHT_MIN)
        bordered = np.ones((count + 1, count + 1))
        bordered[:count, :count] = likeness + np.diag(1 / (PENALTY_INVERSE * slope))
        bordered[count, count] = 0
        solved = np.linalg.solve(bordered, np.append(scores + (has_it - sure) / slope, 0))
        moved = float(np.max(np.abs(solved[:count] - weights)))
        weights, start = solved[:count], float(solved[count])
        if moved < STEP_DONE:
            break
    return weights, start


def _sigmoid(score: float) -> float:
    return float(1 / (1 + np.exp(-score)))
