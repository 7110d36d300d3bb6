"""No key leads from the network or the surveys to a participant, however many rows it goes through."""

import re
from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db.models import Model

from tests.house.checks.sources import SRC

ABOUT_PEOPLE = frozenset({"people", "casework", "employers", "matching", "placements"})
SEES_NOBODY = ("learning_network", "surveys")


def reached_from(models: Iterable[type[Model]]) -> set[type[Model]]:
    """Every model that keys lead to, also through other models."""
    found: set[type[Model]] = set()
    waiting = list(models)
    while waiting:
        model = waiting.pop()
        if model in found:
            continue
        found.add(model)
        waiting.extend(
            field.related_model
            for field in model._meta.concrete_fields
            if field.is_relation and isinstance(field.related_model, type)
        )
    return found


class TestTheNetwork:
    @pytest.mark.parametrize("label", [one for one in SEES_NOBODY if apps.is_installed(f"jobbvei.{one}")])
    def test_reaches_no_model_about_a_participant(self, label: str) -> None:
        reached = reached_from(apps.get_app_config(label).get_models())
        assert {one._meta.label for one in reached if one._meta.app_label in ABOUT_PEOPLE} == set()

    @pytest.mark.parametrize("name", ["Mailing", "MailReceiver"])
    def test_sends_letters_that_reach_no_model_about_a_participant(self, name: str) -> None:
        reached = reached_from([apps.get_model("integrations", name)])
        assert {one._meta.label for one in reached if one._meta.app_label in ABOUT_PEOPLE} == set()

    def test_sends_letters_through_one_module(self) -> None:
        found = {
            str(path.relative_to(SRC))
            for path in SRC.rglob("*.py")
            if re.search(r"^\s*(?:from|import) (?:django\.core\.mail|smtplib)\b", path.read_text("utf-8"), re.MULTILINE)
        }
        assert found == {"jobbvei/integrations/mail/post.py"}

    def test_would_be_told_of_a_key_that_does(self) -> None:
        reached = reached_from(apps.get_app_config("placements").get_models())
        assert "people" in {one._meta.app_label for one in reached}
