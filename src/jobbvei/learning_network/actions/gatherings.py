"""Making, changing, moving and cancelling gatherings, and telling the teams of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.gathering_details import (
    GatheringDetails,
    ensure_gathering,
    ensure_link,
    ensure_times,
    unable,
)
from jobbvei.learning_network.models import Gathering, GatheringGroup, ProgrammeItem
from jobbvei.learning_network.models.gatherings import ForWhom, GatheringKind
from jobbvei.learning_network.policies import may_change_gathering, may_facilitate
from jobbvei.learning_network.types import Seat
from jobbvei.shared.sentence import N_

IN_THE_CALENDAR = ("title", "place", "meeting_link", "mode")  # a change of these is news to those who have saved it


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Where the recording is, and its captions when they are a file of their own."""

    link: str
    captions_link: str = ""


@transaction.atomic
def make_gathering(*, seat: Seat, details: GatheringDetails, occasion: Occasion) -> Gathering:
    """Plan a gathering; only facilitators see it until they invite.

    Raises:
        Refused: The seat is not a facilitator's.
        UnableToSave: A field is wrong.
    """
    may_facilitate(seat).ensure()
    gathering = _made(seat, details)
    tell("gathering.made", "gathering", gathering.public_id, occasion)
    return gathering


@transaction.atomic
def add_gatherings(
    *, seat: Seat, details: Sequence[GatheringDetails], invites: bool = True, occasion: Occasion
) -> list[Gathering]:
    """Plan many gatherings, such as a calendar from a file. All or none; the same file again adds nothing.

    A gathering with the same title and the same start is left as it is.

    Args:
        invites: Whether the teams are told at once.
    """
    may_facilitate(seat).ensure()
    known = set(Gathering.objects.in_network(seat.network).values_list("title", "starts_at").order_by("id"))
    new = [one for one in details if (one.title.strip(), one.starts_at) not in known]
    made = [_made(seat, one) for one in new]
    if invites:
        for gathering in made:
            gathering.invited_at = occasion.at
            gathering.save(update_fields=["invited_at"])
    tell("gathering.imported", "network", seat.network.public_id, occasion, gatherings=len(made))
    return made


@transaction.atomic
def change_gathering(*, seat: Seat, gathering: Gathering, details: GatheringDetails, occasion: Occasion) -> Gathering:
    """Change what is said about a gathering; a new time moves it, as :func:`move_gathering` does."""
    may_change_gathering(seat, gathering).ensure()
    ensure_gathering(details)
    _ensure_no_circle(gathering, details)
    before = [getattr(gathering, name) for name in IN_THE_CALENDAR]
    for name, value in _columns(details).items():
        setattr(gathering, name, value)
    if before != [getattr(gathering, name) for name in IN_THE_CALENDAR]:
        gathering.sequence += 1
    gathering.save(update_fields=[*_columns(details), "sequence"])
    _set_groups(gathering, details)
    tell("gathering.changed", "gathering", gathering.public_id, occasion)
    if (details.starts_at, details.ends_at) != (gathering.starts_at, gathering.ends_at):
        return move_gathering(
            seat=seat, gathering=gathering, starts_at=details.starts_at, ends_at=details.ends_at, occasion=occasion
        )
    return gathering


@transaction.atomic
def move_gathering(
    *, seat: Seat, gathering: Gathering, starts_at: datetime, ends_at: datetime, occasion: Occasion
) -> Gathering:
    """Give the gathering another time; its programme goes along, its answers stay, calendars get the news.

    Raises:
        Refused: The seat is not a facilitator's, or the gathering is cancelled.
        UnableToSave: The times are impossible.
    """
    may_change_gathering(seat, gathering).ensure()
    ensure_times(starts_at, ends_at)
    if (starts_at, ends_at) == (gathering.starts_at, gathering.ends_at):
        return gathering
    _move_programme(gathering, starts_at - gathering.starts_at)
    gathering.starts_at, gathering.ends_at = starts_at, ends_at
    gathering.sequence += 1
    gathering.save(update_fields=["starts_at", "ends_at", "sequence"])
    tell("gathering.moved", "gathering", gathering.public_id, occasion, to=starts_at.isoformat())
    return gathering


@transaction.atomic
def cancel_gathering(*, seat: Seat, gathering: Gathering, because: str, occasion: Occasion) -> Gathering:
    """Say that the gathering will not happen; it stays in everybody's calendar as cancelled."""
    may_change_gathering(seat, gathering).ensure()
    if gathering.has_ended(occasion.at):
        raise unable("gathering_held", N_("Samlingen har vært, og kan ikke avlyses."))
    gathering.cancelled_at, gathering.cancelled_because = occasion.at, " ".join(because.split())
    gathering.sequence += 1
    gathering.save(update_fields=["cancelled_at", "cancelled_because", "sequence"])
    tell("gathering.cancelled", "gathering", gathering.public_id, occasion)
    return gathering


@transaction.atomic
def invite_to_gathering(*, seat: Seat, gathering: Gathering, occasion: Occasion) -> Gathering:
    """Tell the teams: from now on it stands on every invited person's own page and in their calendar."""
    may_change_gathering(seat, gathering).ensure()
    if gathering.invited_at is None:
        gathering.invited_at = occasion.at
        gathering.save(update_fields=["invited_at"])
        tell("gathering.invited", "gathering", gathering.public_id, occasion)
    return gathering


@transaction.atomic
def tell_recording(*, seat: Seat, gathering: Gathering, recording: Recording, occasion: Occasion) -> Gathering:
    """Say where the recording is; an empty link takes it away.

    Raises:
        UnableToSave: It is no link, or the gathering has not begun.
    """
    may_change_gathering(seat, gathering).ensure()
    ensure_link(recording.link)
    ensure_link(recording.captions_link)
    if recording.link and gathering.starts_at > occasion.at:
        raise unable("recording_early", N_("Samlingen har ikke begynt. Legg ut opptaket når det er laget."))
    gathering.recording_link, gathering.captions_link = recording.link, recording.captions_link
    gathering.recorded_at = occasion.at if recording.link else None
    gathering.save(update_fields=["recording_link", "captions_link", "recorded_at"])
    tell("gathering.recorded", "gathering", gathering.public_id, occasion)
    return gathering


def _made(seat: Seat, details: GatheringDetails) -> Gathering:
    ensure_gathering(details)
    gathering = Gathering.objects.create(
        network=seat.network, starts_at=details.starts_at, ends_at=details.ends_at, **_columns(details)
    )
    _set_groups(gathering, details)
    return gathering


def _columns(details: GatheringDetails) -> dict[str, object]:
    is_for_leads = details.kind == GatheringKind.PROJECT_LEADS  # whoever leaves the other choice as it was means so
    return {
        "title": details.title.strip(),
        "kind": details.kind,
        "mode": details.mode,
        "for_whom": ForWhom.PROJECT_LEADS if is_for_leads else details.for_whom,
        "place": details.place.strip(),
        "meeting_link": details.meeting_link,
        "explanation": details.explanation.strip(),
        "capacity": details.capacity,
        "phase": details.phase,
        "alternative_to": details.alternative_to,
    }


def _set_groups(gathering: Gathering, details: GatheringDetails) -> None:
    GatheringGroup.objects.in_network(gathering.network).filter(gathering=gathering).delete()
    GatheringGroup.objects.get_queryset().bulk_create(
        GatheringGroup(network=gathering.network, gathering=gathering, size_group=group)
        for group in details.size_groups
    )


def _ensure_no_circle(gathering: Gathering, details: GatheringDetails) -> None:
    main = details.alternative_to
    if main is not None and gathering.pk in {main.pk, main.alternative_to_id}:
        raise unable("gathering_circle", N_("En samling kan ikke være alternativ til seg selv."))


def _move_programme(gathering: Gathering, by: timedelta) -> None:
    for item in ProgrammeItem.objects.in_network(gathering.network).filter(gathering=gathering).order_by("id"):
        item.starts_at += by
        item.save(update_fields=["starts_at"])
