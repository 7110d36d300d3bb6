"""Answers whose sentence names the row's figures: the first figure is the value, or the row's own answer is."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from jobbvei.rules.engine.case import Answer, Case, Values
from jobbvei.rules.engine.money import kroner
from jobbvei.rules.engine.tables import Row
from jobbvei.shared.sentence import Sentence

MONEY = "rate"
"""Figures whose name in the row begins so are kroner."""


def figures_of_row(templates: Mapping[str, str]) -> Callable[[Case, Row], Answer]:
    """A provision's function whose value is the row's first figure (a whole number, or NOK), told in a sentence.

    Args:
        templates: The sentence by the row's ``answer``, with the row's own names for its figures in braces.

    Returns:
        The function. A row with a sentence of its own is answered by that and its own answer; ``none`` is no money.
    """

    def compute(case: Case, row: Row) -> Answer:
        if row.because:
            return Answer(Decimal(0) if row.answer == "none" else row.answer, case.sentence(row.because, row))
        first = next(iter(row.figures))
        value = Decimal(case.figure(row, first)) if first.startswith(MONEY) else case.figure(row, first)
        return Answer(value, Sentence(templates[row.answer], _shown(case, row)))

    return compute


def answer_with_figures(templates: Mapping[str, str]) -> Callable[[Case, Row], Answer]:
    """A provision's function whose value is the row's own answer, told in a sentence that names its figures.

    Args:
        templates: As for :func:`figures_of_row`.
    """
    return lambda case, row: Answer(row.answer, Sentence(templates[row.answer], _shown(case, row)))


def _shown(case: Case, row: Row) -> Values:
    return {name: _figure(case, row, name) for name in row.figures}


def _figure(case: Case, row: Row, name: str) -> Decimal | int:
    amount = Decimal(str(case.amount(row, name)))
    if name.startswith(MONEY):
        return kroner(amount)
    return int(amount) if amount == int(amount) else amount
