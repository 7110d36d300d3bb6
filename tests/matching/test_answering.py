import pytest

from jobbvei.access.roles import PROGRAMME_ADVISER
from jobbvei.casework.models import NextStep
from jobbvei.matching.actions import accept_suggestion, decline_suggestion, propose, withdraw_suggestion
from jobbvei.matching.queries import (
    SuggestionNotFound,
    open_suggestion,
    participants_for_opening,
    suggestions_waiting,
)
from jobbvei.matching.states import TRANSITIONS, SuggestionState
from jobbvei.people.types import ImpossibleValue
from jobbvei.placements.models import Placement
from jobbvei.placements.queries import drafts
from jobbvei.shared.errors import Refused
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.matching import make_cleaner, make_cleaning_place, make_suggestion
from tests.factories.people import synthetic_number

pytestmark = pytest.mark.django_db


class TestAcceptSuggestion:
    def test_makes_a_draft_and_the_step_of_agreeing_with_the_employer(self) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        accept_suggestion(suggestion=suggestion, through="meeting", occasion=make_occasion(adviser))
        placement = Placement.objects.for_tenant(adviser.tenant).get()
        assert placement.state == "draft"
        assert placement.participant == suggestion.participant
        assert placement.starts_on == suggestion.opening.starts_on
        steps = NextStep.objects.for_tenant(adviser.tenant).filter(participant=suggestion.participant)
        assert steps.get(source="matching", done_at=None).what == "Avtal oppstart med Solvang sykehjem"
        assert suggestion.asked_step is not None
        assert steps.get(pk=suggestion.asked_step.pk).done_at is not None

    def test_takes_one_of_the_positions(self) -> None:
        adviser = make_actor()
        opening = make_cleaning_place(adviser, positions=1)
        suggestion = propose(participant=make_cleaner(adviser), opening=opening, occasion=make_occasion(adviser))
        accept_suggestion(suggestion=suggestion, through="phone", occasion=make_occasion(adviser))
        matches = participants_for_opening(opening, shown_per_group=10, occasion=make_occasion(adviser))
        assert matches.free == 0
        assert matches.fits == ()

    def test_is_refused_twice(self) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        accept_suggestion(suggestion=suggestion, through="meeting", occasion=make_occasion(adviser))
        with pytest.raises(Refused):
            accept_suggestion(suggestion=suggestion, through="meeting", occasion=make_occasion(adviser))
        assert Placement.objects.for_tenant(adviser.tenant).count() == 1


class TestDeclineSuggestion:
    def test_leaves_a_next_step_and_no_draft(self) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        occasion = make_occasion(adviser)
        answered = decline_suggestion(suggestion=suggestion, through="phone", reason="for langt", occasion=occasion)
        assert answered.state == SuggestionState.DECLINED
        assert Placement.objects.for_tenant(adviser.tenant).count() == 0
        steps = NextStep.objects.for_tenant(adviser.tenant).filter(source="matching", done_at=None)
        assert [step.what for step in steps.order_by("id")] == ["Finn andre plasser sammen"]

    def test_after_a_yes_cancels_the_draft(self) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        accept_suggestion(suggestion=suggestion, through="meeting", occasion=make_occasion(adviser))
        decline_suggestion(suggestion=suggestion, through="phone", reason="", occasion=make_occasion(adviser))
        assert Placement.objects.for_tenant(adviser.tenant).get().state == "cancelled"
        steps = NextStep.objects.for_tenant(adviser.tenant).filter(source="matching", done_at=None)
        assert [step.what for step in steps] == ["Finn andre plasser sammen"]


class TestWithdrawSuggestion:
    def test_can_be_proposed_again(self) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        withdraw_suggestion(suggestion=suggestion, occasion=make_occasion(adviser))
        again = propose(participant=suggestion.participant, opening=suggestion.opening, occasion=make_occasion(adviser))
        assert again.pk != suggestion.pk
        assert again.state == SuggestionState.PROPOSED


class TestOpenSuggestion:
    def test_does_not_exist_for_another_municipality(self) -> None:
        suggestion = make_suggestion(make_actor())
        stranger = make_actor(PROGRAMME_ADVISER, make_municipality("9902", "Nordvik"))
        with pytest.raises(SuggestionNotFound):
            open_suggestion(suggestion.public_id, occasion=make_occasion(stranger))


class TestTransitions:
    def test_every_state_says_where_it_can_go(self) -> None:
        assert set(TRANSITIONS) == set(SuggestionState)


class TestAnsweringFromAStalePage:
    def test_a_second_answer_is_judged_by_what_stands_now(self) -> None:
        adviser = make_actor()
        first = make_suggestion(adviser)
        second = open_suggestion(first.public_id, occasion=make_occasion(adviser))
        withdraw_suggestion(suggestion=first, occasion=make_occasion(adviser))
        with pytest.raises(Refused):
            accept_suggestion(suggestion=second, through="phone", occasion=make_occasion(adviser))
        assert Placement.objects.for_tenant(adviser.tenant).count() == 0

    def test_a_no_after_a_yes_on_another_screen_cancels_the_draft(self) -> None:
        adviser = make_actor()
        first = make_suggestion(adviser)
        second = open_suggestion(first.public_id, occasion=make_occasion(adviser))
        accept_suggestion(suggestion=first, through="phone", occasion=make_occasion(adviser))
        decline_suggestion(suggestion=second, through="phone", reason="", occasion=make_occasion(adviser))
        assert Placement.objects.for_tenant(adviser.tenant).get().state == "cancelled"


class TestRoom:
    def test_a_position_is_taken_once(self) -> None:
        adviser = make_actor()
        opening = make_cleaning_place(adviser, positions=1)
        one, two = (
            propose(participant=make_cleaner(adviser), opening=opening, occasion=make_occasion(adviser))
            for _ in range(2)
        )
        accept_suggestion(suggestion=one, through="phone", occasion=make_occasion(adviser))
        with pytest.raises(Refused, match="er tatt"):
            accept_suggestion(suggestion=two, through="phone", occasion=make_occasion(adviser))

    def test_a_closed_opening_takes_nobody(self) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        suggestion.opening.status = "closed"
        suggestion.opening.save()
        with pytest.raises(Refused, match="ikke lenger åpen"):
            accept_suggestion(suggestion=suggestion, through="phone", occasion=make_occasion(adviser))


class TestAReason:
    def test_with_an_identity_number_is_refused_and_nothing_is_saved(self) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        number = synthetic_number()
        with pytest.raises(ImpossibleValue):
            decline_suggestion(
                suggestion=suggestion, through="phone", reason=f"fnr {number}", occasion=make_occasion(adviser)
            )
        suggestion.refresh_from_db()
        assert suggestion.state == SuggestionState.PROPOSED


class TestAShieldedPerson:
    def test_is_hidden_from_everybody_outside_the_team(self) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        suggestion.participant.is_shielded = True
        suggestion.participant.save()
        colleague = make_actor(PROGRAMME_ADVISER, adviser.tenant)
        with pytest.raises(SuggestionNotFound):
            open_suggestion(suggestion.public_id, occasion=make_occasion(colleague))
        assert suggestions_waiting(occasion=make_occasion(colleague)) == []
        assert suggestions_waiting(occasion=make_occasion(adviser)) == [suggestion]
        with pytest.raises(Refused):
            accept_suggestion(suggestion=suggestion, through="phone", occasion=make_occasion(colleague))
        accept_suggestion(suggestion=suggestion, through="phone", occasion=make_occasion(adviser))
        assert drafts(occasion=make_occasion(colleague)) == []
        assert len(drafts(occasion=make_occasion(adviser))) == 1
