import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from jobbvei.access.roles import LEADER, TEACHER
from jobbvei.people.models import Participant
from jobbvei.rules.outlook.changes import changes_of_law
from jobbvei.web.law.change_words import change_in_words
from tests.casework.test_law_changes import follow
from tests.factories.access import make_actor

pytestmark = pytest.mark.django_db

CODE = re.compile(r"[{}]|\w_\w|[a-z]\.[a-z]")
NEW_LAW = "?dag=2026-01-01"


@pytest.fixture(autouse=True)
def _on_the_day(at_today: None) -> None:
    """Pages are opened on the tests' today."""


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


class TestChanges:
    def test_lists_what_comes_nearest_first_then_what_has_been(self, client: Client) -> None:
        client.force_login(make_actor().user)
        page = shown(client, reverse("law-changes"))
        places = [page.index(words) for words in ("1. januar 2027", "1. juli 2028", "1. juli 2026", "1. januar 2026")]
        assert places == sorted(places)
        assert re.search(r"\d+ regler begynner eller slutter", page)

    def test_says_what_each_day_is_about(self, client: Client) -> None:
        client.force_login(make_actor().user)
        page = shown(client, reverse("law-changes"))
        of_2026 = page[page.index("1. januar 2026") :]
        assert "Introduksjonsprogram · " in of_2026[: of_2026.index("</li>")]
        only_figures = page[page.index("1. mai 2026") :]
        assert "runnbeløp" in only_figures[: only_figures.index("</li>")]

    def test_is_in_the_menu_of_those_who_read_the_law_about_people(self, client: Client) -> None:
        client.force_login(make_actor().user)
        assert f'href="{reverse("law-changes")}" aria-current="page"' in shown(client, reverse("law-changes"))
        client.force_login(make_actor(TEACHER).user)
        assert reverse("law-changes") not in shown(client, reverse("worklist"))

    def test_is_refused_a_teacher(self, client: Client) -> None:
        client.force_login(make_actor(TEACHER).user)
        assert client.get(reverse("law-changes")).status_code == 403


class TestChange:
    def test_says_who_is_touched_and_why(self, client: Client) -> None:
        adviser = make_actor()
        follow(adviser)
        client.force_login(adviser.user)
        page = shown(client, reverse("law-change") + NEW_LAW)
        assert "Olena" in page
        assert "31. juli 2026" in page
        assert "<strong>ikke kjent</strong>" in page
        assert "Vi vet ikke om program som startet før, fortsatt kan" in page
        assert "integreringsloven § 37 c andre ledd" in page

    def test_says_that_nobody_is_touched_and_that_an_older_day_decides(self, client: Client) -> None:
        adviser = make_actor()
        follow(adviser, started_on=date(2024, 6, 30))
        follow(adviser, started_on=date(2024, 6, 30), given_name="Bohdan")
        client.force_login(adviser.user)
        page = shown(client, reverse("law-change") + NEW_LAW)
        assert "Ingen av dine 2 deltakere berøres" in page
        assert "Saker som avgjøres av en dag før endringen, berøres ikke." in page
        assert "Olena" not in page
        assert "Olena" in shown(client, reverse("law-change") + NEW_LAW + "&vis=older_day")

    def test_tells_what_is_missing(self, client: Client) -> None:
        adviser = make_actor()
        person = follow(adviser, schooling="")
        client.force_login(adviser.user)
        page = shown(client, reverse("law-change") + NEW_LAW + "&vis=not_told")
        address = reverse("person-schooling", args=[person.public_id])
        assert f'<a class="ds-link" href="{address}">fullført skolegang</a>' in page

    def test_tells_a_newcomer_what_to_do(self, client: Client) -> None:
        client.force_login(make_actor().user)
        assert "Du følger ikke opp noen ennå" in shown(client, reverse("law-change") + NEW_LAW)

    def test_says_that_a_coming_day_may_still_bring_other_facts(self, client: Client) -> None:
        adviser = make_actor()
        follow(adviser)
        client.force_login(adviser.user)
        assert "Dagen er ikke kommet." in shown(client, reverse("law-change") + "?dag=2028-07-01")

    @pytest.mark.parametrize("query", ["", "?dag=", "?dag=i+dag", "?dag=2026-02-30"])
    def test_leads_to_the_list_when_the_day_is_none(self, client: Client, query: str) -> None:
        client.force_login(make_actor().user)
        assert client.get(reverse("law-change") + query)["Location"] == reverse("law-changes")

    def test_does_not_find_a_day_on_which_nothing_changes(self, client: Client) -> None:
        client.force_login(make_actor().user)
        answer = client.get(reverse("law-change") + "?dag=2026-01-02")
        assert answer.status_code == 404
        assert "Velg en dato i listen over endringer" in answer.content.decode()

    @pytest.mark.parametrize("query", ["&vis=tull", "&gjelder=tull", "&side=tull", "&side=99", "&vis=came_later"])
    def test_stands_any_address(self, client: Client, query: str) -> None:
        adviser = make_actor()
        follow(adviser)
        client.force_login(adviser.user)
        assert "Olena" in shown(client, reverse("law-change") + NEW_LAW + query)

    def test_asks_the_database_as_often_for_many_as_for_one(self, client: Client) -> None:
        leader = make_actor(LEADER)
        adviser = make_actor()
        follow(adviser)
        client.force_login(leader.user)
        shown(client, reverse("law-change") + NEW_LAW)
        with CaptureQueriesContext(connection) as for_one:
            shown(client, reverse("law-change") + NEW_LAW)
        for number in range(4):
            follow(adviser, given_name=f"Test{number}")
        with CaptureQueriesContext(connection) as for_many:
            shown(client, reverse("law-change") + NEW_LAW)
        assert len(for_many) == len(for_one)


class TestChangeFile:
    def rows(self, client: Client, query: str = NEW_LAW) -> list[dict[str, str]]:
        answer = client.get(reverse("law-change-file") + query)
        assert answer["Content-Type"].startswith("text/csv")
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))

    def test_holds_each_difference_and_each_person_of_whom_it_cannot_be_told(self, client: Client) -> None:
        adviser = make_actor()
        follow(adviser)
        follow(adviser, given_name="Bohdan", schooling="")
        client.force_login(adviser.user)
        first, second = self.rows(client)
        assert (first["Deltaker"], first["Mangler"]) == ("Bohdan Testesen", "fullført skolegang")
        assert (second["Før"], second["Etter"]) == ("31. juli 2026", "ikke kjent")
        assert second["Lov etter"] == "integreringsloven § 37 c andre ledd (IP-13)"

    def test_never_runs_a_name_as_a_formula(self, client: Client) -> None:
        adviser = make_actor()
        person = follow(adviser)
        Participant.objects.for_tenant(adviser.tenant).filter(pk=person.pk).update(given_name="=1+1")
        client.force_login(adviser.user)
        assert self.rows(client)[0]["Deltaker"].startswith("'=1+1")

    def test_leads_to_the_list_without_a_day(self, client: Client) -> None:
        client.force_login(make_actor().user)
        assert client.get(reverse("law-change-file"))["Location"] == reverse("law-changes")


class TestChangeInWords:
    @pytest.mark.parametrize("language", ["nb", "en"])
    def test_has_words_for_every_rule_and_figure_there_is(self, language: str) -> None:
        with translation.override(language):
            for change in changes_of_law():
                words = change_in_words(change)
                for question in words.questions:
                    for rule in (*question.ended, *question.begun):
                        said = " ".join((*rule.when, *rule.says))
                        assert not CODE.search(said), said
                assert all(figure.before != figure.after for figure in words.figures)

    def test_tells_the_older_figure_of_a_rule_that_begins_for_those_an_older_day_decides(self) -> None:
        change = next(one for one in changes_of_law() if one.on == date(2026, 1, 1))
        begun = [rule for question in change_in_words(change).questions for rule in question.begun]
        [running] = {rule for rule in begun if rule.number == "IP-13" and "Vi vet ikke om program" in rule.says[-1]}
        assert running.says[0].endswith(": 6 måneder")
