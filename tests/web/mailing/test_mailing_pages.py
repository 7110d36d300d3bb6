"""Whoever sends reads the letter and the number of receivers first, and sees what came of it after."""

import re
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from jobbvei.access.roles import FACILITATOR, PROGRAMME_ADVISER
from jobbvei.background.models import LongWork, WorkState
from jobbvei.integrations.models import Mailing, MailReceiver
from jobbvei.learning_network.models import Gathering, TeamPerson
from tests.factories.access import make_actor, make_municipality
from tests.factories.gatherings import make_gathering
from tests.factories.learning_network import facilitators_seat, make_team, make_team_person
from tests.factories.surveys import make_open_wave
from tests.integrations.mail.server import free_port, lead_to, mail_server, text_of

pytestmark = pytest.mark.django_db
PETRA, OLA = "petra@eksempelvik.test", "ola@nordvik.test"


@pytest.fixture
def petra() -> TeamPerson:
    return addressed(make_team_person(make_team(), "Petra Plantest", is_lead=True), PETRA)


@pytest.fixture
def gathering(petra: TeamPerson) -> Gathering:
    other = make_team(petra.network, make_municipality("9902", "Nordvik"))
    addressed(make_team_person(other, "Ola Prøve", is_lead=True), OLA)
    return make_gathering(petra.network, timezone.now() + timedelta(days=9), place="Rådhuset")


@pytest.fixture
def facilitator(petra: TeamPerson) -> Client:
    client = Client()
    client.force_login(facilitators_seat(petra.network).actor.user)
    return client


def addressed(person: TeamPerson, email: str) -> TeamPerson:
    person.email = email
    person.save()
    return person


def letter_page(gathering: Gathering) -> str:
    return reverse("gathering-letter", args=[gathering.network.public_id, gathering.public_id])


def as_shown(page: str) -> dict[str, str]:
    """The form as a browser would send it."""
    subject = re.search(r'name="subject"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="subject"', page)
    text = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.DOTALL)
    expected = re.search(r'name="expected" value="(\d+)"', page)
    assert subject
    assert text
    assert expected
    return {"subject": subject[1] or subject[2], "text": text[1], "expected": expected[1]}


class TestTheLetter:
    def test_is_shown_with_the_number_of_receivers_before_anything_is_sent(
        self, settings: Settings, facilitator: Client, gathering: Gathering
    ) -> None:
        with mail_server(settings) as inbox:
            page = facilitator.get(letter_page(gathering)).content.decode()
        assert inbox.taken == []
        assert "<strong>2</strong> får hvert sitt brev" in page
        assert "Send 2 brev" in page
        assert "Hei Ola!" in page or "Hei Petra!" in page
        assert PETRA in page
        form = as_shown(page)
        assert form["subject"] == "Invitasjon: Samling om innsikt"
        assert "Hvor: Rådhuset" in form["text"]
        assert "[lenke]" in form["text"]

    def test_is_sent_as_it_was_shown_and_ends_in_the_outbox(
        self, settings: Settings, facilitator: Client, gathering: Gathering, petra: TeamPerson
    ) -> None:
        with mail_server(settings, {OLA: ["550 no such user"]}) as inbox:
            form = as_shown(facilitator.get(letter_page(gathering)).content.decode())
            response = facilitator.post(letter_page(gathering), form, follow=True)
        outbox = response.content.decode()
        assert inbox.receivers == [PETRA]
        assert f"http://testserver/samling/{petra.link_key}/{gathering.public_id}/" in text_of(inbox.taken[0])
        assert "1 har fått brevet. 1 har ikke fått det." in outbox
        assert "E-posttjeneren avviste adressen" in outbox
        assert "Send igjen til den som ikke fikk det" in outbox
        assert petra.link_key not in outbox

    def test_is_sent_again_from_the_outbox_to_whoever_did_not_get_it(
        self, settings: Settings, facilitator: Client, gathering: Gathering
    ) -> None:
        with mail_server(settings, {OLA: ["550 no such user"]}):
            form = as_shown(facilitator.get(letter_page(gathering)).content.decode())
            facilitator.post(letter_page(gathering), form)
        made = Mailing.objects.for_tenant(gathering.network.tenant).get()
        with mail_server(settings) as inbox:
            again = facilitator.post(reverse("mailing-again", args=[made.public_id]), follow=True)
        assert inbox.receivers == [OLA]
        assert "Alle 2 brev er sendt" in again.content.decode()

    def test_can_be_sent_again_to_those_who_wait_still_when_the_work_has_stopped(
        self, settings: Settings, facilitator: Client, gathering: Gathering
    ) -> None:
        with mail_server(settings, {OLA: ["550 no such user"], PETRA: ["550 no such user"]}):
            form = as_shown(facilitator.get(letter_page(gathering)).content.decode())
            facilitator.post(letter_page(gathering), form)
        made = Mailing.objects.for_tenant(gathering.network.tenant).get()
        address, button = reverse("mailing", args=[made.public_id]), "Send igjen til de 2 som ikke fikk det"
        MailReceiver.objects.for_tenant(made.tenant_id).filter(mailing=made, email=OLA).update(state="waiting")
        MailReceiver.objects.for_tenant(made.tenant_id).filter(mailing=made, email=PETRA).update(state="sending")
        lead_to(settings, free_port())
        assert button in facilitator.get(address).content.decode()
        work = LongWork.objects.for_tenant(made.tenant_id).filter(public_id=made.work_key)
        work.update(state=WorkState.RUNNING)
        assert "Send igjen" not in facilitator.get(address).content.decode()

    def test_can_be_looked_at_with_changes_before_it_is_sent(
        self, settings: Settings, facilitator: Client, gathering: Gathering
    ) -> None:
        form = {"subject": "Kom!", "text": "Kjære [navn], se [lenke]", "expected": "2", "vis": "1"}
        with mail_server(settings) as inbox:
            page = facilitator.post(letter_page(gathering), form).content.decode()
        assert inbox.taken == []
        assert re.search(r"Kjære (Ola|Petra), se http://testserver/…", page)

    def test_is_not_sent_when_others_would_get_it_than_were_shown(
        self, settings: Settings, facilitator: Client, gathering: Gathering, petra: TeamPerson
    ) -> None:
        with mail_server(settings) as inbox:
            form = as_shown(facilitator.get(letter_page(gathering)).content.decode())
            addressed(make_team_person(petra.team, "Ny Nykommer"), "ny@eksempelvik.test")
            response = facilitator.post(letter_page(gathering), form)
            assert inbox.taken == []
            assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
            page = response.content.decode()
            assert "Det er nå 3 mottakere, ikke 2" in page
            facilitator.post(letter_page(gathering), as_shown(page))
        assert len(inbox.taken) == 3

    def test_says_that_a_gathering_is_changed_when_letters_have_gone_out_before(
        self, settings: Settings, facilitator: Client, gathering: Gathering
    ) -> None:
        with mail_server(settings):
            facilitator.post(letter_page(gathering), as_shown(facilitator.get(letter_page(gathering)).content.decode()))
            gathering.sequence += 1
            gathering.save()
            page = facilitator.get(letter_page(gathering)).content.decode()
        assert as_shown(page)["subject"] == "Endret: Samling om innsikt"
        assert "Sendt før" in page

    def test_warns_of_those_who_have_no_address(
        self, settings: Settings, facilitator: Client, gathering: Gathering, petra: TeamPerson
    ) -> None:
        addressed(petra, "")
        lead_to(settings, free_port())
        assert "1 av dem har ingen e-postadresse" in facilitator.get(letter_page(gathering)).content.decode()

    def test_without_a_mail_server_is_one_sentence_and_the_way_by_hand(
        self, facilitator: Client, gathering: Gathering
    ) -> None:
        page = facilitator.get(letter_page(gathering)).content.decode()
        assert "Det er ikke satt opp noen e-posttjener for Jobbvei" in page
        assert reverse("gathering-links", args=[gathering.network.public_id, gathering.public_id]) in page
        assert "<textarea" not in page
        people = reverse("gathering-people", args=[gathering.network.public_id, gathering.public_id])
        shown = facilitator.get(people).content.decode()
        assert "last ned lenkene og send dem" in shown
        assert letter_page(gathering) not in shown


class TestTheNudge:
    def test_is_sent_to_the_lead_from_the_page(
        self, settings: Settings, facilitator: Client, petra: TeamPerson
    ) -> None:
        keys = [petra.network.public_id, petra.team.public_id]
        address = reverse("team-nudge-letter", args=keys)
        with mail_server(settings) as inbox:
            assert address in facilitator.get(reverse("team-nudge", args=keys)).content.decode()
            form = as_shown(facilitator.get(address).content.decode())
            facilitator.post(address, form)
        assert inbox.receivers == [PETRA]
        assert text_of(inbox.taken[0]).startswith("Hei Petra,")

    def test_without_a_mail_server_is_a_draft_as_before(self, facilitator: Client, petra: TeamPerson) -> None:
        keys = [petra.network.public_id, petra.team.public_id]
        page = facilitator.get(reverse("team-nudge", args=keys)).content.decode()
        assert "Jobbvei sender ingenting, for det er ikke satt opp noen e-posttjener" in page
        assert f"mailto:{PETRA}" in page


@pytest.mark.usefixtures("at_today")
class TestTheSurvey:
    def test_reminds_those_who_have_not_answered(self, settings: Settings, client: Client) -> None:
        owner = make_actor(FACILITATOR)
        client.force_login(owner.user)
        wave = make_open_wave(owner)
        address = f"{reverse('survey-letter', args=[wave.public_id])}?bare=venter"
        links = f"{reverse('survey-links', args=[wave.public_id])}?bare=venter"
        with mail_server(settings) as inbox:
            assert address in client.get(links).content.decode()
            form = as_shown(client.get(address).content.decode())
            client.post(address, form)
        assert len(inbox.taken) == int(form["expected"]) > 1
        assert "Vi har ikke sett at du har svart" in text_of(inbox.taken[0])


class TestTheOutbox:
    def test_is_not_there_for_other_municipalities_nor_for_case_work(
        self, settings: Settings, facilitator: Client, gathering: Gathering, client: Client
    ) -> None:
        with mail_server(settings):
            facilitator.post(letter_page(gathering), as_shown(facilitator.get(letter_page(gathering)).content.decode()))
        made = Mailing.objects.for_tenant(gathering.network.tenant).get()
        client.force_login(make_actor(PROGRAMME_ADVISER).user)
        assert client.get(reverse("mailing", args=[made.public_id])).status_code == HTTPStatus.NOT_FOUND
