"""Coding by one and by two, what is seen when, and what it adds up to."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from jobbvei.learning_network.actions.codebooks import CodeChange, change_codes
from jobbvei.learning_network.actions.coding import Choice, settle_text, suggest_codes
from jobbvei.learning_network.actions.texts import (
    CollectionDetails,
    NewText,
    fetch_texts,
    make_collection,
    release_text,
    reserve_count,
    withhold_text,
)
from jobbvei.learning_network.codebooks.reading import CodeDetails
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import CodeSuggestion, TextCollection
from jobbvei.learning_network.queries.coded import CodeCount, coding_state
from jobbvei.learning_network.queries.coding import answered_suggestions, open_collection, suggestions_for, texts_of
from jobbvei.learning_network.text_sources import (
    AlreadyOffered,
    OfferedText,
    register_text_source,
    text_source_with_code,
)
from jobbvei.learning_network.types import Seat
from jobbvei.shared.errors import Refused
from tests.factories.access import make_occasion
from tests.factories.coding import (
    BEDRIFTER,
    LAERING,
    SAMARBEID,
    analysts_seat,
    code,
    make_small_codebook,
    make_text_collection,
    nth_team,
    put_in,
)
from tests.factories.learning_network import facilitators_seat, make_network, make_team, teams_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> Seat:
    return facilitators_seat(make_network())


@pytest.fixture
def second(first: Seat) -> Seat:
    return analysts_seat(first.network)


def counts(collection: TextCollection) -> dict[str, CodeCount]:
    return {one.code.key: one for one in coding_state(collection).counts()}


class TestAddTexts:
    @pytest.mark.parametrize(("percent", "shared"), [(0, 0), (20, 9), (25, 11), (100, 41)])
    def test_gives_two_coders_at_least_the_share_asked_for(self, first: Seat, percent: int, shared: int) -> None:
        collection = make_text_collection(first, texts=["Noe."] * 41, shared_percent=percent)
        assert len(coding_state(collection).shared) == shared

    def test_keeps_the_share_when_texts_come_one_by_one(self, first: Seat) -> None:
        collection = make_text_collection(first, shared_percent=20)
        for _once in range(10):
            put_in(first, collection, [NewText(text="Noe.")])
        assert [text.number for text in texts_of(collection) if text.is_shared] == [1, 6]

    @pytest.mark.parametrize("texts", [(), ("Noe.", " "), ("Noe.", "a" * 10_001)])
    def test_puts_in_none_when_one_is_wrong(self, first: Seat, texts: Sequence[str]) -> None:
        collection = make_text_collection(first)
        with pytest.raises(UnableToSave):
            put_in(first, collection, [NewText(text=text) for text in texts])
        assert texts_of(collection) == []


class TestMakeCollection:
    @pytest.mark.parametrize(("title", "percent"), [("", 20), ("Navn", 101), ("Navn", -1)])
    def test_refuses_no_name_and_impossible_shares(self, first: Seat, title: str, percent: int) -> None:
        details = CollectionDetails(title=title, codebook=make_small_codebook(first), shared_percent=percent)
        with pytest.raises(UnableToSave):
            make_collection(seat=first, details=details, occasion=make_occasion(first.actor))


class TestCodeText:
    def test_stands_at_once_when_one_codes_it(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["Vi vil samarbeide."])
        code(first, texts_of(collection)[0], SAMARBEID, LAERING)
        assert coding_state(collection).rows[0].stands == frozenset({SAMARBEID, LAERING})

    def test_takes_no_code_as_an_answer(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["Vet ikke."])
        code(first, texts_of(collection)[0])
        assert coding_state(collection).coded_count == 1

    def test_replaces_what_the_same_person_said(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["Vi vil samarbeide."])
        code(first, texts_of(collection)[0], SAMARBEID)
        code(first, texts_of(collection)[0], BEDRIFTER)
        assert [one.keys for one in coding_state(collection).rows[0].codings] == [{BEDRIFTER}]

    def test_refuses_one_more_coder_than_the_text_needs(self, first: Seat, second: Seat) -> None:
        collection = make_text_collection(first, texts=["Vi vil samarbeide."])
        code(first, texts_of(collection)[0], SAMARBEID)
        with pytest.raises(UnableToSave, match="andre"):
            code(second, texts_of(collection)[0], SAMARBEID)

    def test_refuses_a_code_that_is_not_in_the_codebook(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["Vi vil samarbeide."])
        with pytest.raises(UnableToSave, match="Kodeboken"):
            code(first, texts_of(collection)[0], "unknown")

    def test_is_locked_when_both_are_done_with_what_they_share(self, first: Seat, second: Seat) -> None:
        collection = make_text_collection(first, texts=["Vi vil samarbeide."], shared_percent=100)
        text = texts_of(collection)[0]
        code(first, text, SAMARBEID)
        code(second, text, BEDRIFTER)
        with pytest.raises(UnableToSave, match="låst"):
            code(first, text, BEDRIFTER)

    def test_is_shut_to_a_team(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["Vi vil samarbeide."])
        lead = teams_seat(make_team(first.network))
        with pytest.raises(Refused):
            code(lead, texts_of(collection)[0], SAMARBEID)

    def test_keeps_what_was_coded_through_a_new_name_of_the_code(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["Vi vil samarbeide."])
        code(first, texts_of(collection)[0], SAMARBEID)
        codes = [CodeDetails(key=SAMARBEID, name="Samhandling")]
        change_codes(
            seat=first,
            codebook=collection.codebook,
            change=CodeChange(codes=codes),
            occasion=make_occasion(first.actor),
        )
        only = coding_state(collection).counts()[0]
        assert (only.code.name, only.municipalities) == ("Samhandling", 1)


class TestTheTwoCoders:
    def test_are_not_compared_before_both_are_done_with_all_they_share(self, first: Seat, second: Seat) -> None:
        collection = make_text_collection(first, texts=["En.", "To."], shared_percent=100)
        one, two = texts_of(collection)
        code(first, one, SAMARBEID)
        code(second, one, BEDRIFTER)
        code(first, two, LAERING)
        state = coding_state(collection)
        assert (state.is_open, state.waiting, state.alpha, state.counted) == (False, [], None, [])
        code(second, two, LAERING)
        assert [row.text for row in coding_state(collection).waiting] == [one]

    def test_agree_as_far_as_alpha_says(self, first: Seat, second: Seat) -> None:
        collection = make_text_collection(first, texts=["En.", "To.", "Tre."], shared_percent=100)
        for text, ours, theirs in zip(
            texts_of(collection), (SAMARBEID, BEDRIFTER, SAMARBEID), (SAMARBEID, BEDRIFTER, BEDRIFTER), strict=True
        ):
            code(first, text, ours)
            code(second, text, theirs)
        assert counts(collection)[SAMARBEID].alpha == pytest.approx(4 / 9)
        assert counts(collection)[LAERING].alpha is None

    def test_have_their_agreement_kept_when_it_is_settled(self, first: Seat, second: Seat) -> None:
        collection = make_text_collection(first, texts=["En.", "To."], shared_percent=100)
        for text in texts_of(collection):
            code(first, text, SAMARBEID)
            code(second, text, BEDRIFTER)
        before = coding_state(collection).alpha
        for text in texts_of(collection):
            choice = Choice(keys=[SAMARBEID], note="Det er dette det handler om.")
            settle_text(seat=first, text=text, choice=choice, occasion=make_occasion(first.actor))
        state = coding_state(collection)
        assert state.alpha == before
        assert state.waiting == []
        assert {row.stands for row in state.rows} == {frozenset({SAMARBEID})}


class TestSettleText:
    @pytest.fixture
    def collection(self, first: Seat, second: Seat) -> TextCollection:
        collection = make_text_collection(first, texts=["En.", "To."], shared_percent=100)
        one, two = texts_of(collection)
        code(first, one, SAMARBEID)
        code(second, one, BEDRIFTER)
        code(first, two, LAERING)
        code(second, two, LAERING)
        return collection

    def settle(self, seat: Seat, collection: TextCollection, number: int, note: str = "Fordi.") -> None:
        text = texts_of(collection)[number - 1]
        choice = Choice(keys=[SAMARBEID], note=note)
        settle_text(seat=seat, text=text, choice=choice, occasion=make_occasion(seat.actor))

    def test_asks_for_a_note(self, first: Seat, collection: TextCollection) -> None:
        with pytest.raises(UnableToSave, match="hvorfor"):
            self.settle(first, collection, 1, note=" ")

    def test_refuses_what_the_two_agree_on(self, first: Seat, collection: TextCollection) -> None:
        with pytest.raises(UnableToSave, match="ingenting"):
            self.settle(first, collection, 2)

    def test_can_be_done_again(self, first: Seat, second: Seat, collection: TextCollection) -> None:
        self.settle(first, collection, 1)
        self.settle(second, collection, 1, note="Vi snakket om det.")
        settled = coding_state(collection).rows[0].settled
        assert settled is not None
        assert settled.note == "Vi snakket om det."


class TestCounts:
    def test_are_of_municipalities_and_not_of_mentions(self, first: Seat) -> None:
        collection = make_text_collection(first)
        team = nth_team(first.network, 0)
        put_in(first, collection, [NewText(text="En.", team=team), NewText(text="To.", team=team)])
        put_in(first, collection, [NewText(text="Tre.", team=nth_team(first.network, 1))])
        for text in texts_of(collection):
            code(first, text, SAMARBEID)
        found = counts(collection)[SAMARBEID]
        assert (found.municipalities, found.texts, found.of, found.percent) == (2, 3, 2, 100)

    def test_leave_texts_that_are_nobodys_out_of_the_municipalities(self, first: Seat) -> None:
        collection = make_text_collection(first)
        put_in(first, collection, [NewText(text="En.")])
        code(first, texts_of(collection)[0], SAMARBEID)
        found = counts(collection)[SAMARBEID]
        assert (found.municipalities, found.texts, found.of) == (0, 1, 0)

    def test_say_of_how_many_municipalities_while_the_coding_goes_on(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["En.", "To."])
        code(first, texts_of(collection)[0], SAMARBEID)
        state = coding_state(collection)
        assert (state.municipality_count, state.municipality_total) == (1, 2)

    def test_put_the_largest_first_and_the_reserved_last(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["En.", "To."])
        one, two = texts_of(collection)
        code(first, one, BEDRIFTER, SAMARBEID)
        code(first, two, BEDRIFTER, LAERING)
        occasion = make_occasion(first.actor)
        reserve_count(
            seat=first, collection=collection, code_key=BEDRIFTER, reason="Kan ikke leses.", occasion=occasion
        )
        assert [one.code.key for one in coding_state(collection).counts()] == [SAMARBEID, LAERING, BEDRIFTER]
        assert counts(collection)[BEDRIFTER].municipalities is None

    def test_come_back_when_the_reservation_is_taken_away(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["En."])
        code(first, texts_of(collection)[0], BEDRIFTER)
        occasion = make_occasion(first.actor)
        for reason in ("Uklar kode.", "Uklar i første utgave.", ""):
            reserve_count(seat=first, collection=collection, code_key=BEDRIFTER, reason=reason, occasion=occasion)
        assert counts(collection)[BEDRIFTER].municipalities == 1


class TestSuggestCodes:
    @pytest.fixture
    def collection(self, first: Seat) -> TextCollection:
        together = [f"Vi vil samarbeide tettere, sak {number}" for number in "abcdefghij"]
        business = [f"Bedriftene på stedet må bli med, sak {number}" for number in "abcdefghij"]
        collection = make_text_collection(first, texts=[*together, *business, "Tettere samarbeid", "Lokale bedrifter"])
        for number, text in enumerate(texts_of(collection)[:20]):
            code(first, text, SAMARBEID if number < 10 else BEDRIFTER)
        return collection

    def suggest(self, seat: Seat, collection: TextCollection) -> dict[str, int]:
        return suggest_codes(seat=seat, collection=collection, occasion=make_occasion(seat.actor)).too_few

    def test_learns_from_what_people_coded(self, first: Seat, collection: TextCollection) -> None:
        assert self.suggest(first, collection) == {LAERING: 0}
        likeliest = [suggestions_for(text)[0] for text in texts_of(collection)[20:]]
        assert [one.code_key for one in likeliest] == [SAMARBEID, BEDRIFTER]
        assert all(Decimal("0.5") < one.confidence < 1 for one in likeliest)

    def test_suggests_nothing_for_what_two_are_to_code(self, first: Seat, collection: TextCollection) -> None:
        text = texts_of(collection)[20]
        text.is_shared = True
        text.save()
        self.suggest(first, collection)
        assert suggestions_for(text) == []

    def test_is_answered_by_the_person_who_codes(self, first: Seat, collection: TextCollection) -> None:
        self.suggest(first, collection)
        code(first, texts_of(collection)[20], SAMARBEID)
        assert answered_suggestions(collection) == (1, 2)

    def test_makes_what_nobody_has_answered_anew(self, first: Seat, collection: TextCollection) -> None:
        self.suggest(first, collection)
        code(first, texts_of(collection)[20], SAMARBEID)
        self.suggest(first, collection)
        rows = CodeSuggestion.objects.in_network(first.network).filter(text__collection=collection)
        assert rows.count() == 4

    def test_refuses_before_there_is_enough_to_learn_from(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["En.", "To."])
        code(first, texts_of(collection)[0], SAMARBEID)
        with pytest.raises(UnableToSave, match="10"):
            self.suggest(first, collection)


class TestReleaseText:
    def test_is_for_one_text_and_can_be_taken_back(self, first: Seat) -> None:
        collection = make_text_collection(first, texts=["En.", "To."])
        release_text(seat=first, text=texts_of(collection)[0], occasion=make_occasion(first.actor))
        assert [text.released_at is not None for text in texts_of(collection)] == [True, False]
        withhold_text(seat=first, text=texts_of(collection)[0], occasion=make_occasion(first.actor))
        assert [text.released_at for text in texts_of(collection)] == [None, None]


class Answers:
    """Released answers of an invented survey."""

    code = "test_survey"
    words = "Svar på en oppdiktet undersøkelse"

    def __init__(self, *said: str) -> None:
        self.said = said

    def texts(self, seat: Seat) -> list[OfferedText]:
        assert seat.is_organisers
        return [OfferedText(key=str(number), text=text) for number, text in enumerate(self.said)]


class TestFetchTexts:
    def test_fetches_each_text_once_and_no_empty_one(self, first: Seat) -> None:
        collection = make_text_collection(first)
        occasion = make_occasion(first.actor)
        for said in (("En.", ""), ("En, rettet.", "", "To.")):
            fetch_texts(seat=first, collection=collection, source=Answers(*said), occasion=occasion)
        assert [text.text for text in texts_of(collection)] == ["En.", "To."]


class TestRegisterTextSource:
    def test_knows_a_source_by_its_code_and_refuses_another_with_it(self, first: Seat) -> None:
        source = Answers()
        register_text_source(source)
        assert text_source_with_code("test_survey", first) is source
        with pytest.raises(AlreadyOffered):
            register_text_source(Answers("En."))


class TestOpenCollection:
    def test_is_shut_to_a_team(self, first: Seat) -> None:
        collection = make_text_collection(first)
        with pytest.raises(Refused):
            open_collection(collection.public_id, seat=teams_seat(make_team(first.network)))
