"""Taste in the sources, each check tried on a small bad example first."""

from pathlib import Path

import pytest

from tests.house.checks.clock import readings_of_the_clock
from tests.house.checks.foreign_objects import foreign_rows_reached
from tests.house.checks.packages import empty_names, packages_with_code_in_their_face, packages_without_paragraph
from tests.house.checks.sizes import long_functions, long_modules, long_templates
from tests.house.checks.sources import PROJECT, SRC, Module, module_from, modules

OURS = modules(SRC)
EVERYTHING = [*OURS, *modules(PROJECT / "tests"), *modules(PROJECT / "bench"), *modules(PROJECT / "tools")]


class TestModules:
    def test_are_found(self) -> None:
        names = {module.name for module in OURS}
        assert {"jobbvei", "jobbvei.people.models", "jobbvei.shared.period"} <= names

    def test_know_where_a_name_comes_from(self) -> None:
        module = module_from("jobbvei.people.queries", "from datetime import date as day\nimport os.path\nday.today")
        assert module.imported == {"day": "datetime.date", "os": "os"}


class TestReadingsOfTheClock:
    def test_are_nowhere_behind_the_doors(self) -> None:
        assert readings_of_the_clock(OURS) == []

    @pytest.mark.parametrize(
        "text",
        [
            "from datetime import date\ndate.today()",
            "import datetime\ndatetime.datetime.now()",
            "from django.utils import timezone\ntimezone.now()",
            "from django.utils.timezone import localdate\nlocaldate()",
            "from django.utils import timezone\nmodels.DateTimeField(default=timezone.now)",
            "from time import time as seconds\nseconds()",
            "models.DateTimeField(auto_now_add=True)",
        ],
    )
    def test_are_told_in_an_action(self, text: str) -> None:
        [told] = readings_of_the_clock([module_from("jobbvei.casework.actions.plans", text)])
        assert told.startswith("jobbvei.casework.actions.plans:")

    def test_are_told_in_a_core(self) -> None:
        assert readings_of_the_clock([module_from("jobbvei.rules.age", "import time\ntime.time()")])

    def test_belong_to_the_doors_and_to_tasks(self) -> None:
        text = "from django.utils import timezone\ntimezone.now()"
        assert readings_of_the_clock([module_from("jobbvei.web.person.views", text)]) == []
        assert readings_of_the_clock([module_from("jobbvei.casework.tasks", text)]) == []


class TestForeignRowsReached:
    def test_are_none(self) -> None:
        assert foreign_rows_reached(OURS) == []

    @pytest.mark.parametrize(
        "text",
        [
            "from jobbvei.people.types import Participant\nParticipant.objects.all()",
            "from jobbvei.people.types import Participant as P\nP.objects",
            "from jobbvei.people import types\ntypes.Participant._default_manager",
            "from django.apps import apps\napps.get_model('people.Participant')",
            "from django.contrib.auth import get_user_model\nget_user_model().objects",
        ],
    )
    def test_are_told(self, text: str) -> None:
        assert len(foreign_rows_reached([module_from("jobbvei.casework.queries", text)])) == 1

    def test_are_not_ones_own(self) -> None:
        text = "from jobbvei.people.models import Participant\nParticipant.objects.all()"
        assert foreign_rows_reached([module_from("jobbvei.people.queries", text)]) == []


class TestSizes:
    def test_of_modules_are_readable(self) -> None:
        assert long_modules(EVERYTHING) == []

    def test_of_functions_are_readable(self) -> None:
        assert long_functions(EVERYTHING) == []

    def test_of_templates_are_readable(self) -> None:
        assert long_templates(SRC) == []

    def test_over_the_limit_are_told(self, tmp_path: Path) -> None:
        page = tmp_path / "web" / "templates" / "page.html"
        page.parent.mkdir(parents=True)
        page.write_text("<p>\n" * 251, encoding="utf-8")
        module = module_from("jobbvei.long", "def f():\n" + "    x = 1\n" * 400)
        assert [len(long_templates(tmp_path)), len(long_modules([module])), len(long_functions([module]))] == [1, 1, 1]

    def test_at_the_limit_are_fine(self) -> None:
        module = module_from("jobbvei.long", "def f():\n" + "    x = 1\n" * 39 + "\n" * 360)
        assert module.line_count == 400
        assert long_modules([module]) + long_functions([module]) == []


class TestPackages:
    def test_are_named_for_what_they_know(self) -> None:
        assert empty_names(EVERYTHING) == []

    def test_named_for_nothing_are_told(self) -> None:
        assert len(empty_names([module_from("jobbvei.people.date_utils", ""), module_from("jobbvei.common", "")])) == 2

    def test_say_what_they_know(self) -> None:
        assert packages_without_paragraph(OURS) == []

    def test_that_say_nothing_are_told(self) -> None:
        silent = Module("jobbvei.people", Path("people/__init__.py"), '"""People."""')
        assert len(packages_without_paragraph([silent])) == 1

    def test_hold_no_code_in_their_face(self) -> None:
        assert packages_with_code_in_their_face(OURS) == []

    def test_with_code_in_their_face_are_told(self) -> None:
        busy = Module("jobbvei.people", Path("people/__init__.py"), "def people(): ...")
        assert len(packages_with_code_in_their_face([busy])) == 1
