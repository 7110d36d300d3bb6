"""The life of a wave: made, opened, answered, reminded of, closed, taken back, forgotten."""

from datetime import timedelta
from typing import Any

import pytest

from jobbvei.access.roles import ANALYST, FACILITATOR, LEADER, PROJECT_LEAD, TEACHER
from jobbvei.shared.errors import NotFound, Refused
from jobbvei.surveys.actions import (
    close_wave,
    make_wave,
    open_wave,
    publish_definition,
    release_open_answer,
    remind,
    remove_what_is_over,
    withdraw_wave,
)
from jobbvei.surveys.models import Audience, Draft, Instrument, Invitation, OpenAnswer, Response, Wave
from jobbvei.surveys.queries.answering import door_for
from jobbvei.surveys.queries.results import open_answers, released_texts
from jobbvei.surveys.queries.waves import answered_count, waves_about
from jobbvei.surveys.wave_plan import NOBODY, UnableToPlan
from tests.factories.access import NOW, TODAY, make_actor, make_municipality, make_occasion
from tests.factories.surveys import (
    LAST_DAY,
    answer,
    ends_of,
    make_answered_wave,
    make_open_wave,
    make_version,
    small_definition,
    wave_plan,
)

pytestmark = pytest.mark.django_db


class TestPublishDefinition:
    def test_makes_a_new_version_only_when_something_is_changed(self) -> None:
        actor = make_actor(FACILITATOR)
        first, same = make_version(actor), make_version(actor)
        second = make_version(actor, title="Nytt navn")
        assert (first.pk, first.number, second.number) == (same.pk, 1, 2)
        assert Instrument.objects.for_tenant(actor.tenant).count() == 1

    def test_leaves_a_published_version_as_it_is(self) -> None:
        version = make_version(make_actor(FACILITATOR))
        with pytest.raises(Exception, match="never changes"):
            version.save()

    @pytest.mark.parametrize("role", [FACILITATOR, PROJECT_LEAD, LEADER, ANALYST], ids=lambda role: str(role.code))
    def test_is_for_those_who_run_surveys(self, role: Any) -> None:
        assert make_version(make_actor(role)).number == 1

    def test_is_for_nobody_else(self) -> None:
        with pytest.raises(Refused):
            publish_definition(definition=small_definition(), occasion=make_occasion(make_actor(TEACHER)))


class TestMakeWave:
    @pytest.mark.parametrize(
        ("field", "changed"),
        [
            ("title", {"title": "  "}),
            ("closes_on", {"closes_on": TODAY - timedelta(days=1), "opens_on": TODAY - timedelta(days=9)}),
            ("closes_on", {"opens_on": LAST_DAY + timedelta(days=1)}),
            ("closes_on", {"closes_on": TODAY + timedelta(days=400)}),
            ("recipients", {"recipients": NOBODY}),
            ("recipients", {"audience": Audience.OPEN}),
        ],
    )
    def test_says_which_field_to_mend_and_writes_nothing(self, field: str, changed: dict[str, Any]) -> None:
        actor = make_actor(FACILITATOR)
        with pytest.raises(UnableToPlan) as problem:
            make_wave(plan=wave_plan(make_version(actor), **changed), occasion=make_occasion(actor))
        assert problem.value.field == field
        assert Wave.objects.for_tenant(actor.tenant).count() == 0

    def test_makes_a_draft_that_nobody_can_answer(self) -> None:
        actor = make_actor(FACILITATOR)
        wave = make_wave(plan=wave_plan(make_version(actor)), occasion=make_occasion(actor))
        with pytest.raises(NotFound):
            door_for(ends_of(wave)[0])
        opened = open_wave(wave=wave, occasion=make_occasion(actor))
        assert (door_for(ends_of(wave)[0]).wave.pk, opened.asked_count) == (wave.pk, 8)

    def test_is_found_by_what_it_is_about(self) -> None:
        actor = make_actor(FACILITATOR)
        wave = make_open_wave(actor, about="gathering:abc")
        make_open_wave(actor)
        assert [one.pk for one in waves_about(actor.tenant, "gathering:abc")] == [wave.pk]


class TestSendIn:
    def test_takes_one_answer_for_each_link(self) -> None:
        wave = make_open_wave()
        end = ends_of(wave)[0]
        answer(end)
        with pytest.raises(Refused, match="allerede svart"):
            answer(end)
        assert answered_count(wave) == 1

    def test_takes_many_with_an_open_link(self) -> None:
        wave = make_open_wave(audience=Audience.OPEN, recipients=NOBODY)
        for _ in range(6):
            answer(wave.open_key)
        assert (answered_count(wave), wave.asked_count) == (6, None)

    def test_demands_what_must_be_answered(self) -> None:
        wave = make_open_wave()
        with pytest.raises(Refused, match="Var du med"):
            answer(ends_of(wave)[0], {"hours": 3})
        assert answered_count(wave) == 0

    def test_drops_what_the_filters_do_not_ask(self) -> None:
        wave = make_open_wave()
        answer(ends_of(wave)[0], {"took_part": "no", "useful": 5})
        [row] = Response.objects.for_tenant(wave.tenant_id)
        assert row.answers == {"took_part": "no"}

    @pytest.mark.parametrize("days", [-1, (LAST_DAY - TODAY).days + 1])
    def test_is_refused_outside_the_period(self, days: int) -> None:
        wave = make_open_wave()
        with pytest.raises(Refused):
            answer(ends_of(wave)[0], on=TODAY + timedelta(days=days))

    def test_with_no_such_link_finds_nothing(self) -> None:
        make_open_wave()
        for end in ("", "noe-annet"):
            with pytest.raises(NotFound):
                door_for(end)


class TestRemind:
    def test_reaches_only_those_who_have_not_answered(self) -> None:
        actor = make_actor(FACILITATOR)
        wave = make_open_wave(actor)
        for end in ends_of(wave)[:3]:
            answer(end)
        waiting = remind(wave=wave, occasion=make_occasion(actor))
        assert [one.answered_on for one in waiting] == [None] * 5
        assert {one.reminded_on for one in waiting} == {TODAY}

    def test_is_refused_when_the_wave_is_closed(self) -> None:
        actor = make_actor(FACILITATOR)
        wave = close_wave(wave=make_open_wave(actor), occasion=make_occasion(actor))
        with pytest.raises(Refused):
            remind(wave=wave, occasion=make_occasion(actor))

    def test_is_refused_to_another_owner(self) -> None:
        wave = make_open_wave(make_actor(FACILITATOR))
        other = make_actor(FACILITATOR, make_municipality("9902", "Nordvik"))
        with pytest.raises(Refused):
            remind(wave=wave, occasion=make_occasion(other))


class TestWithdrawWave:
    def test_deletes_what_was_answered(self) -> None:
        actor = make_actor(FACILITATOR)
        wave = withdraw_wave(wave=make_answered_wave(actor), occasion=make_occasion(actor))
        assert answered_count(wave) == 0
        assert OpenAnswer.objects.for_tenant(actor.tenant).count() == 0
        with pytest.raises(Refused, match="trukket tilbake"):
            answer(ends_of(wave)[0])

    def test_is_refused_of_a_closed_wave(self) -> None:
        actor = make_actor(FACILITATOR)
        wave = close_wave(wave=make_answered_wave(actor), occasion=make_occasion(actor))
        with pytest.raises(Refused):
            withdraw_wave(wave=wave, occasion=make_occasion(actor))


class TestReleaseOpenAnswer:
    def test_gives_that_one_to_others(self) -> None:
        actor = make_actor(FACILITATOR)
        wave = close_wave(wave=make_answered_wave(actor), occasion=make_occasion(actor))
        chosen = open_answers(wave, on=TODAY)[0]
        assert released_texts(wave, on=TODAY) == []
        release_open_answer(answer=chosen, occasion=make_occasion(actor))
        assert [one.key for one in released_texts(wave, on=TODAY, question="more")] == [str(chosen.public_id)]

    def test_is_refused_while_the_wave_is_open(self) -> None:
        actor = make_actor(FACILITATOR)
        wave = make_answered_wave(actor)
        chosen = OpenAnswer.objects.for_tenant(actor.tenant).filter(wave=wave).order_by("id")[0]
        with pytest.raises(Refused):
            release_open_answer(answer=chosen, occasion=make_occasion(actor))


class TestRemoveWhatIsOver:
    def test_forgets_who_was_asked_after_ninety_days_and_keeps_the_count(self) -> None:
        wave = make_answered_wave()
        remove_what_is_over(NOW + (LAST_DAY - TODAY) + timedelta(days=90))
        assert Invitation.objects.for_tenant(wave.tenant_id).count() == 8
        remove_what_is_over(NOW + (LAST_DAY - TODAY) + timedelta(days=91))
        assert Invitation.objects.for_tenant(wave.tenant_id).count() == 0
        wave.refresh_from_db()
        assert (wave.asked_count, answered_count(wave)) == (8, 8)

    def test_forgets_drafts_the_day_after_the_last(self) -> None:
        wave = make_open_wave()
        Draft.objects.create(tenant=wave.tenant, key_hash="a" * 64, sealed="b", delete_on=LAST_DAY)
        remove_what_is_over(NOW + (LAST_DAY - TODAY))
        assert Draft.objects.for_tenant(wave.tenant_id).count() == 1
        remove_what_is_over(NOW + (LAST_DAY - TODAY) + timedelta(days=1))
        assert Draft.objects.for_tenant(wave.tenant_id).count() == 0
