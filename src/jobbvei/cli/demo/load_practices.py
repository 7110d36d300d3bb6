"""Fills the demo's idea bank, and lets some of the teams try what stands in it."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from jobbvei.cli.demo.chance import dice
from jobbvei.cli.demo.geography import EKSEMPELVIK
from jobbvei.cli.demo.load_network import FACILITATOR, last_day_of, occasion_of, seat_in_team
from jobbvei.cli.demo.scene import Scene
from jobbvei.learning_network.actions.first_practices import load_first_practices
from jobbvei.learning_network.actions.initiatives import (
    change_initiative,
    evaluate_initiative,
    move_initiative,
    record_count,
    write_log,
)
from jobbvei.learning_network.actions.practice_copies import copy_practice
from jobbvei.learning_network.actions.practices import answer_question, ask_about
from jobbvei.learning_network.initiative_details import CountOnDay, Evaluation, InitiativeDetails
from jobbvei.learning_network.queries.practices import Card, Wanted, cards_found
from jobbvei.learning_network.queries.teams import people_in, teams_of
from jobbvei.learning_network.types import (
    Category,
    Indicator,
    Initiative,
    InitiativeState,
    MunicipalTeam,
    Network,
    Seat,
    TeamState,
)

SHARE_THAT_TRIES, SHARE_OF_THE_COUNTED, SHARE_LOOKED_BACK_ON = 0.7, 0.4, 0.2
GOALS = ("Ti begynner før påske.", "Fem fast ansatt i løpet av året.", "Tolv gjennom kurset, åtte videre i jobb.")
LOG = ("Enhetslederne har sagt ja.", "De første har begynt.", "Mentorene har møttes for første gang.")


def load_practices(scene: Scene, network: Network, *, seed: int) -> None:
    """Fill the bank of the network's organiser, and let most of its teams have copied something."""
    organisers = Seat(scene.actor(FACILITATOR, scene.today), network)
    load_first_practices(occasion=scene.by_user(FACILITATOR, scene.today))
    cards = cards_found(Wanted(), seat=organisers)
    rng = dice(seed, "network initiatives")
    for team in teams_of(network):
        is_ours = team.municipality_id == EKSEMPELVIK.number
        if is_ours or (team.state == TeamState.TAKES_PART and rng.random() < SHARE_THAT_TRIES):
            _try_something(scene, seat_in_team(scene, network, team), cards, rng)
    _ask(scene, organisers, cards)


def _try_something(scene: Scene, seat: Seat, cards: Sequence[Card], rng: Random) -> None:
    counted = [one for one in cards if one.version.results]
    card = rng.choice(counted if rng.random() < SHARE_OF_THE_COUNTED else list(cards))
    occasion = occasion_of(scene, seat)
    copied = copy_practice(seat=seat, practice=card.practice, occasion=occasion).initiative
    details = _details(copied, seat.own_team, rng)
    change_initiative(seat=seat, initiative=copied, details=details, occasion=occasion)
    move_initiative(seat=seat, initiative=copied, state=InitiativeState.RUNNING, occasion=occasion)
    happened_on = scene.today - timedelta(days=rng.randint(3, 60))
    write_log(seat=seat, initiative=copied, text=rng.choice(LOG), happened_on=happened_on, occasion=occasion)
    started = rng.randint(2, 19)
    _count(scene, seat, copied, Indicator.STARTED, started)
    _count(scene, seat, copied, Indicator.IN_JOB, started // 2)
    if rng.random() < SHARE_LOOKED_BACK_ON:
        said = Evaluation(what_worked="Fast mentor på hvert sted.", what_did_not="For lite norsk.", continues="changed")
        evaluate_initiative(seat=seat, initiative=copied, said=said, occasion=occasion)


def _details(copied: Initiative, team: MunicipalTeam, rng: Random) -> InitiativeDetails:
    people = people_in(team)
    return InitiativeDetails(
        title=copied.title.split(":")[0],
        category=copied.category,
        target_group=copied.target_group,
        what=copied.what,
        goal=rng.choice(GOALS),
        resources=copied.resources,
        owner=people[0] if people else None,
        is_municipal=copied.category == Category.OWN_SERVICES,
    )


def _count(scene: Scene, seat: Seat, initiative: Initiative, indicator: Indicator, number: int) -> None:
    count = number if number >= 5 else None  # noqa: PLR2004  # fewer is said in words
    said = CountOnDay(indicator=indicator, count=count, counted_on=last_day_of(scene, seat.own_team))
    record_count(seat=seat, initiative=initiative, said=said, occasion=occasion_of(scene, seat))


def _ask(scene: Scene, organisers: Seat, cards: Sequence[Card]) -> None:
    network = organisers.network
    asker = next(team for team in teams_of(network) if team.municipality_id == EKSEMPELVIK.number)
    seat = seat_in_team(scene, network, asker)
    card = next(one for one in cards if one.practice.key == "narvik-gullbilletten").practice
    asked = ask_about(
        seat=seat, practice=card, text="Hvem betaler når lønnstilskuddet er slutt?", occasion=occasion_of(scene, seat)
    )
    told = "Det må enheten ha tenkt gjennom før start. Spør Nav Narvik om avtalen de bruker."
    answered = scene.by_user(FACILITATOR, scene.today)
    answer_question(seat=organisers, question=asked, text=told, occasion=answered)
