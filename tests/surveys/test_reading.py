"""What is taken as an instrument, and what is said about what is not."""

import copy
from typing import Any

import pytest
import yaml

from jobbvei.surveys.definitions import answers_asked_for
from jobbvei.surveys.reading import (
    UnusableDefinition,
    definition_in_yaml,
    definition_of,
    house_codes,
    house_definition,
)
from tests.factories.surveys import SMALL


def changed(*path: Any, to: Any) -> dict[str, Any]:
    """The small instrument with one thing replaced."""
    plain = copy.deepcopy(SMALL)
    inner: Any = plain
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return plain


FIRST = ("sections", 0, "questions", 0)
SCALE = ("sections", 1, "questions", 0)


class TestHouseInstruments:
    @pytest.mark.parametrize("code", house_codes())
    def test_can_be_read_and_written_and_read_again(self, code: str) -> None:
        definition = house_definition(code)
        assert definition.code == code
        assert definition_in_yaml(yaml.safe_dump(dict(definition.plain), allow_unicode=True)) == definition

    @pytest.mark.parametrize("code", house_codes())
    def test_say_where_their_shape_is_from(self, code: str) -> None:
        assert "rdlyden er vår" in str(house_definition(code).about) or "egen ordlyd" in str(
            house_definition(code).about
        )

    def test_are_the_five_the_network_needs(self) -> None:
        assert house_codes() == ("after_gathering", "barriers", "employers", "nav_office", "withdrawal")

    def test_ask_employers_only_what_concerns_them(self) -> None:
        employers = house_definition("employers")
        told: dict[str, Any] = {"size": "under_10", "has_hired": "no", "had_practice": "no"}
        dropped: dict[str, Any] = {"found_through": ["nav"], "why_practice": ["money"]}
        assert answers_asked_for(employers, told | dropped) == told


class TestDefinitionOf:
    @pytest.mark.parametrize(
        ("plain", "told"),
        [
            (changed(*FIRST, "kind", to="mood"), "kind må være en av"),
            (changed(*FIRST, "code", to="Ja!"), "code mangler eller kan ikke brukes"),
            (changed(*FIRST, "ask", to={"en": "Only English"}), "bokmål"),
            (changed(*FIRST, "ask", to={"nb": "Ja?", "xx": "?"}), "«xx» er ikke kjent"),
            (changed(*FIRST, "options", to=[{"code": "yes", "words": "Ja"}]), "fra 2 til 40"),
            (changed(*FIRST, "options", to=[{"code": "yes", "words": "Ja"}] * 2), "samme kode"),
            (changed(*FIRST, "colour", to="red"), "«colour» er ikke kjent"),
            (changed(*FIRST, "most", to="two"), "helt tall"),
            (changed(*SCALE, "scale", to=None), "en skala må ha scale"),
            (changed(*SCALE, "scale", to="nowhere"), "står ikke under scales"),
            (changed(*SCALE, "scale", "highest", to=1), "fra 2 til 11 trinn"),
            (changed(*SCALE, "only_if", to=[{"question": "hours", "is": ["1"]}]), "ikke står i en tidligere del"),
            (changed(*SCALE, "only_if", to=[{"question": "took_part", "is": ["maybe"]}]), "ikke har"),
            (changed(*SCALE, "code", to="took_part"), "to spørsmål har samme kode"),
            (changed("sections", to=[]), "kan ikke være tom"),
            (changed("sections", 0, to="text"), "navn med kolon"),
        ],
    )
    def test_says_what_is_wrong_and_where(self, plain: dict[str, Any], told: str) -> None:
        with pytest.raises(UnusableDefinition, match=told):
            definition_of(plain)

    def test_takes_a_filter_on_an_earlier_page(self) -> None:
        assert [one.question for one in definition_of(SMALL).questions[1].only_if] == ["took_part"]


class TestDefinitionInYaml:
    @pytest.mark.parametrize("text", ["a: [", "just words", "", "- 1\n- 2", "a: {nb: Ja, klart?}"])
    def test_refuses_what_is_no_instrument(self, text: str) -> None:
        with pytest.raises(UnusableDefinition):
            definition_in_yaml(text)

    def test_runs_nothing_that_stands_in_the_file(self) -> None:
        with pytest.raises(UnusableDefinition):
            definition_in_yaml("code: !!python/object/apply:os.getcwd []")


class TestAText:
    def test_falls_back_to_what_the_reader_most_likely_reads(self) -> None:
        ask = house_definition("after_gathering").questions[0].ask
        assert [ask.shown(code).language for code in ("nb", "nn", "en", "uk", "ru")] == ["nb", "nn", "en", "en", "en"]
