"""Several write in one workbook, and nothing is lost."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from jobbvei.access.roles import HR, PROJECT_LEAD
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.networks import make_network as make
from jobbvei.learning_network.actions.teams import Withdrawal, withdraw_team
from jobbvei.learning_network.actions.workbook_sections import (
    be_there,
    comment_on_field,
    mark_section_ready,
    resolve_comment,
    share_section,
)
from jobbvei.learning_network.actions.workbook_templates import change_template, start_template
from jobbvei.learning_network.actions.workbooks import (
    Saved,
    SaveOutcome,
    Settlement,
    Written,
    add_to_workbook,
    restore_version,
    save_answer,
    settle_conflict,
)
from jobbvei.learning_network.details import NetworkDetails, UnableToSave
from jobbvei.learning_network.models import AnswerVersion, MunicipalTeam, WorkbookAnswer
from jobbvei.learning_network.programmes.reading import patterns
from jobbvei.learning_network.queries.teams import TeamNotFound
from jobbvei.learning_network.queries.workbook_cards import cards_of
from jobbvei.learning_network.queries.workbook_progress import progress_by_team, progress_of
from jobbvei.learning_network.queries.workbooks import (
    history_of,
    open_workbook,
    others_there,
    teams_that_share,
    template_of,
    workbook_of,
)
from jobbvei.learning_network.types import Network, Seat
from jobbvei.learning_network.workbooks.template import FieldNotFound, Section, Template, field_changed, with_section
from jobbvei.shared.errors import Refused
from tests.factories.access import NOW, make_actor, make_municipality, make_occasion
from tests.factories.learning_network import (
    STARTS,
    facilitators_seat,
    make_initiative,
    make_network,
    make_team,
    make_workbook,
    teams_seat,
)

pytestmark = pytest.mark.django_db
GOAL = "maal-resultat"
BASE = "Flere i jobb\nMer samarbeid\nBedre norsk"


@pytest.fixture
def team() -> MunicipalTeam:
    """A team whose network has a workbook."""
    found = make_team()
    make_workbook(found)
    return found


@pytest.fixture
def kari(team: MunicipalTeam) -> Seat:
    """Somebody in the team."""
    return teams_seat(team)


@pytest.fixture
def per(team: MunicipalTeam) -> Seat:
    """A colleague."""
    return teams_seat(team, make_actor(HR, team.municipality))


def occasion_of(seat: Seat, minutes: int = 0) -> Occasion:
    made = make_occasion(seat.actor)
    return Occasion(by=made.by, at=NOW + timedelta(minutes=minutes), purpose="network")


def save(seat: Seat, text: str, based_on: int, field: str = GOAL, minutes: int = 0) -> Saved:
    written = Written(field_key=field, text=text, based_on=based_on)
    return save_answer(seat=seat, written=written, occasion=occasion_of(seat, minutes))


def stored(team: MunicipalTeam, field: str = GOAL) -> str:
    return WorkbookAnswer.objects.of_team(team).get(field_key=field).text


class TestSaveAnswer:
    def test_saves_the_first_and_the_next(self, kari: Seat, team: MunicipalTeam) -> None:
        first = save(kari, BASE, 0)
        assert (first.outcome, first.sent_revision) == (SaveOutcome.SAVED, 1)
        assert save(kari, f"{BASE}\nMer", 1).sent_revision == 2
        assert stored(team).endswith("Mer")

    def test_merges_what_does_not_touch(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        save(kari, BASE, 0)
        save(per, f"Alle i jobb\n{BASE.partition(chr(10))[2]}", 1)
        assert save(kari, f"{BASE}\nFlere fagbrev", 1).outcome == SaveOutcome.MERGED
        assert stored(team) == "Alle i jobb\nMer samarbeid\nBedre norsk\nFlere fagbrev"

    def test_keeps_both_when_two_write_at_the_same_place(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        save(kari, BASE, 0)
        save(per, BASE.replace("Mer samarbeid", "Mer samarbeid med Nav"), 1)
        met = save(kari, BASE.replace("Mer samarbeid", "Mer samarbeid med skolen"), 1)
        assert met.outcome == SaveOutcome.MET
        [waiting] = workbook_of(team).conflicts[GOAL]
        assert "med Nav" in stored(team)
        assert "med skolen" in waiting.text

    def test_goes_on_from_the_text_that_was_sent(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        """A browser that writes on while its text is being merged writes over its own text, not over the merged one."""
        save(kari, BASE, 0)
        save(per, f"Alle i jobb\n{BASE.partition(chr(10))[2]}", 1)
        sent = save(kari, f"{BASE} for al", 1)
        assert save(kari, f"{BASE} for alle", sent.sent_revision).outcome == SaveOutcome.MERGED
        assert stored(team) == "Alle i jobb\nMer samarbeid\nBedre norsk for alle"

    def test_lets_one_text_wait_while_somebody_writes_on(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        save(per, "Pers mål", 0)
        sent = save(kari, "Karis må", 0)
        save(kari, "Karis mål", sent.sent_revision)
        assert [one.text for one in workbook_of(team).conflicts[GOAL]] == ["Karis mål"]

    def test_keeps_two_that_wait_apart(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        save(per, "Pers mål", 0)
        save(kari, "Karis mål", 0)
        save(kari, "Karis andre mål", 0)
        assert {one.text for one in workbook_of(team).conflicts[GOAL]} == {"Karis mål", "Karis andre mål"}

    def test_saves_once_what_is_sent_again(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        save(kari, BASE, 0)
        save(per, f"{BASE}\nPer", 1)
        again = save(kari, BASE, 0)
        assert again.outcome == SaveOutcome.UNCHANGED
        assert stored(team) == f"{BASE}\nPer"
        assert workbook_of(team).conflicts == {}

    def test_leaves_alone_what_somebody_did_not_touch(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        save(kari, BASE, 0)
        save(per, "Per", 1)
        assert save(kari, BASE, 1).outcome == SaveOutcome.UNCHANGED
        assert stored(team) == "Per"

    def test_takes_a_number_we_never_gave_as_an_empty_field(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        save(kari, BASE, 0)
        assert save(per, "Per", 99).outcome == SaveOutcome.MET
        assert stored(team) == BASE

    def test_merges_people_that_both_chose(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        save(kari, "a\nb", 0, "gruppe-folk")
        save(per, "a", 1, "gruppe-folk")
        save(kari, "a\nb\nc", 1, "gruppe-folk")
        assert stored(team, "gruppe-folk") == "a\nc"

    def test_does_not_mix_two_numbers(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        save(kari, "12\t2026-10-01\tIMDi", 0, "flyktninger-program")
        assert save(per, "14\t2026-10-01\tIMDi", 0, "flyktninger-program").outcome == SaveOutcome.MET
        [waiting] = workbook_of(team).conflicts["flyktninger-program"]
        with pytest.raises(UnableToSave):
            settle_conflict(seat=per, conflict=waiting, settlement=Settlement.BOTH, occasion=make_occasion(per.actor))

    def test_writes_nothing_that_cannot_stand_there(self, kari: Seat, team: MunicipalTeam) -> None:
        with pytest.raises(UnableToSave):
            save(kari, "3\t2026-10-01\tIMDi", 0, "flyktninger-program")
        assert not WorkbookAnswer.objects.of_team(team).exists()

    def test_is_refused_to_facilitators_and_those_who_left(self, kari: Seat, team: MunicipalTeam) -> None:
        with pytest.raises(Refused):
            save(facilitators_seat(team.network), BASE, 0)
        left = withdraw_team(seat=kari, team=team, why=Withdrawal(reason="staff"), occasion=make_occasion(kari.actor))
        with pytest.raises(Refused):
            save(teams_seat(left, kari.actor), BASE, 0)

    def test_knows_only_fields_of_the_template(self, kari: Seat) -> None:
        with pytest.raises(FieldNotFound):
            save(kari, BASE, 0, "finnes-ikke")


class TestSettleConflict:
    @pytest.mark.parametrize(
        ("settlement", "text"),
        [
            (Settlement.BOTH, "Pers mål\nKaris mål"),
            (Settlement.WAITING, "Karis mål"),
            (Settlement.ANSWER, "Pers mål"),
        ],
    )
    def test_keeps_what_is_chosen_and_all_in_the_history(
        self, kari: Seat, per: Seat, team: MunicipalTeam, settlement: Settlement, text: str
    ) -> None:
        save(per, "Pers mål", 0)
        save(kari, "Karis mål", 0)
        [waiting] = workbook_of(team).conflicts[GOAL]
        settle_conflict(seat=kari, conflict=waiting, settlement=settlement, occasion=occasion_of(kari, 30))
        assert stored(team) == text
        assert workbook_of(team).conflicts == {}
        kept = set(AnswerVersion.objects.of_team(team).values_list("text", flat=True))
        assert {"Pers mål", "Karis mål"} <= kept


class TestHistoryOf:
    def test_shows_one_sitting_as_one_version(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        save(kari, "En", 0)
        save(kari, "En to", 1, minutes=2)
        save(per, "En to\ntre", 2, minutes=3)
        shown = history_of(team, GOAL)
        assert [one.version.text for one in shown] == ["En to\ntre", "En to"]
        assert [one.is_now for one in shown] == [True, False]

    def test_restores_an_earlier_one(self, kari: Seat, team: MunicipalTeam) -> None:
        save(kari, "Først", 0)
        save(kari, "Så", 1, minutes=60)
        restore_version(seat=kari, field_key=GOAL, revision=1, occasion=occasion_of(kari, 90))
        assert stored(team) == "Først"
        assert [one.version.text for one in history_of(team, GOAL)] == ["Først", "Så", "Først"]


class TestAddToWorkbook:
    def test_puts_a_practice_below_what_stands_there(self, kari: Seat, team: MunicipalTeam) -> None:
        save(kari, "Språkmentor", 0, "ideer-liste")
        add_to_workbook(
            seat=kari,
            field_key="ideer-liste",
            text="Gullbilletten",
            source="Idébanken: Narvik",
            occasion=make_occasion(kari.actor),
        )
        assert stored(team, "ideer-liste") == "Språkmentor\n\nGullbilletten"
        assert history_of(team, "ideer-liste")[0].version.source == "Idébanken: Narvik"

    def test_refuses_a_field_that_is_no_text(self, kari: Seat) -> None:
        with pytest.raises(UnableToSave):
            add_to_workbook(
                seat=kari, field_key="gruppe-folk", text="x", source="y", occasion=make_occasion(kari.actor)
            )


class TestMarkSectionReady:
    def test_is_taken_back_when_the_section_is_edited(self, kari: Seat, per: Seat, team: MunicipalTeam) -> None:
        mark_section_ready(seat=kari, section_key="maal", is_ready=True, occasion=make_occasion(kari.actor))
        section = template_of(team.network).section("maal")
        assert workbook_of(team).is_ready(section)
        save(per, BASE, 0)
        assert not workbook_of(team).is_ready(section)

    def test_waits_until_two_texts_are_settled(self, kari: Seat, per: Seat) -> None:
        save(per, "Pers mål", 0)
        save(kari, "Karis mål", 0)
        with pytest.raises(UnableToSave):
            mark_section_ready(seat=kari, section_key="maal", is_ready=True, occasion=make_occasion(kari.actor))


class TestOpenWorkbook:
    def test_shows_facilitators_all_and_others_what_is_shared(self, kari: Seat, team: MunicipalTeam) -> None:
        other = make_team(team.network, make_municipality("9996"))
        foreign = teams_seat(other)
        with pytest.raises(TeamNotFound):
            open_workbook(team.public_id, seat=foreign)
        assert len(open_workbook(team.public_id, seat=facilitators_seat(team.network))[1]) == 12
        share_section(seat=kari, section_key="maal", is_shared=True, occasion=make_occasion(kari.actor))
        assert [one.key for one in open_workbook(team.public_id, seat=foreign)[1]] == ["maal"]
        assert teams_that_share(foreign) == [team]
        assert teams_that_share(kari) == []

    def test_knows_no_team_of_another_network(self, team: MunicipalTeam) -> None:
        elsewhere = make_network(team.network.tenant, "Et annet nettverk")
        with pytest.raises(TeamNotFound):
            open_workbook(team.public_id, seat=facilitators_seat(elsewhere))


class TestCommentOnField:
    def test_is_there_until_it_is_resolved(self, kari: Seat, team: MunicipalTeam) -> None:
        seat = facilitators_seat(team.network)
        comment = comment_on_field(
            seat=seat, team=team, field_key=GOAL, text="Hvor mange?", occasion=make_occasion(seat.actor)
        )
        assert [one.text for one in workbook_of(team).comments[GOAL]] == ["Hvor mange?"]
        resolve_comment(seat=kari, comment=comment, occasion=make_occasion(kari.actor))
        assert workbook_of(team).comments == {}

    def test_is_not_for_other_municipalities(self, team: MunicipalTeam) -> None:
        seat = teams_seat(make_team(team.network, make_municipality("9996")))
        with pytest.raises(Refused):
            comment_on_field(seat=seat, team=team, field_key=GOAL, text="Hei", occasion=make_occasion(seat.actor))


class TestBeThere:
    def test_shows_colleagues_for_two_minutes(self, kari: Seat, per: Seat) -> None:
        be_there(seat=per, section_key="maal", occasion=occasion_of(per))
        be_there(seat=kari, section_key="maal", occasion=occasion_of(kari))
        assert others_there(kari, "maal", at=NOW + timedelta(seconds=119)) == [per.actor.user]
        assert others_there(kari, "maal", at=NOW + timedelta(seconds=120)) == []
        assert others_there(kari, "gruppen", at=NOW) == []

    def test_is_not_for_facilitators(self, team: MunicipalTeam) -> None:
        seat = facilitators_seat(team.network)
        with pytest.raises(Refused):
            be_there(seat=seat, section_key="maal", occasion=occasion_of(seat))


class TestProgressByTeam:
    def test_counts_required_answers_and_ready_sections(self, kari: Seat, team: MunicipalTeam) -> None:
        save(kari, BASE, 0)
        mark_section_ready(seat=kari, section_key="gruppen", is_ready=True, occasion=make_occasion(kari.actor))
        progress = progress_by_team(team.network)[team.pk]
        assert [one.percent for one in progress.sections][:3] == [100, 0, 50]
        assert progress.ready_count == 1
        assert progress == progress_of(workbook_of(team))

    def test_asks_as_often_for_one_team_as_for_many(
        self, team: MunicipalTeam, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_num_queries(5):
            progress_by_team(team.network)
        for number in ("9994", "9995", "9996"):
            save(teams_seat(make_team(team.network, make_municipality(number))), BASE, 0)
        with django_assert_num_queries(5):
            assert len(progress_by_team(team.network)) == 4

    def test_counts_initiatives_that_are_written_elsewhere(self, kari: Seat, team: MunicipalTeam) -> None:
        make_initiative(kari, "Språkmentor")
        progress = progress_by_team(team.network)[team.pk]
        assert next(one.answered for one in progress.sections if one.section.key == "tiltak") == 1
        assert progress == progress_of(workbook_of(team))
        [card] = cards_of(team)
        assert card.title == "Språkmentor"
        assert "Mål: Ti begynner før jul." in [str(one) for one in card.lines]


class TestChangeTemplate:
    def test_makes_a_new_version_that_answers_follow(self, kari: Seat, team: MunicipalTeam) -> None:
        save(kari, BASE, 0)
        seat = facilitators_seat(team.network)
        made = change_template(
            seat=seat,
            change=lambda template: field_changed(template, GOAL, label="Målet vårt"),
            occasion=make_occasion(seat.actor),
        )
        assert made.number == 2
        assert template_of(team.network).field(GOAL).label == "Målet vårt"
        assert workbook_of(team).text(GOAL) == BASE

    def test_refuses_a_section_without_a_name(self, team: MunicipalTeam) -> None:
        seat = facilitators_seat(team.network)

        def unnamed(template: Template) -> Template:
            return with_section(template, Section(key="x", title=" "))

        with pytest.raises(UnableToSave):
            change_template(seat=seat, change=unnamed, occasion=make_occasion(seat.actor))
        assert len(template_of(team.network).sections) == 12

    def test_is_refused_to_teams(self, kari: Seat) -> None:
        with pytest.raises(Refused):
            change_template(seat=kari, change=lambda one: one, occasion=make_occasion(kari.actor))


class TestStartTemplate:
    def test_gives_a_network_its_first_and_only_once(self) -> None:
        seat = facilitators_seat(make_network())
        start_template(seat=seat, pattern="flyktninger_i_jobb", occasion=make_occasion(seat.actor))
        assert len(template_of(seat.network).sections) == 12
        with pytest.raises(UnableToSave):
            start_template(seat=seat, pattern="flyktninger_i_jobb", occasion=make_occasion(seat.actor))


class TestMakeNetwork:
    def test_gives_the_workbook_of_the_pattern(self) -> None:
        seat = facilitators_seat(make_network())
        details = NetworkDetails(name="Nytt", first_day=STARTS)
        made: Network = make(
            details=details, pattern=patterns()["flyktninger_i_jobb"], occasion=make_occasion(seat.actor)
        )
        assert template_of(made).sections[0].title == "Gruppen vår"


class TestSeatsOfSeveralTeams:
    def test_do_not_write_in_each_others_workbooks(self, kari: Seat, team: MunicipalTeam) -> None:
        other = make_team(team.network, make_municipality("9996"))
        save(teams_seat(other, make_actor(PROJECT_LEAD, other.municipality)), "Nabo", 0)
        assert workbook_of(team).text(GOAL) == ""
        assert workbook_of(other).text(GOAL) == "Nabo"
