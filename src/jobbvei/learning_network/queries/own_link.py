"""What somebody sees who comes by their own link, without log-in: their own place in the gatherings."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jobbvei.learning_network.models import Gathering, Participation, TeamPerson
from jobbvei.learning_network.models.gatherings import norwegian_day
from jobbvei.learning_network.models.participation import ComingAs
from jobbvei.learning_network.models.teams import FORGOTTEN_NAME
from jobbvei.learning_network.queries.gatherings import GatheringNotFound, gatherings_of, groups_of, is_for
from jobbvei.learning_network.states import TeamState
from jobbvei.learning_network.types import LinkHolder
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

BY_KEY = "a link opens without log-in, and its key is the only thing known"


class UnknownLink(NotFound):
    """The key opens nothing: it never did, or the person has left, or has been given a new one."""

    def __init__(self) -> None:
        super().__init__(
            "learning_network.unknown_link",
            Sentence(N_("Lenken virker ikke. Spør den som leder gruppen i kommunen din, om en ny.")),
        )


@dataclass(frozen=True, slots=True)
class OwnGathering:
    """A gathering as it stands for one person."""

    gathering: Gathering
    participation: Participation | None

    @property
    def coming_as(self) -> str:
        """What they answered; empty when they have not."""
        return self.participation.coming_as if self.participation else ""

    @property
    def has_seen_recording(self) -> bool:
        """Whether they have opened the recording."""
        return self.participation is not None and self.participation.recording_seen_at is not None

    @property
    def was_there(self) -> bool:
        """Whether they were seen there."""
        return self.participation is not None and self.participation.arrived_at is not None

    @property
    def awaits_recording(self) -> bool:
        """Whether there is a recording of something they were not at and have not seen."""
        return bool(self.gathering.recording_link) and not self.has_seen_recording and not self.was_there


@dataclass(frozen=True, slots=True)
class OwnGatherings:
    """All the gatherings of one person, parted by time.

    Attributes:
        coming: Not over yet, first the nearest; cancelled ones with them until their day has passed.
        unseen: Over, with a recording they have not seen, newest first.
        past: Over, newest first.
    """

    coming: list[OwnGathering]
    unseen: list[OwnGathering]
    past: list[OwnGathering]


def link_holder(key: str) -> LinkHolder:
    """Whoever has the link.

    Raises:
        UnknownLink: The key opens nothing.
    """
    rows = TeamPerson.objects.get_queryset().without_scope(reason=BY_KEY).filter(link_key=key, left_on__isnull=True)
    rows = rows.exclude(full_name=FORGOTTEN_NAME)
    person = rows.select_related("team__municipality", "team__size_group", "network__tenant").first()
    if person is None or person.team.state == TeamState.WITHDRAWN:
        raise UnknownLink
    return LinkHolder(person)


def gatherings_for(holder: LinkHolder) -> list[OwnGathering]:
    """Every gathering the person is invited to, cancelled ones too, in the order of time; three queries."""
    person = holder.person
    groups = groups_of(person.network)
    rows = Participation.objects.of_team(person.team).filter(person=person).order_by("id")
    known = {row.gathering_id: row for row in rows}
    found = [one for one in gatherings_of(person.network) if is_for(one, groups, person)]
    return [OwnGathering(one, known.get(one.pk)) for one in found]


def parted(gatherings: list[OwnGathering], at: datetime) -> OwnGatherings:
    """The gatherings by time; what the person said no to on one day and comes to on another stays in both lists."""
    past = [one for one in reversed(gatherings) if one.gathering.has_ended(at) and not one.gathering.is_cancelled]
    coming = [one for one in gatherings if one.gathering.last_day >= norwegian_day(at)]
    return OwnGatherings(
        coming=[one for one in coming if not one.gathering.has_ended(at)],
        unseen=[one for one in past if one.awaits_recording],
        past=past,
    )


def own_gathering(public_id: UUID | str, holder: LinkHolder) -> OwnGathering:
    """One of the gatherings the person is invited to.

    Raises:
        GatheringNotFound: There is none with this key for them.
    """
    found = next((one for one in gatherings_for(holder) if str(one.gathering.public_id) == str(public_id)), None)
    if found is None:
        raise GatheringNotFound
    return found


def calendar_for(holder: LinkHolder) -> list[OwnGathering]:
    """What belongs in the person's calendar: not both a gathering and its alternative, once they have chosen one."""
    everything = gatherings_for(holder)
    answers = {one.gathering.pk: one.coming_as for one in everything}
    chosen_day = {one.gathering.alternative_to_id for one in everything if one.coming_as == ComingAs.DIGITAL}
    return [one for one in everything if not _is_left_out(one, answers, chosen_day)]


def gathering_behind(door_key: str) -> Gathering:
    """The gathering whose door for late-comers has this key.

    Raises:
        UnknownLink: There is none, or the teams are not told of it.
    """
    rows = Gathering.objects.without_scope(reason=BY_KEY).filter(door_key=door_key, invited_at__isnull=False)
    found = rows.select_related("network__tenant").first()
    if found is None:
        raise UnknownLink
    return found


def _is_left_out(own: OwnGathering, answers: dict[int, str], chosen_day: set[int | None]) -> bool:
    main = own.gathering.alternative_to_id
    if main is not None and answers.get(main) == ComingAs.PHYSICAL and not own.coming_as:
        return True
    return own.gathering.pk in chosen_day and own.coming_as != ComingAs.PHYSICAL
