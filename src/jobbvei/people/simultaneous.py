"""Saving a row that somebody else may be saving at the same moment: the second gets one sentence, not a broken page."""

from django.db import IntegrityError, models, transaction

from jobbvei.people.impossible import ImpossibleValue
from jobbvei.shared.sentence import N_, Sentence

ASKED_FOR_AS = {"identity_fingerprint": "identity_number"}  # what is stored, and the field somebody filled in


class AlreadySaved(ImpossibleValue):
    """Another row that this one cannot stand beside was saved in the meantime. Nothing of this one is written."""


def save_unless_taken(row: models.Model) -> None:
    """Save the row; what came before in the same transaction stands when it cannot be saved.

    Raises:
        AlreadySaved: A unique constraint of the model is broken, with its last field and the constraint's own words.
    """
    try:
        with transaction.atomic():  # a savepoint: PostgreSQL would refuse everything after the failure
            row.save()
    except IntegrityError as problem:
        refusal = refusal_of(row, str(problem))
        if refusal is None:
            raise
        raise refusal from problem


def refusal_of(row: models.Model, said: str) -> AlreadySaved | None:
    """What the database's words about a broken constraint mean to the user; None when it is none of uniqueness.

    PostgreSQL names the constraint, SQLite the columns.
    """
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and _is_broken(row, constraint, said):
            return _refusal(constraint.fields[-1], str(constraint.violation_error_message))
    table = row._meta.db_table
    for field in row._meta.concrete_fields:
        is_named = f"{table}.{field.column}" in said or f'"{table}_{field.column}_' in said
        if field.unique and field.is_relation and is_named:
            return _refusal(field.name, str(field.error_messages["unique"]) % _labels(row, field))
    return None


def _is_broken(row: models.Model, constraint: models.UniqueConstraint, said: str) -> bool:
    column_of = {field.name: field.column for field in row._meta.concrete_fields}
    columns = (f"{row._meta.db_table}.{column_of[name]}" for name in constraint.fields)
    return f'"{constraint.name}"' in said or said.endswith(f"UNIQUE constraint failed: {', '.join(columns)}")


def _labels(row: models.Model, field: "models.Field[object, object]") -> dict[str, str]:
    return {"model_name": str(row._meta.verbose_name), "field_label": str(field.verbose_name)}


def _refusal(field: str, words: str) -> AlreadySaved:
    sentence = Sentence(N_("Noen andre lagret samtidig. {problem}"), {"problem": words})
    return AlreadySaved(ASKED_FOR_AS.get(field, field), sentence)
