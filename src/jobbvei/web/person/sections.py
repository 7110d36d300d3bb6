"""Forms in sections with a heading each, and rows of fields that belong together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from jobbvei.web.frame.opened_forms import OpenedForm
from jobbvei.web.person.fields import Label


@dataclass(frozen=True, slots=True)
class Row:
    """Fields side by side about one thing, such as one occupation.

    Attributes:
        is_short: Whether the fields are so short that two fit beside each other on a phone.
    """

    legend: Label
    fields: Sequence[BoundField]
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form.

    Attributes:
        more: Rows that are folded away until somebody needs them.
    """

    heading: Label
    lead: Label = ""
    fields: Sequence[BoundField] = ()
    rows: Sequence[Row] = ()
    more: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section as a form declares it: its heading and the names of its fields."""

    heading: Label
    names: tuple[str, ...]
    lead: Label = ""


class SectionedForm(OpenedForm):
    """A form in sections.

    Attributes:
        parts: The sections in their order.
        stands_at: The form's field where a refusal stands, by the domain's name for what it is about.
    """

    parts: Sequence[Part] = ()
    stands_at: Mapping[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            chooses = isinstance(field, forms.ChoiceField)
            field.error_messages["required"] = _("Velg ett av svarene.") if chooses else _("Fyll ut dette feltet.")

    def sections(self) -> list[Section]:
        """The sections with their fields."""
        return [Section(part.heading, part.lead, [self[name] for name in part.names]) for part in self.parts]

    def suggestions(self) -> Mapping[str, Sequence[str]]:
        """Words a browser may suggest while one types, by the id the field's ``list`` names."""
        return {}
