from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.roles import TEACHER
from jobbvei.rules.explain import explain
from jobbvei.rules.facts import Facts, Permit, PermitKind
from jobbvei.web.person.law_compare import compared
from tests.casework.test_law_changes import follow
from tests.factories.access import TODAY, make_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(at_today: None) -> None:
    """Pages are opened on the tests' today."""


class TestLawOfAnotherDay:
    def page(self, client: Client, query: str) -> str:
        adviser = make_actor()
        person = follow(adviser, started_on=date(2026, 2, 2))
        client.force_login(adviser.user)
        answer = client.get(reverse("person-law", args=[person.public_id]) + query)
        assert answer.status_code == 200
        return answer.content.decode()

    def test_offers_the_next_change(self, client: Client) -> None:
        page = self.page(client, "")
        assert "?dag=2027-01-01" in page
        assert "Alt loven gir" in page

    def test_sets_both_days_beside_each_other(self, client: Client) -> None:
        page = self.page(client, "?dag=2028-07-01")
        assert "Reglene i dag og 1. juli 2028" in page
        assert page.index("annerledes") < page.index("Rett til introduksjonsprogram")

    def test_of_today_is_the_ordinary_page(self, client: Client) -> None:
        assert "Alt loven gir" in self.page(client, f"?dag={TODAY.isoformat()}")

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("?dag=tull", "Skriv en dato som finnes"),
            ("?dag=1999-12-31", "Velg en dag fra 1. januar 2021 til 31. desember 2035."),
            ("?dag=2036-01-01", "Velg en dag fra 1. januar 2021 til 31. desember 2035."),
        ],
    )
    def test_says_what_to_write_instead(self, client: Client, query: str, said: str) -> None:
        page = self.page(client, query)
        assert said in page
        assert "Alt loven gir" in page

    def test_is_refused_a_teacher(self, client: Client) -> None:
        adviser = make_actor()
        person = follow(adviser)
        client.force_login(make_actor(TEACHER, adviser.tenant).user)
        assert client.get(reverse("person-law", args=[person.public_id]) + "?dag=2027-01-01").status_code == 403


class TestCompared:
    def test_puts_what_differs_first_then_what_has_another_rule(self) -> None:
        facts = Facts(date(1989, 5, 2), Permit(PermitKind.COLLECTIVE_PROTECTION, date(2025, 2, 10)))
        both = compared(explain(facts, on=date(2025, 12, 31)), explain(facts, on=date(2026, 1, 1)))
        marks = [(row.differs, row.new_rule) for row in both.changed]
        assert marks == sorted(marks, reverse=True)
        assert (True, False) in marks
        assert both.unchanged
        assert not any(row.differs or row.new_rule for row in both.unchanged)
