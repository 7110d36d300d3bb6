from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from jobbvei.access.roles import NAV_COUNSELLOR
from jobbvei.people.actions import set_availability
from jobbvei.people.details import AvailabilityDetails, CareWindow
from jobbvei.people.models import Availability, ChildCareWindow, Participant
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.casework import make_participant
from tests.web.person.forms import refused_fields, sent, signed_in, trail_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]

PAGE = "person-availability"
MONDAY_TWICE = (CareWindow(1, time(8), time(12)), CareWindow(1, time(13), time(16)), CareWindow(3, time(8), time(16)))


def availability(participant: Participant) -> Availability | None:
    return Availability.objects.for_tenant(participant.tenant).filter(participant=participant).first()


def care(participant: Participant) -> list[tuple[int, time, time]]:
    rows = ChildCareWindow.objects.for_tenant(participant.tenant).filter(participant=participant)
    return list(rows.values_list("weekday", "opens_at", "closes_at").order_by("weekday", "opens_at"))


class TestChangeAvailability:
    def test_writes_hours_travel_and_child_care(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        sent(
            actor, PAGE, olena,
            hours_min="20", hours_max="37,5", shifts=["weekend", "day"], available_on="2026-12-01", has_car="no",
            max_commute_minutes="45", care_1_opens_at="07:30", care_1_closes_at="16:30",
            more_0_weekday="1", more_0_opens_at="17:00", more_0_closes_at="19:00",
        )  # fmt: skip
        after = availability(olena)
        assert after is not None
        assert (after.hours_min, after.hours_max, after.shifts) == (Decimal(20), Decimal("37.5"), ["day", "weekend"])
        assert (after.available_on, after.has_car, after.max_commute_minutes) == (date(2026, 12, 1), False, 45)
        assert care(olena) == [(1, time(7, 30), time(16, 30)), (1, time(17), time(19))]
        assert set(trail_of(olena)[:2]) == {"people.availability.set", "people.child_care.set"}

    def test_shows_what_stands_and_writes_nothing_when_nothing_was_changed(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        stored = AvailabilityDetails(hours_min=Decimal("7.5"), hours_max=Decimal(30), shifts=("night",), has_car=True)
        set_availability(participant=olena, details=stored, child_care=MONDAY_TWICE, occasion=make_occasion(actor))
        before = trail_of(olena)
        assert sent(actor, PAGE, olena).status_code == 302
        assert trail_of(olena) == before
        assert len(care(olena)) == 3

    def test_leaves_unknown_what_stands_empty(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        sent(actor, PAGE, olena, max_commute_minutes="30")
        after = availability(olena)
        assert after is not None
        assert (after.hours_max, after.shifts, after.has_car) == (None, None, None)

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("hours_min", {"hours_min": "30", "hours_max": "20"}),
            ("hours_max", {"hours_max": "60"}),
            ("max_commute_minutes", {"max_commute_minutes": "-1"}),
            ("care_2_closes_at", {"care_2_opens_at": "08:00"}),
            ("care_2_closes_at", {"care_2_opens_at": "08:00", "care_2_closes_at": "08:00"}),
            ("care_2_opens_at", {"care_2_opens_at": "mye", "care_2_closes_at": "08:00"}),
            ("more_0_weekday", {"more_0_opens_at": "08:00", "more_0_closes_at": "09:00"}),
            (
                "care_1_opens_at",
                {
                    "care_1_opens_at": "08:00",
                    "care_1_closes_at": "12:00",
                    "more_0_weekday": "1",
                    "more_0_opens_at": "11:00",
                    "more_0_closes_at": "13:00",
                },
            ),
        ],
    )
    def test_says_at_the_field_what_to_mend_and_writes_nothing(self, field: str, changes: dict[str, Any]) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        assert refused_fields(sent(actor, PAGE, olena, **{"available_on": "2026-12-01", **changes})) == {field}
        assert availability(olena) is None
        assert care(olena) == []

    def test_is_shut_to_others(self) -> None:
        address = f"/personer/{make_participant(make_actor()).public_id}/tid-og-reise/"
        assert signed_in(make_actor(NAV_COUNSELLOR)).post(address).status_code == 403
        assert signed_in(make_actor(tenant=make_municipality("9902", "Nordvik"))).get(address).status_code == 404
