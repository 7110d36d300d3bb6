from datetime import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jobbvei.people.actions import set_availability
from jobbvei.people.details import AvailabilityDetails, CareWindow
from jobbvei.people.types import ChildCareWindow
from jobbvei.web.person.competence import care_times
from jobbvei.web.person.countries import country_choices
from tests.factories.access import make_actor, make_occasion
from tests.factories.matching import make_cleaner


def window(weekday: int, opens_at: time, closes_at: time) -> ChildCareWindow:
    return ChildCareWindow(weekday=weekday, opens_at=opens_at, closes_at=closes_at)


class TestCareTimes:
    def test_puts_days_with_the_same_times_together(self) -> None:
        week = [window(day, time(7), time(16, 30)) for day in range(1, 6)]
        assert care_times(week) == ["mandag–fredag 07.00–16.30"]

    def test_keeps_other_times_apart(self) -> None:
        times = [window(6, time(9), time(12)), window(1, time(7), time(16)), window(1, time(18), time(20))]
        assert care_times(times) == ["mandag 07.00–16.00", "mandag 18.00–20.00", "lørdag 09.00–12.00"]


class TestCountryChoices:
    def test_puts_the_common_ones_first_and_aland_last(self) -> None:
        with translation.override("nb"):
            names = [name for _code, name in country_choices()]
        assert names[:2] == ["Ukraina", "Syria"]
        assert names[-1] == "Åland"
        assert names.index("Zimbabwe") < names.index("Østerrike") < names.index("Åland")
        assert len(names) == len(set(names))


@pytest.mark.django_db
class TestCompetencePage:
    def test_writes_times_and_countries_in_words(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_cleaner(adviser)
        care = tuple(CareWindow(day, time(7), time(16, 30)) for day in range(1, 6))
        set_availability(
            participant=participant, details=AvailabilityDetails(), child_care=care, occasion=make_occasion(adviser)
        )
        client.force_login(adviser.user)
        page = client.get(reverse("person-competence", args=[participant.public_id])).content.decode()
        assert "mandag–fredag 07.00–16.30" in page
        assert "videregående (Ukraina)" in page.lower().replace("ukraina", "Ukraina")
        assert "2 år (Ukraina)" in page
