"""The idea bank as a seat sees it: searched, narrowed, and with what came of the copies."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.models import (
    IndicatorCount,
    Initiative,
    Practice,
    PracticeQuestion,
    PracticeVersion,
    WorkbookAnswer,
)
from jobbvei.learning_network.models.initiatives import Indicator
from jobbvei.learning_network.models.topics import MunicipalitySize
from jobbvei.learning_network.nearby import Words, near, words_in
from jobbvei.learning_network.practice_details import SEARCHED
from jobbvei.learning_network.search import fragment, rank, stems_of
from jobbvei.learning_network.similarity import Likeness, Place, likeness
from jobbvei.learning_network.small_counts import at_least
from jobbvei.learning_network.states import BEGUN, PracticeState
from jobbvei.learning_network.types import Network, Seat
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

WEIGHTS = {"title": 8, "owner_name": 6, "what": 3, "how": 2, "for_whom": 2, "needs": 2, "results": 1, "templates": 1}
WEIGHT_OF_THE_REST = 1
# About the middle of each class; a card of several municipalities is like none of them in size.
USUAL_POPULATION = {MunicipalitySize.SMALL: 5_000, MunicipalitySize.MEDIUM: 16_000, MunicipalitySize.LARGE: 50_000}
# Where the first workbooks ask for goals, needs and what stands in the way.
FIELDS_OF_NEED = (
    "maal-forventninger", "maal-resultat", "tjenester-samarbeid", "flyktninger-bilde", "arbeidsgivere-samarbeid",
    "tilbud-mangler", "behov-stillinger", "behov-kvalifikasjoner",
)  # fmt: skip
HOLDS_MANY = "the copies of a card lie with every team that has taken it home; only rounded sums come out"


class PracticeNotFound(NotFound):
    """No card with this key that the seat may read."""

    def __init__(self) -> None:
        super().__init__("learning_network.practice_not_found", Sentence(N_("Kortet finnes ikke i denne idébanken.")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody looks for; an empty code narrows nothing."""

    text: str = ""
    category: str = ""
    target_group: str = ""
    size: str = ""
    has_results: bool = False
    has_template: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a card's copies.

    Attributes:
        copied: How many municipalities have taken it home; ``begun`` how many of them have begun.
        counts: At least how many, by indicator: each copy's newest count rounded down to a whole five, then added.
    """

    copied: int = 0
    begun: int = 0
    counts: Mapping[Indicator, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """A card in a list.

    Attributes:
        version: What it says to this seat.
        copied: How many municipalities have taken it home.
        alike: How like the seat's own municipality it is; None for a facilitator.
    """

    version: PracticeVersion
    copied: int
    alike: Likeness | None

    @property
    def practice(self) -> Practice:
        """The card itself."""
        return self.version.practice


def cards_found(wanted: Wanted, *, seat: Seat) -> list[Card]:
    """The published cards that hold every word looked for; the best answers first, and without words the most alike."""
    rows = _narrowed(published_versions(seat.network), wanted)
    cards = _as_cards(list(rows.order_by("title", "id")), seat)
    if not stems_of(wanted.text):
        return sorted(cards, key=lambda one: -(one.alike.score if one.alike else 0))
    ranked = [(_rank(wanted.text, card.version), card) for card in cards]
    return [card for points, card in sorted(ranked, key=lambda one: -one[0]) if points]


def published_versions(network: Network) -> QuerySet[PracticeVersion]:
    """What everybody reads in the bank of the network's organiser; in no order."""
    rows = PracticeVersion.objects.for_tenant(network.tenant)
    shown = rows.filter(practice__state=PracticeState.PUBLISHED, number=F("practice__shown"))
    return shown.select_related("practice__owner")


def words_of(version: PracticeVersion) -> Words:
    """What the card is about, for finding those near a text."""
    return words_in(version.title, version.what, version.how, version.for_whom, version.needs)


def cards_unpublished(seat: Seat) -> list[PracticeVersion]:
    """The newest versions that not everybody reads: every one for a facilitator, a team's own for the team."""
    rows = PracticeVersion.objects.for_tenant(seat.network.tenant).filter(number=F("practice__newest"))
    waiting = rows.filter(Q(practice__state=PracticeState.DRAFT) | ~Q(practice__shown=F("practice__newest")))
    mine = waiting.exclude(practice__state=PracticeState.ARCHIVED)
    if seat.team is not None:
        mine = mine.filter(practice__owner=seat.team.municipality_id)
    return list(mine.select_related("practice__owner").order_by("title", "id"))


def cards_archived(seat: Seat) -> list[PracticeVersion]:
    """The newest version of the archived cards, for facilitators."""
    rows = PracticeVersion.objects.for_tenant(seat.network.tenant).filter(number=F("practice__newest"))
    archived = rows.filter(practice__state=PracticeState.ARCHIVED).select_related("practice")
    return list(archived.order_by("title", "id")) if seat.may(Permission.FACILITATE_NETWORK) else []


def open_practice(public_id: UUID | str, *, seat: Seat) -> Practice:
    """The card with the key: a published one for everybody, others for facilitators and those it is of.

    Raises:
        PracticeNotFound: There is none.
    """
    rows = Practice.objects.for_tenant(seat.network.tenant).filter(public_id=public_id)
    found = rows.select_related("owner", "tenant").first()
    if found is None or not (found.state == PracticeState.PUBLISHED or _is_theirs(found, seat)):
        raise PracticeNotFound
    return found


def versions_of(practice: Practice, *, seat: Seat) -> list[PracticeVersion]:
    """The versions the seat may read, newest first; drafts are for facilitators and those the card is of."""
    rows = PracticeVersion.objects.for_tenant(practice.tenant).filter(practice=practice).select_related("practice")
    read = rows if _is_theirs(practice, seat) else rows.filter(number__lte=practice.shown or 0)
    return list(read.order_by("-number", "id"))


def shown_version(practice: Practice) -> PracticeVersion:
    """The version of a published card that everybody reads.

    Raises:
        PracticeNotFound: The card has never been published.
    """
    rows = PracticeVersion.objects.for_tenant(practice.tenant).filter(practice=practice, number=practice.shown or 0)
    found = rows.select_related("practice").first()
    if found is None:
        raise PracticeNotFound
    return found


def card_of(practice: Practice, version: PracticeVersion, *, seat: Seat) -> Card:
    """The card with one of its versions, as it is like the seat's own municipality."""
    version.practice = practice
    return _as_cards([version], seat)[0]


def questions_of(practice: Practice) -> list[PracticeQuestion]:
    """The questions on the card with their answers, oldest first."""
    rows = PracticeQuestion.objects.for_tenant(practice.tenant).filter(practice=practice)
    return list(rows.prefetch_related("answers").order_by("asked_at", "id"))


def open_question(public_id: UUID | str, *, practice: Practice) -> PracticeQuestion:
    """A question on the card.

    Raises:
        PracticeNotFound: It is not there.
    """
    rows = PracticeQuestion.objects.for_tenant(practice.tenant).filter(practice=practice, public_id=public_id)
    found = rows.select_related("practice", "tenant").first()
    if found is None:
        raise PracticeNotFound
    return found


def questions_waiting(seat: Seat) -> list[PracticeQuestion]:
    """The questions nobody has answered: every one for a facilitator, those about a team's own cards for the team."""
    rows = PracticeQuestion.objects.for_tenant(seat.network.tenant).filter(answers__isnull=True)
    ours = rows if seat.team is None else rows.filter(practice__owner=seat.team.municipality_id)
    return list(ours.select_related("practice").order_by("asked_at", "id"))


def titles_of(practices: Collection[Practice]) -> Mapping[int, str]:
    """What each card is called in its newest version, by its primary key."""
    if not practices:
        return {}
    tenant = next(iter(practices)).tenant_id
    rows = PracticeVersion.objects.for_tenant(tenant).filter(practice__in=practices, number=F("practice__newest"))
    return dict(rows.order_by("id").values_list("practice_id", "title"))


def tried(practice: Practice) -> Tried:
    """What came of the card's copies in every network; two queries, and no number that is one municipality's own."""
    copies = Initiative.objects.without_scope(reason=HOLDS_MANY).filter(copied_from__practice=practice)
    sums = copies.aggregate(
        copied=Count("team__municipality", distinct=True),
        begun=Count("team__municipality", distinct=True, filter=Q(state__in=BEGUN)),
    )
    newest: dict[tuple[int, str], int | None] = {}
    counted = IndicatorCount.objects.without_scope(reason=HOLDS_MANY).filter(initiative__copied_from__practice=practice)
    rows = counted.order_by("counted_on", "id").values_list("initiative_id", "indicator", "count")
    for initiative, indicator, count in rows:
        newest[(initiative, indicator)] = count
    counts = {one: at_least(count for (_, code), count in newest.items() if code == one.value) for one in Indicator}
    return Tried(counts={one: total for one, total in counts.items() if total}, **sums)


def needs_of(seat: Seat) -> frozenset[str]:
    """The kinds of initiatives the seat's team works with; none for a facilitator."""
    if seat.team is None:
        return frozenset()
    return frozenset(Initiative.objects.of_team(seat.team).order_by("id").values_list("category", flat=True))


def _is_theirs(practice: Practice, seat: Seat) -> bool:
    return seat.team is None or practice.owner_id == seat.team.municipality_id


def _narrowed(rows: QuerySet[PracticeVersion], wanted: Wanted) -> QuerySet[PracticeVersion]:
    chosen = {"category": wanted.category, "target_group": wanted.target_group, "size": wanted.size}
    rows = rows.filter(**{name: code for name, code in chosen.items() if code})
    if wanted.has_results:
        rows = rows.exclude(results="")
    if wanted.has_template:
        rows = rows.exclude(templates="")
    for stem in stems_of(wanted.text):
        rows = rows.filter(search_text__contains=fragment(stem))
    return rows


def _rank(text: str, version: PracticeVersion) -> int:
    labels = f"{version.get_category_display()} {version.get_target_group_display()}"
    rest = " ".join([labels, *(getattr(version, name) for name in SEARCHED if name not in WEIGHTS)])
    return rank(text, {rest: WEIGHT_OF_THE_REST, **{getattr(version, one): points for one, points in WEIGHTS.items()}})


def _as_cards(versions: Sequence[PracticeVersion], seat: Seat) -> list[Card]:
    copied, needs = _copied(versions), needs_of(seat)
    words = _words_of_need(seat)
    return [Card(one, copied.get(one.practice_id, 0), _alike(one, seat, needs, words)) for one in versions]


def _words_of_need(seat: Seat) -> Mapping[int, tuple[str, ...]] | None:
    """The words of the team's goals and barriers each card is about too; None when nothing is written; two queries."""
    if seat.team is None:
        return None
    rows = WorkbookAnswer.objects.of_team(seat.team).filter(field_key__in=FIELDS_OF_NEED).order_by("field_key")
    text = "\n".join(rows.values_list("text", flat=True)).strip()
    if not text:
        return None
    cards = list(published_versions(seat.network).order_by("id"))
    found = near(text, [words_of(one) for one in cards])
    return {cards[one.place].practice_id: one.reasons for one in found}


def _copied(versions: Sequence[PracticeVersion]) -> Mapping[int, int]:
    rows = Initiative.objects.without_scope(reason=HOLDS_MANY).filter(
        copied_from__practice__in=[one.practice_id for one in versions]
    )
    counted = rows.order_by("copied_from__practice").values_list("copied_from__practice")
    return dict(counted.annotate(count=Count("team__municipality", distinct=True)))


def _alike(
    version: PracticeVersion, seat: Seat, needs: Collection[str], words: Mapping[int, tuple[str, ...]] | None
) -> Likeness | None:
    if seat.team is None:
        return None
    home, owner = seat.team.municipality, version.practice.owner
    usual = USUAL_POPULATION.get(MunicipalitySize(version.size))
    theirs = Place(owner.population, owner.centrality) if owner is not None else Place(usual, None)
    ours = Place(home.population, home.centrality)
    met = None if words is None else words.get(version.practice_id, ())
    return likeness(ours, theirs, category=version.category, needs=needs, words=met)
