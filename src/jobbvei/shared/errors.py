"""Errors a user may meet: a stable code, one sentence, and what to do next."""

from jobbvei.shared.sentence import Sentence


class JobbveiError(Exception):
    """Base of every error that is meant to be read by a user.

    Args:
        code: Stable, dotted, in English; other systems may rely on it.
        sentence: What is wrong, where, and how to mend it.
    """

    def __init__(self, code: str, sentence: Sentence) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class UnusableInput(JobbveiError):
    """Input from outside (a file, an argument, a form) that cannot be used; nothing has been written."""


class NotFound(JobbveiError):
    """There is no such thing, or none the user may know of; the answer never tells which."""


class Refused(JobbveiError):
    """A policy said no.

    Args:
        law: The provision the no comes from; empty when it is a rule of the house.
    """

    def __init__(self, code: str, sentence: Sentence, law: str = "") -> None:
        super().__init__(code, sentence)
        self.law = law
