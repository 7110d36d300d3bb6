"""Which licence gives the right to drive what: a heavier class holds the lighter ones.

Law: directive 2006/126/EC article 6, as taken into the Norwegian regulation on driving licences. Classes T, S and AM
are left out on purpose: what they follow from has not been verified, so they must be stated.
"""

from typing import Final

INCLUDED_CLASSES: Final = {
    "A": ("A1", "A2"),
    "A2": ("A1",),
    "BE": ("B",),
    "C1": ("B",),
    "C1E": ("B", "BE", "C1"),
    "C": ("B", "C1"),
    "CE": ("B", "BE", "C", "C1", "C1E"),
    "D1": ("B",),
    "D1E": ("B", "BE", "D1"),
    "D": ("B", "D1"),
    "DE": ("B", "BE", "D", "D1", "D1E"),
}


def normal_licence(code: str) -> str:
    """The code as it is compared: no blanks, capital letters.

    >>> normal_licence(" ce ")
    'CE'
    """
    return code.strip().upper()


def with_included(licences: frozenset[str]) -> frozenset[str]:
    """The licences and every class that follows from them.

    >>> sorted(with_included(frozenset({"C"})))
    ['B', 'C', 'C1']
    """
    held = {normal_licence(code) for code in licences}
    return frozenset(held.union(*(INCLUDED_CLASSES.get(code, ()) for code in held)))


def without_included(licences: frozenset[str]) -> frozenset[str]:
    """The licences less every class that follows from another of them: what must really be asked for.

    >>> sorted(without_included(frozenset({"B", "C", "D"})))
    ['C', 'D']
    """
    asked = {normal_licence(code) for code in licences}
    return frozenset(asked.difference(*(INCLUDED_CLASSES.get(code, ()) for code in asked)))
