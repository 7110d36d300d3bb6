"""Who can be given a step."""

from dataclasses import dataclass

from jobbvei.access.queries import colleagues_who_see_people
from jobbvei.access.types import User
from jobbvei.casework.queries import team_on
from jobbvei.people.types import Participant
from jobbvei.web.frame.formats import in_a_sentence
from jobbvei.web.frame.pages import ActorRequest


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who can be given a step, and how they are named in the choice."""

    user: User
    words: str


def owners_of_steps(request: ActorRequest, participant: Participant | None = None) -> list[Owner]:
    """Those whose role sees people, the participant's team first; by name otherwise."""
    found = colleagues_who_see_people(request.actor.tenant, on=request.on)
    team = () if participant is None else team_on(participant, on=request.on)
    in_team = {member.user_id for member in team}
    owners = [Owner(user, f"{user.full_name} – {in_a_sentence(role)}") for user, role in found]
    return sorted(owners, key=lambda owner: owner.user.pk not in in_team)
