"""The pages of the idea bank and of initiatives, as a team and a facilitator meet them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.types import Actor
from jobbvei.learning_network.actions.practices import answer_question, ask_about, see_answers
from jobbvei.learning_network.models import Initiative, Practice
from jobbvei.learning_network.queries.practices import questions_of
from jobbvei.learning_network.queries.questions import answers_unseen
from jobbvei.learning_network.queries.workbooks import workbook_of
from jobbvei.learning_network.types import InitiativeState, Seat
from tests.factories.access import NOW, make_municipality, make_occasion
from tests.factories.learning_network import (
    facilitators_seat,
    make_initiative,
    make_practice,
    make_team,
    make_workbook,
    teams_seat,
)

pytestmark = pytest.mark.django_db
IDEAS = "ideer-liste"


@pytest.fixture
def seat() -> Seat:
    return teams_seat(make_team())


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def page_of(seat: Seat, name: str, *keys: object, **asked: str) -> str:
    answer = signed_in(seat.actor).get(reverse(name, args=[seat.network.public_id, *keys]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def front_page(seat: Seat) -> str:
    return signed_in(seat.actor).get(reverse("start")).content.decode()


def send(seat: Seat, name: str, *keys: object, **form: str) -> tuple[int, str]:
    address = reverse(name, args=[seat.network.public_id, *keys])
    answer = signed_in(seat.actor).post(address, form, follow=True)
    return answer.status_code, answer.content.decode()


class TestTheBank:
    def test_that_is_empty_lets_a_facilitator_fill_it(self, seat: Seat) -> None:
        organisers = facilitators_seat(seat.network)
        assert "Hent de første kortene" in page_of(organisers, "practices")
        assert "Hent de første kortene" not in page_of(seat, "practices")
        _status, text = send(organisers, "practices-load")
        assert "38 kort er lagt i idébanken" in text
        assert "70" in page_of(seat, "practices", text="gullbilletten")

    def test_marks_what_was_looked_for(self, seat: Seat) -> None:
        make_practice(seat.network, "Mentorer på jobben")
        assert "<mark>Mentorer</mark> på jobben" in page_of(seat, "practices", text="mentor")

    def test_says_what_to_do_when_nothing_fits(self, seat: Seat) -> None:
        make_practice(seat.network)
        assert "Ingen kort passer" in page_of(seat, "practices", text="romfart")

    def test_takes_a_search_that_makes_no_sense(self, seat: Seat) -> None:
        make_practice(seat.network, "Mentorer på jobben")
        assert "Mentorer på jobben" in page_of(seat, "practices", category="nonsense", size="x")

    def test_shows_the_owner_that_a_question_waits(self, seat: Seat) -> None:
        card = make_practice(seat.network, owner_name="Eksempelvik kommune")
        asker = teams_seat(make_team(seat.network, make_municipality("9902", "Nordvik")))
        ask_about(seat=asker, practice=card, text="Hva koster det?", occasion=make_occasion(asker.actor))
        assert "Hva koster det?" in page_of(seat, "practices")
        assert "Spørsmål til dere" not in page_of(asker, "practices")

    def test_brings_the_question_to_those_who_have_the_card_and_the_answer_back(self, seat: Seat) -> None:
        card = make_practice(seat.network, owner_name="Eksempelvik kommune")
        asker = teams_seat(make_team(seat.network, make_municipality("9902", "Nordvik")))
        other = teams_seat(make_team(seat.network, make_municipality("9903", "Fjelltest")))
        _status, text = send(asker, "practice-ask", card.public_id, text="Hva koster det?")
        assert "på forsiden til Eksempelvik" in text
        organisers = facilitators_seat(seat.network)
        for reads in (seat, organisers):
            assert "Hva koster det?" in page_of(reads, "network")
            assert "Hva koster det?" in front_page(reads)
        assert "Spørsmål til dere" in front_page(seat)
        for silent in (asker, other):
            assert "Hva koster det?" not in page_of(silent, "network")
            assert "Hva koster det?" not in front_page(silent)
        [question] = questions_of(card)
        send(seat, "practice-answer", card.public_id, question.public_id, text="Ingenting")
        assert "Hva koster det?" not in front_page(seat)
        assert "Svar på det dere har spurt om" in front_page(asker)
        assert "Svar på det dere har spurt om" in page_of(asker, "network")
        page_of(other, "practice", card.public_id)
        assert "Svar på det dere har spurt om" in front_page(asker)
        page_of(asker, "practice", card.public_id)
        assert "Svar på det dere har spurt om" not in front_page(asker)

    def test_tells_of_a_second_answer_too(self, seat: Seat) -> None:
        card = make_practice(seat.network, owner_name="Eksempelvik kommune")
        asker = teams_seat(make_team(seat.network, make_municipality("9902", "Nordvik")))
        question = ask_about(seat=asker, practice=card, text="Hva?", occasion=make_occasion(asker.actor))
        first, later = make_occasion(seat.actor), replace(make_occasion(seat.actor), at=NOW + timedelta(days=2))
        answer_question(seat=seat, question=question, text="Ja", occasion=first)
        between = replace(first, at=NOW + timedelta(days=1))
        see_answers(seat=asker, practice=card, occasion=between)
        assert answers_unseen(asker) == []
        answer_question(seat=seat, question=question, text="Nei", occasion=later)
        assert answers_unseen(asker) == [question]


class TestACard:
    def test_links_only_to_web_pages(self, seat: Seat) -> None:
        lines = "Avtale: https://eksempel.test/avtale\nSkjema javascript:alert(1)"
        card = make_practice(seat.network, templates=lines)
        text = page_of(seat, "practice", card.public_id)
        assert 'href="https://eksempel.test/avtale"' in text
        assert 'href="javascript' not in text

    def test_is_copied_to_a_page_where_it_is_adapted(self, seat: Seat) -> None:
        card = make_practice(seat.network)
        _status, text = send(seat, "practice-copy", card.public_id)
        assert "Skriv det om så det passer hos dere" in text
        [ours] = Initiative.objects.of_team(seat.own_team).order_by("id")
        assert "Kopiert fra idébanken" in page_of(seat, "initiative", ours.public_id)
        assert "Kopiert av 1 kommune." in page_of(seat, "practice", card.public_id)

    def test_asks_where_in_the_workbook_it_shall_stand(self, seat: Seat) -> None:
        card = make_practice(seat.network)
        assert "Legg teksten i arbeidsboken" not in page_of(seat, "practice-copy", card.public_id)
        make_workbook(seat.own_team)
        text = page_of(seat, "practice-copy", card.public_id)
        assert "Legg teksten i arbeidsboken" in text
        assert '<option value="ideer-liste" selected>' in text
        assert "maal-maaltall" not in text  # a table takes no text

    def test_stands_in_the_workbook_with_a_way_back(self, seat: Seat) -> None:
        make_workbook(seat.own_team)
        card = make_practice(seat.network, "Mentorer på jobben")
        form = {"to_workbook": "on", "field_key": IDEAS, "text": "Mentorer på sykehjemmet"}
        _status, text = send(seat, "practice-copy", card.public_id, **form)
        assert "lagt nederst i «Ideer vi vil prøve» i arbeidsboken" in text
        section = page_of(seat, "workbook-section", "ideer")
        assert "Mentorer på sykehjemmet</textarea>" in section
        assert f'href="/nettverk/{seat.network.public_id}/ideer/{card.public_id}/"' in section
        [ours] = Initiative.objects.of_team(seat.own_team).order_by("id")
        assert "Ideer vi vil prøve" in page_of(seat, "initiative", ours.public_id)
        send(seat, "workbook-section", "ideer", do=f"uncopy:{IDEAS}:1")
        assert workbook_of(seat.own_team).text(IDEAS) == ""
        assert "Mentorer på jobben" not in page_of(seat, "workbook-section", "ideer")
        history = page_of(seat, "workbook-field", seat.own_team.public_id, IDEAS)
        assert "Teksten fra idébanken er tatt bort igjen." in history

    def test_makes_nothing_when_the_text_cannot_stand_there(self, seat: Seat) -> None:
        make_workbook(seat.own_team)
        card = make_practice(seat.network)
        for wrong in (
            {"text": "   "},
            {"field_key": "maal-maaltall"},
            {"field_key": ""},
            {"text": f"{'150190'} {'12345'}"},
        ):
            form = {"to_workbook": "on", "field_key": IDEAS, "text": "Mentorer", **wrong}
            status, _text = send(seat, "practice-copy", card.public_id, **form)
            assert status == 422, wrong
        assert not Initiative.objects.of_team(seat.own_team).exists()

    def test_refuses_a_result_of_four_at_its_field(self, seat: Seat) -> None:
        form = {
            "title": "A", "owner_name": "B", "category": "other", "target_group": "everybody", "size": "small",
            "maturity": "in_use", "what": "C", "results": "4 i jobb", "results_on": "2026", "results_source": "Oss",
        }  # fmt: skip
        status, text = send(seat, "practice-new", **form)
        assert (status, Practice.objects.for_tenant(seat.network.tenant).count()) == (422, 0)
        assert "færre enn 5" in text

    def test_shows_an_unpublished_version_to_its_owner_only(self, seat: Seat) -> None:
        card = make_practice(seat.network, "Gammel", owner_name="Eksempelvik kommune")
        form = {
            "title": "Nyskrevet", "owner_name": "B", "category": "other", "target_group": "everybody", "size": "small",
            "maturity": "in_use", "what": "C",
        }  # fmt: skip
        send(seat, "practice-edit", card.public_id, **form)
        other = teams_seat(make_team(seat.network, make_municipality("9902", "Nordvik")))
        assert "Nyskrevet" in page_of(seat, "practice", card.public_id, versjon="2")
        assert "Nyskrevet" not in page_of(other, "practice", card.public_id, versjon="2")
        _status, text = send(facilitators_seat(seat.network), "practice-move", card.public_id, state="published")
        assert "Nyskrevet" in text
        assert "Nyskrevet" in page_of(other, "practice", card.public_id)


class TestAnInitiative:
    def test_refuses_a_small_count_with_the_reason_and_keeps_the_form(self, seat: Seat) -> None:
        ours = make_initiative(seat)
        form = {"indicator": "in_job", "count": "3", "counted_on": "2026-11-01"}
        status, text = send(seat, "initiative-count", ours.public_id, **form)
        assert status == 422
        assert "kan noen kjenne igjen" in text
        assert 'value="3"' in text

    def test_wants_a_count_or_fewer_than_five_and_not_both(self, seat: Seat) -> None:
        ours = make_initiative(seat)
        for said in ({}, {"count": "9", "is_few": "on"}):
            form = {"indicator": "in_job", "counted_on": "2026-11-01", **said}
            assert send(seat, "initiative-count", ours.public_id, **form)[0] == 422
        few = {"indicator": "in_job", "counted_on": "2026-11-01", "is_few": "on"}
        assert "færre enn 5" in send(seat, "initiative-count", ours.public_id, **few)[1]

    def test_says_what_is_missing_before_it_can_start(self, seat: Seat) -> None:
        ours = make_initiative(seat, goal="")
        text = page_of(seat, "initiative", ours.public_id)
        assert "Skriv målet og velg hvem som er ansvarlig først" in text
        assert "Sett som i gang" not in text

    def test_is_read_but_not_written_by_a_facilitator(self, seat: Seat) -> None:
        ours = make_initiative(seat)
        organisers = facilitators_seat(seat.network)
        text = page_of(organisers, "initiative", ours.public_id)
        assert "Skriv i loggen" not in text
        assert ours.title in page_of(organisers, "initiatives")

    def test_turns_the_requirement_green(self, seat: Seat) -> None:
        ours = make_initiative(seat)
        _status, text = send(seat, "initiative-move", ours.public_id, state="running")
        assert "Tiltaket er nå i gang" in text
        ours.refresh_from_db()
        assert ours.state == InitiativeState.RUNNING
