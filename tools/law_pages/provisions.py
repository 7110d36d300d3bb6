"""Acts and paragraphs as the tables write them, taken apart: «integreringsloven §§ 8 og 9» is two provisions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HYPHENATED_ACTS = frozenset({"tiltaksforskriften"})  # § 1-3 is one paragraph there, and a range everywhere else
SHORT_NAMES = {"forskriften": "integreringsforskriften"}
NUMBER = r"[0-9]+(?:[-–][0-9]+)?(?: [a-z](?![a-zæøå]))?"
TOKENS = re.compile(
    rf"(?P<paragraphs>§§? {NUMBER}(?:(?:, | og ){NUMBER})*)"
    r"|(?P<act>forskrift om [a-zæøå ]+(?= §)|[a-zæøå]+(?:s- og [a-zæøå]+)?(?:loven|forskriften)|forskriften)"
)


@dataclass(frozen=True, order=True, slots=True)
class Provision:
    """A paragraph of an act, or a whole source (the state budget) when ``paragraph`` is empty."""

    act: str
    paragraph: str = ""

    def __str__(self) -> str:
        return f"{self.act} § {self.paragraph}" if self.paragraph else self.act

    @property
    def page(self) -> str:
        """The name of its page.

        >>> Provision("integreringsloven", "37 c").page
        'integreringsloven-37-c.md'
        """
        plain = str(self).replace("§ ", "").casefold().translate(str.maketrans("æøå", "eoa"))
        return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") + ".md"

    @property
    def order(self) -> tuple[str, tuple[int, ...], str]:
        """For sorting: § 9 comes before § 10, and § 14 before § 14 a."""
        return self.act.casefold(), tuple(map(int, re.findall(r"[0-9]+", self.paragraph))), self.paragraph


def provisions_in(law: str) -> tuple[Provision, ...]:
    """Every paragraph that ``law`` names, in its order, each once.

    >>> [str(one) for one in provisions_in("integreringsloven § 37 c første ledd og integreringsforskriften § 43 b")]
    ['integreringsloven § 37 c', 'integreringsforskriften § 43 b']
    >>> [str(one) for one in provisions_in("integreringsforskriften §§ 10 og 17-19")][1:]
    ['integreringsforskriften § 17', 'integreringsforskriften § 18', 'integreringsforskriften § 19']
    """
    found = tuple(dict.fromkeys(_found_in(law)))
    return found or (Provision(re.split(r"[,(]", law)[0].strip()),)


def _found_in(law: str) -> Iterator[Provision]:
    act = ""
    for token in TOKENS.finditer(law):
        if token["act"]:
            act = SHORT_NAMES.get(token["act"], token["act"])
            continue
        for number in re.findall(NUMBER, token["paragraphs"]):
            yield from (Provision(act, one) for one in _spread(number, act))


def _spread(number: str, act: str) -> list[str]:
    """A range as its paragraphs."""
    ends = re.fullmatch(r"([0-9]+)[-–]([0-9]+)", number)
    if ends is None or act in HYPHENATED_ACTS:
        return [number]
    return [str(one) for one in range(int(ends[1]), int(ends[2]) + 1)]
