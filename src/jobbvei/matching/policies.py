"""Who may propose and answer, and when."""

from datetime import date

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.types import Actor
from jobbvei.casework.policies import may_follow_up
from jobbvei.employers.types import Opening
from jobbvei.matching.models import Suggestion
from jobbvei.matching.states import TRANSITIONS, SuggestionState
from jobbvei.people.types import Participant
from jobbvei.ranking.types import Tier
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict


def may_propose(*, actor: Actor, participant: Participant, opening: Opening, tier: Tier | None, on: date) -> Verdict:
    """Allowed for a role that matches people, while the opening is open and no hard rule is broken.

    Args:
        tier: What ranking says of the pair today; None when it breaks a hard rule or something must be checked first.
    """
    return (
        may_match(actor=actor, participant=participant, opening=opening)
        .and_then(_opening_is_open(opening, on))
        .and_then(_pair_can_work(participant, tier))
    )


def may_match(*, actor: Actor, participant: Participant, opening: Opening) -> Verdict:
    """Who may bring the two together at all, whatever the state of either."""
    return (
        may(actor, Permission.MATCH_PEOPLE)
        .and_then(may_follow_up(actor, participant))
        .and_then(_same_municipality(participant, opening))
    )


def may_answer(*, actor: Actor, suggestion: Suggestion, answer: SuggestionState) -> Verdict:
    """Allowed for a role that matches people, within reach, when the suggestion's state can go to ``answer``."""
    return (
        may(actor, Permission.MATCH_PEOPLE)
        .and_then(may_follow_up(actor, suggestion.participant))
        .and_then(_can_go_to(suggestion, answer))
    )


def may_accept(*, actor: Actor, suggestion: Suggestion, free: int) -> Verdict:
    """A yes also needs an opening that is still open and has a position left.

    Args:
        free: Positions nobody has said yes to, counted while the opening is locked.
    """
    return (
        may_answer(actor=actor, suggestion=suggestion, answer=SuggestionState.ACCEPTED)
        .and_then(_opening_is_open(suggestion.opening, actor.on))
        .and_then(_has_room(suggestion.opening, free))
    )


def _same_municipality(participant: Participant, opening: Opening) -> Verdict:
    if participant.tenant_id == opening.tenant_id:
        return Verdict.allow()
    return Verdict.refuse("matching.other_municipality", Sentence(N_("Plassen finnes ikke i denne kommunen.")))


def _opening_is_open(opening: Opening, on: date) -> Verdict:
    expired = opening.expires_on is not None and opening.expires_on < on
    if opening.status == "open" and not expired:
        return Verdict.allow()
    return Verdict.refuse(
        "matching.opening_not_open",
        Sentence(N_("«{title}» er ikke lenger åpen. Velg en annen plass."), {"title": opening.title}),
    )


def _has_room(opening: Opening, free: int) -> Verdict:
    if free > 0:
        return Verdict.allow()
    return Verdict.refuse(
        "matching.opening_full",
        Sentence(
            N_("Alle plassene i «{title}» er tatt. Trekk tilbake et ja, eller velg en annen plass."),
            {"title": opening.title},
        ),
    )


def _pair_can_work(participant: Participant, tier: Tier | None) -> Verdict:
    if tier is not None:
        return Verdict.allow()
    return Verdict.refuse(
        "matching.hard_rule",
        Sentence(
            N_("{name} kan ikke foreslås her nå. Se hva som mangler under «Hvem passer?» på plassens side."),
            {"name": participant.given_name},
        ),
    )


def _can_go_to(suggestion: Suggestion, answer: SuggestionState) -> Verdict:
    now = SuggestionState(suggestion.state)
    if answer in TRANSITIONS[now]:
        return Verdict.allow()
    return Verdict.refuse(
        "matching.answer_not_possible",
        Sentence(
            N_("Forslaget har status «{state}» og kan ikke endres slik. Last siden på nytt."),
            {"state": str(now.label)},
        ),
    )
