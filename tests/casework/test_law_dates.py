from dataclasses import replace
from datetime import date

import pytest

from jobbvei.casework.actions import start_programme
from jobbvei.casework.details import ProgrammeDetails
from jobbvei.casework.facts import situation_of, situations_of
from jobbvei.casework.law_dates import dates_in, law_dates
from jobbvei.casework.urgency import LAW_DAYS_AHEAD, urgency_of
from jobbvei.people.models import Participant
from tests.factories.access import TODAY, make_actor, make_municipality, make_occasion
from tests.factories.casework import make_case, make_participant

pytestmark = pytest.mark.django_db

ASKED_ON = date(2026, 3, 1)


class TestDatesIn:
    def test_asks_about_extensions_only_when_the_end_is_near(self) -> None:
        person = make_participant(make_actor())
        offered = ProgrammeDetails(end_goal="work", offered_on=date(2025, 10, 13), started_on=date(2025, 10, 20))
        start_programme(participant=person, details=offered, occasion=make_occasion(make_actor()))
        everything = law_dates(person, on=ASKED_ON)
        assert everything.programme_end is not None
        left = (everything.programme_end - ASKED_ON).days
        near = dates_in(situation_of(person), on=ASKED_ON, extensions_within_days=left)
        far = dates_in(situation_of(person), on=ASKED_ON, extensions_within_days=left - 1)
        assert "Spør IMDi" in str(everything.extension_unclear)
        assert near == everything
        assert far == replace(everything, extension_unclear=None)

    @pytest.mark.parametrize("days", [-1, 0, 60, 61, 89, 90, 91, 300])
    def test_leaves_out_nothing_that_would_give_points(self, days: int) -> None:
        person = make_case(norwegian_ends_in_days=days, programme_ends_in_days=days)
        all_of_them = law_dates(person, on=TODAY)
        near = dates_in(situation_of(person), on=TODAY, extensions_within_days=LAW_DAYS_AHEAD)
        of_all, of_near = (
            urgency_of(dates=dates, step=None, contact_days=0, sees_contacts=True, on=TODAY)
            for dates in (all_of_them, near)
        )
        assert of_near == of_all


class TestSituationsOf:
    def test_are_in_order_the_same_as_one_by_one(self) -> None:
        actor = make_actor()
        learner = make_case(actor, norwegian_ends_in_days=100)
        newcomer = make_case(actor, programme_ends_in_days=None)
        people = Participant.objects.for_tenant(actor.tenant).order_by("-pk")
        assert situations_of(people, tenant=actor.tenant) == [situation_of(newcomer), situation_of(learner)]

    def test_hold_nothing_from_the_neighbours(self) -> None:
        person = make_case(norwegian_ends_in_days=100)
        people = Participant.objects.for_tenant(person.tenant)
        (seen,) = situations_of(people, tenant=make_municipality("9902", "Nordvik"))
        assert (seen.programme, seen.extensions) == (None, ())
