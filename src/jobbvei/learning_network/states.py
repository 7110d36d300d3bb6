"""The states of a municipality's team in a network, and of a question asked live."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamState(models.TextChoices):
    """Whether a team takes part. Paused is not out: it keeps its workbook, its people and its place."""

    TAKES_PART = "takes_part", _("med")
    PAUSED = "paused", _("på pause")
    WITHDRAWN = "withdrawn", _("trukket seg")


TRANSITIONS = MappingProxyType(
    {
        TeamState.TAKES_PART: frozenset({TeamState.PAUSED, TeamState.WITHDRAWN}),
        TeamState.PAUSED: frozenset({TeamState.TAKES_PART, TeamState.WITHDRAWN}),
        TeamState.WITHDRAWN: frozenset({TeamState.TAKES_PART}),
    }
)


class InitiativeState(models.TextChoices):
    """How far an initiative has come."""

    IDEA = "idea", _("idé")
    PLANNED = "planned", _("planlagt")
    RUNNING = "running", _("i gang")
    FINISHED = "finished", _("fullført")
    STOPPED = "stopped", _("stoppet")


INITIATIVE_TRANSITIONS = MappingProxyType(
    {
        InitiativeState.IDEA: (InitiativeState.PLANNED, InitiativeState.RUNNING, InitiativeState.STOPPED),
        InitiativeState.PLANNED: (InitiativeState.RUNNING, InitiativeState.IDEA, InitiativeState.STOPPED),
        InitiativeState.RUNNING: (InitiativeState.FINISHED, InitiativeState.STOPPED),
        InitiativeState.FINISHED: (InitiativeState.RUNNING,),
        InitiativeState.STOPPED: (InitiativeState.PLANNED, InitiativeState.RUNNING),
    }
)
# What somebody has begun with, whatever came of it.
BEGUN = (InitiativeState.RUNNING, InitiativeState.FINISHED, InitiativeState.STOPPED)
# What counts towards the network's requirements.
STANDING = (InitiativeState.PLANNED, InitiativeState.RUNNING, InitiativeState.FINISHED)


class PracticeState(models.TextChoices):
    """Who reads a card in the idea bank."""

    DRAFT = "draft", _("utkast")
    PUBLISHED = "published", _("publisert")
    ARCHIVED = "archived", _("arkivert")


PRACTICE_TRANSITIONS = MappingProxyType(
    {
        PracticeState.DRAFT: (PracticeState.PUBLISHED, PracticeState.ARCHIVED),
        PracticeState.PUBLISHED: (PracticeState.PUBLISHED, PracticeState.ARCHIVED),  # published again: a newer version
        PracticeState.ARCHIVED: (PracticeState.PUBLISHED,),
    }
)


class QuestionState(models.TextChoices):
    """Where a question asked live stands. Closed is for good: who had answered is known no more."""

    PREPARED = "prepared", _("klargjort")
    OPEN = "open", _("åpent")
    CLOSED = "closed", _("lukket")


class ActivityKind(models.TextChoices):
    """What a team last did, as the facilitators' overview says it."""

    WORKBOOK = "workbook", _("skrev i arbeidsboken")
    INITIATIVE = "initiative", _("skrev om et tiltak")
    TASK = "task", _("ble ferdig med en oppgave")
    STATUS = "status", _("sa hvordan det går")
    QUESTION = "question", _("spurte i idébanken")
    CAME = "came", _("var på samling eller så opptaket")
    ANSWERED = "answered", _("svarte på en invitasjon")
