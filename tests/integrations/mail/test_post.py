"""The port to the mail server: what it hands over, and what it makes of a no."""

from contextlib import ExitStack
from dataclasses import replace

import pytest
from pytest_django import Settings

from jobbvei.integrations.mail.post import Letter, NotSent, PostOffice, mail_is_set_up
from jobbvei.integrations.models import MailProblem
from tests.integrations.mail.server import SENDER, free_port, lead_to, mail_server, text_of

TO = "petra@eksempelvik.test"
LETTER = Letter(
    name="Petra Plantest", email=TO, subject="Invitasjon på Æsnes", text="Hei!\n\nVelkommen.\n", sender_name="KS"
)


def send(letter: Letter = LETTER) -> None:
    with PostOffice() as post:
        post.send(letter)


def refused(letter: Letter = LETTER) -> NotSent:
    with PostOffice() as post, pytest.raises(NotSent) as told:
        post.send(letter)
    return told.value


class TestSend:
    def test_hands_over_the_letter_to_one_person_and_nobody_else(self, settings: Settings) -> None:
        with mail_server(settings) as inbox:
            send()
        [letter] = inbox.taken
        assert inbox.receivers == [TO]
        assert (letter["Subject"], letter["To"]) == ("Invitasjon på Æsnes", f"Petra Plantest <{TO}>")
        assert (letter["From"], letter["Cc"], letter["Bcc"]) == (f"KS <{SENDER}>", None, None)
        assert letter["Message-ID"].endswith("@ks.test>")
        assert text_of(letter) == LETTER.text

    def test_uses_one_connection_for_several(self, settings: Settings) -> None:
        with mail_server(settings) as inbox, PostOffice() as post:
            post.send(LETTER)
            connection = post._backend.connection
            post.send(LETTER)
            assert post._backend.connection is connection
        assert len(inbox.taken) == 2

    def test_keeps_a_name_with_line_breaks_from_becoming_a_heading(self, settings: Settings) -> None:
        with mail_server(settings) as inbox:
            send(Letter(name="Ola\nBcc: andre@x.test", email=TO, subject="En\r\nto", text="x", sender_name="K\nS"))
        [letter] = inbox.taken
        assert (inbox.receivers, letter["Bcc"], letter["Subject"]) == ([TO], None, "En to")


class TestARefusal:
    @pytest.mark.parametrize(
        ("answer", "problem", "is_for_now"),
        [
            ("550 no such user petra", MailProblem.REFUSED_ADDRESS, False),
            ("450 try later", MailProblem.BUSY, True),
        ],
    )
    def test_of_the_address_is_for_good_or_for_now(
        self, settings: Settings, answer: str, problem: MailProblem, is_for_now: bool
    ) -> None:
        with mail_server(settings, {TO: [answer]}):
            told = refused()
        assert (told.problem, told.is_for_now, told.is_for_all) == (problem, is_for_now, False)

    def test_leaves_the_connection_for_the_next(self, settings: Settings) -> None:
        with mail_server(settings, {"borte@x.test": ["550 no"]}) as inbox, PostOffice() as post:
            with pytest.raises(NotSent):
                post.send(Letter(name="", email="borte@x.test", subject="x", text="x", sender_name="KS"))
            post.send(LETTER)
        assert inbox.receivers == [TO]

    def test_of_the_letter_itself_is_told(self, settings: Settings) -> None:
        with mail_server(settings) as inbox:
            inbox.after_data = "554 looks like spam"
            assert refused().problem is MailProblem.NOT_ACCEPTED

    def test_of_the_encryption_in_the_setup_stops_all(self, settings: Settings) -> None:
        with mail_server(settings):
            settings.EMAIL_USE_TLS = True
            told = refused()
        assert (told.problem, told.is_for_now, told.is_for_all) == (MailProblem.SETUP_REFUSED, False, True)

    def test_for_an_address_that_cannot_be_written_needs_no_server(self, settings: Settings) -> None:
        with mail_server(settings):
            told = refused(Letter(name="", email="a b@@x", subject="x", text="x", sender_name="KS"))
        assert (told.problem, told.is_for_all) == (MailProblem.REFUSED_ADDRESS, False)


class TestAServerThatIsDown:
    def test_is_told_and_may_come_back(self, settings: Settings) -> None:
        lead_to(settings, free_port())
        told = refused()
        assert (told.problem, told.is_for_now, told.is_for_all) == (MailProblem.SERVER_DOWN, True, True)

    def test_once_it_has_the_letter_leaves_it_unknown_whether_it_was_taken(self, settings: Settings) -> None:
        with mail_server(settings) as inbox:
            inbox.hangs_up_on = {TO}
            told = refused()
        assert (told.problem, told.is_for_now, told.is_for_all) == (MailProblem.INTERRUPTED, False, False)
        assert inbox.receivers == [TO]

    def test_in_the_middle_is_called_anew(self, settings: Settings) -> None:
        with ExitStack() as stack:
            with mail_server(settings):
                post = stack.enter_context(PostOffice())
                post.send(LETTER)
            with pytest.raises(NotSent):
                post.send(LETTER)
            with mail_server(settings) as again:
                post._backend.port = settings.EMAIL_PORT
                post.send(LETTER)
        assert again.receivers == [TO]


class TestTheKeyOfALetter:
    def test_is_the_same_each_time_it_is_sent(self, settings: Settings) -> None:
        with mail_server(settings) as inbox:
            for key in ("a1", "a1", "b2", ""):
                send(replace(LETTER, key=key))
        first, second, third, fourth = (letter["Message-ID"] for letter in inbox.taken)
        assert (first, second, third) == ("<a1@ks.test>", "<a1@ks.test>", "<b2@ks.test>")
        assert fourth.endswith("@ks.test>")


class TestTheLog:
    def test_says_what_went_wrong_and_never_to_whom(self, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
        with mail_server(settings, {TO: ["550 petra is unknown"]}):
            refused()
        written = " ".join(str(one.msg) for one in caplog.records if one.name.startswith("jobbvei"))
        assert "refused_address" in written
        assert "petra" not in written.casefold()


class TestMailIsSetUp:
    @pytest.mark.parametrize(
        ("host", "sender", "is_set_up"), [("", SENDER, False), ("x", "", False), ("x", SENDER, True)]
    )
    def test_with_a_server_and_a_sender(self, settings: Settings, host: str, sender: str, is_set_up: bool) -> None:
        settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = host, sender
        assert mail_is_set_up() is is_set_up
