"""Instruments, waves and answers, by situation."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jobbvei.access.roles import FACILITATOR
from jobbvei.access.types import Actor
from jobbvei.surveys.actions import publish_definition, send_in, start_wave
from jobbvei.surveys.definitions import Definition
from jobbvei.surveys.models import Audience, InstrumentVersion, Wave
from jobbvei.surveys.queries.answering import door_for
from jobbvei.surveys.queries.waves import invitation_links
from jobbvei.surveys.reading import definition_of
from jobbvei.surveys.recipients import Recipient, RecipientList
from jobbvei.surveys.wave_plan import WavePlan
from tests.factories.access import TODAY, make_actor, make_occasion

LAST_DAY = date(2026, 12, 4)
SMALL: dict[str, Any] = {
    "code": "small",
    "title": {"nb": "Kort undersøkelse", "en": "Short survey"},
    "introduction": "Det tar ett minutt.",
    "sections": [
        {
            "title": "Først",
            "questions": [
                {
                    "code": "took_part",
                    "kind": "choice",
                    "ask": {"nb": "Var du med?", "en": "Were you there?"},
                    "required": True,
                    "options": [{"code": "yes", "words": "Ja"}, {"code": "no", "words": "Nei"}],
                }
            ],
        },
        {
            "title": "Så",
            "questions": [
                {
                    "code": "useful",
                    "kind": "scale",
                    "ask": "Var det nyttig?",
                    "only_if": [{"question": "took_part", "is": ["yes"]}],
                    "dont_know": True,
                    "scale": {"lowest": 1, "highest": 5, "low": "ikke nyttig", "high": "svært nyttig"},
                },
                {
                    "code": "went_wrong",
                    "kind": "several",
                    "ask": "Hva gikk galt?",
                    "options": [
                        {"code": "room", "words": "Rommet"},
                        {"code": "sound", "words": "Lyden"},
                        {"code": "nothing", "words": "Ingenting", "alone": True},
                    ],
                },
                {"code": "hours", "kind": "number", "ask": "Hvor mange timer?", "highest": 40},
                {"code": "more", "kind": "open", "ask": "Noe mer?"},
            ],
        },
    ],
}


def small_definition(**changed: Any) -> Definition:
    """Five questions of every kind on two pages; ``changed`` replaces parts."""
    return definition_of({**SMALL, **changed})


def make_version(actor: Actor, **changed: Any) -> InstrumentVersion:
    """The small instrument, published by the actor's owner."""
    return publish_definition(definition=small_definition(**changed), occasion=make_occasion(actor))


def people(count: int, *groups: str) -> tuple[Recipient, ...]:
    """Invented recipients who share their groups."""
    tag = "".join(word.casefold() for word in groups if word.isalpha()) or "alle"
    return tuple(Recipient(f"Prøve {tag} {n}", f"{tag}{n}@eksempel.test", groups) for n in range(count))


def wave_plan(version: InstrumentVersion, **changed: Any) -> WavePlan:
    """A wave with eight recipients from today on; ``changed`` replaces fields."""
    values: dict[str, Any] = {
        "version": version,
        "title": "Etter samlingen",
        "sender": "Nettverket",
        "opens_on": TODAY,
        "closes_on": LAST_DAY,
        "audience": Audience.LIST,
        "recipients": RecipientList(people(8)),
    }
    return WavePlan(**(values | changed))


def make_open_wave(actor: Actor | None = None, **changed: Any) -> Wave:
    """A wave that takes answers."""
    actor = actor or make_actor(FACILITATOR)
    return start_wave(plan=wave_plan(make_version(actor), **changed), occasion=make_occasion(actor))


def ends_of(wave: Wave) -> list[str]:
    """The end of every recipient's link, by name."""
    return [one.end for one in invitation_links(wave)]


def answer(end: str, answers: Mapping[str, Any] | None = None, *, on: date = TODAY) -> None:
    """Send in with a link; somebody who was there and says nothing more unless told."""
    send_in(door=door_for(end), secret="browser", answers=answers or {"took_part": "yes"}, on=on)


def make_answered_wave(actor: Actor | None = None, *, answers: Sequence[Mapping[str, Any]] | None = None) -> Wave:
    """A wave that everybody answered and that is still open."""
    given = answers or [{"took_part": "yes", "useful": 4, "more": "Bra lyd"}] * 8
    wave = make_open_wave(actor, recipients=RecipientList(people(len(given))))
    for end, one in zip(ends_of(wave), given, strict=True):
        answer(end, one)
    return wave
