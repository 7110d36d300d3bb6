import json
from typing import Any

import pytest

from jobbvei.integrations.nav.shapes import read_document
from jobbvei.shared.errors import UnusableInput
from tests.integrations.nav.advertisement_texts import KEY, content, entry, item, page


def read(document: Any) -> Any:
    return read_document(json.dumps(document).encode(), where="fil.json")


class TestReadDocument:
    @pytest.mark.parametrize("name", ["ad_content", "json"])
    def test_reads_an_entry_by_either_name_of_its_content(self, name: str) -> None:
        (advertisement,) = read(entry(name=name)).advertisements
        assert (advertisement.key, advertisement.is_active, advertisement.content["title"]) == (KEY, True, "Renholder")

    def test_reads_an_inactive_entry_without_content(self) -> None:
        (advertisement,) = read(entry(status="INACTIVE")).advertisements
        assert (advertisement.is_active, advertisement.content) == (False, None)

    def test_reads_a_page_and_where_it_goes_on(self) -> None:
        (found,) = read(page(item(), item("2", "INACTIVE"), next_url="/api/v1/feed/2")).pages
        assert [(line.key, line.is_active) for line in found.lines] == [(KEY, True), ("2", False)]
        assert found.next_url == "/api/v1/feed/2"

    def test_reads_a_page_and_an_entry_side_by_side_and_lists_and_a_bare_advertisement(self) -> None:
        both = read({"feed_page": page(item()), "feed_entry": entry()})
        assert (len(both.pages), len(both.advertisements)) == (1, 1)
        assert len(read([entry(), entry("2", "INACTIVE")]).advertisements) == 2
        assert read(content()).advertisements[0].key == KEY

    def test_brings_the_shape_of_2018_to_that_of_the_feed(self) -> None:
        (advertisement,) = read(
            [
                {
                    "uuid": "a", "title": "Elektriker", "status": "INACTIVE", "locationList": [{"municipal": "OSLO"}],
                    "businessName": "Solvang", "properties": {"positioncount": "2", "applicationdue": "snarest"},
                    "requirements_from_adtext": ["Norsk & <b>B1</b>"],
                }
            ]
        ).advertisements  # fmt: skip
        told = advertisement.content
        assert (told["workLocations"], told["positioncount"], told["applicationDue"], told["employer"]["name"]) == (
            [{"municipal": "OSLO"}], "2", "snarest", "Solvang",
        )  # fmt: skip
        assert told["description"] == "<li>Norsk &amp; &lt;b&gt;B1&lt;/b&gt;</li>"

    @pytest.mark.parametrize(
        ("document", "said"),
        [
            ({"items": []}, "«next_url»"),
            ({"next_url": None}, "«items»"),
            (page({"url": "/x"}), "«_feed_entry»"),
            (page({"url": "/x", "_feed_entry": {"uuid": "a"}}), "«status»"),
            (page({"_feed_entry": {"uuid": "a", "status": "ACTIVE"}}), "«url»"),
            (page(item("a", "PAUSED")), "«PAUSED»"),
            ({"items": {}, "next_url": None}, "«items»"),
            ({"items": [], "next_url": 3}, "«next_url»"),
            ({"uuid": "a", "status": "ACTIVE", "ad_content": "tekst"}, "«ad_content»"),
            ({"feed_page": None}, "«items»"),
            ({"navn": "noe annet"}, "har ikke formen"),
            ("tekst", "har ikke formen"),
            ([1, 2], "har ikke formen"),
        ],
    )
    def test_answers_a_missing_key_with_one_line_that_names_it(self, document: Any, said: str) -> None:
        with pytest.raises(UnusableInput) as caught:
            read(document)
        sentence = str(caught.value)
        assert said in sentence
        assert sentence.startswith("fil.json")
        assert "\n" not in sentence

    @pytest.mark.parametrize("text", [b"", b"<html>", b"\xff\xfe", b"[" * 100_000, b'{"items": ['])
    def test_answers_what_is_not_json_with_one_line(self, text: bytes) -> None:
        with pytest.raises(UnusableInput, match="ikke JSON"):
            read_document(text, where="fil.json")
