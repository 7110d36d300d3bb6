"""A forecast's document in, its answer out: plain values, as they stand in a file."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from jobbvei.estimates.forecast.chain import AuditRow, Step, replay, unused_inputs
from jobbvei.estimates.forecast.cohort_documents import cohort_answer
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Document = Mapping[str, object]


def forecast_answer(document: Document) -> dict[str, object]:
    """The answer to a document of either kind: with ``starts`` the model by month, otherwise a chain of stated sums.

    Raises:
        UnusableInput: As :func:`chain_answer` and :func:`jobbvei.estimates.forecast.cohort_documents.cohort_answer`.
    """
    return cohort_answer(document) if "starts" in document else chain_answer(document)


def chain_answer(document: Document) -> dict[str, object]:
    """Replay a chain of stated sums.

    Args:
        document: ``inputs`` (name to number) and ``steps`` (each ``id`` and ``formula``; ``seed_value``, what the
            source printed, and ``tolerance`` when known). ``source`` and ``notes`` go with the answer.

    Returns:
        ``steps``: for each ``id``, ``formula``, ``inputs`` (the named values used) and ``value``; where the source
        printed something also ``seed_value``, ``tolerance``, ``difference`` and ``within``.

    Raises:
        UnusableInput: What is missing or wrong, and where.
    """
    inputs, steps = _inputs(document), _steps(document)
    rows = replay(inputs, steps)
    return {
        "source": document.get("source"),
        "steps": [_row(row) for row in rows],
        "compared": sum(row.is_within is not None for row in rows),
        "within": sum(row.is_within is True for row in rows),
        "unused_inputs": list(unused_inputs(inputs, rows)),
        "notes": document.get("notes", []),
    }


def _inputs(document: Document) -> dict[str, Decimal]:
    inputs = document.get("inputs")
    if not isinstance(inputs, Mapping):
        raise UnusableInput("forecast.no_inputs", Sentence(N_("Filen mangler «inputs»: navn og tall. Legg det til.")))
    return {name: _number(value, f"inputs.{name}") for name, value in inputs.items()}


def _steps(document: Document) -> list[Step]:
    steps = document.get("steps")
    if not isinstance(steps, Sequence) or isinstance(steps, str) or not steps:
        sentence = Sentence(N_("Filen mangler «steps»: en liste av ledd med «id» og «formula». Legg det til."))
        raise UnusableInput("forecast.no_steps", sentence)
    return [_step(step, place) for place, step in enumerate(steps)]


def _step(step: object, place: int) -> Step:
    here = f"steps[{place}]"
    if not isinstance(step, Mapping) or not isinstance(step.get("id"), str) or not isinstance(step.get("formula"), str):
        template = N_("{where} mangler «id» eller «formula» som tekst. Skriv begge.")
        raise UnusableInput("forecast.no_step", Sentence(template, {"where": here}))
    tolerance = _number_or_none(step, "tolerance", here)
    return Step(step["id"], step["formula"], _number_or_none(step, "seed_value", here), tolerance)


def _number_or_none(step: Document, key: str, where: str) -> Decimal | None:
    return None if step.get(key) is None else _number(step[key], f"{where}.{key}")


def _number(value: object, where: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        template = N_("«{where}» er ikke et tall. Skriv det uten anførselstegn, med punktum som desimaltegn.")
        raise UnusableInput("forecast.not_a_number", Sentence(template, {"where": where}))
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _row(row: AuditRow) -> dict[str, object]:
    told: dict[str, object] = {
        "id": row.step.id,
        "formula": row.step.formula,
        "inputs": {name: plain(value) for name, value in row.used.items()},
        "value": plain(row.value),
    }
    if row.step.printed is not None:
        told["seed_value"] = plain(row.step.printed)
        told["difference"] = plain(row.value - row.step.printed)
        told["tolerance"] = None if row.step.tolerance is None else plain(row.step.tolerance)
        told["within"] = row.is_within
    return told


def plain(value: Decimal) -> int | float:
    """A whole number as int, any other as float."""
    return int(value) if value == value.to_integral_value() else float(value)
