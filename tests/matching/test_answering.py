import pytest

from jobbvei.access.roles import PROGRAMME_ADVISER
from jobbvei.casework.models import NextStep
from jobbvei.matching.actions import accept_suggestion, decline_suggestion, propose, withdraw_suggestion
from jobbvei.matching.queries import SuggestionNotFound, open_suggestion, participants_for_opening
from jobbvei.matching.states import TRANSITIONS, SuggestionState
from jobbvei.placements.models import Placement
from jobbvei.shared.errors import Refused
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.matching import make_cleaner, make_cleaning_place, make_suggestion

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
        decline_suggestion(suggestion=suggestion, through="phone", reason="for langt", occasion=make_occasion(adviser))
        assert suggestion.state == SuggestionState.DECLINED
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
