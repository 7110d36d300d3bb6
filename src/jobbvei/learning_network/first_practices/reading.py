"""Reading the cards, and refusing one that cannot be used."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from jobbvei.learning_network.practice_details import PracticeDetails
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

FOLDER, FILE = "jobbvei.learning_network.first_practices", "practices.yaml"


class UnusablePractice(UnusableInput):
    """A card in the file cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPractice:
    """A card as the file tells it.

    Attributes:
        key: Never changes, so that nobody gets the card twice.
        municipality: Norwegian name of the municipality it is of; empty when it is an office, a project or several.
    """

    key: str
    municipality: str
    details: PracticeDetails


@cache
def first_practices() -> tuple[FirstPractice, ...]:
    """Every card of the package, in the file's order."""
    said = yaml.safe_load(resources.files(FOLDER).joinpath(FILE).read_text(encoding="utf-8"))
    return tuple(as_first_practice(key, one, said["sources"]) for key, one in said["practices"].items())


def as_first_practice(key: str, said: Any, sources: Any) -> FirstPractice:
    """The card that one entry of the file says; its source is named by a key of ``sources``.

    Raises:
        UnusablePractice: A key is missing or unknown; the sentence names the card and the fault.
    """
    try:
        known = {name: _lines(value) for name, value in dict(said).items()}
        municipality = known.pop("municipality", "")
        source = str(sources[known.pop("source")])
        owner_name = known.pop("owner_name", f"{municipality} kommune")
        details = PracticeDetails(source=source, owner_name=owner_name, **known)
        return FirstPractice(key=key, municipality=municipality, details=details)
    except (KeyError, TypeError, ValueError) as fault:
        template = N_("Kortet «{key}» kan ikke brukes: {fault}. Rett filen.")
        told = Sentence(template, {"key": key, "fault": str(fault)})
        raise UnusablePractice("learning_network.unusable_practice", told) from fault


def _lines(value: Any) -> Any:
    return "\n".join(value) if isinstance(value, list) else value
