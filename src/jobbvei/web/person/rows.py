"""A part of a form that is a list: rows that stand, one empty row, and more when they are needed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from jobbvei.web.person.fields import Label
from jobbvei.web.person.sections import Row, Section, SectionedForm

EMPTY_ROWS = 4
EMPTY_ROWS_SHOWN = 1


@dataclass(frozen=True, slots=True)
class ListPart:
    """A list in a form.

    Attributes:
        name: Its name in the domain; fields are called ``<name>_<number>_<field>``.
        key: The field that makes a row count; the others only belong to it.
        legend: Words for a row, with ``%(number)s``.
        none: Words for «we have asked, and there is none».
        new_fields: Makes the fields of one row.
    """

    name: str
    heading: Label
    lead: Label
    key: str
    legend: Label
    none: Label
    new_fields: Callable[[], Mapping[str, forms.Field]]

    def field(self, number: int, suffix: str) -> str:
        """Name of a field of row ``number``."""
        return f"{self.name}_{number}_{suffix}"


class ListsForm(SectionedForm):
    """A form of lists, each with a box for «asked, and none».

    Attributes:
        lists: The lists in their order.
    """

    lists: Sequence[ListPart] = ()

    def __init__(
        self, *args: Any, stored: Mapping[str, Sequence[Mapping[str, Any]]], asked: frozenset[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.stored = stored
        for part in self.lists:
            rows = stored[part.name]
            for number in self.numbers(part):
                self._add_row(part, number, rows[number] if number < len(rows) else {})
            none = f"{part.name}_none"
            self.fields[none] = forms.BooleanField(label=part.none, required=False)
            self.initial[none] = part.name in asked and not rows

    def numbers(self, part: ListPart) -> range:
        """The numbers of the rows of a list, empty ones too, and as many as were sent when fewer are stored by now."""
        sent = 0
        while part.field(sent, part.key) in self.data:
            sent += 1
        return range(max(len(self.stored[part.name]) + EMPTY_ROWS, sent))

    def sections(self) -> list[Section]:
        """A section for each list; empty rows beyond the first are folded away."""
        return [self._section(part) for part in self.lists]

    def clean(self) -> dict[str, Any] | None:
        """Rows need their key; a list that stood cannot vanish by accident."""
        given: dict[str, Any] = super().clean() or {}
        for part in self.lists:
            for number in self.numbers(part):
                self._refuse_without_key(part, number)
            self._refuse_unclear_none(part, bool(given.get(f"{part.name}_none")))
        return given

    def filled(self, part: ListPart) -> list[dict[str, Any]] | None:
        """The rows that were written, by field; an empty list is «asked, and none», None is «nobody has asked»."""
        rows = [
            {suffix: self.cleaned_data.get(part.field(number, suffix)) for suffix in part.new_fields()}
            for number in self.numbers(part)
            if self.cleaned_data.get(part.field(number, part.key))
        ]
        return rows if rows or self.cleaned_data[f"{part.name}_none"] else None

    def _add_row(self, part: ListPart, number: int, stored: Mapping[str, Any]) -> None:
        for suffix, field in part.new_fields().items():
            name = part.field(number, suffix)
            self.fields[name] = field
            if suffix in stored:
                self.initial[name] = stored[suffix]

    def _section(self, part: ListPart) -> Section:
        empty = [number for number in self.numbers(part) if not self._is_in_use(part, number)]
        folded = set(empty[EMPTY_ROWS_SHOWN:])
        rows = {number: self._row(part, number) for number in self.numbers(part)}
        return Section(
            part.heading,
            part.lead,
            fields=[self[f"{part.name}_none"]],
            rows=[row for number, row in rows.items() if number not in folded],
            more=[row for number, row in rows.items() if number in folded],
        )

    def _row(self, part: ListPart, number: int) -> Row:
        fields = [self[name] for name in self._names(part, number)]
        return Row(str(part.legend) % {"number": number + 1}, fields)

    def _names(self, part: ListPart, number: int) -> list[str]:
        """The row's fields; what asks more about the key comes right after it."""
        start, key = part.field(number, ""), part.field(number, part.key)
        names = [name for name in self.fields if name.startswith(start)]
        return sorted(names, key=lambda name: not name.startswith(key))

    def _is_in_use(self, part: ListPart, number: int) -> bool:
        names = self._names(part, number)
        return bool(self[part.field(number, part.key)].value()) or any(name in self.errors for name in names)

    def _refuse_without_key(self, part: ListPart, number: int) -> None:
        key, others = part.field(number, part.key), set(part.new_fields()) - {part.key, "rank"}
        if key in self.errors or self.cleaned_data.get(key):
            return
        if any(self.cleaned_data.get(part.field(number, suffix)) not in {None, ""} for suffix in others):
            self.add_error(key, _("Dette mangler. Fyll det ut, eller tøm resten av raden."))

    def _refuse_unclear_none(self, part: ListPart, says_none: bool) -> None:
        none = f"{part.name}_none"
        written = any(self.data.get(part.field(number, part.key)) for number in self.numbers(part))
        if written and says_none:
            self.add_error(none, _("Her står både rader og et kryss for ingen. Ta bort ett av dem."))
        if self.stored[part.name] and not written and not says_none:
            self.add_error(none, _("Du har tømt alle radene. Kryss av her hvis det er riktig at det er ingen."))
