"""The way out for a letter: the only module that knows mail servers and the library that talks to them."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.mime.text import MIMEText
from email.utils import formataddr, make_msgid, parseaddr
from types import TracebackType
from typing import Self

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

from jobbvei.integrations.models import MailProblem

FOR_GOOD = 500  # from here on, a server says that trying again is of no use
WHOLE_SETUP = (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError, ssl.SSLError)
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to one person.

    Attributes:
        answer_to: Address of the person an answer goes to.
        calendar: An iCalendar file that goes along; empty for none. ``method`` is the file's own.
        key: The same each time this letter is tried, so that copies can be recognised; empty for one of its own.
    """

    name: str
    email: str
    subject: str
    text: str
    sender_name: str
    answer_to: str = ""
    calendar: bytes = b""
    method: str = ""
    key: str = ""


class NotSent(Exception):
    """The server did not take the letter.

    Attributes:
        is_for_now: It may take it later.
        is_for_all: It would take no other letter either.
    """

    def __init__(self, problem: MailProblem, *, is_for_now: bool = False, is_for_all: bool = False) -> None:
        super().__init__(problem)
        self.problem, self.is_for_now, self.is_for_all = problem, is_for_now, is_for_all


class PostOffice:
    """A connection to the mail server that lives for several letters; opened when the first is sent."""

    def __enter__(self) -> Self:
        self._backend = EmailBackend(fail_silently=False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def send(self, letter: Letter) -> None:
        """Hand the letter over to the server.

        Raises:
            NotSent: The server did not take it; the log has no address and no word of it.
        """
        try:
            self._backend.open()
        except (OSError, ValueError) as problem:  # every fault of the mail library is an OSError
            raise self._unsent(problem, NotSent(MailProblem.SERVER_DOWN, is_for_now=True, is_for_all=True)) from None
        try:
            self._backend.send_messages([_message(letter)])
        except (OSError, ValueError) as problem:
            # The server may have taken the letter before it went silent, so nobody tries again without being asked.
            raise self._unsent(problem, NotSent(MailProblem.INTERRUPTED)) from None

    def _unsent(self, problem: Exception, otherwise: NotSent) -> NotSent:
        """What to tell instead of the problem; what the server said may hold the address."""
        told = _as_not_sent(problem, otherwise)
        log.warning("mail_not_sent", problem=str(told.problem), cause=type(problem).__name__)
        if told is otherwise or told.is_for_now or told.is_for_all:
            self._hang_up()
        return told

    def _hang_up(self) -> None:
        with suppress(OSError):
            self._backend.close()
        self._backend.connection = None


def mail_is_set_up() -> bool:
    """Whether there is a server to send with."""
    return bool(settings.EMAIL_HOST and settings.DEFAULT_FROM_EMAIL)


def from_address() -> str:
    """The bare address letters come from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _message(letter: Letter) -> EmailMultiAlternatives:
    sender = from_address()
    domain = sender.rpartition("@")[2]
    message = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),
        body=letter.text,
        from_email=formataddr((" ".join(letter.sender_name.split()), sender)),
        to=[formataddr((" ".join(letter.name.split()), letter.email))],
        reply_to=[letter.answer_to] if letter.answer_to else None,
        headers={"Message-ID": f"<{letter.key}@{domain}>" if letter.key else make_msgid(domain=domain)},
    )
    if letter.calendar:
        message.attach(_calendar(letter))
    return message


def _calendar(letter: Letter) -> MIMEText:
    """The file with its method in the header too, where calendar programs look for it."""
    part = MIMEText(letter.calendar.decode("utf-8"), "calendar", "utf-8")
    part.set_param("method", letter.method)
    part.add_header("Content-Disposition", "attachment", filename="samling.ics")
    return part


def _as_not_sent(problem: Exception, otherwise: NotSent) -> NotSent:
    if isinstance(problem, WHOLE_SETUP):
        return NotSent(MailProblem.SETUP_REFUSED, is_for_all=True)
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _words in problem.recipients.values()]
        return _refused(min(codes), NotSent(MailProblem.REFUSED_ADDRESS))
    if isinstance(problem, smtplib.SMTPSenderRefused):
        return _refused(problem.smtp_code, NotSent(MailProblem.SETUP_REFUSED, is_for_all=True))
    if isinstance(problem, smtplib.SMTPDataError):
        return _refused(problem.smtp_code, NotSent(MailProblem.NOT_ACCEPTED))
    if isinstance(problem, ValueError):  # an address or a heading that cannot be written
        return NotSent(MailProblem.REFUSED_ADDRESS)
    return otherwise


def _refused(code: int, for_good: NotSent) -> NotSent:
    return for_good if code >= FOR_GOOD else NotSent(MailProblem.BUSY, is_for_now=True)
