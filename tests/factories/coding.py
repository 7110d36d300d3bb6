"""Codebooks, collections and coded texts, by situation."""

from collections.abc import Sequence

from jobbvei.access.roles import ANALYST
from jobbvei.learning_network.actions.codebooks import CodeChange, change_codes, make_codebook
from jobbvei.learning_network.actions.coding import Choice, code_text
from jobbvei.learning_network.actions.texts import CollectionDetails, NewText, add_texts, make_collection
from jobbvei.learning_network.codebooks.reading import CodeDetails
from jobbvei.learning_network.models import (
    Codebook,
    CollectedText,
    MunicipalTeam,
    Network,
    TextCoding,
    TextCollection,
)
from jobbvei.learning_network.text_sources import OfferedText, register_text_source
from jobbvei.learning_network.types import Seat, TextOrigin
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.learning_network import facilitators_seat, make_network, make_team

NAMES = ("Samarbeid", "Bedrifter", "Læring")
SAMARBEID, BEDRIFTER, LAERING = "samarbeid", "bedrifter", "laering"


def analysts_seat(network: Network, name: str = "Anna Lytt") -> Seat:
    """The seat of an analyst at the network's organiser."""
    return Seat(make_actor(ANALYST, network.tenant, name), network)


def make_small_codebook(seat: Seat, names: Sequence[str] = NAMES) -> Codebook:
    """A codebook with these codes in its second version."""
    occasion = make_occasion(seat.actor)
    codebook = make_codebook(seat=seat, title="Forventninger", occasion=occasion)
    codes = [CodeDetails(name=name, includes=f"Alt om {name.lower()}.") for name in names]
    change_codes(seat=seat, codebook=codebook, change=CodeChange(codes=codes), occasion=occasion)
    return codebook


def make_text_collection(
    seat: Seat | None = None, *, texts: Sequence[str] = (), shared_percent: int = 0, codebook: Codebook | None = None
) -> TextCollection:
    """A collection with these texts, each from a municipality of its own."""
    seat = seat or facilitators_seat(make_network())
    occasion = make_occasion(seat.actor)
    details = CollectionDetails(
        title="Det vi vil ha ut av det",
        source="Arbeidsbøkene",
        codebook=codebook or make_small_codebook(seat),
        shared_percent=shared_percent,
    )
    collection = make_collection(seat=seat, details=details, occasion=occasion)
    if texts:
        put_in(seat, collection, [NewText(text=text, team=nth_team(seat.network, n)) for n, text in enumerate(texts)])
    return collection


def nth_team(network: Network, number: int) -> MunicipalTeam:
    """A team of its own for each number."""
    municipality = make_municipality(str(9801 + number), f"Plankommune {number + 1}")
    known = MunicipalTeam.objects.in_network(network).filter(municipality=municipality).first()
    return known or make_team(network, municipality)


def put_in(seat: Seat, collection: TextCollection, texts: Sequence[NewText]) -> list[CollectedText]:
    """The texts, pasted in."""
    return add_texts(
        seat=seat, collection=collection, texts=texts, origin=TextOrigin.PASTED, occasion=make_occasion(seat.actor)
    )


def code(seat: Seat, text: CollectedText, *keys: str) -> TextCoding:
    """The actor of the seat chooses these codes for the text."""
    return code_text(seat=seat, text=text, choice=Choice(keys=keys), occasion=make_occasion(seat.actor))


class NothingToFetch:
    """A source with no texts."""

    code = "access_test"
    words = "Ingen tekster"

    def texts(self, seat: Seat) -> list[OfferedText]:
        """None."""
        return []


_nothing = NothingToFetch()


def offer_texts() -> None:
    """Offer a source to fetch from; as often as one likes."""
    register_text_source(_nothing)
