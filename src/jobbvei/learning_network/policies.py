"""Who may do what in a network, from the seat they have in it."""

from datetime import datetime

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.learning_network.states import (
    INITIATIVE_TRANSITIONS,
    PRACTICE_TRANSITIONS,
    STANDING,
    TRANSITIONS,
    InitiativeState,
    PracticeState,
    QuestionState,
    TeamState,
)
from jobbvei.learning_network.types import (
    Gathering,
    Initiative,
    LiveQuestion,
    MunicipalTeam,
    Practice,
    Seat,
    TeamPerson,
)
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict


def may_facilitate(seat: Seat) -> Verdict:
    """Whether the seat leads the network: plans gatherings, sees every team, changes phases and tasks."""
    return may(seat.actor, Permission.FACILITATE_NETWORK).and_then(_sits_with_organiser(seat))


def may_code(seat: Seat) -> Verdict:
    """Whether the seat may code texts from the network's teams and see what comes of it."""
    return may(seat.actor, Permission.CODE_TEXTS).and_then(_sits_with_organiser(seat))


def may_work_in_team(seat: Seat) -> Verdict:
    """Whether the seat may write what its own team writes: workbook, tasks done, sign-up."""
    return may(seat.actor, Permission.WORK_IN_NETWORK).and_then(_sits_in_a_running_team(seat))


def may_lead_team(seat: Seat) -> Verdict:
    """Whether the seat may change its own team: its people, its pause, its status line."""
    return may(seat.actor, Permission.LEAD_TEAM).and_then(_sits_in_a_team(seat))


def may_change_team_state(seat: Seat, team: MunicipalTeam) -> Verdict:
    """Whether the seat may pause the team, take it out or take it in again: its own lead, or a facilitator."""
    return may_facilitate(seat) if seat.is_organisers else may_lead_team(seat).and_then(may_see_team(seat, team))


def may_write_people(seat: Seat, team: MunicipalTeam) -> Verdict:
    """Whether the seat may change who is in the team: its own lead, or a facilitator for somebody who calls."""
    return may_change_team_state(seat, team).and_then(may_see_team(seat, team))


def may_see_team(seat: Seat, team: MunicipalTeam) -> Verdict:
    """Whether the seat may see inside the team: its own, or any of the network the organiser runs."""
    if team.network_id == seat.network.pk and (seat.team is None or seat.team.pk == team.pk):
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.other_team", Sentence(N_("Dette hører til en annen kommunes gruppe, og er ikke delt."))
    )


def may_comment(seat: Seat, team: MunicipalTeam) -> Verdict:
    """Whether the seat may comment in the team's workbook: the team itself, or a facilitator who reads it."""
    return may_facilitate(seat) if seat.is_organisers else may_work_in_team(seat).and_then(may_see_team(seat, team))


def may_read_section(seat: Seat, team: MunicipalTeam, *, is_shared: bool) -> Verdict:
    """Whether the seat may read a section of the team's workbook; another municipality when it is shared."""
    if is_shared and team.network_id == seat.network.pk:
        return Verdict.allow()
    return may_see_team(seat, team)


def may_change_gathering(seat: Seat, gathering: Gathering) -> Verdict:
    """Whether the seat may change the gathering: a facilitator, as long as it is not cancelled."""
    return may_facilitate(seat).and_then(_happens_in(seat, gathering)).and_then(is_on(gathering))


def may_answer_for(seat: Seat, gathering: Gathering, person: TeamPerson) -> Verdict:
    """Whether the seat may say how somebody comes: their own team, or a facilitator for somebody who calls."""
    opened = may_facilitate(seat) if seat.is_organisers else may_work_in_team(seat)
    return opened.and_then(may_see_team(seat, person.team)).and_then(_happens_in(seat, gathering))


def may_ask_after(seat: Seat, gathering: Gathering, *, at: datetime) -> Verdict:
    """Whether the seat may ask what people thought of the gathering: a facilitator, when it has been."""
    return may_change_gathering(seat, gathering).and_then(_has_been(gathering, at))


def is_on(gathering: Gathering) -> Verdict:
    """Whether the gathering will happen, or has."""
    if not gathering.is_cancelled:
        return Verdict.allow()
    return Verdict.refuse("learning_network.gathering_cancelled", Sentence(N_("Samlingen er avlyst.")))


def may_become(team: MunicipalTeam, state: TeamState) -> Verdict:
    """Whether the team can go from where it is to ``state``."""
    if state in TRANSITIONS[TeamState(team.state)]:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.team_state",
        Sentence(
            N_("{team} er {state} og kan ikke bli {wanted}. Last siden på nytt for å se hva som er endret."),
            {"team": team.name, "state": str(TeamState(team.state).label), "wanted": str(state.label)},
        ),
    )


def may_answer_live(question: LiveQuestion) -> Verdict:
    """Whether a phone may answer: anybody who has the code, while the question is open."""
    if question.state == QuestionState.OPEN:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.question_not_open", Sentence(N_("Spørsmålet er lukket, så svaret ble ikke med."))
    )


def may_rewrite_question(question: LiveQuestion) -> Verdict:
    """Whether the question can still be changed: not once somebody may have answered it."""
    if question.state == QuestionState.PREPARED:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.question_asked",
        Sentence(N_("Spørsmålet er stilt og kan ikke endres. Bruk det på nytt, og endre det da.")),
    )


def _has_been(gathering: Gathering, at: datetime) -> Verdict:
    if gathering.has_ended(at):
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.gathering_not_over", Sentence(N_("Samlingen er ikke over ennå. Spør når den er ferdig."))
    )


def _happens_in(seat: Seat, gathering: Gathering) -> Verdict:
    if gathering.network_id == seat.network.pk:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.other_network", Sentence(N_("Samlingen hører til et annet nettverk, og kan ikke endres her."))
    )


def _sits_with_organiser(seat: Seat) -> Verdict:
    if seat.is_organisers and seat.network.tenant_id == seat.actor.tenant_number:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.not_organiser", Sentence(N_("Dette gjør bare de som leder nettverket, i dette nettverket."))
    )


def _sits_in_a_team(seat: Seat) -> Verdict:
    if seat.team is not None and seat.team.municipality_id == seat.actor.tenant_number:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.no_team", Sentence(N_("Dette gjør kommunens egen gruppe, ikke de som leder nettverket."))
    )


def _sits_in_a_running_team(seat: Seat) -> Verdict:
    own = _sits_in_a_team(seat)
    if not own or seat.team is None or seat.team.state != TeamState.WITHDRAWN:
        return own
    return Verdict.refuse(
        "learning_network.team_withdrawn",
        Sentence(
            N_("{team} har trukket seg. Det som er skrevet, kan leses, men ikke endres."), {"team": seat.team.name}
        ),
    )


def may_move_initiative(seat: Seat, initiative: Initiative, state: InitiativeState) -> Verdict:
    """Whether the seat's team can say that its initiative has come to ``state``."""
    return may_write_initiative(seat, initiative).and_then(_can_become(initiative, state))


def may_write_initiative(seat: Seat, initiative: Initiative) -> Verdict:
    """Whether the seat may change the initiative: only the team it belongs to."""
    return may_work_in_team(seat).and_then(may_see_team(seat, initiative.team))


def may_write_practices(seat: Seat) -> Verdict:
    """Whether the seat may write a new card in the idea bank: a facilitator, or a team's lead about their own."""
    return may_facilitate(seat) if seat.is_organisers else may_lead_team(seat)


def may_change_practice(seat: Seat, practice: Practice) -> Verdict:
    """Whether the seat may write a new version of the card: a facilitator, or the lead of the municipality it is of."""
    return may_write_practices(seat).and_then(_is_theirs(seat, practice))


def may_move_practice(seat: Seat, practice: Practice, state: PracticeState) -> Verdict:
    """Whether the seat may publish or archive the card: a facilitator of the organiser whose bank it is."""
    return may_facilitate(seat).and_then(_is_in_bank(seat, practice)).and_then(_card_can_become(practice, state))


def may_answer(seat: Seat, practice: Practice) -> Verdict:
    """Whether the seat may answer questions about the card: those who do it, or a facilitator."""
    sits = may_facilitate(seat) if seat.is_organisers else may_work_in_team(seat)
    return sits.and_then(_is_theirs(seat, practice))


def may_ask(seat: Seat, practice: Practice) -> Verdict:
    """Whether the seat may ask about the card: everybody with a seat where it can be read."""
    sits = may_facilitate(seat) if seat.is_organisers else may_work_in_team(seat)
    return sits.and_then(_is_in_bank(seat, practice))


def may_copy(seat: Seat, practice: Practice) -> Verdict:
    """Whether the seat may take the card home to its own team; a card nobody reads yet cannot be copied."""
    return may_work_in_team(seat).and_then(_is_in_bank(seat, practice)).and_then(_is_read(practice))


def _can_become(initiative: Initiative, state: InitiativeState) -> Verdict:
    if state not in INITIATIVE_TRANSITIONS[InitiativeState(initiative.state)]:
        return Verdict.refuse(
            "learning_network.initiative_state",
            Sentence(
                N_("Tiltaket er {state} og kan ikke bli {wanted}. Last siden på nytt for å se hva som er endret."),
                {"state": str(InitiativeState(initiative.state).label), "wanted": str(state.label)},
            ),
        )
    if state in STANDING and not (initiative.goal and initiative.owner_id):
        return Verdict.refuse(
            "learning_network.initiative_without_goal",
            Sentence(N_("Skriv målet og velg hvem som er ansvarlig først. Velg «Endre» for å gjøre det.")),
        )
    return Verdict.allow()


def _card_can_become(practice: Practice, state: PracticeState) -> Verdict:
    if state in PRACTICE_TRANSITIONS[PracticeState(practice.state)]:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.practice_state",
        Sentence(
            N_("Kortet er {state} og kan ikke bli {wanted}. Last siden på nytt for å se hva som er endret."),
            {"state": str(PracticeState(practice.state).label), "wanted": str(state.label)},
        ),
    )


def _is_theirs(seat: Seat, practice: Practice) -> Verdict:
    in_bank = _is_in_bank(seat, practice)
    if not in_bank or seat.team is None or seat.team.municipality_id == practice.owner_id:
        return in_bank
    return Verdict.refuse(
        "learning_network.others_practice",
        Sentence(N_("Dette gjør de som har kortet, eller de som leder nettverket. Du kan stille et spørsmål.")),
    )


def _is_in_bank(seat: Seat, practice: Practice) -> Verdict:
    if practice.tenant_id == seat.network.tenant_id:
        return Verdict.allow()
    return Verdict.refuse("learning_network.other_bank", Sentence(N_("Kortet hører til en annen idébank.")))


def _is_read(practice: Practice) -> Verdict:
    if practice.state == PracticeState.PUBLISHED:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.practice_not_published", Sentence(N_("Kortet er ikke publisert, så det kan ikke kopieres."))
    )
