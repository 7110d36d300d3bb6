"""Figure 11's readable counts come out of texts that are entered and coded, on the page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.learning_network.actions.codebooks import take_codebook
from jobbvei.learning_network.actions.texts import NewText
from jobbvei.learning_network.codebooks.reading import prepared_codebooks
from jobbvei.learning_network.models import TextCollection
from jobbvei.learning_network.queries.coding import texts_of
from jobbvei.learning_network.types import Seat
from tests.factories.access import make_occasion
from tests.factories.coding import analysts_seat, code, make_text_collection, nth_team, put_in
from tests.factories.learning_network import facilitators_seat, make_network
from tests.web.coding.figure_11 import (
    BEHIND_THE_RESERVED,
    FIGURE_11,
    MUNICIPALITIES,
    READABLE,
    UNREADABLE,
    codes_of_text,
    text_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]

NAMES = {one.key: one.name for one in prepared_codebooks()["expectations"].codes}
IN_THE_TABLE = re.compile(r'<tr>\s*<th scope="row">(?P<name>[^<]+)(?:<br>.*?)?</th>\s*<td[^>]*>(?P<count>[^<]+)</td>')
IN_THE_FIGURE = re.compile(
    r'jv-bar-name">(?P<name>[^<]+)</span>.*?<rect width="(?P<width>\d+)".*?jv-bar-value">(?P<count>[^<]+)<', re.DOTALL
)


@pytest.fixture
def seat() -> Seat:
    return facilitators_seat(make_network())


@pytest.fixture
def collection(seat: Seat) -> TextCollection:
    """Forty-one texts, one from each municipality, every fifth coded by two who agree."""
    book = take_codebook(seat=seat, prepared=prepared_codebooks()["expectations"], occasion=make_occasion(seat.actor))
    collection = make_text_collection(seat, codebook=book, shared_percent=20)
    put_in(seat, collection, [NewText(text=text_of(n), team=nth_team(seat.network, n)) for n in range(MUNICIPALITIES)])
    other = analysts_seat(seat.network)
    for number, text in enumerate(texts_of(collection)):
        for coder in (seat, other)[: text.coders_needed]:
            code(coder, text, *codes_of_text(number))
    return collection


def page_of(client: Client, seat: Seat, collection: TextCollection) -> str:
    client.force_login(seat.actor.user)
    address = reverse("coding-result", args=[seat.network.public_id, collection.public_id])
    return client.get(address).content.decode()


def reserve(client: Client, seat: Seat, collection: TextCollection) -> None:
    client.force_login(seat.actor.user)
    address = reverse("coding-reserve", args=[seat.network.public_id, collection.public_id])
    for key in UNREADABLE:
        client.post(address, {"code": key, "reason": "Tallet kan ikke leses i kilden."})


class TestTheResultPage:
    def test_has_the_eleven_readable_counts(self, client: Client, seat: Seat, collection: TextCollection) -> None:
        reserve(client, seat, collection)
        found = {m["name"]: m["count"] for m in IN_THE_TABLE.finditer(page_of(client, seat, collection))}
        assert {name: found[name] for key, name in NAMES.items() if key in READABLE} == {
            NAMES[key]: str(count) for key, count in READABLE.items()
        }

    def test_says_of_the_two_others_that_they_are_uncertain_and_why(
        self, client: Client, seat: Seat, collection: TextCollection
    ) -> None:
        reserve(client, seat, collection)
        page = page_of(client, seat, collection)
        found = {m["name"]: m["count"] for m in IN_THE_TABLE.finditer(page)}
        assert {found[NAMES[key]] for key in UNREADABLE} == {"usikkert"}
        assert page.count("Tallet kan ikke leses i kilden.") == len(UNREADABLE)

    def test_counts_what_is_behind_them_until_somebody_reserves_it(
        self, client: Client, seat: Seat, collection: TextCollection
    ) -> None:
        found = {m["name"]: m["count"] for m in IN_THE_TABLE.finditer(page_of(client, seat, collection))}
        assert {found[NAMES[key]] for key in UNREADABLE} == {str(BEHIND_THE_RESERVED)}

    def test_draws_the_same_numbers_largest_first_with_n_and_source(
        self, client: Client, seat: Seat, collection: TextCollection
    ) -> None:
        reserve(client, seat, collection)
        page = page_of(client, seat, collection)
        drawn = [(m["name"], m["count"], int(m["width"])) for m in IN_THE_FIGURE.finditer(page)]
        assert [count for _name, count, _width in drawn[: len(READABLE)]] == [str(n) for n in READABLE.values()]
        assert drawn[0] == ("Bedre samarbeid internt", "34", 83)
        assert [width for _name, count, width in drawn if count == "usikkert"] == [0, 0]
        assert "(N=41)" in page
        assert "Kilde: Arbeidsbøkene" in page

    def test_says_how_many_two_coded_and_how_far_they_agreed(
        self, client: Client, seat: Seat, collection: TextCollection
    ) -> None:
        page = page_of(client, seat, collection)
        assert "9 av 41 tekster (22 %) er kodet av to" in page
        assert "Krippendorffs alfa er 1,00 " in page


class TestFigure11:
    def test_has_thirteen_expectations_all_in_the_codebook(self) -> None:
        assert set(FIGURE_11) == set(NAMES)

    def test_is_what_the_invented_texts_add_up_to(self) -> None:
        said = [codes_of_text(number) for number in range(MUNICIPALITIES)]
        assert {key: sum(key in codes for codes in said) for key in READABLE} == READABLE
