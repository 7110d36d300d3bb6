"""Every field of every model says why it is held, how it is treated and when it goes."""

import pytest
from django.apps import apps

from jobbvei.privacy.queries import field_classes
from jobbvei.privacy.types import FieldClasses, Retention, Sensitivity

MODELS = [model for model in apps.get_models() if model.__module__.startswith("jobbvei.")]
IN_MODELS = {model._meta.label: {field.name for field in model._meta.concrete_fields} for model in MODELS}
CLASSES = field_classes()


def unclassed(in_models: dict[str, set[str]], classes: dict[str, FieldClasses]) -> set[str]:
    """Fields nobody has said anything about."""
    return {f"{label}.{name}" for label, names in in_models.items() for name in names - set(classes.get(label, {}))}


def stale(in_models: dict[str, set[str]], classes: dict[str, FieldClasses]) -> set[str]:
    """Fields that are spoken of and do not exist."""
    return {
        f"{label}.{name}" for label, fields in classes.items() for name in set(fields) - in_models.get(label, set())
    }


class TestFields:
    def test_are_all_classed(self) -> None:
        assert unclassed(IN_MODELS, CLASSES) == set(), "say why it is held, in the package's privacy.py"

    def test_that_are_gone_are_not_spoken_of(self) -> None:
        assert stale(IN_MODELS, CLASSES) == set()

    def test_without_a_class_and_classes_without_a_field_are_told(self) -> None:
        in_models = {"people.Participant": {"id", "shoe_size"}}
        classes = {"people.Participant": {"id": CLASSES["people.Participant"]["id"]}}
        assert unclassed(in_models, classes) == {"people.Participant.shoe_size"}
        assert stale({}, classes) == {"people.Participant.id"}


class TestPurposes:
    @pytest.mark.parametrize("label", sorted(CLASSES))
    def test_are_sentences_a_participant_can_read(self, label: str) -> None:
        purposes = {field_class.purpose for field_class in CLASSES[label].values()}
        assert [text for text in purposes if not (text[0].isupper() and text.endswith(".") and len(text) < 120)] == []


class TestSensitivity:
    def test_of_what_is_dangerous_in_wrong_hands_is_the_highest(self) -> None:
        participant = CLASSES["people.Participant"]
        dangerous = ("identity_number", "identity_fingerprint", "latitude", "neighbourhood", "permit_kind")
        assert {participant[name].sensitivity for name in dangerous} == {Sensitivity.PROTECTED}

    def test_of_reference_data_is_none(self) -> None:
        municipality = CLASSES["municipalities.Municipality"].values()
        assert {one.sensitivity for one in municipality} == {Sensitivity.PUBLIC}


class TestRetention:
    def test_of_a_persons_data_follows_the_case_or_the_trail(self) -> None:
        about_people = (Sensitivity.PERSONAL, Sensitivity.PROTECTED)
        kept = {
            (label, one.retention)
            for label, fields in CLASSES.items()
            for one in fields.values()
            if one.sensitivity in about_people and not label.startswith(("access.", "background."))
        }
        assert {retention for _label, retention in kept} <= {Retention.CASE, Retention.TRAIL, Retention.SHORT}
