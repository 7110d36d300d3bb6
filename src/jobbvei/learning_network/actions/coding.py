"""Coding texts, alone and by two; settling what two saw differently; and asking for suggestions."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.access.types import User
from jobbvei.audit.types import Occasion
from jobbvei.estimates import suggestions
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import CodeSuggestion, CollectedText, SettledCoding, TextCoding, TextCollection
from jobbvei.learning_network.models.coding import BETWEEN_KEYS
from jobbvei.learning_network.policies import may_code
from jobbvei.learning_network.queries.coded import CodedText, CodingState, coding_state
from jobbvei.learning_network.queries.coding import codes_now, versions_of
from jobbvei.learning_network.types import Seat
from jobbvei.shared.sentence import N_, Sentence

NOTE_MAX = 400
THOUSANDTHS = Decimal("0.001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody chose for a text: keys of codes, perhaps none, and a note."""

    keys: Collection[str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What came of asking for suggestions.

    Attributes:
        texts: How many texts were given suggestions.
        too_few: Keys of codes with too few coded texts to learn from, and how many each has.
    """

    texts: int
    too_few: dict[str, int]


@transaction.atomic
def code_text(*, seat: Seat, text: CollectedText, choice: Choice, occasion: Occasion) -> TextCoding:
    """Write what the actor chose for the text; what they chose before is replaced until the work is compared.

    Raises:
        Refused: The seat does not code.
        UnableToSave: A code is not in the codebook, others have coded the text already, or the comparison is open.
    """
    may_code(seat).ensure()
    coder = acting_user(occasion).user
    _lock(text)
    state = coding_state(text.collection)
    row = _row_of(state, text)
    _ensure_known(state, choice.keys)
    _ensure_still_coded(state, row, coder)
    coding = row.coding_by(coder) or TextCoding(network=seat.network, text=text, coder=coder)
    coding.version, coding.coded_at = versions_of(text.collection.codebook)[0], occasion.at
    coding.codes, coding.note = _joined(choice.keys), choice.note.strip()[:NOTE_MAX]
    coding.save()
    _answer_suggestions(text, choice.keys)
    tell("text.coded", "text", text.public_id, occasion)
    return coding


@transaction.atomic
def settle_text(*, seat: Seat, text: CollectedText, choice: Choice, occasion: Occasion) -> SettledCoding:
    """Write what stands for a text two saw differently; what each of them chose is kept, and so is the agreement.

    Raises:
        Refused: The seat does not code.
        UnableToSave: The two are not done with what they share, they agree, or there is no note.
    """
    may_code(seat).ensure()
    _lock(text)
    state = coding_state(text.collection)
    row = _row_of(state, text)
    _ensure_known(state, choice.keys)
    if not (state.is_open and row.disagrees):
        template = N_("Det er ingenting å avklare her ennå. To må ha kodet alle tekstene de deler, og ha valgt ulikt.")
        raise UnableToSave("learning_network.nothing_to_settle", Sentence(template))
    if not choice.note.strip():
        template = N_("Skriv hvorfor det ble slik, så den neste vet hva kodeboken betyr.")
        raise UnableToSave("learning_network.settled_without_note", Sentence(template))
    settled = row.settled or SettledCoding(network=seat.network, text=text)
    settled.codes, settled.note = _joined(choice.keys), choice.note.strip()[:NOTE_MAX]
    settled.settled_by, settled.settled_at = acting_user(occasion).user, occasion.at
    settled.save()
    tell("text.settled", "text", text.public_id, occasion)
    return settled


@transaction.atomic
def suggest_codes(*, seat: Seat, collection: TextCollection, occasion: Occasion) -> Suggested:
    """Learn from the texts whose coding stands, and suggest codes for those one coder is to code and nobody has.

    Suggestions nobody has answered are made anew. A text that two code gets none: the agreement is to be theirs.

    Raises:
        Refused: The seat does not code.
        UnableToSave: No code has enough coded texts yet.
    """
    may_code(seat).ensure()
    state = coding_state(collection)
    learned = _learned(state)
    if not learned.lines:
        template = N_("Ingen kode har nok kodede tekster ennå. En kode trenger {least} for å kunne foreslås.")
        raise UnableToSave("learning_network.too_few_coded", Sentence(template, {"least": suggestions.EXAMPLES_MIN}))
    waiting = [row.text for row in state.rows if not row.codings and not row.text.is_shared]
    CodeSuggestion.objects.in_network(seat.network).filter(text__in=waiting).delete()
    rows = [row for text in waiting for row in _suggestions(learned, text, occasion)]
    CodeSuggestion.objects.bulk_create(rows)
    tell("codes.suggested", "text_collection", collection.public_id, occasion, texts=len(waiting))
    return Suggested(len(waiting), dict(learned.refused))


def _learned(state: CodingState) -> suggestions.Learned:
    coded = [suggestions.CodedText(row.text.text, row.stands) for row in state.counted if row.stands is not None]
    return suggestions.learn(coded, [code.key for code in codes_now(state.collection.codebook)])


def _suggestions(learned: suggestions.Learned, text: CollectedText, occasion: Occasion) -> list[CodeSuggestion]:
    return [
        CodeSuggestion(
            network=text.network,
            text=text,
            code_key=one.code,
            confidence=Decimal(one.confidence).quantize(THOUSANDTHS),
            made_at=occasion.at,
        )
        for one in learned.suggest(text.text)
    ]


def _answer_suggestions(text: CollectedText, keys: Collection[str]) -> None:
    rows = CodeSuggestion.objects.in_network(text.network).filter(text=text)
    rows.filter(code_key__in=keys).update(is_confirmed=True)
    rows.exclude(code_key__in=keys).update(is_confirmed=False)


def _lock(text: CollectedText) -> None:
    """Two who save at once wait for each other, so that no text is coded by more than it needs."""
    CollectedText.objects.in_network(text.network).select_for_update().get(pk=text.pk)


def _row_of(state: CodingState, text: CollectedText) -> CodedText:
    return next(row for row in state.rows if row.text.pk == text.pk)


def _joined(keys: Collection[str]) -> str:
    return BETWEEN_KEYS.join(sorted(set(keys)))


def _ensure_known(state: CodingState, keys: Collection[str]) -> None:
    if not set(keys) <= {code.key for code in state.codes}:
        template = N_("Kodeboken er endret etter at du åpnet siden. Last siden på nytt, og velg kodene igjen.")
        raise UnableToSave("learning_network.unknown_code", Sentence(template))


def _ensure_still_coded(state: CodingState, row: CodedText, coder: User) -> None:
    if row.settled is not None or (row.text.is_shared and state.is_open):
        template = N_(
            "Begge er ferdige med tekstene de deler, så kodingen er låst. Bruk «Avklar» for å endre det som gjelder."
        )
        raise UnableToSave("learning_network.coding_compared", Sentence(template))
    if row.coding_by(coder) is None and row.is_coded:
        raise UnableToSave("learning_network.coded_by_others", Sentence(N_("Teksten er kodet av andre i mellomtiden.")))
