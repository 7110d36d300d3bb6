"""The same people under a low, a middle and a high share who reach the goal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jobbvei.estimates.forecast.cohorts import Starts, follow
from jobbvei.estimates.forecast.hazards import Hazards
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

GOAL_CAUSES: Final = ("work", "education")


@dataclass(frozen=True, slots=True)
class Goal:
    """The causes of leaving that count as reaching the goal, and the share of those who leave that do."""

    share: float
    causes: tuple[str, ...] = GOAL_CAUSES

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            sentence = Sentence(N_("Andelen som når målet må være et tall fra 0 til 1. Rett den."))
            raise UnusableInput("forecast.no_goal_share", sentence)


@dataclass(frozen=True, slots=True)
class Scenario:
    """What comes out when this share of those who leave reach the goal, all areas together.

    Attributes:
        left: Who leave from the first month counted through the last.
        reached_goal: Of those, to work or education.
        in_programme: Who are there at the end of the last month.
    """

    name: str
    goal_share: float
    left: int
    reached_goal: int
    in_programme: int

    @property
    def without_goal(self) -> int:
        """Who leave without reaching the goal."""
        return self.left - self.reached_goal


@dataclass(frozen=True, slots=True)
class Model:
    """Who starts and how they leave, and the months whose exits are counted, both ends included."""

    starts: Starts
    hazards: Hazards
    first_month: int
    last_month: int

    def __post_init__(self) -> None:
        if self.first_month > self.last_month:
            sentence = Sentence(N_("Den første måneden som telles er etter den siste. Bytt «from» og «until»."))
            raise UnusableInput("forecast.window_out_of_order", sentence)


def scenarios(model: Model, goals: Mapping[str, Goal]) -> tuple[Scenario, ...]:
    """The model once for each goal; all else is the same.

    Method: the hazards of the goal's causes are scaled to its share of all who leave, the others to the rest.
    Assumptions: as :func:`jobbvei.estimates.forecast.cohorts.follow`; the goal changes where people go and not when.
    When not to use: as how sure the forecast is. Low and high are what somebody chose, not ends of an interval.

    Raises:
        UnusableInput: As ``follow``, or no hazard is for a cause of the goal.
    """
    return tuple(_scenario(name, model, goal) for name, goal in goals.items())


def ensure_known(causes: Sequence[str], hazards: Hazards) -> None:
    """Ensure somebody may leave for a cause of the goal and for one that is not."""
    if not set(causes) & set(hazards.causes) or not set(hazards.causes) - set(causes):
        template = N_("Årsakene {causes} er enten ingen eller alle årsaker i «hazards». Skriv hvilke som er målet.")
        raise UnusableInput("forecast.no_goal_cause", Sentence(template, {"causes": tuple(causes)}))


def _scenario(name: str, model: Model, goal: Goal) -> Scenario:
    ensure_known(goal.causes, model.hazards)
    hazards = model.hazards.with_share_of(goal.causes, goal.share)
    followed = follow(model.starts, hazards, until=model.last_month)
    counted = [month >= model.first_month for month in followed.months]
    exits = followed.exits[:, counted].sum(axis=(0, 1))
    reached = sum(int(count) for cause, count in zip(hazards.causes, exits, strict=True) if cause in goal.causes)
    there = int(followed.in_programme[:, -1].sum())
    return Scenario(name, goal.share, int(exits.sum()), reached, there)
