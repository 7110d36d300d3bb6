"""Coding on the pages: a codebook, texts, one text at a time, settling, suggestions and files."""

import csv
import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jobbvei.access.roles import ANALYST
from jobbvei.learning_network.models import Codebook, TextCollection
from jobbvei.learning_network.queries.coded import coding_state
from jobbvei.learning_network.queries.coding import codes_now, texts_of, versions_of
from jobbvei.learning_network.types import Seat
from tests.factories.access import make_actor
from tests.factories.coding import (
    BEDRIFTER,
    LAERING,
    SAMARBEID,
    analysts_seat,
    code,
    make_small_codebook,
    make_text_collection,
    nth_team,
)
from tests.factories.learning_network import facilitators_seat, make_network, make_organiser, make_team
from tests.web.person.forms import values_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


@pytest.fixture
def seat() -> Seat:
    return facilitators_seat(make_network())


@pytest.fixture
def other(seat: Seat) -> Seat:
    return analysts_seat(seat.network)


def signed_in(seat: Seat) -> Client:
    client = Client()
    client.force_login(seat.actor.user)
    return client


def address(name: str, seat: Seat, *things: object) -> str:
    keys = [getattr(thing, "public_id") for thing in things]  # noqa: B009  # several kinds of rows
    return reverse(name, args=[seat.network.public_id, *keys])


def read(seat: Seat, name: str, *things: object) -> str:
    response = signed_in(seat).get(address(name, seat, *things), follow=True)
    assert response.status_code == 200
    return response.content.decode()


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


class TestAnAnalyst:
    def test_of_the_organiser_codes_and_reads_but_is_not_shown_how_to_facilitate(self, seat: Seat, other: Seat) -> None:
        assert "Koding av fritekst" in read(other, "coding")
        make_team(seat.network)
        page = read(other, "network")
        assert "Meld på kommuner" not in page
        assert "Koding" in page
        assert signed_in(other).get(address("network-enrol", seat)).status_code == 403

    def test_of_a_municipality_is_told_no(self, seat: Seat) -> None:
        team = make_team(seat.network)
        elsewhere = Seat(make_actor(ANALYST, team.municipality), seat.network)
        for name in ("coding", "network"):
            assert signed_in(elsewhere).get(address(name, seat)).status_code == 403

    def test_of_another_organiser_finds_no_such_network(self, seat: Seat) -> None:
        elsewhere = Seat(make_actor(ANALYST, make_organiser("0002", "En annen")), seat.network)
        assert signed_in(elsewhere).get(address("coding", seat)).status_code == 404


class TestCodebooks:
    def test_are_taken_from_the_package_and_shown_with_what_belongs(self, seat: Seat) -> None:
        response = signed_in(seat).post(address("codebook-take", seat), {"file": "barriers"}, follow=True)
        page = response.content.decode()
        assert "Kollektivtransport" in page
        assert "Manglende førerkort." in page

    def test_that_do_not_exist_are_not_found(self, seat: Seat) -> None:
        assert signed_in(seat).post(address("codebook-take", seat), {"file": "../setup"}).status_code == 404

    def test_are_begun_empty(self, seat: Seat) -> None:
        response = signed_in(seat).post(address("codebook-new", seat), {"title": "Min egen"}, follow=True)
        assert response.redirect_chain[-1][0].endswith("/endre/")
        assert "Ingen koder ennå" in read(seat, "codebook", Codebook.objects.in_network(seat.network).get())

    def filled(self, seat: Seat, book: Codebook) -> dict[str, Any]:
        return values_of(read(seat, "codebook-edit", book))

    def test_get_a_new_version_with_a_code_renamed_moved_and_taken_out(self, seat: Seat) -> None:
        book = make_small_codebook(seat)
        form = self.filled(seat, book) | {
            "form-0-name": "Samhandling",
            "form-0-ORDER": "5",
            "form-1-DELETE": "on",
            "form-3-name": "Økonomi",
            "form-3-ORDER": "1",
            "note": "Etter første runde",
        }
        response = signed_in(seat).post(address("codebook-edit", seat, book), form, follow=True)
        assert "Etter første runde" in response.content.decode()
        assert [(one.key, one.name) for one in codes_now(book)] == [
            ("okonomi", "Økonomi"),
            (LAERING, "Læring"),
            (SAMARBEID, "Samhandling"),
        ]

    def test_are_not_overwritten_by_somebody_who_began_earlier(self, seat: Seat, other: Seat) -> None:
        book = make_small_codebook(seat)
        old = self.filled(seat, book)
        new = self.filled(other, book) | {"form-0-name": "Samhandling"}
        signed_in(other).post(address("codebook-edit", other, book), new)
        response = signed_in(seat).post(address("codebook-edit", seat, book), old | {"form-1-name": "Firma"})
        assert response.status_code == 422
        assert "mens du skrev" in response.content.decode()
        assert len(versions_of(book)) == 3

    def test_show_an_older_version(self, seat: Seat) -> None:
        book = make_small_codebook(seat)
        page = signed_in(seat).get(address("codebook", seat, book) + "?utgave=1").content.decode()
        assert "Ingen koder ennå" in page


class TestACollection:
    def test_is_made_with_a_codebook(self, seat: Seat) -> None:
        book = make_small_codebook(seat)
        form = {"title": "Forventninger", "codebook": str(book.public_id), "shared_percent": "20"}
        page = signed_in(seat).post(address("coding-collection-new", seat), form, follow=True).content.decode()
        assert "Skriv eller lim inn" in page

    def test_takes_several_texts_with_blank_lines_between(self, seat: Seat) -> None:
        collection = make_text_collection(seat)
        form = {"text": "Vi vil samarbeide.\r\n\r\n\r\nVi vil lære.\r\nMer av det samme.", "is_several": "on"}
        signed_in(seat).post(address("coding-texts-add", seat, collection), form)
        assert [text.text for text in texts_of(collection)] == [
            "Vi vil samarbeide.",
            "Vi vil lære.\nMer av det samme.",
        ]

    def test_takes_one_text_of_a_municipality(self, seat: Seat) -> None:
        collection, team = make_text_collection(seat), nth_team(seat.network, 0)
        form = {"text": "Vi vil samarbeide.\n\nOg lære.", "team": str(team.public_id)}
        signed_in(seat).post(address("coding-texts-add", seat, collection), form)
        assert [text.team for text in texts_of(collection)] == [team]

    def upload(self, seat: Seat, collection: TextCollection, content: str) -> tuple[int, str]:
        file = SimpleUploadedFile("tekster.csv", content.encode())
        response = signed_in(seat).post(address("coding-texts-file", seat, collection), {"file": file})
        return response.status_code, response.content.decode()

    def test_reads_a_file_with_municipalities_by_name_number_or_none(self, seat: Seat) -> None:
        collection, team = make_text_collection(seat), nth_team(seat.network, 0)
        content = f"kommune;tekst\n{team.name.upper()};En.\n{team.municipality.number};To.\n;Tre.\n"
        assert self.upload(seat, collection, content)[0] == 302
        assert [(text.text, text.team) for text in texts_of(collection)] == [
            ("En.", team),
            ("To.", team),
            ("Tre.", None),
        ]

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            ("kommune;tekst\n;En.\nUkjentby;To.\n", "Linje 3: «Ukjentby» er ikke med i nettverket"),
            ("kommune;tekst\n;En.\n;\n;Tre.\n", ""),
            ("kommune;tekst\nPlankommune 1;\n", "Linje 2: Teksten er tom"),
            ("kommune;svar\n;En.\n", "mangler kolonnen «tekst»"),
            ("kommune;tekst\n", "minst én tekst"),
            ("", ""),
        ],
    )
    def test_reads_all_of_a_file_or_nothing(self, seat: Seat, content: str, told: str) -> None:
        nth_team(seat.network, 0)
        collection = make_text_collection(seat)
        status, page = self.upload(seat, collection, content)
        if told:
            assert told in page
        assert (status == 422) == (texts_of(collection) == [])

    def test_shows_how_far_it_has_come_and_not_what_the_other_chose(self, seat: Seat, other: Seat) -> None:
        collection = make_text_collection(seat, texts=["En.", "To."], shared_percent=100)
        code(other, texts_of(collection)[0], BEDRIFTER)
        for name in ("coding-collection", "coding-settle", "coding-result"):
            assert "Bedrifter" not in read(seat, name, collection)
        assert "ikke ferdig" in read(seat, "coding-collection", collection)

    def test_is_listed_with_what_waits(self, seat: Seat, other: Seat) -> None:
        collection = make_text_collection(seat, texts=["En."], shared_percent=100)
        code(seat, texts_of(collection)[0], SAMARBEID)
        code(other, texts_of(collection)[0], BEDRIFTER)
        assert "1 å avklare" in read(seat, "coding")


class TestOneText:
    def test_shows_text_codes_keys_and_not_the_municipality(self, seat: Seat) -> None:
        collection = make_text_collection(seat, texts=["Vi vil samarbeide."])
        page = read(seat, "coding-next", collection)
        assert "Vi vil samarbeide." in page
        assert 'data-keyboard="3"' in page
        assert "Alt om bedrifter." in page
        assert "Plankommune" not in page

    def test_saves_and_goes_to_the_next_until_there_is_none(self, seat: Seat) -> None:
        collection = make_text_collection(seat, texts=["En.", "To."])
        first, second = texts_of(collection)
        client = signed_in(seat)
        response = client.post(address("coding-text", seat, collection, first), {"keys": [SAMARBEID]}, follow=True)
        assert response.redirect_chain[-1][0] == address("coding-text", seat, collection, second)
        response = client.post(address("coding-text", seat, collection, second), {}, follow=True)
        assert "Du har kodet alt du skal" in response.content.decode()
        assert [row.stands for row in coding_state(collection).rows] == [{SAMARBEID}, frozenset()]

    def test_gives_the_two_who_code_at_once_different_texts_when_they_share_none(self, seat: Seat, other: Seat) -> None:
        collection = make_text_collection(seat, texts=["En.", "To.", "Tre."])
        code(seat, texts_of(collection)[0], SAMARBEID)
        state = coding_state(collection)
        assert state.next_for(seat.actor.user) == texts_of(collection)[1]
        assert state.next_for(other.actor.user) == texts_of(collection)[2]

    def test_says_when_somebody_else_was_first(self, seat: Seat, other: Seat) -> None:
        collection = make_text_collection(seat, texts=["En."])
        text = texts_of(collection)[0]
        code(other, text, SAMARBEID)
        response = signed_in(seat).post(address("coding-text", seat, collection, text), {"keys": [BEDRIFTER]})
        assert response.status_code == 422
        assert "kodet av andre" in response.content.decode()

    def test_remembers_what_one_chose(self, seat: Seat) -> None:
        collection = make_text_collection(seat, texts=["En."])
        code(seat, texts_of(collection)[0], BEDRIFTER)
        page = read(seat, "coding-text", collection, texts_of(collection)[0])
        assert re.search(r'value="bedrifter"[^>]* checked', page)
        assert not re.search(r'value="samarbeid"[^>]* checked', page)

    def test_marks_what_is_suggested_without_choosing_it(self, seat: Seat) -> None:
        together = [f"Vi vil samarbeide tettere, sak {letter}" for letter in "abcdefghij"]
        business = [f"Bedriftene på stedet må bli med, sak {letter}" for letter in "abcdefghij"]
        collection = make_text_collection(seat, texts=[*together, *business, "Tettere samarbeid"])
        for number, text in enumerate(texts_of(collection)[:20]):
            code(seat, text, SAMARBEID if number < 10 else BEDRIFTER)
        told = signed_in(seat).post(address("coding-suggest", seat, collection), follow=True).content.decode()
        assert "1 tekst har fått forslag" in told
        assert "For få kodede tekster til å foreslå: Læring." in told
        page = read(seat, "coding-next", collection)
        assert "foreslått, " in page
        assert " checked" not in page

    def test_has_no_suggestions_before_there_is_enough(self, seat: Seat) -> None:
        collection = make_text_collection(seat, texts=["En."])
        page = signed_in(seat).post(address("coding-suggest", seat, collection), follow=True).content.decode()
        assert "Ingen kode har nok kodede tekster ennå" in page


class TestSettling:
    def test_shows_both_and_takes_what_stands(self, seat: Seat, other: Seat) -> None:
        collection = make_text_collection(seat, texts=["En."], shared_percent=100)
        text = texts_of(collection)[0]
        code(seat, text, SAMARBEID, LAERING)
        code(other, text, SAMARBEID, BEDRIFTER)
        page = read(seat, "coding-settle", collection)
        assert "Samarbeid, Læring" in page
        assert "Samarbeid, Bedrifter" in page
        form = {"keys": [SAMARBEID], "note": "Det andre står ikke der."}
        response = signed_in(seat).post(address("coding-settle-text", seat, collection, text), form, follow=True)
        assert "Tekst 1 er avklart" in response.content.decode()
        assert coding_state(collection).rows[0].stands == frozenset({SAMARBEID})

    @pytest.mark.parametrize(
        ("form", "told"), [({"note": ""}, "Skriv hvorfor"), ({"keys": ["no"]}, "Kodeboken er endret")]
    )
    def test_says_what_is_missing(self, seat: Seat, other: Seat, form: dict[str, str], told: str) -> None:
        collection = make_text_collection(seat, texts=["En."], shared_percent=100)
        text = texts_of(collection)[0]
        code(seat, text, SAMARBEID)
        code(other, text, BEDRIFTER)
        response = signed_in(seat).post(address("coding-settle-text", seat, collection, text), form, follow=True)
        assert told in response.content.decode()
        assert coding_state(collection).waiting


class TestFiles:
    def test_of_counts_have_the_numbers_of_the_page(self, seat: Seat) -> None:
        collection = make_text_collection(seat, texts=["En.", "To."])
        for text in texts_of(collection):
            code(seat, text, SAMARBEID)
        rows = rows_of(signed_in(seat).get(address("coding-counts-file", seat, collection)).content)
        assert rows[0] | {"kode": "Samarbeid", "kommuner": "2", "n": "2", "prosent": "100"} == rows[0]

    def test_hold_the_words_of_released_texts_alone(self, seat: Seat) -> None:
        collection = make_text_collection(seat, texts=["Hemmelig.", "Fri."])
        for text in texts_of(collection):
            code(seat, text, SAMARBEID)
        client = signed_in(seat)
        client.post(address("coding-release", seat, collection, texts_of(collection)[1]))
        content = client.get(address("coding-codings-file", seat, collection)).content
        assert "Hemmelig" not in content.decode()
        assert [(row["tekst"], row[SAMARBEID], row[LAERING]) for row in rows_of(content)] == [
            ("", "1", "0"),
            ("Fri.", "1", "0"),
        ]
        client.post(address("coding-release", seat, collection, texts_of(collection)[1]))
        assert "Fri" not in client.get(address("coding-codings-file", seat, collection)).content.decode()

    def test_leave_out_what_two_share_until_it_may_be_compared(self, seat: Seat, other: Seat) -> None:
        collection = make_text_collection(seat, texts=["En.", "To."], shared_percent=100)
        for coder in (seat, other):
            code(coder, texts_of(collection)[0], SAMARBEID)
        assert rows_of(signed_in(seat).get(address("coding-codings-file", seat, collection)).content) == []
