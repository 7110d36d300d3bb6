"""What is under way for somebody when their case is closed."""

import pytest
from django.db import transaction

from jobbvei.access.types import Actor
from jobbvei.audit.models import AuditEvent
from jobbvei.casework import hooks
from jobbvei.casework.actions import close_case, reopen_case
from jobbvei.casework.models import CaseClosure, NextStep
from jobbvei.matching.actions import accept_suggestion, decline_suggestion, propose
from jobbvei.matching.models import Suggestion
from jobbvei.matching.queries import live_suggestions_of
from jobbvei.matching.states import SuggestionState
from jobbvei.people.types import Participant
from jobbvei.placements.queries import draft_from
from jobbvei.placements.states import PlacementState
from jobbvei.shared.errors import Refused, UnusableInput
from jobbvei.shared.sentence import Sentence
from tests.factories.access import make_actor, make_occasion
from tests.factories.matching import make_cleaner, make_cleaning_place, make_placement, make_suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return make_actor()


def close(participant: Participant, adviser: Actor) -> None:
    close_case(participant=participant, reason="moved", occasion=make_occasion(adviser))


def reread(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.for_tenant(suggestion.tenant_id).get(pk=suggestion.pk)


def open_steps_of_matching(participant: Participant) -> int:
    rows = NextStep.objects.for_tenant(participant.tenant_id)
    return rows.filter(participant=participant, done_at__isnull=True, source="matching").count()


class TestClosingACase:
    def test_takes_back_a_suggestion_nobody_has_answered_with_its_reminder(self, adviser: Actor) -> None:
        suggestion = make_suggestion(adviser)
        close(suggestion.participant, adviser)
        taken_back = reread(suggestion)
        assert (taken_back.state, taken_back.answer_reason) == ("withdrawn", "Oppfølgingen er avsluttet.")
        assert open_steps_of_matching(suggestion.participant) == 0

    def test_cancels_the_draft_of_a_yes_with_its_reminder(self, adviser: Actor) -> None:
        placement = make_placement(adviser)
        close(placement.participant, adviser)
        placement.refresh_from_db()
        assert (placement.state, reread(placement.suggestion).state) == ("cancelled", "withdrawn")
        assert open_steps_of_matching(placement.participant) == 0

    def test_tells_the_trail_who_and_why(self, adviser: Actor) -> None:
        placement = make_placement(adviser)
        close(placement.participant, adviser)
        for kind in ("matching.suggestion.withdrawn", "placements.placement.cancelled"):
            event = AuditEvent.objects.get(kind=kind)
            assert (event.actor_key, event.details) == (adviser.key, {"reason": "case_closed"})
            assert event.subject_key == str(placement.participant.public_id)

    def test_takes_back_all_of_the_person_and_nobody_elses(self, adviser: Actor) -> None:
        olena, other = make_cleaner(adviser), make_suggestion(adviser)
        for _turn in range(2):
            propose(participant=olena, opening=make_cleaning_place(adviser), occasion=make_occasion(adviser))
        close(olena, adviser)
        assert not live_suggestions_of(olena).exists()
        assert reread(other).state == SuggestionState.PROPOSED

    def test_leaves_what_was_answered_no(self, adviser: Actor) -> None:
        suggestion = make_suggestion(adviser)
        decline_suggestion(
            suggestion=suggestion, through="phone", reason="For langt unna", occasion=make_occasion(adviser)
        )
        close(suggestion.participant, adviser)
        assert (reread(suggestion).state, reread(suggestion).answer_reason) == ("declined", "For langt unna")

    def test_frees_the_position(self, adviser: Actor) -> None:
        place = make_cleaning_place(adviser, positions=1)
        first = propose(participant=make_cleaner(adviser), opening=place, occasion=make_occasion(adviser))
        accept_suggestion(suggestion=first, through="phone", occasion=make_occasion(adviser))
        close(first.participant, adviser)
        second = propose(participant=make_cleaner(adviser), opening=place, occasion=make_occasion(adviser))
        accept_suggestion(suggestion=second, through="phone", occasion=make_occasion(adviser))
        assert draft_from(second) is not None

    def test_leaves_everything_as_it_was_when_something_above_fails(
        self, adviser: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        suggestion = make_suggestion(adviser)

        def fail(*_told: object) -> None:
            raise UnusableInput("test.failed", Sentence("Det gikk ikke."))

        monkeypatch.setattr(hooks, "_on_closed", [*hooks._on_closed, fail])
        with pytest.raises(UnusableInput), transaction.atomic():
            close(suggestion.participant, adviser)
        assert reread(suggestion).state == SuggestionState.PROPOSED
        assert not CaseClosure.objects.for_tenant(adviser.tenant).exists()
        assert open_steps_of_matching(suggestion.participant) == 1


class TestOpeningItAgain:
    def test_revives_neither_suggestion_nor_draft(self, adviser: Actor) -> None:
        placement = make_placement(adviser)
        close(placement.participant, adviser)
        reopen_case(participant=placement.participant, occasion=make_occasion(adviser))
        placement.refresh_from_db()
        assert placement.state == PlacementState.CANCELLED
        assert not live_suggestions_of(placement.participant).exists()
        with pytest.raises(Refused):
            accept_suggestion(suggestion=placement.suggestion, through="phone", occasion=make_occasion(adviser))

    def test_lets_the_same_place_be_proposed_anew(self, adviser: Actor) -> None:
        suggestion = make_suggestion(adviser)
        close(suggestion.participant, adviser)
        reopen_case(participant=suggestion.participant, occasion=make_occasion(adviser))
        again = propose(participant=suggestion.participant, opening=suggestion.opening, occasion=make_occasion(adviser))
        assert (again.state, again.pk == suggestion.pk) == (SuggestionState.PROPOSED, False)
