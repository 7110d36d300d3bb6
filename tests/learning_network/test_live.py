"""Questions asked live: what is written, counted, shown and forgotten."""

from collections.abc import Callable

import pytest

from jobbvei.access.roles import FACILITATOR
from jobbvei.learning_network.actions.live import (
    ask_question,
    change_question,
    close_question,
    copy_live_session,
    copy_question,
    end_live_session,
    make_live_session,
    remove_question,
    show_answer,
)
from jobbvei.learning_network.actions.live_answers import answer_question, vote_for_idea
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.live_counts import Tally, merged
from jobbvei.learning_network.live_details import QuestionDetails, Said, as_details
from jobbvei.learning_network.models import LiveAnswer, LiveQuestion, LiveVote, SizeGroup
from jobbvei.learning_network.queries.live import (
    LiveNotFound,
    asked_question,
    ideas_for,
    joined_session,
    last_asked_question,
    options_of,
    own_answer,
    questions_of,
    result_of,
)
from jobbvei.learning_network.types import LiveKind, QuestionState
from jobbvei.shared.errors import Refused
from tests.factories.access import make_actor, make_occasion
from tests.factories.learning_network import facilitators_seat, make_network, make_organiser, make_team, teams_seat
from tests.factories.live import NO, PHONE, YES, make_asked_question, make_live_question
from tests.factories.live import make_live_session as make_session

pytestmark = pytest.mark.django_db


def close(question: LiveQuestion) -> LiveQuestion:
    seat = facilitators_seat(question.network)
    return close_question(seat=seat, question=question, occasion=make_occasion(seat.actor))


def answer(question: LiveQuestion, said: Said, phone: str = PHONE) -> None:
    answer_question(question=question, phone_key=phone, said=said)


def write(question: LiveQuestion, text: str, phone: str = PHONE) -> None:
    answer(question, Said(text=text), phone)


def counts(question: LiveQuestion) -> list[int]:
    return [bar.count for bar in result_of(question).bars]


def rows(question: LiveQuestion) -> list[LiveAnswer]:
    return list(LiveAnswer.objects.in_network(question.network).filter(question=question).order_by("text"))


class TestAnswerQuestion:
    def test_counts_each_phone_once_and_keeps_its_last_answer(self) -> None:
        question = make_asked_question()
        answer(question, YES)
        answer(question, NO, "another")
        answer(question, NO)
        assert (counts(question), result_of(question).answered) == ([0, 2, 0], 2)
        own = own_answer(question, PHONE)
        assert own is not None
        assert own.choices == [1]

    def test_takes_several_choices_only_when_asked_to(self) -> None:
        answer(make_asked_question(takes_several=True), Said(choices=(0, 2)))
        with pytest.raises(UnableToSave):
            answer(make_asked_question(make_session(make_network(make_organiser("0002")))), Said(choices=(0, 2)))

    @pytest.mark.parametrize(
        ("kind", "said"),
        [
            ("poll", Said(choices=(3,))),
            ("poll", Said(choices=(-1,))),
            ("poll", Said(text="Ja")),
            ("scale", Said(choices=(0,))),
            ("scale", Said(choices=(6,))),
            ("words", Said(text=" \n ")),
            ("text", Said(text="\u0000")),
            ("ideas", Said(choices=(1,))),
        ],
    )
    def test_refuses_what_is_not_asked_for_and_keeps_nothing(self, kind: str, said: Said) -> None:
        question = make_asked_question(kind=kind)
        with pytest.raises(UnableToSave):
            answer(question, said)
        assert rows(question) == []

    @pytest.mark.parametrize("make", [make_live_question, lambda: close(make_asked_question())])
    def test_is_refused_before_and_after_the_question_is_open(self, make: Callable[[], LiveQuestion]) -> None:
        question = make()
        with pytest.raises(Refused):
            answer(question, YES)
        assert rows(question) == []

    def test_is_refused_when_it_closed_after_the_phone_read_it(self) -> None:
        question = make_asked_question()
        read_before = LiveQuestion.objects.in_network(question.network).get(pk=question.pk)
        close(question)
        with pytest.raises(Refused):
            answer(read_before, YES)

    def test_keeps_a_size_group_of_this_network_only(self) -> None:
        question = make_asked_question(asks_size_group=True)
        own = SizeGroup.objects.create(network=question.network, name="Små")
        other = SizeGroup.objects.create(network=make_network(make_organiser("0002", "Andre")), name="Store")
        answer(question, Said(choices=(0,), size_group=own), "a")
        answer(question, Said(choices=(0,), size_group=other), "b")
        kept = LiveAnswer.objects.in_network(question.network).filter(question=question)
        assert {one.size_group_id for one in kept} == {own.pk, None}

    def test_keeps_three_words_and_counts_small_and_large_letters_as_one(self) -> None:
        question = make_asked_question(kind="words")
        write(question, "jobb\nJobb\n språk  nå \ntillit\nvenner", "a")
        write(question, "JOBB", "b")
        write(question, "jobb", "c")
        shown = [(one.words, one.count) for one in result_of(question).words]
        assert shown[0] == ("jobb", 4)
        assert ("språk nå", 1) in shown


class TestVoteForIdea:
    def test_counts_once_and_is_taken_back_by_voting_again(self) -> None:
        question = make_asked_question(kind="ideas")
        write(question, "Fadder på hver plass")
        write(question, "Felles opptak", "another")
        idea = rows(question)[1]
        for phone in ("a", "b", "b", "c"):
            vote_for_idea(question=question, idea=idea.public_id, phone_key=phone)
        ordered = [(one.text, one.votes) for one in result_of(question).texts]
        assert ordered[0] == (idea.text, 2)
        assert [voted for _idea, voted in ideas_for(question, "c")] == [True, False]

    def test_is_lost_with_the_words_it_was_for(self) -> None:
        question = make_asked_question(kind="ideas")
        write(question, "Fadder")
        vote_for_idea(question=question, idea=rows(question)[0].public_id, phone_key="a")
        write(question, "Fadder")
        assert result_of(question).texts[0].votes == 1
        write(question, "Noe helt annet")
        assert [(one.text, one.votes) for one in result_of(question).texts] == [("Noe helt annet", 0)]

    def test_is_refused_for_an_idea_of_another_question_or_one_that_is_hidden(self) -> None:
        question = make_asked_question(kind="ideas", shows_at_once=False)
        write(question, "Skjult")
        with pytest.raises(LiveNotFound):
            vote_for_idea(question=question, idea=rows(question)[0].public_id, phone_key="a")

    def test_stays_as_a_count_when_the_question_closes(self) -> None:
        question = make_asked_question(kind="ideas")
        write(question, "Fadder")
        vote_for_idea(question=question, idea=rows(question)[0].public_id, phone_key="a")
        closed = close(question)
        assert [(one.text, one.votes) for one in result_of(closed).texts] == [("Fadder", 1)]
        assert LiveVote.objects.in_network(question.network).count() == 0


class TestShowAnswer:
    def test_hides_from_the_room_and_not_from_the_facilitator(self) -> None:
        question = make_asked_question(kind="text")
        write(question, "Uhøflig")
        seat = facilitators_seat(question.network)
        show_answer(seat=seat, answer=rows(question)[0], is_shown=False, occasion=make_occasion(seat.actor))
        assert result_of(question).texts == ()
        assert len(result_of(question, with_hidden=True).texts) == 1

    def test_holds_for_what_the_same_phone_writes_instead(self) -> None:
        question = make_asked_question(kind="text")
        write(question, "Uhøflig")
        seat = facilitators_seat(question.network)
        show_answer(seat=seat, answer=rows(question)[0], is_shown=False, occasion=make_occasion(seat.actor))
        write(question, "Uhøflig igjen")
        assert result_of(question).texts == ()

    def test_comes_first_where_answers_wait_and_is_asked_again_of_a_change(self) -> None:
        question = make_asked_question(kind="text", shows_at_once=False)
        write(question, "Bra")
        assert result_of(question).texts == ()
        seat = facilitators_seat(question.network)
        show_answer(seat=seat, answer=rows(question)[0], is_shown=True, occasion=make_occasion(seat.actor))
        assert [one.text for one in result_of(question).texts] == ["Bra"]
        write(question, "Ikke bra")
        assert result_of(question).texts == ()


class TestAskQuestion:
    def test_closes_the_one_that_is_open(self) -> None:
        first = make_asked_question()
        second = make_asked_question(first.session, words="Og nå?")
        assert asked_question(first.session) == second
        assert LiveQuestion.objects.in_network(first.network).get(pk=first.pk).state == QuestionState.CLOSED

    def test_twice_is_refused(self) -> None:
        question = close(make_asked_question())
        seat = facilitators_seat(question.network)
        with pytest.raises(Refused):
            ask_question(seat=seat, question=question, occasion=make_occasion(seat.actor))

    def test_is_for_facilitators(self) -> None:
        question = make_live_question()
        seat = teams_seat(make_team(question.network))
        with pytest.raises(Refused):
            ask_question(seat=seat, question=question, occasion=make_occasion(seat.actor))


class TestCloseQuestion:
    def test_keeps_the_counts_as_they_were(self) -> None:
        question = make_asked_question()
        answer(question, YES, "a")
        answer(question, NO, "b")
        closed = close(question)
        assert (counts(closed), rows(closed), closed.secret) == ([1, 1, 0], [], "")
        assert result_of(closed).answered == 2

    def test_twice_changes_nothing(self) -> None:
        question = make_asked_question(kind="text")
        write(question, "Hei")
        assert close(close(question)).tally == {"answered": 1}
        assert len(rows(question)) == 1

    def test_keeps_mean_and_distribution_of_a_scale(self) -> None:
        question = make_asked_question(kind="scale", steps=7)
        for phone, step in enumerate((1, 7, 7)):
            answer(question, Said(choices=(step,)), str(phone))
        result = result_of(close(question))
        assert (result.mean, [bar.count for bar in result.bars]) == (5.0, [1, 0, 0, 0, 0, 0, 2])

    @pytest.mark.parametrize("kind", LiveKind.values)
    def test_of_what_nobody_answered_shows_nothing_and_no_mean(self, kind: str) -> None:
        result = result_of(close(make_asked_question(kind=kind)))
        assert (result.answered, result.mean, result.words, result.texts, result.groups) == (0, None, (), (), ())

    def test_shows_groups_of_five_or_more_and_only_then(self) -> None:
        question = make_asked_question(asks_size_group=True)
        small, large = (SizeGroup.objects.create(network=question.network, name=one) for one in ("Små", "Store"))
        for number in range(14):
            group = small if number < 5 else large if number < 8 else None
            answer(question, Said(choices=(0,), size_group=group), str(number))
        assert result_of(question).groups == ()
        assert [(one.name, one.answered) for one in result_of(close(question)).groups] == [("Små", 5), (None, 9)]


class TestMerged:
    def groups(self, **sizes: int) -> dict[str, Tally]:
        return {name: Tally(size, (size,)) for name, size in sizes.items()}

    @pytest.mark.parametrize(
        ("sizes", "rest", "shown"),
        [
            ({"a": 5, "b": 5}, 0, [("a", 5), ("b", 5)]),
            ({"a": 5, "b": 4}, 0, []),
            ({"a": 9, "b": 5}, 4, [("a", 9), (None, 9)]),
            ({"a": 9, "b": 4}, 1, [("a", 9), (None, 5)]),
            ({"a": 4, "b": 4}, 4, []),
            ({"a": 5}, 4, []),
            ({"a": 5}, 5, [("a", 5), (None, 5)]),
            ({}, 9, []),
        ],
    )
    def test_shows_none_that_is_small_or_found_by_subtracting(
        self, sizes: dict[str, int], rest: int, shown: list[tuple[str | None, int]]
    ) -> None:
        found = merged(self.groups(**sizes), Tally(rest, (rest,)))
        assert [(one.name, one.answered) for one in found] == shown
        assert all(one.answered >= 5 for one in found)


class TestMakeLiveSession:
    def test_has_a_code_nobody_misreads(self) -> None:
        seat = facilitators_seat(make_network())
        made = make_live_session(seat=seat, name="  Samling  3 ", occasion=make_occasion(seat.actor))
        assert made.name == "Samling 3"
        assert len(made.code) == 5
        assert not set(made.code) & set("AEIOUY0123456789L")

    def test_needs_a_name_and_a_facilitator(self) -> None:
        network = make_network()
        seat = facilitators_seat(network)
        with pytest.raises(UnableToSave):
            make_live_session(seat=seat, name=" ", occasion=make_occasion(seat.actor))
        other = facilitators_seat(network, make_actor(FACILITATOR, make_organiser("0002", "Andre")))
        with pytest.raises(Refused):
            make_live_session(seat=other, name="Min", occasion=make_occasion(other.actor))


class TestJoinedSession:
    def test_is_found_by_its_code_in_small_letters_too(self) -> None:
        session = make_session()
        assert joined_session(f" {session.code.lower()} ") == session

    def test_is_not_found_after_it_ended_and_its_question_is_closed(self) -> None:
        question = make_asked_question()
        answer(question, YES)
        seat = facilitators_seat(question.network)
        end_live_session(seat=seat, session=question.session, occasion=make_occasion(seat.actor))
        with pytest.raises(LiveNotFound):
            joined_session(question.session.code)
        assert counts(questions_of(question.session)[0]) == [1, 0, 0]


class TestCopy:
    def test_of_a_session_has_the_questions_and_no_answers_under_a_new_code(self) -> None:
        question = make_asked_question(takes_several=True)
        answer(question, YES)
        seat = facilitators_seat(question.network)
        made = copy_live_session(seat=seat, session=question.session, occasion=make_occasion(seat.actor))
        [copied] = questions_of(made)
        assert made.code != question.session.code
        assert (copied.state, copied.takes_several, options_of(copied)) == (
            QuestionState.PREPARED,
            True,
            ["Ja", "Nei", "Vet ikke"],
        )
        assert rows(copied) == []

    def test_of_a_question_stands_last_and_can_be_asked(self) -> None:
        question = close(make_asked_question())
        seat = facilitators_seat(question.network)
        made = copy_question(seat=seat, question=question, occasion=make_occasion(seat.actor))
        assert questions_of(question.session)[-1] == made
        assert last_asked_question(question.session) == question


class TestChangeQuestion:
    def test_writes_it_anew_until_it_is_asked(self) -> None:
        question = make_live_question()
        seat = facilitators_seat(question.network)
        details = QuestionDetails(kind="poll", words="Nytt?", options=("A", "B"))
        changed = change_question(seat=seat, question=question, details=details, occasion=make_occasion(seat.actor))
        assert (changed.words, options_of(changed)) == ("Nytt?", ["A", "B"])
        asked = make_asked_question(question.session)
        with pytest.raises(Refused):
            change_question(seat=seat, question=asked, details=details, occasion=make_occasion(seat.actor))

    @pytest.mark.parametrize(
        "wrong",
        [
            QuestionDetails(kind="poll", words="Hva?", options=("Ja", " Ja ")),
            QuestionDetails(kind="poll", words="Hva?", options=tuple("abcdefghijklm")),
            QuestionDetails(kind="poll", words=" ", options=("Ja", "Nei")),
            QuestionDetails(kind="scale", words="Hva?", steps=4),
            QuestionDetails(kind="quiz", words="Hva?"),
        ],
    )
    def test_refuses_what_cannot_be_asked(self, wrong: QuestionDetails) -> None:
        with pytest.raises(UnableToSave):
            as_details(wrong)


class TestRemoveQuestion:
    def test_takes_its_answers_along(self) -> None:
        question = make_asked_question(kind="ideas")
        write(question, "Fadder")
        vote_for_idea(question=question, idea=rows(question)[0].public_id, phone_key="a")
        seat = facilitators_seat(question.network)
        remove_question(seat=seat, question=question, occasion=make_occasion(seat.actor))
        assert LiveAnswer.objects.in_network(seat.network).count() == 0
