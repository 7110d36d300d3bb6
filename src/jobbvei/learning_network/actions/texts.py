"""Collections of texts: making them, putting texts in, and letting single texts out in files."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import Codebook, CollectedText, CountReservation, TextCollection
from jobbvei.learning_network.models.coding import TextOrigin
from jobbvei.learning_network.models.networks import MunicipalTeam
from jobbvei.learning_network.policies import may_code
from jobbvei.learning_network.queries.coded import CodingState, coding_state
from jobbvei.learning_network.text_sources import TextSource
from jobbvei.learning_network.types import Seat
from jobbvei.shared.sentence import N_, Sentence

TEXT_MAX, PERCENT = 10_000, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionDetails:
    """What is said about a collection.

    Attributes:
        shared_percent: At least this share of the texts is coded by two; 0–100.
    """

    title: str
    codebook: Codebook
    question: str = ""
    source: str = ""
    shared_percent: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NewText:
    """A text to put in; ``team`` is None when it is no municipality's."""

    text: str
    team: MunicipalTeam | None = None
    origin_key: str = ""


@transaction.atomic
def make_collection(*, seat: Seat, details: CollectionDetails, occasion: Occasion) -> TextCollection:
    """Make a collection without texts.

    Raises:
        Refused: The seat does not code.
        UnableToSave: It has no title, or the share is not between 0 and 100.
    """
    may_code(seat).ensure()
    if not details.title.strip():
        raise UnableToSave("learning_network.collection_title", Sentence(N_("Gi samlingen et navn.")))
    if not 0 <= details.shared_percent <= PERCENT:
        raise UnableToSave("learning_network.shared_percent", Sentence(N_("Andelen må være fra 0 til 100 prosent.")))
    collection = TextCollection.objects.create(
        network=seat.network,
        title=details.title.strip(),
        question=details.question.strip(),
        source=details.source.strip(),
        codebook=details.codebook,
        shared_percent=details.shared_percent,
        made_at=occasion.at,
    )
    tell("collection.made", "text_collection", collection.public_id, occasion)
    return collection


@transaction.atomic
def add_texts(
    *, seat: Seat, collection: TextCollection, texts: Sequence[NewText], origin: TextOrigin, occasion: Occasion
) -> list[CollectedText]:
    """Put the texts in, in order; every so many of them is to be coded by two, as the collection says.

    Raises:
        Refused: The seat does not code.
        UnableToSave: There is none, or one of them is empty or too long; then none is put in.
    """
    may_code(seat).ensure()
    _ensure_texts(texts)
    return _added(collection, texts, origin, occasion)


@transaction.atomic
def fetch_texts(
    *, seat: Seat, collection: TextCollection, source: TextSource, occasion: Occasion
) -> list[CollectedText]:
    """Put in what the source offers that is not there already; what is there stays as it was coded.

    Raises:
        Refused: The seat does not code.
    """
    may_code(seat).ensure()
    rows = CollectedText.objects.in_network(seat.network).filter(collection=collection)
    known = set(rows.order_by("number").values_list("origin_key", flat=True))
    offered = [(f"{source.code}:{one.key}", one) for one in source.texts(seat) if one.text.strip()]
    new = [NewText(text=one.text[:TEXT_MAX], team=one.team, origin_key=key) for key, one in offered if key not in known]
    return _added(collection, new, TextOrigin.FETCHED, occasion) if new else []


@transaction.atomic
def release_text(*, seat: Seat, text: CollectedText, occasion: Occasion) -> CollectedText:
    """Let the words of this one text stand in files that are taken out; somebody has read that it points at nobody."""
    may_code(seat).ensure()
    text.released_at, text.released_by = occasion.at, acting_user(occasion).user
    text.save()
    tell("text.released", "text", text.public_id, occasion)
    return text


@transaction.atomic
def withhold_text(*, seat: Seat, text: CollectedText, occasion: Occasion) -> CollectedText:
    """Take it back that the text may stand in files."""
    may_code(seat).ensure()
    text.released_at, text.released_by = None, None
    text.save()
    tell("text.withheld", "text", text.public_id, occasion)
    return text


@transaction.atomic
def reserve_count(*, seat: Seat, collection: TextCollection, code_key: str, reason: str, occasion: Occasion) -> None:
    """Say why the count of a code is not to be used; an empty reason takes it back."""
    may_code(seat).ensure()
    rows = CountReservation.objects.in_network(seat.network).filter(collection=collection, code_key=code_key)
    if not reason.strip():
        gone, _by_model = rows.delete()
        if gone:
            tell("count.relied_on", "text_collection", collection.public_id, occasion, code=code_key)
        return
    one = rows.first() or CountReservation(network=seat.network, collection=collection, code_key=code_key)
    one.reason = reason.strip()
    one.save()
    tell("count.reserved", "text_collection", collection.public_id, occasion, code=code_key)


@transaction.atomic
def take_out_coding(*, seat: Seat, collection: TextCollection, what: str, occasion: Occasion) -> CodingState:
    """The coding as it goes into a file, which the trail remembers.

    Args:
        what: ``counts`` or ``texts``.
    """
    may_code(seat).ensure()
    tell("coding.exported", "text_collection", collection.public_id, occasion, file=what)
    return coding_state(collection)


def _added(
    collection: TextCollection, texts: Sequence[NewText], origin: TextOrigin, occasion: Occasion
) -> list[CollectedText]:
    TextCollection.objects.in_network(collection.network).select_for_update().get(pk=collection.pk)
    last = (
        CollectedText.objects.in_network(collection.network).filter(collection=collection).order_by("-number").first()
    )
    start = 1 if last is None else last.number + 1
    rows = [_row(collection, one, number, origin) for number, one in enumerate(texts, start=start)]
    CollectedText.objects.bulk_create(rows)
    tell("texts.added", "text_collection", collection.public_id, occasion, count=len(rows), origin=origin.value)
    return rows


def _row(collection: TextCollection, one: NewText, number: int, origin: TextOrigin) -> CollectedText:
    return CollectedText(
        network=collection.network,
        collection=collection,
        team=one.team,
        number=number,
        text=one.text.strip(),
        origin=origin,
        origin_key=one.origin_key,
        is_shared=_is_shared(number, collection.shared_percent),
    )


def _is_shared(number: int, percent: int) -> bool:
    """Spread evenly, from the first text on, and never a smaller share than asked for."""
    return _shared_up_to(number, percent) > _shared_up_to(number - 1, percent)


def _shared_up_to(number: int, percent: int) -> int:
    return -(-number * percent // PERCENT)


def _ensure_texts(texts: Sequence[NewText]) -> None:
    if not texts:
        raise UnableToSave("learning_network.no_texts", Sentence(N_("Skriv eller lim inn minst én tekst.")))
    for number, one in enumerate(texts, start=1):
        if not one.text.strip():
            template = N_("Tekst nummer {number} er tom. Fyll den ut, eller ta den bort.")
            raise UnableToSave("learning_network.empty_text", Sentence(template, {"number": number}))
        if len(one.text) > TEXT_MAX:
            template = N_("Tekst nummer {number} er lengre enn {most} tegn. Del den i flere.")
            raise UnableToSave("learning_network.long_text", Sentence(template, {"number": number, "most": TEXT_MAX}))
