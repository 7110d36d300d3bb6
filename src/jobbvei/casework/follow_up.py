"""Who follows up whom, as people and the work list ask."""

from datetime import date

from django.db.models import Prefetch, Q

from jobbvei.access.types import User
from jobbvei.casework.models import NextStep, TeamMember
from jobbvei.people.hooks import FollowUp, People


def narrowed_to_team_of(people: People, user: User, on: date) -> People:
    """Of these people, those whose team ``user`` is in on the day, each once."""
    running = Q(team__ended_on__isnull=True) | Q(team__ended_on__gte=on)
    return people.filter(running, team__user=user, team__started_on__lte=on).distinct()


def narrowed_to_running(people: People) -> People:
    """Of these people, those whose case is not closed."""
    return people.filter(closure__isnull=True)


FOLLOW_UP = FollowUp(
    narrowed_to_team_of=narrowed_to_team_of,
    narrowed_to_running=narrowed_to_running,
    relations_of_person_page=lambda: (
        "programmes",
        "norwegian_training__extensions",
        Prefetch("team", queryset=TeamMember.objects.get_queryset().select_related("user")),
        Prefetch("next_steps", queryset=NextStep.objects.get_queryset().select_related("owner")),
        "closure",
    ),
)
