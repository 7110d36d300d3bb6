"""Who follows up whom, when they last spoke, and what happens next – so that a work list has something to say."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from jobbvei.cli.demo.chance import shuffled
from jobbvei.cli.demo.records import Contact, Step, TeamMember

# Per caseload of sixty, own assumption: with what the law adds, a Monday has about seven and the week about nineteen.
DUE_WEIGHTS = {"overdue": 2, "today": 4, "this_week": 4, "later": 50}
WAITING_WEIGHTS = {"": 49, "participant": 3, "employer": 3, "nav": 3, "school": 2}
LAST_CONTACT_WEIGHTS = {"0-6": 20, "7-20": 26, "21-26": 9, "28-49": 2, "50-70": 2, "never": 1}
STEPS = {
    "in_programme": (
        "Samtale om mål og videre plan",
        "Ringe arbeidsgiver om praksisplass",
        "Oppdatere integreringsplanen sammen",
        "Melde opp til norskprøve",
        "Besøk på praksisplassen",
        "Gå gjennom CV sammen",
        "Avklare barnehageplass før praksis",
    ),
    "with_nav": (
        "Felles møte med Nav om tiltak",
        "Følge opp søknad om lønnstilskudd",
        "Finne plass til arbeidstrening",
        "Gå gjennom ledige stillinger sammen",
    ),
    "employed": ("Ringe om hvordan jobben går", "Avklare kveldskurs i norsk", "Snakke om flere timer på jobben"),
    "training_only": ("Kartlegge kompetanse", "Avklare rett til program", "Snakke med læreren om framgang"),
}
ENDING_STEPS = ("Samtale om mål og forlengelse", "Overføringsmøte med Nav før programmet slutter")
WAITING_STEPS = {
    "participant": "Sende inn vitnemål til godkjenning",
    "employer": "Svar om prøvedag",
    "nav": "Svar fra Nav om tiltak",
    "school": "Svar om plass på kveldskurs",
}
NOTES = {
    "meeting": ("Gikk gjennom planen.", "Snakket om jobbønsker.", "Så på ledige plasser sammen.", ""),
    "phone": ("Avtalte nytt møte.", "Minnet om norskprøven.", ""),
    "message": ("Sendte tidspunkt for møte.", ""),
    "workplace": ("Arbeidsgiver er fornøyd.", "Avtalte flere oppgaver."),
    "joint_meeting": ("Møte med Nav og skolen om veien videre.",),
    "attempt": ("Svarte ikke på telefon.",),
}
TYPE_WEIGHTS = {"meeting": 40, "phone": 28, "message": 18, "workplace": 8, "joint_meeting": 6}
ENDING_DAYS = 60
MOST_CONTACTS = 9
WEEK = 7
FRIDAY = 4
NAV_SHARE, TEACHER_SHARE, NAV_OWNS_SHARE, COLLEAGUE_SHARE, ATTEMPT_SHARE = 0.35, 0.6, 0.3, 0.2, 0.25
SECOND_STEP_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Keys of those a person's team is drawn from; empty where the service does not take part."""

    adviser: str
    nav: str = ""
    teacher: str = ""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What falls to one person out of the whole caseload's pattern.

    Attributes:
        due: Key of :data:`DUE_WEIGHTS`.
        waits_for: Key of :data:`WAITING_WEIGHTS`.
        last_contact: Key of :data:`LAST_CONTACT_WEIGHTS`.
    """

    due: str
    waits_for: str
    last_contact: str


def rhythms(count: int, rng: random.Random) -> list[Rhythm]:
    """One for each of ``count`` people in a caseload."""
    decks = (shuffled(weights, count, rng) for weights in (DUE_WEIGHTS, WAITING_WEIGHTS, LAST_CONTACT_WEIGHTS))
    return [Rhythm(*dealt) for dealt in zip(*decks, strict=True)]


def team_of(colleagues: Colleagues, stage: str, since: date, rng: random.Random) -> tuple[TeamMember, ...]:
    """The adviser leads; Nav takes part for those it follows up and for some others, the school for many."""
    team = [TeamMember(colleagues.adviser, "refugee_service", True, since)]
    if colleagues.nav and (stage == "with_nav" or rng.random() < NAV_SHARE):
        team.append(TeamMember(colleagues.nav, "nav", False, since))
    if colleagues.teacher and rng.random() < TEACHER_SHARE:
        team.append(TeamMember(colleagues.teacher, "school", False, since))
    return tuple(team)


def contacts_of(
    rhythm: Rhythm, team: tuple[TeamMember, ...], *, today: date, rng: random.Random
) -> tuple[Contact, ...]:
    """Back from the last contact to the beginning, newest first; none when nobody has been in touch yet."""
    if rhythm.last_contact == "never":
        return ()
    shortest, longest = (int(days) for days in rhythm.last_contact.split("-"))
    day = _weekday_before(today - timedelta(days=rng.randint(shortest, longest)))
    attempts = _attempts_after(day, team[0].user, today, rng)
    contacts = [one for one in attempts if one.on >= team[0].started_on]
    while day >= team[0].started_on and len(contacts) < MOST_CONTACTS:
        contacts.append(_contact(day, team, rng))
        day = _weekday_before(day - timedelta(days=rng.randrange(9, 40)))
    return tuple(contacts)


def step_of(
    rhythm: Rhythm, team: tuple[TeamMember, ...], stage: str, days_left: int | None, *, today: date, rng: random.Random
) -> Step:
    """The first open next step; about the end of the programme when that is near.

    Args:
        days_left: Days until the programme ends; None without a running programme.
    """
    due_on = due_day(rhythm.due, today=today, rng=rng)
    if rhythm.waits_for:
        return Step(WAITING_STEPS[rhythm.waits_for], team[0].user, due_on, rhythm.waits_for)
    ending = days_left is not None and days_left <= ENDING_DAYS
    nav = next((one.user for one in team if one.service == "nav"), None)
    owner = nav if nav and stage == "with_nav" and rng.random() < NAV_OWNS_SHARE else team[0].user
    return Step(rng.choice(ENDING_STEPS if ending else STEPS[stage]), owner, due_on)


def steps_of(
    rhythm: Rhythm, team: tuple[TeamMember, ...], stage: str, days_left: int | None, *, today: date, rng: random.Random
) -> tuple[Step, ...]:
    """The open next steps: :func:`step_of` first, and for one in ten another one further ahead, ours or somebody's."""
    first = step_of(rhythm, team, stage, days_left, today=today, rng=rng)
    if rng.random() > SECOND_STEP_SHARE:
        return (first,)
    waits_for = rng.choice(("", *WAITING_STEPS))
    choices = [WAITING_STEPS[waits_for]] if waits_for else [what for what in STEPS[stage] if what != first.what]
    if choices == [first.what]:
        return (first,)
    return (first, Step(rng.choice(choices), team[0].user, due_day("later", today=today, rng=rng), waits_for))


def due_day(due: str, *, today: date, rng: random.Random) -> date:
    """A day for the key of :data:`DUE_WEIGHTS`; "this week" is the days left until Sunday."""
    left_of_week = max(FRIDAY - today.weekday(), 1)
    days = {
        "overdue": -rng.randrange(1, 9),
        "today": 0,
        "this_week": rng.randint(1, left_of_week),
        "later": rng.randrange(WEEK, 70),
    }
    day = today + timedelta(days=days[due])
    return day if due in {"today", "this_week"} else _weekday_before(day)


def _contact(day: date, team: tuple[TeamMember, ...], rng: random.Random) -> Contact:
    kind = rng.choices(list(TYPE_WEIGHTS), list(TYPE_WEIGHTS.values()))[0]
    logs_contact = [member for member in team if member.service != "school"]
    by = rng.choice(logs_contact) if rng.random() < COLLEAGUE_SHARE else team[0]
    return Contact(kind, day, rng.choice(NOTES[kind]), by.user)


def _attempts_after(day: date, by: str, today: date, rng: random.Random) -> list[Contact]:
    """Sometimes somebody has tried since, without answer."""
    since = (today - day).days
    if since <= WEEK or rng.random() > ATTEMPT_SHARE:
        return []
    tried = _weekday_before(today - timedelta(days=rng.randrange(1, since - 2)))
    return [Contact("attempt", tried, NOTES["attempt"][0], by)]


def _weekday_before(day: date) -> date:
    return day - timedelta(days=max(day.weekday() - FRIDAY, 0))
