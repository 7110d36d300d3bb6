"""Guidance topic by topic, with a participant and without."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbvei.access.roles import PROGRAMME_ADVISER, TEACHER
from jobbvei.audit.models import AuditEvent
from jobbvei.casework.models import IntroductionProgramme
from jobbvei.casework.queries import facts_of
from jobbvei.people.types import Participant
from jobbvei.rules.explain import FINDINGS, explain
from jobbvei.rules.guidance import GUIDANCE, guide
from jobbvei.rules.reading.topics import topics
from jobbvei.web.frame.formats import sentence
from jobbvei.web.person.guidance_forms import GuidanceForm
from jobbvei.web.person.guidance_topics import OF_MANY, PAGES, PARTICIPANT, guidance_pages
from jobbvei.web.person.law import shown
from jobbvei.web.person.law_words import DERIVED_CODES, PARTS, SUBJECT_CODES
from tests.casework.test_law_changes import follow
from tests.factories.access import TODAY, make_actor, make_municipality
from tests.spec.law.cases import cases, subject_of
from tests.web.person.test_law import CODE, texts_of

PERSON_PAGES = [page.key for page in guidance_pages(person=True)]
OPEN_PAGES = [page.key for page in guidance_pages(person=False)]


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


class TestThePages:
    def test_ask_every_question_of_guidance_once(self) -> None:
        asked = [name for page in PAGES for names in page.asks.values() for name in names if name not in FINDINGS]
        assert sorted(asked) == sorted(name for catalogue in GUIDANCE.values() for name in catalogue)

    def test_ask_of_each_subject_only_what_is_about_it(self) -> None:
        about = {topic.name: set(topic.questions) for topic in topics()}
        about[PARTICIPANT] |= set(FINDINGS)
        for page in PAGES:
            for kind, names in page.asks.items():
                assert set(names) <= about[kind], page.key

    def test_have_keys_of_their_own_and_somebody_to_ask(self) -> None:
        assert len({page.key for page in PAGES}) == len(PAGES)
        assert all(str(page.whom) and str(page.lead) for page in PAGES)

    def test_share_out_what_is_about_a_person_and_what_is_not(self) -> None:
        assert set(PERSON_PAGES) == {page.key for page in PAGES} - OF_MANY
        assert set(OPEN_PAGES) >= OF_MANY
        assert "kartlegging" not in OPEN_PAGES


class TestWords:
    def test_show_no_name_from_the_code_for_any_subject_of_the_law_s_examples(self) -> None:
        seen = set()
        for _, case in cases():
            subject = subject_of(case)
            findings = guide(subject, on=case["asked_on"])
            for one in shown(findings, on=case["asked_on"]):
                seen |= {*texts_of(one), *(f"{part.name} {part.value}" for part in one.parts)}
        assert len(seen) > 300
        codes = {*SUBJECT_CODES, *PARTS, *DERIVED_CODES["programme_extension"]}
        assert [text for text in sorted(seen) if CODE.search(text) or text in codes] == []


class TestGuidanceForm:
    def test_has_a_field_for_every_fact_that_is_not_known(self) -> None:
        for topic in topics():
            fields = GuidanceForm(None, kinds=[topic.name], known={}).fields
            assert len(fields) == len(topic.readers)

    def test_does_not_ask_for_what_stands_in_the_file(self) -> None:
        known = {"born_on": "1990-01-02", "assistance.household": "single"}
        form = GuidanceForm(None, kinds=["assistance"], known=known)
        assert "born_on" not in form.fields
        assert form["assistance-household"].initial == "single"
        assert form.document("assistance") == {"born_on": "1990-01-02", "assistance": {"household": "single"}}

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("", None),
            ("ingen", []),
            ("Ingen", []),
            ("01.02.2015", ["2015-02-01"]),
            ("2015-02-01, 3.4.2018", ["2015-02-01", "2018-04-03"]),
        ],
    )
    def test_reads_several_days(self, written: str, read: list[str] | None) -> None:
        form = GuidanceForm({"assistance-children_born_on": written}, kinds=["assistance"], known={})  # type: ignore[arg-type]  # reads as a form that was sent
        assert form.is_valid()
        assert form.document("assistance").get("assistance", {}).get("children_born_on") == read

    @pytest.mark.parametrize("written", ["31.02.2015", "i fjor", "01.02.2015,", "1.1.1", "0" * 500])
    def test_says_which_day_it_cannot_read(self, written: str) -> None:
        form = GuidanceForm({"assistance-children_born_on": written}, kinds=["assistance"], known={})  # type: ignore[arg-type]  # as above
        assert not form.is_valid()
        assert "er ikke en dato" in str(form.errors)


@pytest.mark.django_db
class TestAPersonsPage:
    @pytest.fixture(autouse=True)
    def _on_the_day(self, at_today: None) -> None:
        """Pages are opened on the tests' today."""

    @pytest.fixture
    def person(self, client: Client) -> Participant:
        adviser = make_actor()
        client.force_login(adviser.user)
        return follow(adviser, started_on=date(2026, 2, 2))

    def ask(self, client: Client, person: Participant, query: str = "", **told: str) -> Any:
        address = reverse("person-guidance", args=[person.public_id]) + query
        return client.post(address, told) if told else client.get(address)

    def test_is_reached_from_the_law_of_either_day(self, client: Client, person: Participant) -> None:
        for query, day in (("", TODAY.isoformat()), ("?dag=2028-07-01", "2028-07-01")):
            page = client.get(reverse("person-law", args=[person.public_id]) + query).content.decode()
            for key in PERSON_PAGES:
                assert f"?tema={key}&amp;dag={day}" in page

    def test_lists_the_topics(self, client: Client, person: Participant) -> None:
        page = self.ask(client, person).content.decode()
        assert [key for key in PERSON_PAGES if f"?tema={key}&amp;" not in page] == []

    @pytest.mark.parametrize("key", PERSON_PAGES)
    def test_shows_each_answer_with_what_is_behind_it_or_what_is_missing(
        self, client: Client, person: Participant, key: str
    ) -> None:
        response = self.ask(client, person, f"?tema={key}")
        page = response.content.decode()
        guided = response.context["guided"]
        answered = [one for one in guided.findings if not one.missing]
        assert page.count("Hvorfor?") == len(answered)
        asked = [name for names in guided.page.asks.values() for name in names]
        assert sum(len(one.questions) for one in guided.findings) == len(asked)
        assert str(guided.page.whom) in page
        assert "Hvem kan dere spørre?" in page

    def test_answers_of_a_person_are_the_rules_own(self, client: Client, person: Participant) -> None:
        facts = facts_of(person)
        wanted = [
            *explain(facts, on=TODAY, only=frozenset({"mapping.entitlement"})),
            *guide(facts, on=TODAY, only=frozenset({"career_guidance.entitlement"})),
        ]
        page = text_of(self.ask(client, person, "?tema=kartlegging").content.decode())
        assert [one.id for one in wanted if sentence(one.because) not in page] == []

    def test_asks_for_the_day_that_was_chosen(self, client: Client, person: Participant) -> None:
        page = text_of(self.ask(client, person, "?tema=nav&dag=2025-12-31").content.decode())
        assert "Dette gjelder 31. desember 2025" in page

    def test_leads_from_what_is_missing_to_its_field(self, client: Client, person: Participant) -> None:
        page = self.ask(client, person, "?tema=unntak").content.decode()
        assert 'href="#id_hiring-departure"' in page
        assert 'id="id_hiring-departure"' in page

    def test_uses_what_is_told_and_saves_nothing(self, client: Client, person: Participant) -> None:
        page = text_of(self.ask(client, person, "?tema=nav", **{"measure-reduced_capacity": "yes"}).content.decode())
        assert "Arbeidstrening, måneder" in page
        assert "Nav har vurdert arbeidsevnen som nedsatt ja" in page
        again = self.ask(client, person, "?tema=nav").content.decode()
        assert "Vi vet ikke om Nav har vurdert" in again or "Svar som venter" in again

    def test_lists_the_conditions_that_are_missing(self, client: Client, person: Participant) -> None:
        told = {"hiring-departure": "discretion", "hiring-factual_need": "yes", "hiring-reasonable_number": "no"}
        page = text_of(self.ask(client, person, "?tema=unntak", **told).content.decode())
        assert "Rimelig antall ikke oppfylt" in page
        assert "Drøftet med tillitsvalgte ikke oppgitt" in page
        assert "Saklig behov ikke" not in page

    def test_lets_people_assess_an_extension_without_an_answer_of_its_own(
        self, client: Client, person: Participant
    ) -> None:
        IntroductionProgramme.objects.for_tenant(person.tenant_id).filter(participant=person).update(
            started_on=date(2024, 12, 17), offered_on=date(2024, 12, 1), end_goal="work"
        )
        Participant.objects.for_tenant(person.tenant_id).filter(pk=person.pk).update(schooling="lower_secondary")
        told = {"progress": "yes", "motivation": "no"}
        page = text_of(self.ask(client, person, "?tema=forlengelse", **told).content.decode())
        assert "Ikke vurdert ennå:" in page
        assert "Ja: Har deltakeren hatt framgang i programmet?" in page
        assert "Nei: Er deltakeren motivert for å fortsette?" in page
        whole = dict.fromkeys(("progress", "closeness", "need", "motivation", "goal_expected"), "yes")
        page = text_of(self.ask(client, person, "?tema=forlengelse", **whole).content.decode())
        assert "Alt er vurdert. Kommunen avgjør." in page

    def test_asks_nobody_to_assess_what_cannot_be_extended(self, client: Client, person: Participant) -> None:
        response = self.ask(client, person, "?tema=forlengelse", progress="yes")
        assert response.context["guided"].extension is None
        assert "Dette vurderer dere" not in response.content.decode()

    @pytest.mark.parametrize(
        ("query", "told", "said"),
        [
            ("?tema=unntak", {"hiring-months": "tjue"}, "Oppgi et heltall"),
            ("?tema=unntak", {"hiring-months": "601"}, "600"),
            ("?tema=unntak", {"hiring-departure": "tull"}, "Velg et gyldig valg"),
        ],
    )
    def test_says_what_to_mend(
        self, client: Client, person: Participant, query: str, told: dict[str, str], said: str
    ) -> None:
        response = self.ask(client, person, query, **told)
        assert response.status_code == 200
        assert said in response.content.decode()

    def test_lists_the_topics_when_it_knows_no_such_topic(self, client: Client, person: Participant) -> None:
        assert self.ask(client, person, "?tema=tull").context["chosen"] is None
        assert self.ask(client, person, "?tema=kompetansepluss").context["chosen"] is None

    def test_is_told_in_the_trail(self, client: Client, person: Participant) -> None:
        before = AuditEvent.objects.count()
        self.ask(client, person, "?tema=nav")
        assert AuditEvent.objects.count() == before + 1

    def test_is_refused_a_teacher_and_hidden_from_others(self, client: Client, person: Participant) -> None:
        client.force_login(make_actor(TEACHER, person.tenant).user)
        assert self.ask(client, person, "?tema=nav").status_code == 403
        client.force_login(make_actor(PROGRAMME_ADVISER, make_municipality("9902", "Nordvik")).user)
        assert self.ask(client, person, "?tema=nav").status_code == 404

    def test_asks_the_database_as_often_for_every_topic(self, client: Client, person: Participant) -> None:
        self.ask(client, person)
        counts = set()
        for key in PERSON_PAGES:
            with CaptureQueriesContext(connection) as queries:
                self.ask(client, person, f"?tema={key}")
            counts.add(len(queries))
        assert len(counts) == 1
        assert counts.pop() <= 25


@pytest.mark.django_db
class TestThePageWithoutAPerson:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client: Client, at_today: None) -> None:
        client.force_login(make_actor().user)

    def ask(self, client: Client, query: str = "", **told: str) -> Any:
        address = reverse("law-guidance") + query
        return client.post(address, told) if told else client.get(address)

    def test_lists_the_topics_that_need_nobody(self, client: Client) -> None:
        page = self.ask(client).content.decode()
        assert re.findall(r"tema=(\w+)&amp;", page) == OPEN_PAGES

    @pytest.mark.parametrize("key", OPEN_PAGES)
    def test_answers_what_needs_no_facts_and_says_what_is_missing(self, client: Client, key: str) -> None:
        response = self.ask(client, f"?tema={key}")
        guided = response.context["guided"]
        asked = [name for names in guided.page.about(person=False).values() for name in names]
        assert sum(len(one.questions) for one in guided.findings) == len(asked)
        assert guided.gaps.without_form == ()

    def test_answers_with_what_is_told(self, client: Client) -> None:
        told = {"staff-workplace": "kindergarten", "staff-exemption": "none", "staff-practice_years": "0"}
        levels = {f"staff-{skill}": "B1" for skill in ("listening", "reading", "writing", "speaking")}
        page = text_of(self.ask(client, "?tema=sprakkrav", **told, **levels).content.decode())
        assert "Språkkravet er oppfylt." in page

    def test_says_so_when_somebody_is_born_after_the_day(self, client: Client) -> None:
        response = self.ask(client, "?tema=nav&dag=2025-01-01", born_on="2026-01-01")
        page = text_of(response.content.decode())
        assert response.status_code == 200
        assert "født" in page.lower()
        assert response.context["guided"].form.non_field_errors()
