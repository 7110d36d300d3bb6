"""Keeping a draft, and sending in. Nobody is signed in, and the trail is not told: it would tell when.

**No way from who to what.** Sending in writes two things: on the invitation the day, and among the answers a row. So
that neither the order of the rows, their keys nor the transaction that wrote them tells which belong together, all
answers of the wave are deleted and written again each time, in a new random order under new random keys, with no time.
"""

from collections.abc import Sequence
from datetime import date
from random import SystemRandom
from typing import Any

from django.db import transaction

from jobbvei.shared.errors import Refused
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.answer_checks import missing_answer
from jobbvei.surveys.definitions import Answers, Definition, answers_asked_for, is_asked
from jobbvei.surveys.door import Door
from jobbvei.surveys.keys import hash_of, sealed
from jobbvei.surveys.models import Draft, Invitation, OpenAnswer, Response, Wave
from jobbvei.surveys.policies import may_take_answers

_chance = SystemRandom()


@transaction.atomic
def keep_draft(*, door: Door, secret: str, answers: Answers, on: date) -> None:
    """Keep answers that are not sent in, to be found with the link and the browser's ``secret`` only.

    Raises:
        Refused: The wave takes no answers, or this link has been used.
    """
    _ensure_open(door, on)
    Draft.objects.for_tenant(door.wave.tenant_id).update_or_create(
        key_hash=hash_of(door.end, secret),
        defaults={"sealed": sealed(answers, door.end, secret), "delete_on": door.wave.closes_on},
        create_defaults={
            "tenant": door.wave.tenant,
            "sealed": sealed(answers, door.end, secret),
            "delete_on": door.wave.closes_on,
        },
    )


@transaction.atomic
def send_in(*, door: Door, secret: str, answers: Answers, on: date) -> None:
    """Send the answers in for good, and delete the draft.

    Answers to questions that the filters do not ask fall away.

    Raises:
        Refused: The wave takes no answers, this link has been used, or a question must be answered first.
    """
    door = _locked(door)
    _ensure_open(door, on)
    definition = door.wave.version.as_defined
    kept = answers_asked_for(definition, answers)
    _ensure_whole(definition, kept)
    groups = list(door.invitation.groups) if door.invitation else []
    if door.invitation is not None:
        door.invitation.answered_on = on
        door.invitation.save(update_fields=["answered_on"])
    _write_anew(door.wave, definition, kept, groups)
    Draft.objects.for_tenant(door.wave.tenant_id).filter(key_hash=hash_of(door.end, secret)).delete()


def _write_anew(wave: Wave, definition: Definition, answers: Answers, groups: list[str]) -> None:
    """All answers of the wave and the new one, deleted and written in a new order under new keys."""
    closed = {one.code for one in definition.closed_questions}
    responses = Response.objects.for_tenant(wave.tenant_id).filter(wave=wave)
    sets = [(one.answers, one.groups) for one in responses.order_by("public_id")]
    sets.append(({code: answer for code, answer in answers.items() if code in closed}, groups))
    responses.delete()
    Response.objects.bulk_create(
        [Response(tenant=wave.tenant, wave=wave, answers=one, groups=whose) for one, whose in _shuffled(sets)]
    )
    texts = OpenAnswer.objects.for_tenant(wave.tenant_id).filter(wave=wave)
    written = [(one.question, one.text) for one in texts.order_by("public_id")]
    written += [(code, str(answer)) for code, answer in answers.items() if code not in closed]
    texts.delete()
    OpenAnswer.objects.bulk_create(
        [OpenAnswer(tenant=wave.tenant, wave=wave, question=code, text=text) for code, text in _shuffled(written)]
    )


def _shuffled(rows: Sequence[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    shuffled = list(rows)
    _chance.shuffle(shuffled)
    return shuffled


def _ensure_open(door: Door, on: date) -> None:
    may_take_answers(door.wave, on=on).ensure()
    if door.is_used:
        raise Refused("surveys.answered", Sentence(N_("Det er allerede svart med denne lenken. Takk for svaret.")))


def _ensure_whole(definition: Definition, answers: Answers) -> None:
    for question in definition.questions:
        missing = missing_answer(question, answers) if is_asked(question, answers) else None
        if missing is not None:
            template = N_("Svar på «{question}» før du sender inn.")
            raise Refused("surveys.unanswered", Sentence(template, {"question": str(question.ask)}))


def _locked(door: Door) -> Door:
    """The wave and the invitation as they stand now, kept from others until the transaction ends."""
    number = door.wave.tenant_id
    waves = Wave.objects.for_tenant(number).select_for_update(of=("self",)).select_related("version", "tenant")
    wave = waves.get(pk=door.wave.pk)
    if door.invitation is None:
        return Door(wave, None, door.end)
    invitations = Invitation.objects.for_tenant(number).select_for_update(of=("self",))
    return Door(wave, invitations.get(pk=door.invitation.pk), door.end)
