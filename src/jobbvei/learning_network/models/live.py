"""Questions that a room answers on its phones.

Who answered is nowhere. A phone is known to one question only, by a fingerprint that another question does not give,
and only while the question is open; when it closes, the fingerprints go and what is left is counts and loose texts.
The rows have random keys and no time, so neither tells who was first (ADR 0023).
"""

import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.gatherings import Gathering
from jobbvei.learning_network.models.networks import SizeGroup
from jobbvei.learning_network.models.walls import NetworkOwned
from jobbvei.learning_network.states import QuestionState

LARGEST_KEY = 2**63 - 1
CODE_LENGTH = 5
CODE_LETTERS = "BCDFGHJKMNPQRSTVWXZ"  # no vowels, so no words; none that is mistaken for another


class LiveKind(models.TextChoices):
    """What a question asks for."""

    POLL = "poll", _("valg")
    SCALE = "scale", _("skala")
    WORDS = "words", _("ordsky")
    TEXT = "text", _("åpent svar")
    IDEAS = "ideas", _("ideer med stemmer")


class RandomKeyField(models.BigIntegerField):  # type: ignore[type-arg]  # a class of Django cannot be subscripted
    """A key that says nothing about when the row was written.

    On SQLite it is the row's own place in the table, so there is no hidden count beside it.
    """

    def db_type(self, connection: Any) -> str | None:
        """``integer`` alone makes a primary key SQLite's row number."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


def random_key() -> int:
    """A key for a row nobody may date."""
    return 1 + secrets.randbelow(LARGEST_KEY)


def random_code() -> str:
    """What phones join by."""
    return "".join(secrets.choice(CODE_LETTERS) for _letter in range(CODE_LENGTH))


def random_secret() -> str:
    """What makes the fingerprints of one question unlike those of all others."""
    return secrets.token_hex(16)


class LiveSession(NetworkOwned):
    """Questions for one room, prepared before and asked one by one.

    Attributes:
        gathering: Where it is used, and whose page shows the results; None when it stands alone.
        code: What phones join by; letters that are not mistaken for each other.
        ended_on: The day the facilitator ended it, after which phones are let in no more; None while it can be used.
    """

    name = models.CharField(_("navn"), max_length=100)
    code = models.CharField(_("kode"), max_length=8, unique=True, default=random_code, editable=False)
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("samling")
    )
    made_on = models.DateField(_("laget"))
    ended_on = models.DateField(_("avsluttet"), null=True, blank=True)

    class Meta:
        verbose_name = _("spørrerunde")
        verbose_name_plural = _("spørrerunder")
        ordering = ["network", "-made_on", "-id"]

    def __str__(self) -> str:
        return self.name


class LiveQuestion(NetworkOwned):
    """One question of a session.

    Attributes:
        takes_several: Whether more than one choice may be made in a poll.
        steps: How many steps a scale has, from 1.
        low_anchor: What the first step means; ``high_anchor`` the last.
        shows_at_once: Whether texts are shown as they come; else a facilitator lets each of them out.
        asks_size_group: Whether a phone may say which size of municipality it comes from.
        opened_at: When it was asked; no answer has a time of its own.
        secret: Makes the fingerprints of the phones; emptied when the question closes.
        tally: The counts as they were when it closed; None before.
    """

    session = models.ForeignKey(LiveSession, on_delete=models.CASCADE, related_name="+", editable=False)
    kind = models.CharField(_("type"), max_length=8, choices=LiveKind.choices)
    words = models.CharField(_("spørsmål"), max_length=200)
    takes_several = models.BooleanField(_("flere valg"), default=False)
    steps = models.PositiveSmallIntegerField(_("trinn"), default=5)
    low_anchor = models.CharField(_("laveste trinn betyr"), max_length=60, blank=True)
    high_anchor = models.CharField(_("høyeste trinn betyr"), max_length=60, blank=True)
    shows_at_once = models.BooleanField(_("svar vises med en gang"), default=True)
    asks_size_group = models.BooleanField(_("spør om kommunens størrelse"), default=False)
    state = models.CharField(
        _("status"), max_length=10, choices=QuestionState.choices, default=QuestionState.PREPARED, editable=False
    )
    opened_at = models.DateTimeField(null=True, editable=False)
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    secret = models.CharField(max_length=32, default=random_secret, editable=False)
    tally = models.JSONField(null=True, editable=False)

    class Meta:
        verbose_name = _("livespørsmål")
        verbose_name_plural = _("livespørsmål")
        ordering = ["session", "order", "id"]

    def __str__(self) -> str:
        return self.words


class LiveOption(NetworkOwned):
    """One of the choices of a poll; an answer names it by its place."""

    question = models.ForeignKey(LiveQuestion, on_delete=models.CASCADE, related_name="+", editable=False)
    words = models.CharField(_("valg"), max_length=100)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("svarvalg")
        verbose_name_plural = _("svarvalg")
        ordering = ["question", "order", "id"]

    def __str__(self) -> str:
        return self.words


class LiveAnswer(NetworkOwned):
    """What one phone answered. Nothing in it leads to another answer, or to anybody.

    Attributes:
        phone: The phone's fingerprint in this question; None once the question is closed.
        choices: Places of the options chosen in a poll, or the one step of a scale.
        text: Words one on each line, an open answer or an idea.
        is_shown: Whether others see the text.
        votes: Votes for an idea, counted when the question closed.
    """

    id = RandomKeyField(primary_key=True, default=random_key, editable=False)
    question = models.ForeignKey(LiveQuestion, on_delete=models.CASCADE, related_name="+", editable=False)
    phone = models.CharField(max_length=64, null=True, editable=False)  # each None is another's
    choices = models.JSONField(default=list)
    text = models.CharField(max_length=500, blank=True)
    size_group = models.ForeignKey(SizeGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_shown = models.BooleanField(default=True)
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("livesvar")
        verbose_name_plural = _("livesvar")
        ordering = ["question", "id"]
        constraints = [models.UniqueConstraint(fields=["question", "phone"], name="network_one_answer_per_phone")]

    def __str__(self) -> str:
        return f"{self.public_id}"


class LiveVote(NetworkOwned):
    """A phone's vote for an idea; the fingerprint is unlike its others, and the row goes when the question closes."""

    id = RandomKeyField(primary_key=True, default=random_key, editable=False)
    answer = models.ForeignKey(LiveAnswer, on_delete=models.CASCADE, related_name="cast_votes", editable=False)
    phone = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("stemme på en idé")
        verbose_name_plural = _("stemmer på en idé")
        ordering = ["answer", "id"]
        constraints = [models.UniqueConstraint(fields=["answer", "phone"], name="network_one_vote_per_phone")]

    def __str__(self) -> str:
        return f"{self.public_id}"
