"""Refusing a value that cannot be true, with the field it stands in and one sentence."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst

from jobbvei.people.identity_numbers import holds_identity_number
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence


class ImpossibleValue(UnusableInput):
    """A value that cannot be true. Nothing has been written.

    Attributes:
        field: Name of the field, as in the dataclass the caller gave; a form or an import points at it.
        at_field: The sentence without the field's name, for where it is shown beside the field.
    """

    def __init__(self, field: str, sentence: Sentence, at_field: Sentence | None = None) -> None:
        super().__init__(f"impossible_value.{field}", sentence)
        self.field = field
        self.at_field = at_field or sentence


def refuse_unclean(row: models.Model) -> None:
    """Refuse what the row's own fields do not take: choices, lengths, limits, addresses. Runs no query.

    Raises:
        ImpossibleValue: The first field, in the model's order, that does not take its value.
    """
    relations = {field.name for field in row._meta.fields if field.is_relation}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as problem:
        name, messages = next(iter(problem.message_dict.items()))
        label = capfirst(str(getattr(row._meta.get_field(name), "verbose_name", name)))
        raise ImpossibleValue(
            name,
            Sentence(N_("{field}: {problem}"), {"field": label, "problem": messages[0]}),
            Sentence("{problem}", {"problem": messages[0]}),
        ) from problem


def refuse_identity_number_in(text: str, *, field: str) -> None:
    """Refuse free text that holds an identity number.

    Raises:
        ImpossibleValue: The text holds one.
    """
    if holds_identity_number(text):
        raise ImpossibleValue(
            field, Sentence(N_("Teksten inneholder et fødselsnummer. Ta det bort; det har sitt eget felt."))
        )
