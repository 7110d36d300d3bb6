"""Gives the demo's networks their gatherings, a round of questions, and words in the workbooks."""

from datetime import date, datetime, time, timedelta
from importlib import resources
from random import Random

from jobbvei.audit.types import Occasion
from jobbvei.cli.demo.chance import dice
from jobbvei.cli.demo.expectations import text_of_team
from jobbvei.cli.demo.geography import EKSEMPELVIK
from jobbvei.cli.demo.load_coding import load_coding
from jobbvei.cli.demo.load_network import FACILITATOR, occasion_of, seat_in_team
from jobbvei.cli.demo.scene import Scene, moment
from jobbvei.cli.demo.workbook_answers import SHORT, WHOLE
from jobbvei.integrations.gathering_files import InTheNetwork, read_gatherings
from jobbvei.learning_network.actions.gatherings import add_gatherings
from jobbvei.learning_network.actions.live import (
    add_question,
    ask_question,
    close_question,
    end_live_session,
    make_live_session,
)
from jobbvei.learning_network.actions.live_answers import answer_question
from jobbvei.learning_network.actions.participation import mark_arrived
from jobbvei.learning_network.actions.workbooks import Written, save_answer
from jobbvei.learning_network.gathering_details import GatheringDetails
from jobbvei.learning_network.live_details import QuestionDetails, Said
from jobbvei.learning_network.queries.plan import phases_of, size_groups_of
from jobbvei.learning_network.queries.teams import people_in, people_in_all, teams_of
from jobbvei.learning_network.types import (
    Gathering,
    GatheringKind,
    GatheringMode,
    LiveKind,
    MunicipalTeam,
    Network,
    Seat,
    TeamState,
)

CALENDARS, CALENDAR_2024 = "jobbvei.learning_network.programmes.calendars", "flyktninger_i_jobb_2024_2025.yaml"
SHARE_THAT_CAME, SHARE_THAT_WRITES = 0.8, 0.6
EXPECTATIONS = "maal-forventninger"
PHONES = 12
POLL_WEIGHTS, SCALE_WEIGHTS = (9, 6, 4, 2), (1, 3, 6, 8, 4)
WORDS = ("samarbeid", "tid", "språk", "mentor", "tillit", "HR", "mot")
ASKED_THERE = (
    QuestionDetails(
        kind=LiveKind.POLL,
        words="Hvem er det vanskeligst å få med?",
        options=("Ledere som ansetter", "Private bedrifter", "Nav", "Egen ledelse"),
    ),
    QuestionDetails(
        kind=LiveKind.SCALE,
        words="Hvor godt kjenner dere arbeidsgiverne i kommunen?",
        low_anchor="ikke i det hele tatt",
        high_anchor="svært godt",
    ),
    QuestionDetails(kind=LiveKind.WORDS, words="Hva trenger dere mest av?"),
)


def load_gatherings(scene: Scene, first: Network, running: Network, *, seed: int) -> Gathering:
    """Write the calendar of 2024–2025, and three gatherings around today; give the one that is held."""
    _load_calendar(scene, first)
    held, next_one = _plan(scene, running)
    _let_people_come(scene, running, held, seed)
    _ask_those_who_came(scene, running, held, seed)
    _ask_questions(scene, running, next_one)
    load_coding(scene, running, _write_workbooks(scene, running, seed))
    return held


def _load_calendar(scene: Scene, network: Network) -> None:
    content = resources.files(CALENDARS).joinpath(CALENDAR_2024).read_bytes()
    known = InTheNetwork(groups=size_groups_of(network), phases=phases_of(network))
    read = read_gatherings(CALENDAR_2024, content, known)
    add_gatherings(seat=_organisers(scene, network), details=read.gatherings, occasion=_now(scene))


def _plan(scene: Scene, network: Network) -> tuple[Gathering, Gathering]:
    """One that has been, the project leads this week, and the next one for all."""
    today = scene.today
    held = _details("Digital samling: arbeidsgiverne våre", today - timedelta(days=33), (9, 12))
    leads = _details("Møte for prosjektledere", today + timedelta(days=3), (9, 10), kind=GatheringKind.PROJECT_LEADS)
    coming = _details(
        "Samling: tiltakene våre",
        today + timedelta(days=10),
        (9, 15),
        mode=GatheringMode.PHYSICAL_WITH_DIGITAL,
        place="Prøvehuset, Oslo",
        capacity=150,
    )
    seat = _organisers(scene, network)
    made = add_gatherings(seat=seat, details=[held, leads, coming], occasion=_now(scene))
    return made[0], made[2]


def _details(title: str, day: date, hours: tuple[int, int], **more: object) -> GatheringDetails:
    starts_at, ends_at = (_at(day, hour) for hour in hours)
    said = {"meeting_link": "https://moter.eksempel.test/samling", **more}
    return GatheringDetails(title=title, starts_at=starts_at, ends_at=ends_at, **said)  # type: ignore[arg-type]  # named above


def _at(day: date, hour: int) -> datetime:
    return moment(day, time(hour))


def _let_people_come(scene: Scene, network: Network, gathering: Gathering, seed: int) -> None:
    """The lead and the core of most teams were there."""
    rng = dice(seed, "network attendance")
    people, seat = people_in_all(network), _organisers(scene, network)
    occasion = scene.by_user(FACILITATOR, gathering.first_day)
    for team in teams_of(network):
        if team.state == TeamState.TAKES_PART and rng.random() < SHARE_THAT_CAME:
            for person in people.get(team.pk, []):
                if person.is_lead or person.is_core:
                    mark_arrived(seat=seat, gathering=gathering, person=person, occasion=occasion)


def _ask_questions(scene: Scene, network: Network, gathering: Gathering) -> None:
    seat, occasion = _organisers(scene, network), _now(scene)
    session = make_live_session(seat=seat, name="Etter lunsj", gathering=gathering, occasion=occasion)
    for details in (
        QuestionDetails(kind=LiveKind.WORDS, words="Ett ord om tiltaket deres"),
        QuestionDetails(
            kind=LiveKind.SCALE,
            words="Hvor godt er arbeidet forankret hos ledelsen?",
            low_anchor="ikke i det hele tatt",
            high_anchor="svært godt",
        ),
        QuestionDetails(kind=LiveKind.IDEAS, words="Hva skulle vi gjort sammen på tvers av kommuner?"),
    ):
        add_question(seat=seat, session=session, details=details, occasion=occasion)


def _ask_those_who_came(scene: Scene, network: Network, gathering: Gathering, seed: int) -> None:
    """Some phones answered a poll, a scale and a call for words while the gathering was held; the counts are kept."""
    rng = dice(seed, "network phones")
    seat, occasion = _organisers(scene, network), _now(scene)
    session = make_live_session(seat=seat, name="Underveis", gathering=gathering, occasion=occasion)
    for details in ASKED_THERE:
        question = add_question(seat=seat, session=session, details=details, occasion=occasion)
        question = ask_question(seat=seat, question=question, occasion=occasion)
        for number in range(PHONES):
            answer_question(question=question, phone_key=f"demo{number}", said=_said(details, rng))
        close_question(seat=seat, question=question, occasion=occasion)
    end_live_session(seat=seat, session=session, occasion=occasion)


def _said(details: QuestionDetails, rng: Random) -> Said:
    if details.kind == LiveKind.WORDS:
        return Said(text="\n".join(rng.sample(WORDS, 2)))
    weights = POLL_WEIGHTS if details.kind == LiveKind.POLL else SCALE_WEIGHTS
    first = 0 if details.kind == LiveKind.POLL else 1
    return Said(choices=(rng.choices(range(first, first + len(weights)), weights)[0],))


def _write_workbooks(scene: Scene, network: Network, seed: int) -> dict[int, int]:
    """All write what they expect, most have written more, Eksempelvik everything; the number of each team's text."""
    rng = dice(seed, "network workbooks")
    numbers: dict[int, int] = {}
    for team in teams_of(network):
        if team.state == TeamState.WITHDRAWN:
            continue
        numbers[team.pk] = len(numbers)
        seat = seat_in_team(scene, network, team)
        for key, text in {**_answers(team, rng), EXPECTATIONS: text_of_team(numbers[team.pk])}.items():
            written = Written(field_key=key, text=text, based_on=0)
            save_answer(seat=seat, written=written, occasion=occasion_of(scene, seat))
    return numbers


def _answers(team: MunicipalTeam, rng: Random) -> dict[str, str]:
    if team.municipality_id == EKSEMPELVIK.number:
        return {**WHOLE, "gruppe-folk": _keys_of(team)}
    takes_part = team.state == TeamState.TAKES_PART
    return {key: text for key, text in SHORT.items() if takes_part and rng.random() < SHARE_THAT_WRITES}


def _keys_of(team: MunicipalTeam) -> str:
    """Everybody in the team, as the workbook stores people."""
    return "\n".join(sorted(str(one.public_id) for one in people_in(team)))


def _organisers(scene: Scene, network: Network) -> Seat:
    return Seat(scene.actor(FACILITATOR, scene.today), network)


def _now(scene: Scene) -> Occasion:
    return scene.by_user(FACILITATOR, scene.today)
