"""Collects every text a user may read into the message catalogues: ``python -m jobbvei.web.frame.catalogues``.

Babel and Django's own template reader do the work, so no gettext tools are needed. Bokmål is the source: the text in
the code is the key, and the other languages are catalogues under ``web/locale``.
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as extract_with
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[2]
LOCALE = SOURCE / "web" / "locale"
LANGUAGES = ("en", "nn", "uk", "ru")
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# The head of a catalogue carries a date; a fixed one keeps a run without new texts from changing anything.
WRITTEN_AT = datetime(2026, 11, 21, tzinfo=UTC)
PERCENT_PLACE = re.compile(r"%\((\w+)\)[sd]")

Found = tuple[str | tuple[str, ...], str | None]


def collect(source: Path = SOURCE) -> Catalog:
    """Every text in the Python files and templates under ``source``, with the files it stands in."""
    template = Catalog(project="Jobbvei", charset="utf-8", creation_date=WRITTEN_AT)
    for file in sorted(source.rglob("*")):
        place = file.relative_to(source.parent).as_posix()
        for words, context in _texts_in(file):
            template.add(words, locations=[(place, 0)], context=context)
    return template


def catalogue(language: str, locale: Path = LOCALE) -> Catalog:
    """The catalogue of ``language`` as it stands; an empty one when there is none yet."""
    file = catalogue_file(language, locale)
    if not file.exists():
        return Catalog(locale=language, project="Jobbvei", charset="utf-8", fuzzy=False)
    with file.open("rb") as opened:
        return read_po(opened, locale=language)


def catalogue_file(language: str, locale: Path = LOCALE) -> Path:
    """Where the catalogue of ``language`` is kept."""
    return locale / language / "LC_MESSAGES" / "django.po"


def merge(locale: Path = LOCALE) -> dict[str, int]:
    """Bring all catalogues up to date with the sources; how many texts each still lacks."""
    template = collect()
    return {language: _merged(language, template, locale) for language in LANGUAGES}


def compile_all(locale: Path = LOCALE) -> None:
    """Write the compiled form that Django reads beside each catalogue."""
    for language in LANGUAGES:
        with catalogue_file(language, locale).with_suffix(".mo").open("wb") as opened:
            write_mo(opened, catalogue(language, locale))


def lacks_translation(message: Message) -> bool:
    """Whether a text has no translation, or an uncertain one."""
    return message.fuzzy or not all(_as_tuple(message.string))


def misplaced(message: Message) -> set[str]:
    """Places for values that the text and its translation do not share; empty when they agree."""
    wanted = {place for words in _as_tuple(message.id) for place in places(words)}
    differing: set[str] = set()
    for words in _as_tuple(message.string):
        differing |= (places(words) ^ wanted) if words else set()
    return differing


def places(words: str) -> set[str]:
    """The names of the places for values in ``words``: ``{name}`` and ``%(name)s``.

    >>> sorted(places("Programmet slutter {last_day}. %(name)s"))
    ['last_day', 'name']
    """
    return _brace_places(words) | set(PERCENT_PLACE.findall(words))


def _brace_places(words: str) -> set[str]:
    try:
        return {name for _before, name, _form, _conversion in Formatter().parse(words) if name}
    except ValueError:  # a lone brace: no template of ours
        return set()


def _merged(language: str, template: Catalog, locale: Path) -> int:
    merged = catalogue(language, locale)
    merged.update(template, no_fuzzy_matching=True, update_header_comment=False)
    merged.creation_date = merged.revision_date = WRITTEN_AT
    merged.header_comment = f"# Texts of Jobbvei in {merged.locale.english_name if merged.locale else language}."
    file = catalogue_file(language, locale)
    file.parent.mkdir(parents=True, exist_ok=True)
    written = io.BytesIO()
    write_po(written, merged, width=120, ignore_obsolete=True, sort_output=True, include_lineno=False)
    file.write_bytes(written.getvalue())
    return sum(lacks_translation(message) for message in merged if message.id)


def _texts_in(file: Path) -> Iterator[Found]:
    if "migrations" in file.parts or "static" in file.parts:
        return
    if file.suffix == ".py":
        yield from _python_texts(file.read_text(encoding="utf-8"))
    elif file.suffix in {".html", ".txt"} and "templates" in file.parts:
        as_python = templatize(file.read_text(encoding="utf-8"), origin=str(file))
        yield from _python_texts("\n".join(line.lstrip() for line in as_python.splitlines()))


def _python_texts(source: str) -> Iterator[Found]:
    opened = io.BytesIO(source.encode())
    for _line, words, _comments, context in extract_with("python", opened, KEYWORDS, options={"encoding": "utf-8"}):
        yield words, context


def _as_tuple(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (words or "",) if words is None or isinstance(words, str) else tuple(words)


def main() -> int:
    """Merge, compile, and say what is left to translate."""
    left = merge()
    compile_all()
    sys.stdout.write("".join(f"{language}: {count} left to translate\n" for language, count in left.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
