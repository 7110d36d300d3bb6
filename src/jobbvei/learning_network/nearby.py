"""Which cards are near a text, and the words of the text that make them so. Pure arithmetic over stems.

A word counts for more the fewer cards have it; one that is everywhere says nothing. A card is near when the text has a
word of its heading, two of its words, or one long word that hardly any other card has. Nothing is near an empty text.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from jobbvei.learning_network.search import stemmed_words, stems_of

AT_MOST = 3
SHORTEST, SHORTEST_INSIDE, LONG = 4, 6, 8
TOO_COMMON_SHARE, TOO_COMMON_COUNT, HARDLY_ANY = 0.25, 2, 3
WEIGHT_OF_HEADING = 2
LEAST_SHARE = 0.55  # of what one word gives that stands in one heading alone
WORDS_READ = 400  # different words of a text; one longer than that is about everything
REASONS_SHOWN = 2
# Words that say nothing of what a text is about: what all write of here, time and number, and the most used verbs.
COMMON = """
    flyktning flyktninger kommune kommunen kommuner arbeid arbeide jobb jobbe deltaker deltakere nettverk
    nettverket person personer folk noen alle mange flere fleste andre annen hver hvert enkelt enkelte egen eget
    egne samme sammen samarbeid samarbeide tiltak tiltaket plass plasser oppgave oppgaver del deler måte måter
    gang ganger dag dager uke uken uker måned måneden måneder år året annenhver mandag tirsdag onsdag torsdag
    fredag vår sommer høst vinter januar februar mars april mai juni juli august september oktober november
    desember tid tiden først første andre tredje siste neste tidlig sent lenge snart etter før under mellom
    gjennom ved siden også bare enda ennå allerede fortsatt gjerne ofte sjelden alltid aldri kanskje ganske
    veldig svært mer mest mindre minst godt god bedre best stor store større liten små mindre lang langt kort
    nye gammel gamle viktig mulig vanskelig lett en ett to tre fire fem seks sju åtte ni ti elleve tolv femten
    tjue tretti femti hundre prosent antall tall kroner være blir bli ble blitt kan kunne skal skulle vil ville
    må måtte bør burde får fikk fått gir gi gav ga gitt tar ta tok tatt gjør gjøre gjorde gjort kommer komme kom
    går gå gikk gått står stå stod ser se så sett sier si sa sagt begynner begynne begynte slutter holder holde
    bruker bruke brukte trenger trenge ønsker ønske møter møte møtes lager lage laget setter sette satt legger
    legge lagt finner finne fant hjelper hjelpe jobber arbeider virker derfor fordi hvis når dersom inn ut opp
    ned over fram fremst her der dette disse denne slik sånn vårt våre sin sitt sine deres dem oss meg seg selv
    hele helt annet ikke ingen uten mot hos blant cirka både enten leder ledere lederen prosjekt prosjektet
    prosjektleder gruppe gruppen tilbud tilbudet behov behovet mål målet arbeidsgiver arbeidsgivere
    arbeidsgiveren arbeidsplass arbeidsplassen arbeidsplassene stilling stillinger stillingen tjeneste tjenester
    tjenesten program programmet programmer introduksjonsprogram introduksjonsprogrammet erfaring
    flyktningtjenesten flyktningtjeneste følger følge imot enig enige sommeren våren høsten vinteren kurs kurset
    idébanken
"""
_SAY_NOTHING = frozenset(stem for _word, stem in stemmed_words(COMMON))


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of a card: those of its heading, and all there are."""

    heading: frozenset[str]
    every: frozenset[str]


@dataclass(frozen=True, slots=True)
class Near:
    """A card that is near, by its place among those given.

    Attributes:
        reasons: The words of the text that made it so, as they are written there, the best first.
    """

    place: int
    score: float
    reasons: tuple[str, ...]


def nearest(text: str, cards: Sequence[Words]) -> list[Near]:
    """The cards nearest to the text, at most three, the nearest first; none for a text that says nothing of its own."""
    return near(text, cards)[:AT_MOST]


def near(text: str, cards: Sequence[Words]) -> list[Near]:
    """Every card that is near the text, the nearest first."""
    wanted = _wanted(text)
    if not wanted or not cards:
        return []
    rarity = _rarity(cards)
    inside = _inside(wanted, rarity)
    least = LEAST_SHARE * WEIGHT_OF_HEADING * log(len(cards) + 1)
    known = _Known(wanted, rarity, inside, least)
    found = [_near(place, card, known) for place, card in enumerate(cards)]
    return sorted((one for one in found if one is not None), key=lambda one: (-one.score, one.place))


def words_in(heading: str, *rest: str) -> Words:
    """The words of a card with this heading, and this in the rest of it."""
    stems = frozenset(stems_of(heading))
    return Words(stems, stems | frozenset(stems_of(" ".join(rest))))


def _wanted(text: str) -> dict[str, str]:
    """The stems that may say something, each with the word as it first stands in the text."""
    found: dict[str, str] = {}
    for word, stem in stemmed_words(text):
        if len(stem) >= SHORTEST and stem not in _SAY_NOTHING and not stem.isdecimal():
            found.setdefault(stem, word)
        if len(found) == WORDS_READ:
            break
    return found


def _rarity(cards: Sequence[Words]) -> dict[str, tuple[int, float]]:
    """How many cards have each stem, and how much that makes it count; the too common are left out."""
    counts = Counter(stem for card in cards for stem in card.every)
    most = max(TOO_COMMON_COUNT, TOO_COMMON_SHARE * len(cards))
    return {
        stem: (count, log((len(cards) + 1) / count))
        for stem, count in counts.items()
        if count <= most and len(stem) >= SHORTEST and stem not in _SAY_NOTHING
    }


def _inside(wanted: Iterable[str], known: Mapping[str, object]) -> dict[str, frozenset[str]]:
    """For each stem of the text the stems of cards it is, or is a part of, or has as a part: long ones only."""
    return {
        stem: frozenset(other for other in known if other == stem or _holds(other, stem) or _holds(stem, other))
        for stem in wanted
    }


def _holds(whole: str, part: str) -> bool:
    return len(part) >= SHORTEST_INSIDE and part in whole


@dataclass(frozen=True, slots=True)
class _Known:
    """What is worked out once for a text and the cards."""

    wanted: Mapping[str, str]
    rarity: Mapping[str, tuple[int, float]]
    inside: Mapping[str, frozenset[str]]
    least: float


def _near(place: int, card: Words, known: _Known) -> Near | None:
    points: dict[str, float] = {}
    is_certain = False
    for stem in known.wanted:
        met = known.inside[stem] & card.every
        if not met:
            continue
        best = max(met, key=lambda one: (one in card.heading, known.rarity[one][1], one))
        count, weight = known.rarity[best]
        points[stem] = weight * (WEIGHT_OF_HEADING if best in card.heading else 1)
        is_certain |= best in card.heading or (best == stem and len(stem) >= LONG and count <= HARDLY_ANY)
    score = sum(points.values())
    if not (is_certain or len(points) >= REASONS_SHOWN) or score < known.least:
        return None
    best_first = sorted(points, key=lambda stem: (-points[stem], stem))
    return Near(place, score, tuple(known.wanted[stem] for stem in best_first[:REASONS_SHOWN]))
