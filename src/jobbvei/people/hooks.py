"""What people asks of those above: who follows up whom. Case work answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from jobbvei.access.types import User
from jobbvei.municipalities.types import TenantQuerySet
from jobbvei.people.models import Participant

People = TenantQuerySet[Participant]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The three questions people asks about follow-up.

    Attributes:
        narrowed_to_team_of: Of these people, those whose team the user is in on the day.
        narrowed_to_running: Of these people, those whose case is not closed.
        relations_of_person_page: What the person's page reads beside people's own relations.
    """

    narrowed_to_team_of: Callable[[People, User, date], People]
    narrowed_to_running: Callable[[People], People]
    relations_of_person_page: Callable[[], tuple[str | Prefetch[str], ...]]


_registered: list[FollowUp] = []


def register_follow_up(answers: FollowUp) -> None:
    """Let ``answers`` speak for follow-up; the last one registered holds."""
    _registered[:] = [answers]


def follow_up() -> FollowUp:
    """Who answers; until somebody registers nobody is in a team and every case runs."""
    return _registered[0] if _registered else _NOBODY


_NOBODY = FollowUp(
    narrowed_to_team_of=lambda people, user, on: people.none(),
    narrowed_to_running=lambda people: people,
    relations_of_person_page=lambda: (),
)
