from typing import Any

import pytest

from jobbvei.audit.models import AuditEvent
from jobbvei.casework.models import IntroductionProgramme, NorwegianTraining
from jobbvei.integrations.spreadsheets.faults import UnusableFile
from jobbvei.integrations.spreadsheets.importing import ImportFor, ImportReport, import_file
from jobbvei.integrations.spreadsheets.people_rows import PEOPLE
from jobbvei.people.actions import set_language_level
from jobbvei.people.models import Participant
from jobbvei.people.types import Cefr, LevelDetails, LevelSource, Skill
from tests.factories.access import TODAY, make_municipality
from tests.factories.employers import system_occasion
from tests.integrations.spreadsheets.workbooks import csv_of

pytestmark = pytest.mark.django_db

OLENA = {
    "person_id": "D-1", "given_name": "Olena", "family_name": "Testesen", "born_on": "1989-05-02",
    "permit_kind": "collective_protection", "permit_granted_on": "2023-02-10", "origin": "UA",
    "settled_on": "2023-03-01", "settled_by_agreement": "1", "municipality": "9901", "lat": "59.1", "lon": "9.6",
    "nb_listening": "A2", "nb_speaking": "A2", "en_speaking": "B1", "schooling": "upper_secondary",
    "schooling_country": "UA", "experience": "9412:3.5|5131:1", "wishes": "5321|9412", "licences": "B",
    "authorisations": "", "hours_min": "20", "hours_max": "37.5", "shifts": "day|evening",
    "available_on": "2026-12-01", "has_car": "0", "max_commute_min": "45", "goal": "work",
    "programme_started_on": "2023-04-03", "norwegian_started_on": "2023-04-03",
}  # fmt: skip


def take_in(*rows: dict[str, str], **options: Any) -> ImportReport:
    make_municipality()
    header = list(dict.fromkeys(name for row in rows for name in row))
    content = csv_of(",".join(header), *(",".join(row.get(name, "") for name in header) for row in rows))
    return import_file(content, PEOPLE, receiver=ImportFor(make_municipality(), system_occasion()), **options)


def olena() -> Participant:
    return Participant.objects.for_tenant("9901").get()


class TestImportPeople:
    def test_points_to_the_template_when_the_columns_are_too_many_to_list(self) -> None:
        with pytest.raises(UnusableFile) as caught:
            take_in({**OLENA, "navn": "Olena"})
        assert str(caught.value) == "Ukjent kolonne i linje 1: navn. Bruk kolonnenavnene i malen."

    def test_takes_in_the_person_the_programme_and_the_training(self) -> None:
        report = take_in(OLENA)
        assert report.faults == ()
        person = olena()
        assert (person.source_key, person.full_name, person.origin, person.schooling_country) == (
            "D-1", "Olena Testesen", "UA", "UA",
        )  # fmt: skip
        levels = {(row.language, row.skill): (row.level, row.source) for row in person.language_levels.all()}
        assert levels == {
            ("nb", "listening"): ("A2", "imported"),
            ("nb", "speaking"): ("A2", "imported"),
            ("en", "speaking"): ("B1", "imported"),
        }
        assert {(row.styrk08, str(row.years)) for row in person.experiences.all()} == {("9412", "3.5"), ("5131", "1.0")}
        assert [row.styrk08 for row in person.wishes.all()] == ["5321", "9412"]
        assert (person.availability.shifts, person.availability.has_car) == (["day", "evening"], False)
        programme = IntroductionProgramme.objects.for_tenant("9901").get()
        assert (programme.end_goal, str(programme.started_on)) == ("work", "2023-04-03")
        assert str(NorwegianTraining.objects.for_tenant("9901").get().started_on) == "2023-04-03"

    def test_changes_nothing_the_second_time(self) -> None:
        take_in(OLENA)
        events = AuditEvent.objects.count()
        assert str(take_in(OLENA).summary) == "0 nye, 0 endret, 1 uendret"
        assert AuditEvent.objects.count() == events

    def test_changes_the_programme_alone(self) -> None:
        take_in(OLENA)
        report = take_in(OLENA | {"goal": "trade_certificate"})
        assert (report.changed, IntroductionProgramme.objects.for_tenant("9901").get().end_goal) == (
            1, "trade_certificate",
        )  # fmt: skip

    def test_never_wipes_out_with_an_empty_cell_or_a_missing_column(self) -> None:
        take_in(OLENA | {"phone": "12 34 56 78"})
        least = {name: OLENA[name] for name in ("person_id", "given_name", "family_name", "born_on", "permit_kind")}
        assert str(take_in(least | {"phone": "", "hours_max": "30"}).summary) == "0 nye, 1 endret, 0 uendret"
        person = olena()
        assert (person.phone, person.origin) == ("12 34 56 78", "UA")
        assert (str(person.availability.hours_max), person.availability.shifts) == ("30.0", ["day", "evening"])

    def test_keeps_a_test_whose_level_the_file_repeats(self) -> None:
        take_in(OLENA)
        test = LevelDetails(skill=Skill.SPEAKING, level=Cefr.B1, source=LevelSource.NORWEGIAN_TEST, tested_on=TODAY)
        set_language_level(participant=olena(), details=test, occasion=system_occasion())
        take_in(OLENA | {"nb_speaking": "B1"})
        row = olena().language_levels.get(language="nb", skill="speaking")
        assert (row.level, row.source, row.tested_on) == ("B1", "norwegian_test", TODAY)

    @pytest.mark.parametrize(
        ("changed", "column", "said"),
        [
            ({"born_on": "02.05.1989"}, "born_on", "år-måned-dag"),
            ({"born_on": "2089-05-02"}, "born_on", ""),
            ({"permit_kind": "visum"}, "permit_kind", "collective_protection"),
            ({"municipality": "0301"}, "municipality", "Oslo"),
            ({"nb_speaking": "B3"}, "nb_speaking", "A0, A1"),
            ({"experience": "9999:1"}, "experience", "STYRK-08"),
            ({"wishes": "9412|9412"}, "wishes", "to ganger"),
            ({"hours_min": "40"}, "hours_min", ""),
            ({"origin": "Ukraina"}, "origin", ""),
            ({"programme_started_on": "2035-01-01"}, "programme_started_on", "kan ikke stemme"),
            ({"norwegian_offered_on": "2024-01-01"}, "norwegian_started_on", "før tilbudet"),
            ({"given_name": ""}, "given_name", "må fylles ut"),
        ],
    )
    def test_says_what_is_wrong_in_the_files_own_columns_and_leaves_nothing(
        self, changed: dict[str, str], column: str, said: str
    ) -> None:
        report = take_in(OLENA | changed, partial=True)
        assert [fault.column for fault in report.faults] == [column]
        assert said in str(report.faults[0].reason)
        assert not Participant.objects.for_tenant("9901").exists()
        assert AuditEvent.objects.count() == 0

    def test_keeps_the_good_when_the_last_is_refused_after_it_was_half_written(self) -> None:
        bad = OLENA | {"person_id": "D-2", "programme_started_on": "2035-01-01"}
        report = take_in(OLENA, bad, partial=True)
        assert (report.created, report.rejected) == (1, 1)
        assert olena().source_key == "D-1"
