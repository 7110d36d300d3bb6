"""The strictness itself is tested: each piece is shown to bite."""

from pathlib import Path

import pytest
from django.db.models import QuerySet
from django.template import Context, Engine

from jobbvei.municipalities.types import Municipality
from tests.factories.access import make_municipality
from tests.harness.templates import UndefinedVariable, engine_of_the_site, failing_on_undefined_variables

pytestmark = pytest.mark.django_db
NUMBERS = ["9951", "9952", "9953"]


@pytest.fixture
def three() -> None:
    for number in NUMBERS:
        make_municipality(number=number)


def invented() -> QuerySet[Municipality]:
    return Municipality.objects.filter(number__in=NUMBERS)


@pytest.mark.usefixtures("three")
class TestShuffledWhenUnordered:
    # conftest.py opens it around every test, this one too
    def test_never_returns_unordered_rows_as_they_came(self) -> None:
        stored = list(invented().order_by("pk").values_list("number", flat=True))
        for _ in range(20):
            unordered = invented().order_by().values_list("number", flat=True)
            assert list(unordered) != stored
            assert list(unordered.all().iterator()) != stored
            assert sorted(unordered) == sorted(stored)

    def test_leaves_ordered_rows_alone(self) -> None:
        assert list(invented().order_by("number").values_list("number", flat=True)) == NUMBERS
        assert list(invented().order_by("-number").values_list("number", flat=True)) == NUMBERS[::-1]


class TestFailingOnUndefinedVariables:
    def test_raises_for_a_name_nobody_gave_a_template_of_ours(self, tmp_path: Path) -> None:
        with pytest.raises(UndefinedVariable, match="nmae"), failing_on_undefined_variables(tmp_path):
            _render(tmp_path, "{{ nmae }}", {"name": "Eksempelvik"})

    def test_raises_inside_a_loop_and_behind_a_filter(self, tmp_path: Path) -> None:
        with pytest.raises(UndefinedVariable), failing_on_undefined_variables(tmp_path):
            _render(tmp_path, "{% for one in many %}{{ one.naem|upper }}{% endfor %}", {"many": [{"name": "a"}]})

    def test_lets_a_template_ask_whether_it_has_a_name(self, tmp_path: Path) -> None:
        with failing_on_undefined_variables(tmp_path):
            assert _render(tmp_path, "{% if nmae %}ja{% else %}nei{% endif %}", {}) == "nei"

    def test_leaves_templates_of_others_alone(self, tmp_path: Path) -> None:
        with failing_on_undefined_variables(tmp_path / "ours"):
            assert _render(tmp_path, "[{{ nmae }}]", {}) == "[]"


def _render(folder: Path, text: str, values: dict[str, object]) -> str:
    (folder / "page.html").write_text(text, encoding="utf-8")
    engine = Engine(dirs=[str(folder)], string_if_invalid=engine_of_the_site().string_if_invalid)
    return engine.get_template("page.html").render(Context(values))
