"""Formulas as people write them: numbers, names, + - * / and parentheses, and nothing else.

The text is read with Python's own parser and worked out here, so nothing in a formula is ever run.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

LONGEST, DEEPEST = 2_000, 150
LARGEST = Decimal(10) ** 15
EXACT = Context(prec=50, traps=[DivisionByZero, InvalidOperation, Overflow])
SHOWN = Context(prec=28, traps=[])


@dataclass(frozen=True, slots=True)
class Worked:
    """What a formula came to, to be worked on with, and the named values it used in the order they stand."""

    value: Decimal
    used: Mapping[str, Decimal]

    @property
    def shown(self) -> Decimal:
        """The value without the last digits, where what does not end, as a third, was cut."""
        return SHOWN.plus(self.value)


def work_out(step: str, formula: str, names: Mapping[str, Decimal]) -> Worked:
    """Work out ``formula`` with the values of ``names``.

    Method: decimal numbers with fifty digits, shown with twenty-eight; what ends after some decimals comes out as by
        hand, with no trace of binary fractions.
    When not to use: for numbers of 10^15 and above, which are no count of people and no sum of money here.

    Args:
        step: What a fault is said to be in.

    Raises:
        UnusableInput: The formula cannot be read, holds something else, divides by zero or names what is not there.

    >>> work_out("F9", "ended * (1 - 0.6)", {"ended": Decimal(8400)}).value
    Decimal('3360.0')
    """
    tree = _parsed(step, formula)
    used: dict[str, Decimal] = {}
    value = _Reader(step, formula, names, used).value(tree, 0)
    return Worked(value, used)


def names_in(step: str, formula: str) -> tuple[str, ...]:
    """The names the formula uses, in alphabetical order.

    Raises:
        UnusableInput: The formula cannot be read.
    """
    tree = _parsed(step, formula)
    return tuple(sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}))


def _parsed(step: str, formula: str) -> ast.expr:
    if len(formula) > LONGEST:
        raise _fault("too_long", _too_long(step, formula))
    try:
        return ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as problem:
        raise _fault("not_arithmetic", _not_arithmetic(step, formula)) from problem


@dataclass(frozen=True, slots=True)
class _Reader:
    """Works out one formula; what it has used gathers in ``used``."""

    step: str
    formula: str
    names: Mapping[str, Decimal]
    used: dict[str, Decimal]

    def value(self, node: ast.expr, depth: int) -> Decimal:
        if depth > DEEPEST:
            raise _fault("too_long", _too_long(self.step, self.formula))
        match node:
            case ast.Constant(value=bool()):
                raise _fault("not_arithmetic", _not_arithmetic(self.step, self.formula))
            case ast.Constant(value=int() | float() as number):
                return self._small_enough(Decimal(repr(number)))
            case ast.Name(id=name):
                return self._named(name)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -self.value(operand, depth + 1)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.value(operand, depth + 1)
            case ast.BinOp(left=left, op=sign, right=right):
                return self._of_two(sign, self.value(left, depth + 1), self.value(right, depth + 1))
            case _:
                raise _fault("not_arithmetic", _not_arithmetic(self.step, self.formula))

    def _named(self, name: str) -> Decimal:
        if name not in self.names:
            raise _fault("unknown_name", _unknown_name(self.step, name))
        self.used[name] = self.names[name]
        return self.names[name]

    def _of_two(self, sign: ast.operator, left: Decimal, right: Decimal) -> Decimal:
        match sign:
            case ast.Add():
                return self._small_enough(EXACT.add(left, right))
            case ast.Sub():
                return self._small_enough(EXACT.subtract(left, right))
            case ast.Mult():
                return self._small_enough(EXACT.multiply(left, right))
            case ast.Div():
                return self._divided(left, right)
            case _:
                raise _fault("not_arithmetic", _not_arithmetic(self.step, self.formula))

    def _divided(self, left: Decimal, right: Decimal) -> Decimal:
        if not right:
            raise _fault("division_by_zero", _division_by_zero(self.step, self.formula))
        return self._small_enough(EXACT.divide(left, right))

    def _small_enough(self, value: Decimal) -> Decimal:
        if not value.is_finite() or abs(value) >= LARGEST:
            raise _fault("too_large", _too_large(self.step, self.formula))
        return value


def _fault(code: str, sentence: Sentence) -> UnusableInput:
    return UnusableInput(f"forecast.{code}", sentence)


def _too_long(step: str, formula: str) -> Sentence:
    template = N_("Formelen i ledd {step} er for lang ({signs} tegn). Del den i flere ledd.")
    return Sentence(template, {"step": step, "signs": len(formula)})


def _not_arithmetic(step: str, formula: str) -> Sentence:
    template = N_(
        "Formelen i ledd {step}, «{formula}», kan bare ha tall med punktum, navn, + - * / og parenteser. Skriv den om."
    )
    return Sentence(template, {"step": step, "formula": formula[:80]})


def _unknown_name(step: str, name: str) -> Sentence:
    template = N_("Ledd {step} bruker «{name}», som ikke finnes. Legg det til under «inputs», eller rett navnet.")
    return Sentence(template, {"step": step, "name": name})


def _division_by_zero(step: str, formula: str) -> Sentence:
    template = N_("Ledd {step}, «{formula}», deler på null. Rett tallet det deles på.")
    return Sentence(template, {"step": step, "formula": formula[:80]})


def _too_large(step: str, formula: str) -> Sentence:
    template = N_("Ledd {step}, «{formula}», gir et tall som er for stort til å være riktig. Rett tallene det bruker.")
    return Sentence(template, {"step": step, "formula": formula[:80]})
