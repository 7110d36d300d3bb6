"""A forecast as a chain of stated sums, worked out again step by step with every value on the table."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jobbvei.estimates.forecast.formulas import LARGEST, names_in, work_out
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

PRINTED = "s"


@dataclass(frozen=True, slots=True)
class Step:
    """One sum, and what the source printed for it when it did.

    Attributes:
        printed: The value the source printed; None when it printed none.
        tolerance: How far from it ours may be, in the same unit, as the source rounds; None when not stated.
    """

    id: str
    formula: str
    printed: Decimal | None = None
    tolerance: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One step worked out: the sum, the named values it used, and what it came to."""

    step: Step
    used: Mapping[str, Decimal]
    value: Decimal

    @property
    def is_within(self) -> bool | None:
        """Whether ours is as near to the printed value as stated; None when nothing was stated."""
        if self.step.printed is None or self.step.tolerance is None:
            return None
        return abs(self.value - self.step.printed) <= self.step.tolerance


def replay(inputs: Mapping[str, Decimal], steps: Sequence[Step]) -> tuple[AuditRow, ...]:
    """Work out every step in order, from the inputs and the steps before it.

    Method: arithmetic as written. A name that ends in «s» after the id of an earlier step, as F3s, is the value the
        source printed for that step, not ours: a chain of rounded values is then followed as its author followed it.
    Assumptions: the formulas are the author's. Where a source prints only numbers, they are a reconstruction, and
        agreement shows that it is possible, not that it is how it was done.
    When not to use: as a forecast with uncertainty. It says nothing about how sure a number is.

    Raises:
        UnusableInput: Two steps with one id, a step that uses itself or a later one, or a formula with a fault.

    >>> rows = replay({"a": Decimal(4)}, [Step("F1", "a / 3", Decimal(1), Decimal("0.5")), Step("F2", "F1s + F1*3")])
    >>> [(str(row.value)[:6], row.is_within) for row in rows]
    [('1.3333', True), ('5.0000', None)]
    """
    _ensure_own_ids(inputs, steps)
    known, rows = dict(inputs), []
    for place, step in enumerate(steps):
        later = {name for other in steps[place:] for name in (other.id, other.id + PRINTED)} - known.keys()
        _ensure_known(step, known, later)
        worked = work_out(step.id, step.formula, known)
        known[step.id] = worked.value
        if step.printed is not None:
            known.setdefault(step.id + PRINTED, step.printed)
        rows.append(AuditRow(step, worked.used, worked.shown))
    return tuple(rows)


def unused_inputs(inputs: Mapping[str, Decimal], rows: Sequence[AuditRow]) -> tuple[str, ...]:
    """The inputs no step used, in the order they stand: often a sign of a name written wrong."""
    used = {name for row in rows for name in row.used}
    return tuple(name for name in inputs if name not in used)


def _ensure_known(step: Step, known: Mapping[str, Decimal], later: Collection[str]) -> None:
    """Ensure the step uses no later step, and no printed value where none was printed."""
    for name in names_in(step.id, step.formula):
        if name in later:
            raise UnusableInput("forecast.later_step", _later(step.id, name))
        if name not in known and name.removesuffix(PRINTED) in known:
            raise UnusableInput("forecast.nothing_printed", _not_printed(step.id, name))


def _ensure_own_ids(inputs: Mapping[str, Decimal], steps: Sequence[Step]) -> None:
    for name, value in inputs.items():
        if not value.is_finite() or abs(value) >= LARGEST:
            raise UnusableInput("forecast.not_a_number", _not_a_number(name))
    taken = set(inputs)
    for place, step in enumerate(steps):
        if not step.id.isidentifier():
            raise UnusableInput("forecast.id_is_no_name", _no_name(step.id, place))
        if step.id in taken:
            raise UnusableInput("forecast.same_id", _same_id(step.id))
        taken.add(step.id)


def _later(step: str, name: str) -> Sentence:
    template = N_(
        "Ledd {step} bruker «{name}», som ikke er regnet ut ennå. Bruk et tidligere ledd, eller bytt rekkefølge."
    )
    return Sentence(template, {"step": step, "name": name})


def _not_printed(step: str, name: str) -> Sentence:
    template = N_(
        "Ledd {step} bruker «{name}», men «{printed}» har ingen trykt verdi. Skriv den, eller bruk «{printed}»."
    )
    return Sentence(template, {"step": step, "name": name, "printed": name.removesuffix(PRINTED)})


def _not_a_number(name: str) -> Sentence:
    template = N_("«{name}» er ikke et tall som kan brukes. Skriv et tall mellom −10^15 og 10^15.")
    return Sentence(template, {"name": name})


def _no_name(text: str, place: int) -> Sentence:
    template = N_("Ledd nummer {number} heter «{id}». Gi det et navn av bokstaver, tall og understrek, som F1.")
    return Sentence(template, {"number": place + 1, "id": text})


def _same_id(text: str) -> Sentence:
    template = N_("«{id}» er navnet på to ting. Gi leddet et annet navn.")
    return Sentence(template, {"id": text})
