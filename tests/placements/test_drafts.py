from datetime import date, timedelta
from decimal import Decimal

import pytest

from jobbvei.access.models import Membership
from jobbvei.access.roles import HR, LEADER, NAV_COUNSELLOR, PROGRAMME_ADVISER, Role
from jobbvei.access.types import Actor
from jobbvei.audit.models import AuditEvent
from jobbvei.casework.models import NextStep
from jobbvei.matching.actions import accept_suggestion, decline_suggestion, propose, withdraw_suggestion
from jobbvei.people.types import ImpossibleValue
from jobbvei.placements.actions import change_draft
from jobbvei.placements.queries import PlacementNotFound, draft_from, open_placement
from jobbvei.placements.types import Placement
from jobbvei.shared.errors import Refused
from tests.factories.access import TODAY, make_actor, make_municipality, make_occasion
from tests.factories.matching import make_cleaner, make_cleaning_place, make_placement, make_suggestion

pytestmark = pytest.mark.django_db


def accepted_with_owner(adviser: Actor, owner: Actor) -> Placement:
    """A yes to an employer whose contact somebody owns."""
    suggestion = make_suggestion(adviser)
    suggestion.opening.employer.contact_owner = owner.user
    suggestion.opening.employer.save()
    accept_suggestion(suggestion=suggestion, through="meeting", occasion=make_occasion(adviser))
    draft = draft_from(suggestion)
    assert draft is not None
    return draft


class TestDraftPlacement:
    def test_waits_for_nobody_and_asks_the_adviser_when_nobody_owns_the_contact(self) -> None:
        adviser = make_actor()
        step = make_placement(adviser).agree_step
        assert step is not None
        assert (step.waits_for, step.owner) == ("", adviser.user)

    @pytest.mark.parametrize("role", [NAV_COUNSELLOR, LEADER])
    def test_asks_the_owner_of_the_contact_who_may_follow_up(self, role: Role) -> None:
        owner = make_actor(role)
        step = accepted_with_owner(make_actor(), owner).agree_step
        assert step is not None
        assert step.owner == owner.user

    def test_does_not_ask_an_owner_who_may_not_follow_participants_up(self) -> None:
        adviser = make_actor()
        step = accepted_with_owner(adviser, make_actor(HR)).agree_step
        assert step is not None
        assert step.owner == adviser.user

    def test_does_not_ask_an_owner_who_has_left(self) -> None:
        adviser, owner = make_actor(), make_actor(NAV_COUNSELLOR)
        Membership.objects.filter(user=owner.user).update(ended_on=TODAY)
        step = accepted_with_owner(adviser, owner).agree_step
        assert step is not None
        assert step.owner == adviser.user

    def test_proposes_no_day_that_has_passed(self) -> None:
        adviser = make_actor()
        for starts_on, proposed in ((TODAY - timedelta(days=1), None), (date(2026, 12, 1), date(2026, 12, 1))):
            participant = make_cleaner(adviser)
            participant.availability.available_on = TODAY
            participant.availability.save()
            opening = make_cleaning_place(adviser, starts_on=starts_on)
            suggestion = propose(participant=participant, opening=opening, occasion=make_occasion(adviser))
            accept_suggestion(suggestion=suggestion, through="phone", occasion=make_occasion(adviser))
            draft = draft_from(suggestion)
            assert draft is not None
            assert draft.starts_on == proposed


class TestStepsOfAnAnswer:
    def open_steps(self, adviser: Actor) -> list[str]:
        rows = NextStep.objects.for_tenant(adviser.tenant).filter(source="matching", done_at=None)
        return [step.what for step in rows.order_by("id")]

    def test_a_yes_ends_the_search_for_something_else(self) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        decline_suggestion(suggestion=suggestion, through="phone", reason="", occasion=make_occasion(adviser))
        other = make_cleaning_place(adviser, title="Vaskeri")
        again = propose(participant=suggestion.participant, opening=other, occasion=make_occasion(adviser))
        assert "Finn andre plasser sammen" in self.open_steps(adviser)
        accept_suggestion(suggestion=again, through="phone", occasion=make_occasion(adviser))
        assert self.open_steps(adviser) == ["Avtal oppstart med Solvang sykehjem"]

    def test_a_no_starts_no_search_while_another_place_is_under_way(self) -> None:
        adviser = make_actor()
        first = make_suggestion(adviser)
        other = make_cleaning_place(adviser, title="Vaskeri")
        second = propose(participant=first.participant, opening=other, occasion=make_occasion(adviser))
        accept_suggestion(suggestion=first, through="phone", occasion=make_occasion(adviser))
        decline_suggestion(suggestion=second, through="phone", reason="", occasion=make_occasion(adviser))
        assert self.open_steps(adviser) == ["Avtal oppstart med Solvang sykehjem"]
        withdraw_suggestion(suggestion=first, occasion=make_occasion(adviser))
        assert self.open_steps(adviser) == ["Finn andre plasser sammen"]


class TestChangeDraft:
    def test_writes_day_and_hours_and_leaves_a_trace(self) -> None:
        adviser = make_actor()
        draft = make_placement(adviser)
        day = TODAY + timedelta(days=14)
        changed = change_draft(
            placement=draft, starts_on=day, hours_per_week=Decimal("22.5"), occasion=make_occasion(adviser)
        )
        kept = Placement.objects.for_tenant(adviser.tenant).get()
        assert (kept.starts_on, kept.hours_per_week) == (day, Decimal("22.5")) == (changed.starts_on, Decimal("22.5"))
        event = AuditEvent.objects.get(kind="placements.placement.changed")
        assert event.subject_key == str(draft.participant.public_id)

    def test_takes_not_agreed_for_an_answer(self) -> None:
        adviser = make_actor()
        changed = change_draft(
            placement=make_placement(adviser), starts_on=None, hours_per_week=None, occasion=make_occasion(adviser)
        )
        assert (changed.starts_on, changed.hours_per_week) == (None, None)

    @pytest.mark.parametrize(
        ("starts_on", "hours", "field"),
        [
            (TODAY - timedelta(days=1), Decimal(20), "starts_on"),
            (TODAY, Decimal(0), "hours_per_week"),
            (TODAY, Decimal(-5), "hours_per_week"),
            (TODAY, Decimal("48.1"), "hours_per_week"),
        ],
    )
    def test_refuses_what_cannot_be(self, starts_on: date, hours: Decimal, field: str) -> None:
        adviser = make_actor()
        draft = make_placement(adviser)
        with pytest.raises(ImpossibleValue) as refused:
            change_draft(placement=draft, starts_on=starts_on, hours_per_week=hours, occasion=make_occasion(adviser))
        assert refused.value.field == field
        assert Placement.objects.for_tenant(adviser.tenant).get().starts_on == draft.starts_on

    def test_leaves_a_passed_day_that_stands_there_already(self) -> None:
        adviser = make_actor()
        draft = make_placement(adviser)
        passed = TODAY - timedelta(days=3)
        Placement.objects.for_tenant(adviser.tenant).update(starts_on=passed)
        changed = change_draft(
            placement=draft, starts_on=passed, hours_per_week=Decimal(15), occasion=make_occasion(adviser)
        )
        assert changed.hours_per_week == 15

    def test_is_refused_for_a_leader_and_when_cancelled(self) -> None:
        adviser = make_actor()
        draft = make_placement(adviser)
        with pytest.raises(Refused):
            change_draft(
                placement=draft, starts_on=None, hours_per_week=None, occasion=make_occasion(make_actor(LEADER))
            )
        withdraw_suggestion(suggestion=draft.suggestion, occasion=make_occasion(adviser))
        with pytest.raises(Refused, match="avlyst"):
            change_draft(placement=draft, starts_on=None, hours_per_week=None, occasion=make_occasion(adviser))


class TestOpenPlacement:
    def test_records_the_reading(self) -> None:
        adviser = make_actor()
        draft = make_placement(adviser)
        assert open_placement(draft.public_id, occasion=make_occasion(adviser)) == draft
        assert AuditEvent.objects.filter(kind="placements.placement.opened").count() == 1

    def test_does_not_exist_for_another_municipality(self) -> None:
        draft = make_placement(make_actor())
        stranger = make_actor(PROGRAMME_ADVISER, make_municipality("9902", "Nordvik"))
        with pytest.raises(PlacementNotFound):
            open_placement(draft.public_id, occasion=make_occasion(stranger))

    def test_does_not_exist_outside_the_team_of_somebody_shielded(self) -> None:
        draft = make_placement(make_actor())
        draft.participant.is_shielded = True
        draft.participant.save()
        with pytest.raises(PlacementNotFound):
            open_placement(draft.public_id, occasion=make_occasion(make_actor()))
