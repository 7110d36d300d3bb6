"""What a workbook asks: sections of fields, and named selections of them. A change makes a new template."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

T = TypeVar("T")


class FieldKind(models.TextChoices):
    """How a field of the workbook is answered."""

    TEXT = "text", _("tekst")
    TABLE = "table", _("tabell")
    PEOPLE = "people", _("folk i gruppen")
    NUMBER = "number", _("tall med dato og kilde")
    CHOICE = "choice", _("valg")
    INITIATIVES = "initiatives", _("kommunens tiltak")


class NumberUnit(models.TextChoices):
    """What a number counts; persons are told only from five and up."""

    PERSONS = "persons", _("personer")
    KR = "kr", _("kroner")
    OTHER = "other", _("annet")


class FieldNotFound(NotFound):
    """No such section or field in the network's workbook."""

    def __init__(self) -> None:
        super().__init__("learning_network.field_not_found", Sentence(N_("Dette feltet finnes ikke i arbeidsboken.")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something the workbook asks.

    Attributes:
        key: Stable for good; answers hang on it.
        columns: Names of a table's columns; ``choices`` the words of a choice.
        figure: The code under which insight may know the number.
    """

    key: str
    kind: str
    label: str
    help: str = ""
    is_required: bool = False
    columns: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    unit: str = NumberUnit.PERSONS.value
    figure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some fields that are answered together; ``phase`` is the order of the phase it belongs to."""

    key: str
    title: str
    guidance: str = ""
    phase: int | None = None
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionPart:
    """A heading of its own over some fields."""

    heading: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A document made of answers: a council note, a draft of an application."""

    key: str
    title: str
    intro: str = ""
    parts: tuple[SelectionPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A whole workbook, unanswered."""

    sections: tuple[Section, ...] = ()
    selections: tuple[Selection, ...] = ()

    @property
    def fields(self) -> Iterator[Field]:
        """Every field in order."""
        return (field for section in self.sections for field in section.fields)

    def field(self, key: str) -> Field:
        """The field with the key.

        Raises:
            FieldNotFound: There is none.
        """
        return _found(next((one for one in self.fields if one.key == key), None))

    def section(self, key: str) -> Section:
        """The section with the key.

        Raises:
            FieldNotFound: There is none.
        """
        return _found(next((one for one in self.sections if one.key == key), None))

    def section_of(self, field_key: str) -> Section:
        """The section a field stands in.

        Raises:
            FieldNotFound: There is no such field.
        """
        held = (one for one in self.sections if any(field.key == field_key for field in one.fields))
        return _found(next(held, None))

    def selection(self, key: str) -> Selection:
        """The selection with the key.

        Raises:
            FieldNotFound: There is none.
        """
        return _found(next((one for one in self.selections if one.key == key), None))


def with_section(template: Template, section: Section) -> Template:
    """The template with one more section, last."""
    return replace(template, sections=(*template.sections, section))


def with_field(template: Template, section_key: str, field: Field) -> Template:
    """The template with one more field, last in the section."""
    return _in_section(template, section_key, lambda one: replace(one, fields=(*one.fields, field)))


def section_changed(template: Template, key: str, **said: Any) -> Template:
    """The template with something else said about a section."""
    return _in_section(template, key, lambda one: replace(one, **said))


def field_changed(template: Template, key: str, **said: Any) -> Template:
    """The template with something else said about a field; its key and kind stay."""
    template.field(key)
    home = template.section_of(key).key
    return _in_section(
        template,
        home,
        lambda section: replace(
            section, fields=tuple(replace(one, **said) if one.key == key else one for one in section.fields)
        ),
    )


def section_moved(template: Template, key: str, by: int) -> Template:
    """The template with a section some places later, or earlier when ``by`` is negative."""
    template.section(key)
    at = [one.key for one in template.sections].index(key)
    return replace(template, sections=_moved(template.sections, at, by))


def field_moved(template: Template, key: str, by: int) -> Template:
    """The template with a field some places later or earlier in its section."""
    home = template.section_of(key)
    at = [one.key for one in home.fields].index(key)
    return _in_section(template, home.key, lambda one: replace(one, fields=_moved(one.fields, at, by)))


def without_section(template: Template, key: str) -> Template:
    """The template without a section and all its fields."""
    template.section(key)
    return replace(template, sections=tuple(one for one in template.sections if one.key != key))


def without_field(template: Template, key: str) -> Template:
    """The template without a field; what is answered in it is nobody's to take away."""
    home = template.section_of(key)
    return _in_section(
        template, home.key, lambda one: replace(one, fields=tuple(field for field in one.fields if field.key != key))
    )


def brought_back(template: Template, earlier: Template, key: str) -> Template:
    """The template with a field as ``earlier`` has it, at its place there; its section comes too when it is gone.

    Raises:
        FieldNotFound: Neither has the field.
    """
    home = earlier.section_of(key)
    if any(one.key == key for one in template.fields):
        return template
    if all(one.key != home.key for one in template.sections):
        at = [one.key for one in earlier.sections].index(home.key)
        sections = (*template.sections[:at], replace(home, fields=()), *template.sections[at:])
        template = replace(template, sections=sections)
    place = [one.key for one in home.fields].index(key)
    back = earlier.field(key)
    return _in_section(
        template, home.key, lambda one: replace(one, fields=(*one.fields[:place], back, *one.fields[place:]))
    )


def as_stored(template: Template) -> dict[str, Any]:
    """The template as plain lists and texts."""
    return asdict(template)


def from_stored(said: Mapping[str, Any]) -> Template:
    """The template that plain lists and texts say.

    Raises:
        KeyError, TypeError: They do not say a template.
    """
    return Template(
        sections=tuple(_section(dict(one)) for one in said.get("sections", ())),
        selections=tuple(_selection(dict(one)) for one in said.get("selections", ())),
    )


def _section(said: dict[str, Any]) -> Section:
    fields = tuple(_field(dict(one)) for one in said.pop("fields", ()))
    return Section(fields=fields, **said)


def _field(said: dict[str, Any]) -> Field:
    columns, choices = tuple(said.pop("columns", ())), tuple(said.pop("choices", ()))
    return Field(columns=columns, choices=choices, **{**said, "kind": FieldKind(said["kind"]).value})


def _selection(said: dict[str, Any]) -> Selection:
    parts = tuple(SelectionPart(heading=one["heading"], fields=tuple(one["fields"])) for one in said.pop("parts", ()))
    return Selection(parts=parts, **said)


def _in_section(template: Template, key: str, changed: Callable[[Section], Section]) -> Template:
    template.section(key)
    return replace(template, sections=tuple(changed(one) if one.key == key else one for one in template.sections))


def _moved(rows: tuple[T, ...], at: int, by: int) -> tuple[T, ...]:
    left = [*rows[:at], *rows[at + 1 :]]
    left.insert(min(max(at + by, 0), len(left)), rows[at])
    return tuple(left)


def _found(one: T | None) -> T:
    if one is None:
        raise FieldNotFound
    return one
