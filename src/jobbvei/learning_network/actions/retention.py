"""What goes by itself: everything about people in a network, two years after its last day. The counts stay."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.timezone import get_current_timezone

from jobbvei.learning_network.models import (
    AnswerConflict,
    AnswerVersion,
    CodebookVersion,
    CollectedText,
    EditingPresence,
    FieldComment,
    Gathering,
    IndicatorCount,
    Initiative,
    LogLine,
    Network,
    Participation,
    PracticeAnswer,
    PracticeQuestion,
    PracticeVersion,
    ProgrammeItem,
    SectionStanding,
    SettledCoding,
    TaskDone,
    TeamPerson,
    WorkbookAnswer,
    WorkbookTemplate,
)
from jobbvei.learning_network.models.keys import new_key
from jobbvei.learning_network.models.teams import FORGOTTEN_NAME
from jobbvei.municipalities.types import Municipality
from jobbvei.shared.period import add_months

KEPT_MONTHS = 24  # Retention.NETWORK: while the network runs, then two years
SERVES_ALL = "what is too old goes from all organisers and all teams"
# Who wrote, ticked, counted or owned it; the row itself is the municipality's and stays.
KEYS_TO_PEOPLE: Mapping[type[models.Model], tuple[str, ...]] = {
    AnswerConflict: ("written_by", "settled_by"),
    AnswerVersion: ("written_by",),
    CodebookVersion: ("made_by",),
    CollectedText: ("released_by",),
    FieldComment: ("written_by", "resolved_by"),
    IndicatorCount: ("counted_by",),
    Initiative: ("owner", "copied_by"),
    LogLine: ("written_by",),
    SectionStanding: ("ready_by", "shared_by"),
    SettledCoding: ("settled_by",),
    TaskDone: ("done_by",),
    WorkbookAnswer: ("changed_by",),
    WorkbookTemplate: ("made_by",),
}
KEYS_IN_THE_BANK: Mapping[type[models.Model], tuple[str, ...]] = {
    PracticeVersion: ("written_by",),
    PracticeQuestion: ("asked_by",),
    PracticeAnswer: ("answered_by",),
}
# What is emptied in the two tables that are about people, beside their keys to others.
EMPTIED_OF_PEOPLE: Mapping[str, Any] = {"full_name": FORGOTTEN_NAME, "email": "", "title": "", "user": None}
EMPTIED_OF_SIGN_UPS: Mapping[str, Any] = {
    "coming_as": "",
    "answered_at": None,
    "answered_by": None,
    "room": None,
    "recording_seen_at": None,
}


def is_kept_on(last_day: date | None, on: date) -> bool:
    """Whether people in a network are still kept on a day; a network without a last day is running."""
    return last_day is None or on <= add_months(last_day, KEPT_MONTHS)


def forget_people_of_ended_networks(at: datetime) -> None:
    """Forget who was in the networks that ended more than two years ago; once more does no harm.

    What stays says how many there were from each service, how many came to each gathering, and what the municipality
    wrote and counted. The idea bank outlives a network; who wrote in it goes with the organiser's last one.
    """
    on = at.astimezone(get_current_timezone()).date()
    networks = list(Network.objects.across_tenants(reason=SERVES_ALL).select_related("tenant").order_by("id"))
    ended = [network for network in networks if not is_kept_on(network.last_day, on)]
    for network in ended:
        _forget_in(network)
    still_at_work = {network.tenant_id for network in networks if network not in ended}
    for organiser in {network.tenant for network in ended if network.tenant_id not in still_at_work}:
        _forget_in_the_bank(organiser)


def _forget_in(network: Network) -> None:
    _forget_people(network)
    _forget_sign_ups(network)
    _rows(EditingPresence, network).delete()
    _rows(ProgrammeItem, network).exclude(speaker="").update(speaker="")
    _rows(CollectedText, network).filter(released_at__isnull=True).exclude(text="").update(text="")
    for model, names in KEYS_TO_PEOPLE.items():
        _empty(_rows(model, network), names)


def _forget_people(network: Network) -> None:
    for person in _rows(TeamPerson, network).exclude(**EMPTIED_OF_PEOPLE).order_by("id"):
        for name, value in EMPTIED_OF_PEOPLE.items():
            setattr(person, name, value)
        person.link_key = new_key()  # the old link opens nothing, and nobody is given the new one
        person.save()


def _forget_sign_ups(network: Network) -> None:
    """That somebody came is a count; when they came, and all they answered, is about them."""
    _rows(Participation, network).exclude(**EMPTIED_OF_SIGN_UPS).update(**EMPTIED_OF_SIGN_UPS)
    for gathering in Gathering.objects.in_network(network).order_by("id"):
        came = _rows(Participation, network).filter(gathering=gathering, arrived_at__isnull=False)
        came.exclude(arrived_at=gathering.starts_at).update(arrived_at=gathering.starts_at)


def _forget_in_the_bank(organiser: Municipality) -> None:
    for model, names in KEYS_IN_THE_BANK.items():
        _empty(model.objects.for_tenant(organiser), names)  # type: ignore[attr-defined]  # each is owned by a tenant


def _empty(rows: Any, names: Iterable[str]) -> None:
    for name in names:
        rows.filter(**{f"{name}__isnull": False}).update(**{name: None})


def _rows(model: Any, network: Network) -> Any:
    """The rows of a network, whichever of its two walls the model is behind."""
    return model.objects.get_queryset().filter(network=network).without_scope(reason=SERVES_ALL)
