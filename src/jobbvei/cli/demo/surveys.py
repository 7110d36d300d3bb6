"""What was asked after the demo's held gathering, what was answered, and a survey of the project leads that is open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from jobbvei.cli.demo.load_network import FACILITATOR
from jobbvei.cli.demo.scene import Scene
from jobbvei.learning_network.actions.surveys import start_gathering_survey
from jobbvei.learning_network.queries.gatherings import running_people
from jobbvei.learning_network.queries.surveys import LEADS, recipients_among
from jobbvei.learning_network.types import Gathering, Network, Seat
from jobbvei.surveys.actions import (
    close_wave,
    publish_definition,
    release_open_answer,
    send_in,
    share_results,
    start_wave,
)
from jobbvei.surveys.queries.answering import door_for
from jobbvei.surveys.queries.results import open_answers
from jobbvei.surveys.queries.waves import invitation_links
from jobbvei.surveys.reading import house_definition
from jobbvei.surveys.types import Audience, Wave, WavePlan

BROWSER = "demo"
CONTACT = f"Kim Samling, {FACILITATOR}@ks.test"
OPEN_DAYS, OPENED_DAYS_AGO, CLOSES_IN_DAYS = 9, 4, 10
OF_TEN_AFTER, OF_TEN_LEADS = 3, 4  # how many of ten answer
RELEASED = 4
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


def load_surveys(scene: Scene, held: Gathering, *, seed: int) -> None:
    """A finished evaluation whose result is shared, and a survey that some leads have answered and others have not."""
    chance = Random(f"{seed} surveys")  # noqa: S311  # invented answers, the same each time
    first_day = held.last_day + timedelta(days=1)
    occasion = replace(scene.by_user(FACILITATOR, first_day), purpose="network")
    seat = Seat(scene.actor(FACILITATOR, first_day), held.network)
    finished = start_gathering_survey(seat=seat, gathering=held, contact=CONTACT, occasion=occasion)
    _let_some_answer(finished, OF_TEN_AFTER, chance, _after_gathering)
    over = scene.by_user(FACILITATOR, first_day + timedelta(days=OPEN_DAYS))
    closed = close_wave(wave=finished, occasion=over)
    texts = {one.text: one for one in open_answers(closed, on=scene.today)}
    for words in sorted(texts)[:RELEASED]:
        release_open_answer(answer=texts[words], occasion=over)
    share_results(wave=closed, occasion=over)
    _let_some_answer(_ask_leads(scene, held.network), OF_TEN_LEADS, chance, _barriers)


def _ask_leads(scene: Scene, network: Network) -> Wave:
    opens_on = scene.today - timedelta(days=OPENED_DAYS_AGO)
    occasion = scene.by_user(FACILITATOR, opens_on)
    leads = [one for one in running_people(network) if one.is_lead]
    plan = WavePlan(
        version=publish_definition(definition=house_definition("barriers"), occasion=occasion),
        title="Hva hindrer mest akkurat nå?",
        about=f"{LEADS}:{network.public_id}",
        sender=network.name,
        contact=CONTACT,
        opens_on=opens_on,
        closes_on=scene.today + timedelta(days=CLOSES_IN_DAYS),
        audience=Audience.LIST,
        recipients=recipients_among(leads),
    )
    return start_wave(plan=plan, occasion=occasion)


def _let_some_answer(wave: Wave, of_ten: int, chance: Random, answers: Callable[[Random], Mapping[str, Any]]) -> None:
    for link in invitation_links(wave):
        if chance.randrange(10) < of_ten:
            on = wave.opens_on + timedelta(days=1)
            send_in(door=door_for(link.end), secret=BROWSER, answers=answers(chance), on=on)


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
