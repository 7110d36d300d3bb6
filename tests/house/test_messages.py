"""Every text a user may read stands in all four catalogues, and the translations fit their texts."""

from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from jobbvei.web.frame.catalogues import LANGUAGES, catalogue, collect, lacks_translation, misplaced, places

HOW_TO_MEND = "run «make messages», then translate what it says is left"


@cache
def in_the_sources() -> frozenset[object]:
    return frozenset(message.id for message in collect() if message.id)


@cache
def translated(language: str) -> Catalog:
    return catalogue(language)


class TestCollect:
    def test_finds_texts_in_python_templates_and_rules(self) -> None:
        found = in_the_sources()
        assert "Programrådgiver" in found
        assert "Hopp til innholdet" in found
        assert ("{count} dag siden", "{count} dager siden") in found
        assert len(found) > 500

    def test_reads_every_kind_of_mark(self, tmp_path: Path) -> None:
        source = tmp_path / "jobbvei"
        (source / "web" / "templates").mkdir(parents=True)
        (source / "words.py").write_text('a = _("en") + N_("to " "tre")\nb = ngettext("én", "flere", 2)\n')
        (source / "web" / "templates" / "page.html").write_text(
            '<p>{% translate "fire" as x %}</p>\n   {% blocktranslate trimmed with a=b|day %}'
            "\n fem\n {{ a }}{% endblocktranslate %}"
        )
        found = {message.id for message in collect(source) if message.id}
        assert found == {"en", "to tre", ("én", "flere"), "fire", "fem %(a)s"}


class TestCatalogues:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_hold_every_text_and_no_other(self, language: str) -> None:
        held = {message.id for message in translated(language) if message.id}
        astray = sorted(map(str, held ^ in_the_sources()))
        assert len(astray) == 0, f"{HOW_TO_MEND}: {astray[:5]}"

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_are_complete(self, language: str) -> None:
        lacking = [message.id for message in translated(language) if message.id and lacks_translation(message)]
        assert len(lacking) == 0, f"{HOW_TO_MEND}: {lacking[:5]}"

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_put_the_same_values_in_a_text_and_its_translation(self, language: str) -> None:
        assert [(message.id, misplaced(message)) for message in translated(language) if misplaced(message)] == []


class TestMisplaced:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_can_be_compiled(self, language: str) -> None:
        """A percent sign before a word may pass for a place to fill, and then the catalogue is refused."""
        faults = [(message.id, [str(one) for one in errors]) for message, errors in translated(language).check()]
        assert faults == []

    def test_tells_a_value_that_was_lost_or_misspelt(self) -> None:
        assert misplaced(Message("{name} er {age} år", "{name} is {years} years old")) == {"age", "years"}

    def test_lets_an_empty_translation_be(self) -> None:
        assert misplaced(Message("{name} er her", "")) == set()

    def test_reads_both_ways_of_writing_a_place(self) -> None:
        assert places("{a} %(b)s 100 % {") == {"b"}
        assert places("{a} %(b)s") == {"a", "b"}
