"""Reading the patterns, and refusing one that cannot be used."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.period import add_months
from jobbvei.shared.sentence import N_, Sentence

FOLDER = "jobbvei.learning_network.programmes"


class UnusablePattern(UnusableInput):
    """The file cannot be used as a pattern for a network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternGroup:
    """A group by size: inhabitants from and with, up to and not with; None for no limit."""

    name: str
    population_min: int | None
    population_below: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternRequirement:
    """Something each team must have; ``services`` is empty unless ``kind`` is about services."""

    kind: str
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternTask:
    """A task, due some days after the first day of its phase."""

    title: str
    place: str
    due_after_days: int
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternPhase:
    """A phase that begins ``from_month`` months after the network and lasts ``months``."""

    name: str
    purpose: str
    from_month: int
    months: int
    tasks: tuple[PatternTask, ...] = ()

    def first_day(self, start: date) -> date:
        """Its first day in a network that begins on ``start``."""
        return add_months(start, self.from_month)

    def last_day(self, start: date) -> date:
        """Its last day."""
        return add_months(start, self.from_month + self.months) - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What a network can be made from; days are counted from the day it begins."""

    code: str
    name: str
    purpose: str
    partners: str
    months: int
    fee_kr: int | None
    fee_covers: str
    size_groups: tuple[PatternGroup, ...] = ()
    requirements: tuple[PatternRequirement, ...] = ()
    phases: tuple[PatternPhase, ...] = field(default_factory=tuple)

    def last_day(self, start: date) -> date:
        """The last day of a network that begins on ``start``."""
        return add_months(start, self.months) - timedelta(days=1)


@cache
def patterns() -> dict[str, Pattern]:
    """Every pattern of the package by its code, in alphabetical order."""
    files = sorted(resources.files(FOLDER).iterdir(), key=lambda file: file.name)
    read = [_read(file) for file in files if file.name.endswith(".yaml")]
    return {pattern.code: pattern for pattern in read}


def as_pattern(code: str, said: Any) -> Pattern:
    """The pattern that a YAML document says.

    Raises:
        UnusablePattern: A key is missing, unknown or of the wrong kind; the sentence names the file and the fault.
    """
    try:
        known = dict(said)
        return Pattern(
            code=code,
            size_groups=tuple(_group(dict(one)) for one in known.pop("size_groups", ())),
            requirements=tuple(
                PatternRequirement(kind=one["kind"], services=tuple(one.get("any_of", ())))
                for one in known.pop("requirements", ())
            ),
            phases=tuple(_phase(dict(one)) for one in known.pop("phases", ())),
            **{"fee_kr": None, "fee_covers": "", "partners": "", **known},
        )
    except (KeyError, TypeError, ValueError) as fault:
        template = N_("Mønsteret «{code}» kan ikke brukes: {fault}. Rett filen, eller velg et annet mønster.")
        told = Sentence(template, {"code": code, "fault": str(fault)})
        raise UnusablePattern("learning_network.unusable_pattern", told) from fault


def _group(said: dict[str, Any]) -> PatternGroup:
    return PatternGroup(name=said["name"], population_min=said.get("from"), population_below=said.get("below"))


def _phase(said: dict[str, Any]) -> PatternPhase:
    tasks = tuple(PatternTask(**one) for one in said.pop("tasks", ()))
    return PatternPhase(tasks=tasks, **said)


def _read(file: Traversable) -> Pattern:
    return as_pattern(file.name.removesuffix(".yaml"), yaml.safe_load(file.read_text(encoding="utf-8")))
