"""Finding and opening participants."""

import uuid
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_user, may
from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_reading, record_reading_of_list
from jobbvei.audit.types import Occasion
from jobbvei.municipalities.types import Municipality, TenantQuerySet
from jobbvei.people.details import ParticipantDetails
from jobbvei.people.hooks import follow_up
from jobbvei.people.models import Participant
from jobbvei.people.names import search_form
from jobbvei.people.policies import may_register_participant
from jobbvei.people.things import thing_of
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

OWN_RELATIONS = (
    "language_levels",
    "experiences",
    "wishes",
    "licences",
    "authorisations",
    "child_care_windows",
)
FOUND_MAX = 50
Position = tuple[float, float]


class ParticipantNotFound(NotFound):
    """Nobody with this key that the actor may see. It does not tell whether the person exists elsewhere."""

    def __init__(self) -> None:
        super().__init__(
            "people.participant_not_found",
            Sentence(N_("Vi finner ikke denne personen i kommunen din. Søk på navn, eller gå til arbeidslisten.")),
        )


def open_participant(public_id: str | uuid.UUID, *, occasion: Occasion) -> Participant:
    """The participant known by ``public_id``, with all a person's page shows, in a constant number of queries.

    The only way to get at one person. The reading is written in the trail.

    Raises:
        Refused: The role does not read persons.
        ParticipantNotFound: Unknown, in another municipality, or shielded and the user is not in the team.
    """
    actor = acting_user(occasion)
    may(actor, Permission.READ_PERSON).ensure()
    people = visible_participants(actor).filter(public_id=_key(public_id))
    relations = (*OWN_RELATIONS, *follow_up().relations_of_person_page())
    with transaction.atomic():
        participant = people.select_related("tenant", "availability", "household").prefetch_related(*relations).first()
        if participant is None:
            raise ParticipantNotFound
        record_reading("people.participant.opened", thing_of(participant), occasion=occasion)
    return participant


def find_participants(text: str, *, occasion: Occasion) -> list[Participant]:
    """At most 50 participants whose name holds every word of ``text``, by name; an empty text finds nobody.

    Each one found is written in the trail as read. Shielded persons are found only by their team.

    Raises:
        Refused: The role does not read persons.
    """
    actor = acting_user(occasion)
    may(actor, Permission.READ_PERSON).ensure()
    words = search_form(text).split()
    if not words:
        return []
    holds_all = Q(*(Q(search_name__contains=word) for word in words))
    with transaction.atomic():
        found = list(visible_participants(actor).filter(holds_all).order_by("search_name", "id")[:FOUND_MAX])
        record_reading_of_list("people.participant.found", map(thing_of, found), occasion=occasion)
    return found


def possible_duplicates(details: ParticipantDetails, *, occasion: Occasion) -> list[Participant]:
    """Participants with the same date of birth and the same names in any order and case, by name.

    Shielded persons are told only to their team. Each one found is written in the trail as read.

    Raises:
        Refused: The role does not register participants.
    """
    actor = acting_user(occasion)
    may_register_participant(actor).ensure()
    names = _name_words(f"{details.given_name} {details.family_name}")
    born_then = visible_participants(actor).filter(born_on=details.born_on).order_by("search_name", "id")
    with transaction.atomic():
        found = [one for one in born_then if _name_words(one.search_name) == names]
        record_reading_of_list("people.participant.compared", map(thing_of, found), occasion=occasion)
    return found


def neighbourhoods_of(tenant: Municipality) -> dict[str, Position | None]:
    """The neighbourhoods people of the municipality live in, by name, with their position in decimal degrees.

    None where nobody has placed it, or where it is placed in several spots. Shielded persons are left out.
    """
    people = Participant.objects.for_tenant(tenant).filter(is_shielded=False).exclude(neighbourhood="")
    places = people.values_list("neighbourhood", "latitude", "longitude").order_by("neighbourhood").distinct()
    positions: dict[str, set[Position]] = {}
    for name, latitude, longitude in places:
        known = positions.setdefault(name, set())
        if latitude is not None and longitude is not None:
            known.add((latitude, longitude))
    return {name: next(iter(known)) if len(known) == 1 else None for name, known in positions.items()}


def household_members(participant: Participant, *, occasion: Occasion) -> list[Participant]:
    """The others in the household whom the user may see, by name; each is written in the trail as read.

    Nothing tells that there are more: a shielded person is not given away by those they live with.

    Raises:
        Refused: The role does not read persons.
    """
    actor = acting_user(occasion)
    may(actor, Permission.READ_PERSON).ensure()
    if participant.household_id is None:
        return []
    others = visible_participants(actor).filter(household_id=participant.household_id).exclude(pk=participant.pk)
    with transaction.atomic():
        members = list(others.order_by("search_name", "id"))
        record_reading_of_list("people.household.shown", map(thing_of, members), occasion=occasion)
    return members


def visible_participants(actor: Actor) -> TenantQuerySet[Participant]:
    """The participants the user may see: own municipality, and shielded ones only in the user's own teams.

    For packages above to narrow and list; whoever shows them writes the readings.
    """
    people = Participant.objects.for_tenant(actor.tenant)
    in_team = follow_up().narrowed_to_team_of(people.filter(is_shielded=True), actor.user, actor.on)
    return people.filter(Q(is_shielded=False) | Q(pk__in=in_team.values("pk")))


def participants_for_matching(
    tenant: Municipality, *, ids: Collection[int] | None = None
) -> TenantQuerySet[Participant]:
    """Those who can be suggested for places: in follow-up and not shielded, with availability, by id.

    What they can is read with ``people.competence.competence_of_all``.

    Args:
        ids: Only these; None is everybody.
    """
    people = follow_up().narrowed_to_running(Participant.objects.for_tenant(tenant).filter(is_shielded=False))
    if ids is not None:
        people = people.filter(pk__in=ids)
    return people.select_related("availability").order_by("pk")


def participant_with_source_key(key: str, *, tenant: Municipality) -> Participant | None:
    """The participant an import made from the row with ``key``, or None.

    For imports that write the row again and leave that in the trail; no page may show what this gives.
    """
    rows = Participant.objects.for_tenant(tenant).select_related("availability", "norwegian_training", "tenant")
    return rows.prefetch_related("language_levels", "programmes").filter(source_key=key).first()


def _name_words(name: str) -> list[str]:
    return sorted(search_form(name).split())


def _key(public_id: str | uuid.UUID) -> uuid.UUID:
    try:
        return public_id if isinstance(public_id, uuid.UUID) else uuid.UUID(public_id)
    except ValueError:
        raise ParticipantNotFound from None
