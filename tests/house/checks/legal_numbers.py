"""A number of law stands in a parameter file, never in code."""

import ast
import re
from collections.abc import Iterable

from tests.house.checks.sources import Module

ACTS = ("jobbvei.rules.integration_act", "jobbvei.rules.immigration_act", "jobbvei.rules.features")
STRUCTURAL = frozenset({0, 1})


def legal_numbers_in_code(modules: Iterable[Module]) -> list[str]:
    """A sentence for each number above one in a module that computes law."""
    return [
        f"{module.name}:{node.lineno} holds the number {node.value!r}; move it to a parameter file"
        for module in modules
        if module.name.startswith(ACTS)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float | complex)
        and not isinstance(node.value, bool)
        and node.value not in STRUCTURAL
    ]


def legal_numbers_in_texts(modules: Iterable[Module]) -> list[str]:
    """A sentence for each text of the rules that holds a number in digits, or in words before what it counts.

    A place in the law, a day, a year, a level of language, a line of a file, what is written twice there, and the one
    day between an end and the next start are not numbers of law.
    """
    return [
        f"{module.name}:{node.lineno} says «{text.value}»; move the number to a parameter file"
        for module in modules
        if module.name.startswith("jobbvei.rules")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"
        for text in node.args
        if isinstance(text, ast.Constant)
        and isinstance(text.value, str)
        and _NUMBER.search(_NO_NUMBER_OF_LAW.sub("", text.value))
    ]


_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_NO_NUMBER_OF_LAW = re.compile(
    rf"§§? \d+( [a-z]\b)?((,| og) \d+( [a-z]\b)?)*|\d+\. ({_MONTHS})|\b(19|20)\d\d(-\d\d-\d\d)?\b|\{{[^}}]*\}}"
    r"|\b[ABC][12]\b|\b[Ll]inje 1\b|\bstår to ganger\b|\bUTF-8\b|− 1 dag\b|\b1 dag permisjon\b"
)
_NUMBER_WORDS = (
    "ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|femten|seksten|atten|tjue|tretti|førti|femti|seksti"
)
_COUNTED = "år|års|måneder|uker|dager|timer|ganger|deler|prosent|kroner|personer|deltakere|vedtak"
_NUMBER = re.compile(
    rf"\d|\b({_NUMBER_WORDS})( (eller|til) ({_NUMBER_WORDS}))? ({_COUNTED})\b"
    r"|\bhver (andre|tredje|fjerde|sjette) måned",
    re.IGNORECASE,
)
