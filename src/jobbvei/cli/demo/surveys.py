"""What was asked after an invented gathering, what was answered, and a survey that is open today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from jobbvei.cli.demo.scene import Scene
from jobbvei.surveys.actions import close_wave, publish_definition, release_open_answer, send_in, start_wave
from jobbvei.surveys.queries.answering import door_for
from jobbvei.surveys.queries.results import open_answers
from jobbvei.surveys.queries.waves import invitation_links
from jobbvei.surveys.reading import house_definition
from jobbvei.surveys.types import Audience, Recipient, RecipientList, Wave, WavePlan

FACILITATOR = "kim"
BROWSER = "demo"
SIZES = (("under 10 000", 14), ("10 000–25 000", 12), ("over 25 000", 10))
GOOD = (
    "Godt å høre hvordan andre har løst det samme.",
    "Tid til å arbeide i egen gruppe.",
    "Klare oppgaver fram til neste gang.",
    "Eksemplet om språkmentorer kan vi bruke rett fram.",
    "God ledelse, og vi holdt tiden.",
)
BETTER = (
    "Det var vanskelig å finne rommet vårt etter pausen.",
    "Litt for lang dag på skjerm.",
    "Ønsker flere eksempler fra små kommuner.",
    "Invitasjonen kom sent til dem som var nye.",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One wave of the demonstration.

    Attributes:
        opened_days_ago: How long before today it opened; ``closes_in_days`` counts from today.
        answered_share: How many of ten answer.
    """

    instrument: str
    title: str
    opened_days_ago: int
    closes_in_days: int
    answered_share: int


FINISHED = Asked("after_gathering", "Samlingen om språk på arbeidsplassen", 40, -26, 8)
RUNNING = Asked("barriers", "Hva hindrer mest akkurat nå?", 4, 10, 4)


def load_surveys(scene: Scene, *, seed: int) -> None:
    """A finished evaluation with answers, and a survey that some have answered and others have not."""
    chance = Random(f"{seed} surveys")  # noqa: S311  # invented answers, the same each time
    finished = _asked(FINISHED, scene, chance)
    closed_on = scene.today + timedelta(days=FINISHED.closes_in_days)
    closed = close_wave(wave=finished, occasion=scene.by_user(FACILITATOR, closed_on))
    occasion = scene.by_user(FACILITATOR, closed_on + timedelta(days=1))
    for one in sorted(open_answers(closed, on=scene.today), key=lambda answer: answer.text)[:4]:
        release_open_answer(answer=one, occasion=occasion)
    _asked(RUNNING, scene, chance)


def _asked(asked: Asked, scene: Scene, chance: Random) -> Wave:
    opens_on = scene.today - timedelta(days=asked.opened_days_ago)
    occasion = scene.by_user(FACILITATOR, opens_on)
    definition = house_definition(asked.instrument)
    plan = WavePlan(
        version=publish_definition(definition=definition, occasion=occasion),
        title=asked.title,
        sender="Flyktninger i jobb (oppdiktet nettverk)",
        contact=f"Kim Samling, {FACILITATOR}@ks.test",
        opens_on=opens_on,
        closes_on=scene.today + timedelta(days=asked.closes_in_days),
        audience=Audience.LIST,
        recipients=RecipientList(_recipients(), ("Størrelse på kommunen",)),
    )
    wave = start_wave(plan=plan, occasion=occasion)
    for link in invitation_links(wave):
        if chance.randrange(10) < asked.answered_share:
            answers = _after_gathering(chance) if asked is FINISHED else _barriers(chance)
            send_in(door=door_for(link.end), secret=BROWSER, answers=answers, on=opens_on + timedelta(days=1))
    return wave


def _recipients() -> tuple[Recipient, ...]:
    sizes = [size for size, count in SIZES for _ in range(count)]
    return tuple(
        Recipient(f"Prosjektlederen i Eksempelkommune {number}", f"kommune{number}@eksempel.test", (size,))
        for number, size in enumerate(sizes, start=1)
    )


def _after_gathering(chance: Random) -> Mapping[str, Any]:
    answers: dict[str, Any] = {
        "took_part": chance.choices(("in_person", "online", "only_recording"), (6, 3, 1))[0],
        "service": chance.choice(("refugee_service", "nav", "hr", "management")),
        "useful_overall": _point(chance, (0, 1, 3, 8, 6)),
        "useful_examples": _point(chance, (0, 1, 2, 6, 8)),
        "useful_own_group": _point(chance, (1, 2, 4, 6, 4)),
        "know_next_step": _point(chance, (0, 2, 4, 7, 4)),
        "went_wrong": chance.choice((["nothing"], ["nothing"], ["finding_room"], ["technology", "too_long"])),
    }
    answers |= {"good": chance.choice(GOOD)} if chance.random() < 0.5 else {}  # noqa: PLR2004  # every other
    return answers | ({"could_be_better": chance.choice(BETTER)} if chance.random() < 0.4 else {})  # noqa: PLR2004


def _barriers(chance: Random) -> Mapping[str, Any]:
    scales = [one.code for one in house_definition("barriers").closed_questions]
    return {code: _point(chance, (1, 3, 5, 4, 2)) for code in scales}


def _point(chance: Random, weights: Sequence[int]) -> int:
    return chance.choices(range(1, 6), weights)[0]
