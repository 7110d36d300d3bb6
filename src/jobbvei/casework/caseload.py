"""Whose people a user follows up: their own, or the whole service for its leader."""

from jobbvei.access.roles import LEADER
from jobbvei.access.types import Actor
from jobbvei.casework.follow_up import narrowed_to_running, narrowed_to_team_of
from jobbvei.people.hooks import People
from jobbvei.people.queries import visible_participants


def caseload_of(actor: Actor) -> People:
    """Participants in follow-up whose team the user is in; for a leader everybody in the service."""
    people = narrowed_to_running(visible_participants(actor))
    return people if sees_whole_service(actor) else narrowed_to_team_of(people, actor.user, actor.on)


def sees_whole_service(actor: Actor) -> bool:
    """Whether the user's lists hold the whole service and not only own people."""
    return actor.role_code == LEADER.code
