"""A mail server on loopback that can be told whom to refuse, and that keeps what it took."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from pytest_django import Settings

SENDER = "jobbvei@ks.test"


@dataclass
class Inbox:
    """What the server took, and how it answers.

    Attributes:
        answers: What it answers to a receiver, by address; a list is used up one answer at a time.
        hangs_up_on: Whose letter it takes, and then breaks the line instead of saying so.
    """

    taken: list[EmailMessage] = field(default_factory=list)
    envelopes: list[list[str]] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    after_data: str = "250 taken"
    hangs_up_on: set[str] = field(default_factory=set)

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802  # the server's name
        """Take the receiver, or answer as told."""
        waiting = self.answers.get(address)
        if waiting:
            return waiting.pop(0) if len(waiting) > 1 else waiting[0]
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # as above
        """Keep the letter."""
        if self.after_data.startswith("250"):
            self.envelopes.append(list(envelope.rcpt_tos))
            parsed = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(parsed, EmailMessage)
            self.taken.append(parsed)
        if self.hangs_up_on.intersection(envelope.rcpt_tos):
            server.transport.abort()
        return self.after_data

    @property
    def receivers(self) -> list[str]:
        """Every address that was sent to, in the order of time."""
        return [address for envelope in self.envelopes for address in envelope]


@contextmanager
def mail_server(settings: Settings, answers: Mapping[str, list[str]] | None = None) -> Iterator[Inbox]:
    """A server that listens while the block runs; the settings lead there."""
    inbox = Inbox(answers=dict(answers or {}))
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        lead_to(settings, controller.port)
        yield inbox
    finally:
        controller.stop()


def free_port() -> int:
    """A port nobody listens to; the library cannot ask for one itself."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def lead_to(settings: Settings, port: int) -> None:
    """Let the settings lead to a server on loopback."""
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", port, False
    settings.DEFAULT_FROM_EMAIL = SENDER


def text_of(letter: EmailMessage) -> str:
    """The words of the letter."""
    body = letter.get_body(("plain",))
    assert body is not None
    content: str = body.get_content()
    return content.replace("\r\n", "\n")
