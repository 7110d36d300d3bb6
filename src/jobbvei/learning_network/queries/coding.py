"""Codebooks, collections and texts, for those who code."""

from collections.abc import Sequence
from uuid import UUID

from jobbvei.learning_network.models import (
    Code,
    Codebook,
    CodebookVersion,
    CodeSuggestion,
    CollectedText,
    CountReservation,
    SettledCoding,
    TextCoding,
    TextCollection,
)
from jobbvei.learning_network.policies import may_code
from jobbvei.learning_network.types import Seat
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence


class CodebookNotFound(NotFound):
    """No codebook with this key in the network."""

    def __init__(self) -> None:
        super().__init__(
            "learning_network.codebook_not_found", Sentence(N_("Kodeboken finnes ikke i dette nettverket."))
        )


class CollectionNotFound(NotFound):
    """No collection of texts with this key in the network."""

    def __init__(self) -> None:
        super().__init__(
            "learning_network.collection_not_found",
            Sentence(N_("Samlingen av tekster finnes ikke i dette nettverket.")),
        )


class TextNotFound(NotFound):
    """No text with this key in the collection."""

    def __init__(self) -> None:
        super().__init__("learning_network.text_not_found", Sentence(N_("Teksten finnes ikke i denne samlingen.")))


def codebooks_in(seat: Seat) -> Sequence[Codebook]:
    """The network's codebooks, by title."""
    may_code(seat).ensure()
    return list(Codebook.objects.in_network(seat.network).order_by("title", "id"))


def open_codebook(public_id: UUID | str, *, seat: Seat) -> Codebook:
    """The codebook with the key.

    Raises:
        Refused: The seat does not code.
        CodebookNotFound: There is none in the network.
    """
    may_code(seat).ensure()
    found = Codebook.objects.in_network(seat.network).filter(public_id=public_id).first()
    if found is None:
        raise CodebookNotFound
    return found


def versions_of(codebook: Codebook) -> Sequence[CodebookVersion]:
    """Every version, newest first."""
    rows = CodebookVersion.objects.in_network(codebook.network).filter(codebook=codebook)
    return list(rows.select_related("made_by").order_by("-number"))


def codes_of(version: CodebookVersion) -> Sequence[Code]:
    """The codes of a version, in its order."""
    return list(Code.objects.in_network(version.network).filter(version=version).order_by("order", "id"))


def codes_now(codebook: Codebook) -> Sequence[Code]:
    """The codes of the newest version."""
    return codes_of(versions_of(codebook)[0])


def collections_in(seat: Seat) -> Sequence[TextCollection]:
    """The network's collections, newest first."""
    may_code(seat).ensure()
    rows = TextCollection.objects.in_network(seat.network).select_related("codebook")
    return list(rows.order_by("-made_at", "-id"))


def open_collection(public_id: UUID | str, *, seat: Seat) -> TextCollection:
    """The collection with the key.

    Raises:
        Refused: The seat does not code.
        CollectionNotFound: There is none in the network.
    """
    may_code(seat).ensure()
    rows = TextCollection.objects.in_network(seat.network).select_related("codebook", "network", "codebook__network")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise CollectionNotFound
    return found


def open_text(public_id: UUID | str, *, collection: TextCollection) -> CollectedText:
    """The text with the key.

    Raises:
        TextNotFound: There is none in the collection.
    """
    found = texts_of(collection, public_id=public_id)
    if not found:
        raise TextNotFound
    return found[0]


def texts_of(collection: TextCollection, **only: object) -> Sequence[CollectedText]:
    """The collection's texts by number."""
    rows = CollectedText.objects.in_network(collection.network).filter(collection=collection, **only)
    return list(rows.select_related("team__municipality", "collection").order_by("number"))


def codings_of(collection: TextCollection) -> Sequence[TextCoding]:
    """Every coding in the collection, by text and then by when; the actions and pages say who may see them."""
    rows = TextCoding.objects.in_network(collection.network).filter(text__collection=collection)
    return list(rows.select_related("coder").order_by("text__number", "coded_at", "id"))


def settled_of(collection: TextCollection) -> Sequence[SettledCoding]:
    """What has been settled, by text."""
    rows = SettledCoding.objects.in_network(collection.network).filter(text__collection=collection)
    return list(rows.select_related("settled_by").order_by("text__number", "id"))


def suggestions_for(text: CollectedText) -> Sequence[CodeSuggestion]:
    """The codes suggested for the text, likeliest first; none for a text that two code, who are to be alone with it."""
    if text.is_shared:
        return []
    rows = CodeSuggestion.objects.in_network(text.network).filter(text=text)
    return list(rows.order_by("-confidence", "code_key"))


def answered_suggestions(collection: TextCollection) -> tuple[int, int]:
    """How many suggestions people have confirmed, and how many they have answered."""
    rows = CodeSuggestion.objects.in_network(collection.network).filter(text__collection=collection)
    answers = list(rows.filter(is_confirmed__isnull=False).order_by("id").values_list("is_confirmed", flat=True))
    return answers.count(True), len(answers)


def reservations_of(collection: TextCollection) -> dict[str, str]:
    """The reasons why counts are not to be used, by the code's key."""
    rows = CountReservation.objects.in_network(collection.network).filter(collection=collection)
    return {one.code_key: one.reason for one in rows.order_by("code_key")}
