"""Two people with the same form open."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from jobbvei.web.frame.opened_forms import NOTE, OpenedForm
from tests.web.person.forms import values_of


class Place(OpenedForm):
    title = forms.CharField(required=False)
    hours = forms.DecimalField(required=False)
    starts_on = forms.DateField(required=False)
    is_paid = forms.BooleanField(required=False)
    shift = forms.ChoiceField(choices=[("", "ikke kjent"), ("day", "dag"), ("night", "natt")], required=False)
    skills = forms.MultipleChoiceField(choices=[("a", "Kokk"), ("b", "Vakt")], required=False)


STORED = {
    "title": "Renholder",
    "hours": Decimal("37.5"),
    "starts_on": date(2026, 12, 1),
    "is_paid": True,
    "shift": "day",
    "skills": ["a"],
}
SHOWN = {
    "title": "Renholder",
    "hours": "37.5",
    "starts_on": "2026-12-01",
    "is_paid": "on",
    "shift": "day",
    "skills": ["a"],
}


def opened(stored: dict[str, Any] = STORED) -> str:
    """The note on a page with the form over what is stored."""
    note: str = values_of(Place(initial=stored).as_opened())[NOTE]
    return note


def sent(note: str | None, stored: dict[str, Any], **changed: Any) -> Place:
    """The form as it comes back when ``stored`` is what stands by then; None takes a field out."""
    data = QueryDict(mutable=True)
    for name, value in {**SHOWN, **changed, NOTE: note}.items():
        if value is not None:
            data.setlist(name, value if isinstance(value, list) else [value])
    return Place(data, initial=stored)


class TestOpenedForm:
    def test_holds_when_nobody_else_has_changed_anything(self) -> None:
        assert sent(opened(), STORED, title="Kokk", hours="20").is_valid()

    def test_holds_when_both_have_written_the_same(self) -> None:
        assert sent(opened(), {**STORED, "title": "Kokk"}, title="Kokk").is_valid()

    @pytest.mark.parametrize(
        ("name", "stored", "told"),
        [
            ("title", "Vaktmester", "Lagret nå: «Vaktmester»."),
            ("title", "", "Lagret nå: ingenting."),
            ("hours", Decimal(30), "Lagret nå: 30."),
            ("hours", Decimal(0), "Lagret nå: 0."),
            ("starts_on", date(2027, 1, 4), "Lagret nå: 4. januar 2027."),
            ("starts_on", None, "Lagret nå: ingenting."),
            ("is_paid", False, "Lagret nå: nei."),
            ("shift", "night", "Lagret nå: natt."),
            ("shift", "", "Lagret nå: ikke kjent."),
            ("skills", ["a", "b"], "Lagret nå: Kokk, Vakt."),
            ("skills", [], "Lagret nå: ingenting."),
        ],
    )
    def test_says_at_the_field_what_is_stored_now(self, name: str, stored: Any, told: str) -> None:
        form = sent(opened(), {**STORED, name: stored})
        assert not form.is_valid()
        assert set(form.errors) == {name, "__all__"}
        assert form.errors[name] == [told]

    @pytest.mark.parametrize(
        ("name", "stored", "written"),
        [("title", "Vaktmester", "Kokk"), ("shift", "night", ""), ("skills", ["a", "b"], ["b"]), ("hours", None, "20")],
    )
    def test_keeps_what_one_wrote(self, name: str, stored: Any, written: Any) -> None:
        form = sent(opened(), {**STORED, name: stored}, **{name: written})
        assert not form.is_valid()
        assert form[name].value() == written

    @pytest.mark.parametrize(
        ("name", "stored", "shown"),
        [
            ("title", "Vaktmester", "Vaktmester"),
            ("title", "", None),
            ("shift", "night", "night"),
            ("skills", ["a", "b"], ["a", "b"]),
            ("is_paid", False, False),
            ("starts_on", date(2027, 1, 4), "2027-01-04"),
        ],
    )
    def test_shows_what_the_other_stored_where_one_wrote_nothing(self, name: str, stored: Any, shown: Any) -> None:
        form = sent(opened(), {**STORED, name: stored}, hours="20")
        assert not form.is_valid()
        assert form[name].value() == shown
        assert form["hours"].value() == "20"

    def test_sets_a_box_the_other_has_ticked(self) -> None:
        empty = {**STORED, "is_paid": False}
        form = sent(opened(empty), STORED, is_paid=None)
        assert not form.is_valid()
        assert form["is_paid"].value() is True

    def test_is_saved_when_it_is_sent_again_as_shown(self) -> None:
        stored = {**STORED, "title": "Vaktmester"}
        refused = sent(opened(), stored, title="Kokk")
        assert not refused.is_valid()
        again = sent(values_of(refused.as_opened())[NOTE], stored, title="Kokk")
        assert again.is_valid()
        assert again.cleaned_data["title"] == "Kokk"

    def test_is_refused_again_when_a_third_has_changed_it_meanwhile(self) -> None:
        refused = sent(opened(), {**STORED, "title": "Vaktmester"}, title="Kokk")
        note = values_of(refused.as_opened())[NOTE]
        assert not sent(note, {**STORED, "title": "Sjåfør"}, title="Kokk").is_valid()

    def test_tells_nothing_of_what_is_stored_in_its_note(self) -> None:
        assert "Renholder" not in opened()
        assert opened({**STORED, "title": "Kokk"}).split(":")[0] != opened().split(":")[0]

    @pytest.mark.parametrize("note", [None, "", "tull", "e30:tull:tull"])
    def test_asks_only_its_fields_without_a_note_of_ours(self, note: str | None) -> None:
        assert sent(note, {**STORED, "title": "Vaktmester"}, title="Kokk").is_valid()

    @pytest.mark.parametrize(("before", "now"), [(None, Decimal(0)), (Decimal(0), None)])
    def test_tells_nothing_said_from_zero(self, before: Decimal | None, now: Decimal | None) -> None:
        note = opened({**STORED, "hours": before})
        assert "hours" in sent(note, {**STORED, "hours": now}, hours="20").errors

    def test_keeps_the_faults_of_the_fields(self) -> None:
        form = sent(opened(), {**STORED, "title": "Vaktmester"}, title="Kokk", hours="mange")
        assert set(form.errors) == {"title", "hours", "__all__"}
