from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jobbvei.access.roles import ADMINISTRATOR, LEADER, NAV_COUNSELLOR, TEACHER
from jobbvei.access.types import Actor, SystemActor
from jobbvei.audit.queries import events_about_person
from jobbvei.audit.types import Occasion
from jobbvei.casework.actions import (
    add_next_step,
    add_team_member,
    close_case,
    complete_next_step,
    end_team_membership,
    give_lead,
    move_next_step,
    record_contact,
    undo_complete_next_step,
    undo_contact,
)
from jobbvei.casework.details import ContactDetails, StepDetails
from jobbvei.casework.models import Contact, ContactType, NextStep
from jobbvei.casework.queries import contact_log, contact_with_key, days_since_contact, open_steps, team_on
from jobbvei.people.types import ImpossibleValue, Participant
from jobbvei.shared.errors import Refused
from jobbvei.shared.sentence import Sentence
from tests.factories.access import NOW, TODAY, make_actor, make_municipality, make_occasion
from tests.factories.casework import make_case, make_participant, make_step, step_details, synthetic_number

pytestmark = pytest.mark.django_db

TOMORROW = TODAY + timedelta(days=1)
PHONED = ContactDetails(type=ContactType.PHONE, on=TODAY, note="Avtalte møte")


def kinds_about(participant: Participant) -> list[str]:
    key = str(participant.public_id)
    return [event.kind for event in events_about_person(key, tenant_number=participant.tenant_id)]


def next_talk(actor: Actor, **changes: Any) -> StepDetails:
    return replace(StepDetails(what="Møte med Nav", owner=actor.user, due_on=TOMORROW), **changes)


class TestAddNextStep:
    def test_writes_the_step_and_the_trail(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        step = add_next_step(participant=olena, details=next_talk(actor), occasion=make_occasion(actor))
        assert (step.created_by, step.created_at, step.done_at) == (actor.user, NOW, None)
        assert kinds_about(olena)[0] == "casework.next_step.added"

    @pytest.mark.parametrize("role", [NAV_COUNSELLOR, LEADER])
    def test_is_open_to_those_who_follow_up(self, role: Any) -> None:
        olena, actor = make_participant(), make_actor(role)
        assert add_next_step(participant=olena, details=next_talk(actor), occasion=make_occasion(actor)).pk

    def test_is_refused_to_a_teacher(self) -> None:
        olena, actor = make_participant(), make_actor(TEACHER)
        with pytest.raises(Refused):
            add_next_step(participant=olena, details=next_talk(actor), occasion=make_occasion(actor))

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("what", {"what": "  "}),
            ("what", {"what": "x" * 201}),
            ("what", {"what": f"Ring {synthetic_number()}"}),
            ("due_on", {"due_on": date(2026, 11, 22)}),
            ("waits_for", {"waits_for": "godot"}),
        ],
    )
    def test_refuses_what_cannot_be_used(self, field: str, changes: dict[str, Any]) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        with pytest.raises(ImpossibleValue) as refused:
            add_next_step(participant=olena, details=next_talk(actor, **changes), occasion=make_occasion(actor))
        assert refused.value.field == field
        assert not NextStep.objects.for_tenant(actor.tenant).exists()

    def test_refuses_an_owner_of_another_municipality(self) -> None:
        actor, stranger = make_actor(), make_actor(tenant=make_municipality("9902", "Nordvik"))
        with pytest.raises(ImpossibleValue, match="ingen rolle"):
            add_next_step(
                participant=make_participant(actor),
                details=next_talk(actor, owner=stranger.user),
                occasion=make_occasion(actor),
            )

    def test_lets_the_system_add_a_step(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        system = Occasion(by=SystemActor(actor.tenant, TODAY), at=NOW)
        step = add_next_step(participant=olena, details=next_talk(actor), occasion=system)
        assert step.created_by is None


class TestCompleteNextStep:
    def test_finishes_the_step_and_adds_the_next(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        step = complete_next_step(step=make_step(olena, actor), then=next_talk(actor), occasion=make_occasion(actor))
        assert (step.done_by, step.done_at) == (actor.user, NOW)
        assert [one.what for one in open_steps(olena)] == ["Møte med Nav"]
        assert kinds_about(olena)[:2] == ["casework.next_step.added", "casework.next_step.completed"]

    def test_refuses_to_leave_somebody_without_a_next_step(self) -> None:
        actor = make_actor()
        step = make_step(make_participant(actor), actor)
        with pytest.raises(Refused, match="eneste steget") as refused:
            complete_next_step(step=step, last_because="  ", occasion=make_occasion(actor))
        assert refused.value.code == "casework.last_step"
        step.refresh_from_db()
        assert step.done_at is None

    def test_takes_a_reason_in_place_of_a_next_step(self) -> None:
        actor = make_actor()
        step = make_step(make_participant(actor), actor)
        done = complete_next_step(step=step, last_because="Flytter i morgen", occasion=make_occasion(actor))
        assert done.last_because == "Flytter i morgen"

    def test_needs_no_new_step_while_another_is_open(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        first, _second = make_step(olena, actor), make_step(olena, actor)
        complete_next_step(step=first, occasion=make_occasion(actor))
        assert len(open_steps(olena)) == 1

    def test_needs_no_new_step_when_the_case_is_closed(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        step = make_step(olena, actor)
        close_case(participant=olena, reason="moved", occasion=make_occasion(actor))
        assert complete_next_step(step=step, occasion=make_occasion(actor)).done_at == NOW

    def test_writes_nothing_when_the_next_step_cannot_be_used(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        step = make_step(olena, actor)
        before = kinds_about(olena)
        with pytest.raises(ImpossibleValue):
            complete_next_step(step=step, then=next_talk(actor, what=""), occasion=make_occasion(actor))
        step.refresh_from_db()
        assert step.done_at is None
        assert kinds_about(olena) == before

    def test_refuses_a_step_that_is_finished(self) -> None:
        actor = make_actor()
        step = make_step(make_participant(actor), actor)
        complete_next_step(step=step, then=next_talk(actor), occasion=make_occasion(actor))
        with pytest.raises(Refused) as refused:
            complete_next_step(step=step, then=next_talk(actor), occasion=make_occasion(actor))
        assert refused.value.code == "casework.step_is_done"

    def test_is_refused_to_another_municipality(self) -> None:
        actor, neighbour = make_actor(), make_actor(tenant=make_municipality("9902", "Nordvik"))
        step = make_step(make_participant(actor), actor)
        with pytest.raises(Refused):
            complete_next_step(step=step, last_because="x", occasion=make_occasion(neighbour))


class TestUndoCompleteNextStep:
    def test_opens_the_step_and_takes_away_the_one_that_followed(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        step = make_step(olena, actor)
        complete_next_step(step=step, then=next_talk(actor), occasion=make_occasion(actor))
        undo_complete_next_step(step=step, occasion=make_occasion(actor))
        assert open_steps(olena) == [step]

    def test_is_refused_to_somebody_else_and_the_day_after(self) -> None:
        actor, colleague = make_actor(), make_actor()
        step = make_step(make_participant(actor), actor)
        complete_next_step(step=step, last_because="x", occasion=make_occasion(actor))
        with pytest.raises(Refused):
            undo_complete_next_step(step=step, occasion=make_occasion(colleague))
        tomorrow = Occasion(by=replace(actor, on=TOMORROW), at=NOW + timedelta(days=1))
        with pytest.raises(Refused, match="samme dag"):
            undo_complete_next_step(step=step, occasion=tomorrow)

    def test_refuses_a_step_that_is_open(self) -> None:
        actor = make_actor()
        with pytest.raises(Refused):
            undo_complete_next_step(step=make_step(make_participant(actor), actor), occasion=make_occasion(actor))


class TestMoveNextStep:
    def test_gives_a_new_date_and_owner(self) -> None:
        actor, colleague = make_actor(), make_actor(NAV_COUNSELLOR, name="Per Prøve")
        olena = make_participant(actor)
        moved = move_next_step(
            step=make_step(olena, actor), due_on=TOMORROW, owner=colleague.user, occasion=make_occasion(actor)
        )
        assert (moved.due_on, moved.owner) == (TOMORROW, colleague.user)
        assert kinds_about(olena)[0] == "casework.next_step.moved"

    def test_refuses_a_date_that_has_passed(self) -> None:
        actor = make_actor()
        with pytest.raises(ImpossibleValue):
            move_next_step(
                step=make_step(make_participant(actor), actor),
                due_on=date(2026, 11, 22),
                occasion=make_occasion(actor),
            )


class TestRecordContact:
    def test_counts_the_days_since(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        assert days_since_contact(olena, on=TODAY) is None
        record_contact(participant=olena, details=PHONED, occasion=make_occasion(actor))
        assert days_since_contact(olena, on=TODAY + timedelta(days=19)) == 19

    def test_does_not_count_an_attempt(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        attempt = ContactDetails(type=ContactType.ATTEMPT, on=TODAY)
        record_contact(participant=olena, details=attempt, occasion=make_occasion(actor))
        assert days_since_contact(olena, on=TODAY) is None

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("on", {"on": TOMORROW}),
            ("on", {"on": date(1989, 5, 1)}),
            ("note", {"note": f"Fnr {synthetic_number()}"}),
            ("note", {"note": "x" * 501}),
            ("type", {"type": "pigeon"}),
        ],
    )
    def test_refuses_what_cannot_be_true(self, field: str, changes: dict[str, Any]) -> None:
        actor = make_actor()
        with pytest.raises(ImpossibleValue) as refused:
            record_contact(
                participant=make_participant(actor),
                details=replace(PHONED, **changes),
                occasion=make_occasion(actor),
            )
        assert refused.value.field == field
        assert not Contact.objects.for_tenant(actor.tenant).exists()

    def test_is_taken_back_only_by_the_same_user_the_same_day(self) -> None:
        actor, colleague = make_actor(), make_actor()
        olena = make_participant(actor)
        contact = record_contact(participant=olena, details=PHONED, occasion=make_occasion(actor))
        with pytest.raises(Refused):
            undo_contact(contact=contact, occasion=make_occasion(colleague))
        tomorrow = Occasion(by=replace(actor, on=TOMORROW), at=NOW + timedelta(days=1))
        with pytest.raises(Refused):
            undo_contact(contact=contact, occasion=tomorrow)
        undo_contact(contact=contact, occasion=make_occasion(actor))
        assert days_since_contact(olena, on=TODAY) is None
        assert kinds_about(olena)[0] == "casework.contact.undone"


class TestContactLog:
    def test_shows_newest_first_and_writes_the_reading(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        for days in (3, 1, 2):
            details = replace(PHONED, on=TODAY - timedelta(days=days))
            record_contact(participant=olena, details=details, occasion=make_occasion(actor))
        log = contact_log(olena, occasion=make_occasion(actor))
        assert [(TODAY - contact.on).days for contact in log] == [1, 2, 3]
        assert kinds_about(olena)[0] == "casework.contacts.read"
        assert contact_with_key(log[0].public_id, participant=olena) == log[0]
        assert contact_with_key("not a key", participant=olena) is None

    def test_is_refused_to_a_teacher(self) -> None:
        olena = make_participant()
        with pytest.raises(Refused):
            contact_log(olena, occasion=make_occasion(make_actor(TEACHER)))


class TestTeam:
    def test_changes_lead_and_keeps_the_former_as_member_with_history(self) -> None:
        kari, per = make_actor(), make_actor(NAV_COUNSELLOR, name="Per Prøve")
        olena = make_participant(kari)
        yesterday = Occasion(by=replace(kari, on=TODAY - timedelta(days=1)), at=NOW - timedelta(days=1))
        give_lead(participant=olena, user=kari.user, occasion=yesterday)
        add_team_member(participant=olena, user=per.user, occasion=yesterday)
        give_lead(participant=olena, user=per.user, occasion=make_occasion(kari))
        assert [(one.user, one.is_lead, one.service) for one in team_on(olena, on=TODAY)] == [
            (per.user, True, "nav"),
            (kari.user, False, "refugee_service"),
        ]
        before = team_on(olena, on=TODAY - timedelta(days=1))
        assert [(one.user, one.is_lead) for one in before] == [(kari.user, True), (per.user, False)]

    def test_gives_the_lead_to_who_has_it_without_a_trace(self) -> None:
        kari = make_actor()
        olena = make_participant(kari)
        first = give_lead(participant=olena, user=kari.user, occasion=make_occasion(kari))
        assert give_lead(participant=olena, user=kari.user, occasion=make_occasion(kari)) == first
        assert kinds_about(olena).count("casework.team.lead_given") == 1

    def test_lets_a_member_leave_but_not_the_lead(self) -> None:
        kari, per = make_actor(), make_actor(NAV_COUNSELLOR)
        olena, occasion = make_participant(kari), make_occasion(kari)
        lead = give_lead(participant=olena, user=kari.user, occasion=occasion)
        member = add_team_member(participant=olena, user=per.user, occasion=occasion)
        with pytest.raises(ImpossibleValue, match="Gi ledelsen"):
            end_team_membership(member=lead, occasion=occasion)
        end_team_membership(member=member, occasion=occasion)
        assert [one.user for one in team_on(olena, on=TOMORROW)] == [kari.user]

    @pytest.mark.parametrize("role", [ADMINISTRATOR])
    def test_refuses_users_who_never_see_participants(self, role: Any) -> None:
        kari, outsider = make_actor(), make_actor(role)
        with pytest.raises(ImpossibleValue, match="ingen rolle"):
            give_lead(participant=make_participant(kari), user=outsider.user, occasion=make_occasion(kari))

    def test_refuses_a_member_twice(self) -> None:
        kari = make_actor()
        olena = make_case(kari)
        with pytest.raises(ImpossibleValue, match="allerede"):
            add_team_member(participant=olena, user=kari.user, occasion=make_occasion(kari))


def test_imported_steps_may_be_overdue_already() -> None:
    actor = make_actor()
    olena = make_participant(actor)
    late = step_details(actor.user, due_on=TODAY - timedelta(days=30))
    assert add_next_step(participant=olena, details=late, occasion=make_occasion(actor)).pk


class TestWords:
    def test_are_a_sentence_to_translate_when_the_system_made_the_step(self) -> None:
        actor = make_actor()
        said = Sentence("Avtal oppstart med {employer}", {"employer": "Solvang"})
        step = add_next_step(
            participant=make_case(actor), details=step_details(actor.user, what=said), occasion=make_occasion(actor)
        )
        step.refresh_from_db()
        assert (step.what, step.words) == ("Avtal oppstart med Solvang", said)

    def test_are_as_written_when_a_person_wrote_them(self) -> None:
        actor = make_actor()
        step = add_next_step(
            participant=make_case(actor), details=step_details(actor.user, what="Ring"), occasion=make_occasion(actor)
        )
        step.refresh_from_db()
        assert step.words == "Ring"
