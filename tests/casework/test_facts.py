from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from jobbvei.casework.actions import decide_norwegian_extension, end_programme, start_norwegian_training
from jobbvei.casework.actions import start_programme as start
from jobbvei.casework.details import ProgrammeDetails, TrainingDetails
from jobbvei.casework.facts import facts_of, law_findings
from jobbvei.casework.law_dates import law_dates
from jobbvei.casework.models import NorwegianTraining
from jobbvei.casework.queries import person_timeline
from jobbvei.casework.timeline import MarkKind
from jobbvei.people.actions import start_household
from jobbvei.people.models import Participant
from jobbvei.people.queries import open_participant
from jobbvei.rules.explain import Standing
from jobbvei.rules.facts import Extension, HouseholdKind
from tests.factories.access import TODAY, make_actor, make_occasion
from tests.factories.casework import make_case, make_participant
from tests.factories.people import registered_participant

pytestmark = pytest.mark.django_db

STARTED_ON = date(2023, 4, 3)
ASKED_ON = date(2023, 9, 8)
NOTHING_KNOWN = {
    "permit_granted_on": None,
    "origin": "",
    "settled_on": None,
    "settled_by_agreement": None,
    "schooling": "",
    "schooling_country": "",
    "years_higher": None,
}


def olena_of_the_law() -> Participant:
    """The first worked example of the law's table."""
    actor = make_actor()
    olena, occasion = make_participant(actor), make_occasion(actor)
    details = ProgrammeDetails(end_goal="work", offered_on=date(2023, 3, 15), started_on=STARTED_ON)
    start(participant=olena, details=details, occasion=occasion)
    start_norwegian_training(participant=olena, details=TrainingDetails(started_on=STARTED_ON), occasion=occasion)
    return open_participant(olena.public_id, occasion=occasion)


class TestFactsOf:
    def test_tells_what_is_written(self) -> None:
        facts = facts_of(olena_of_the_law())
        assert (facts.born_on, facts.goal, facts.settled_by_agreement) == (date(1989, 5, 2), "work", True)
        assert (facts.programme.started_on, facts.programme.part_time_percent) == (STARTED_ON, 100)
        assert facts.norwegian.extensions == ()

    def test_runs_no_query_on_an_opened_participant(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        olena = olena_of_the_law()
        with django_assert_num_queries(0):
            law_findings(olena, on=ASKED_ON)
            law_dates(olena, on=ASKED_ON)

    def test_leaves_what_nobody_has_written_unknown(self) -> None:
        facts = facts_of(registered_participant(make_actor(), **NOTHING_KNOWN))
        assert (facts.origin, facts.settled_on, facts.settled_by_agreement, facts.goal) == (None, None, None, None)
        assert (facts.schooling.level, facts.schooling.country, facts.schooling.years_higher) == (None, None, None)
        assert (facts.programme.started_on, facts.programme.part_time_percent) == (None, None)
        assert (facts.household.kind, facts.household.children_born_on) == (None, None)
        assert facts.work.weekly_hours is None

    def test_takes_the_running_programme_before_one_that_has_ended(self) -> None:
        actor = make_actor()
        olena, occasion = make_participant(actor), make_occasion(actor)
        first = start(participant=olena, details=ProgrammeDetails(started_on=date(2025, 3, 3)), occasion=occasion)
        end_programme(programme=first, ended_on=date(2025, 6, 1), reason="left", occasion=occasion)
        start(participant=olena, details=ProgrammeDetails(started_on=date(2024, 3, 3)), occasion=occasion)
        assert facts_of(olena).programme.started_on == date(2024, 3, 3)

    @pytest.mark.parametrize(
        ("born_on", "kind"),
        [
            (date(2005, 3, 1), HouseholdKind.ADULT),
            (date(2005, 3, 2), HouseholdKind.CHILD),
        ],
    )
    def test_counts_family_as_adult_from_eighteen_at_settlement(self, born_on: date, kind: HouseholdKind) -> None:
        actor = make_actor()
        person = make_participant(actor, born_on=born_on)
        start_household(
            participant=person, kind="family", child_births=(date(2022, 1, 5),), occasion=make_occasion(actor)
        )
        facts = facts_of(person)
        assert facts.household.kind == kind
        assert facts.household.children_born_on == (date(2022, 1, 5),)

    def test_carries_the_decisions_to_extend_norwegian(self) -> None:
        olena = olena_of_the_law()
        training = NorwegianTraining.objects.for_tenant(olena.tenant).get()
        decide_norwegian_extension(
            training=training, decided_on=date(2024, 4, 1), months=6, occasion=make_occasion(make_actor())
        )
        fresh = open_participant(olena.public_id, occasion=make_occasion(make_actor()))
        assert facts_of(fresh).norwegian.extensions == (Extension(date(2024, 4, 1), 6),)
        assert law_dates(fresh, on=date(2024, 5, 1)).norwegian_end == date(2024, 10, 2)

    def test_says_what_is_unclear_about_a_programme_that_runs_past_a_change_of_the_law(self) -> None:
        actor = make_actor()
        person, occasion = make_participant(actor), make_occasion(actor)
        offered = ProgrammeDetails(end_goal="work", offered_on=date(2025, 10, 13), started_on=date(2025, 10, 20))
        start(participant=person, details=offered, occasion=occasion)
        opened = open_participant(person.public_id, occasion=occasion)
        assert "Spør IMDi" in str(law_dates(opened, on=date(2026, 3, 1)).extension_unclear)
        assert law_dates(opened, on=date(2025, 12, 1)).extension_unclear is None


class TestLawFindings:
    def test_give_the_worked_example(self) -> None:
        found = {one.id: one.value for one in law_findings(olena_of_the_law(), on=ASKED_ON)}
        assert found["programme.entitlement"] == "right"
        assert found["programme.latest_end_on"] == date(2023, 10, 2)
        assert found["programme.latest_end_with_extension_on"] == date(2024, 4, 2)
        assert found["norwegian.right_until_on"] == date(2024, 4, 2)

    def test_say_not_known_when_a_fact_is_missing(self) -> None:
        person = registered_participant(make_actor(), **NOTHING_KNOWN)
        (finding,) = law_findings(person, on=ASKED_ON, only=frozenset({"programme.entitlement"}))
        assert finding.standing is Standing.UNKNOWN


class TestPersonTimeline:
    def test_puts_what_happened_today_and_the_law_in_order(self) -> None:
        olena = olena_of_the_law()
        marks = person_timeline(olena, on=ASKED_ON)
        assert [(mark.kind, mark.on) for mark in marks] == [
            (MarkKind.SETTLED, date(2023, 3, 1)),
            (MarkKind.PROGRAMME_STARTED, STARTED_ON),
            (MarkKind.NORWEGIAN_STARTED, STARTED_ON),
            (MarkKind.TODAY, ASKED_ON),
            (MarkKind.PROGRAMME_END, date(2023, 10, 2)),
            (MarkKind.NORWEGIAN_END, date(2024, 4, 2)),
            (MarkKind.PROGRAMME_EXTENDED_END, date(2024, 4, 2)),
            (MarkKind.NORWEGIAN_EXTENDED_END, date(2024, 10, 2)),
        ]
        assert [mark.is_possible for mark in marks][-2:] == [True, True]
        assert str(marks[3].label) == "i dag"

    def test_does_not_call_sure_an_end_by_a_decision_the_law_leaves_unclear(self) -> None:
        actor = make_actor()
        olena, occasion = make_case(actor), make_occasion(actor)
        details = TrainingDetails(started_on=date(2025, 6, 16))
        training = start_norwegian_training(participant=olena, details=details, occasion=occasion)
        decide_norwegian_extension(training=training, decided_on=date(2026, 6, 10), months=6, occasion=occasion)
        fresh = open_participant(olena.public_id, occasion=occasion)
        findings = law_findings(fresh, on=TODAY)
        assert {one.id: one.standing for one in findings}["norwegian.extended_until_on"] is Standing.UNKNOWN
        marks = {mark.kind: mark for mark in person_timeline(fresh, on=TODAY)}
        assert marks[MarkKind.NORWEGIAN_END].on == date(2026, 6, 15)
        assert marks[MarkKind.NORWEGIAN_DECIDED_END].on == date(2026, 12, 15)
        assert marks[MarkKind.NORWEGIAN_DECIDED_END].is_possible
        assert "Spør IMDi" in str(law_dates(fresh, on=TODAY).norwegian_unclear)

    def test_lets_go_of_the_laws_dates_once_the_programme_has_ended(self) -> None:
        olena = olena_of_the_law()
        end_programme(
            programme=olena.programmes.get(),
            ended_on=date(2023, 9, 1),
            reason="work",
            occasion=make_occasion(make_actor()),
        )
        fresh = open_participant(olena.public_id, occasion=make_occasion(make_actor()))
        kinds = [mark.kind for mark in person_timeline(fresh, on=ASKED_ON)]
        assert MarkKind.PROGRAMME_ENDED in kinds
        assert not {MarkKind.PROGRAMME_END, MarkKind.PROGRAMME_EXTENDED_END}.intersection(kinds)

    def test_shows_today_alone_for_somebody_nothing_is_known_about(self) -> None:
        person = registered_participant(make_actor(), **NOTHING_KNOWN)
        (mark,) = person_timeline(person, on=ASKED_ON)
        assert mark.kind is MarkKind.TODAY
