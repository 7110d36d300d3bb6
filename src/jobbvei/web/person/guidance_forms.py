"""What a page of guidance asks its reader: fields made from the facts the rules can read. Nothing of it is saved."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.rules.reading.documents import OneOf, Reader, Whole, day, days
from jobbvei.rules.reading.topics import topics
from jobbvei.rules.words.fact_words import FACT_WORDS
from jobbvei.web.frame.formats import level
from jobbvei.web.person.fields import WholeNumberField, YesNoField, choice_field, day_field
from jobbvei.web.person.law_words import SUBJECT_CODES

Document = dict[str, Any]
MOST_DAYS = 20
WRITTEN = ["%d.%m.%Y", "%Y-%m-%d"]


class DaysField(forms.CharField):
    """Several dates in one field, with comma between; «ingen» is none of them, empty is «nobody has said»."""

    def __init__(self, **options: Any) -> None:
        words = gettext_lazy("Skriv datoene med komma mellom, eller «ingen».")
        super().__init__(required=False, max_length=400, help_text=words, **options)

    def to_python(self, value: Any) -> list[str] | None:  # type: ignore[override]  # a list of days, not a text
        """The dates as ISO, or None."""
        text = str(value or "").strip()
        if not text:
            return None
        parts = [] if text.casefold() == "ingen" else [one.strip() for one in text.split(",")]
        return [self._day(one).isoformat() for one in parts[:MOST_DAYS]]

    def validate(self, value: Any) -> None:
        """Each date has been read already."""

    def run_validators(self, value: Any) -> None:
        """The length is that of the text, which the browser holds to."""

    def _day(self, text: str) -> date:
        try:
            read: date = forms.DateField(input_formats=WRITTEN).clean(text)
        except forms.ValidationError as problem:
            told = _("«{text}» er ikke en dato. Skriv for eksempel 01.02.2015.").format(text=text[:20])
            raise forms.ValidationError(told) from problem
        return read


class GuidanceForm(forms.Form):
    """The facts of some topics that are not known already."""

    is_filter = True  # every field may be left open, and saying so at each is noise
    saves_nothing = True  # said in the heading of what must be mended

    def __init__(self, data: QueryDict | None, *, kinds: Iterable[str], known: Mapping[str, Any]) -> None:
        readers = _readers(kinds)
        asked = {name: reader for name, reader in readers.items() if not _is_known(name, known)}
        super().__init__(data, initial={_field_name(name): known.get(name) for name in asked})
        self._names = {_field_name(name): name for name in asked}
        self._known = {name: value for name, value in known.items() if name in readers and name not in asked}
        self._suggested = {name: known[name] for name in asked if name in known}
        self.fields.update({_field_name(name): _field(name, reader) for name, reader in asked.items()})

    def document(self, kind: str) -> Document:
        """What a topic is to be asked with, as its reader takes it; what nobody has said is left out."""
        told = {**self._known, **(self._told() if self.is_bound else self._suggested)}
        found: Document = {}
        for name in _readers([kind]):
            part, _dot, key = name.rpartition(".")
            if told.get(name) is not None:
                (found.setdefault(part, {}) if part else found)[key] = told[name]
        return found

    def addresses(self) -> dict[str, str]:
        """Where on the page each fact is told."""
        return {name: f"#{self[field].id_for_label or field}" for field, name in self._names.items()}

    def _told(self) -> Document:
        given = {self._names[field]: value for field, value in self.cleaned_data.items()}
        return {name: _plain(value) for name, value in given.items() if value not in (None, "")}


def _is_known(name: str, known: Mapping[str, Any]) -> bool:
    """What stands in the file is not asked again; what we only guess from it is shown in its field."""
    return known.get(name) is not None and name in {"born_on", "assistance.children_born_on"}


def _readers(kinds: Iterable[str]) -> dict[str, Reader]:
    wanted = set(kinds)
    return {name: reader for topic in topics() if topic.name in wanted for name, reader in topic.readers.items()}


def _field_name(name: str) -> str:
    return name.replace(".", "-")


def _field(name: str, reader: Reader) -> forms.Field:
    label = capfirst(_(FACT_WORDS[name]))
    if isinstance(reader, OneOf):
        return choice_field(label, [(word, _word(word)) for word in reader.words])
    if isinstance(reader, Whole):
        return WholeNumberField(label=label, min_value=reader.low, max_value=reader.high)
    if reader is day:
        return day_field(label)
    return DaysField(label=label) if reader is days else YesNoField(label=label)


def _word(code: str) -> str:
    return str(SUBJECT_CODES[code]) if code in SUBJECT_CODES else level(code)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
