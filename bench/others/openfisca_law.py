"""Three provisions for collective protection in 2023, written for OpenFisca: programme end, Norwegian end, benefit.

OpenFisca is AGPL and is never a dependency of the product; it is measured from an environment of its own
(requirements/bench.txt).
"""

# ruff: noqa: N801, N805, D101, D102 - OpenFisca finds variables by class name and calls formulas with the person first.

from datetime import date
from typing import Any

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

MONTH = "2023-12"
QUESTIONS = ("programme_end", "norwegian_end", "benefit_month")
PERSON = build_entity(key="person", plural="persons", label="A participant", is_person=True)
FIGURES = {
    "short": {"values": {"2022-06-15": 6}},
    "school": {"values": {"2021-01-01": 36}},
    "other": {"values": {"2021-01-01": 24}},
    "norwegian": {"values": {"2022-06-15": 12}},
    "basic_amount": {"values": {"2022-05-01": 111477, "2023-05-01": 118620}},
    "basic_amounts": {"values": {"2021-01-01": 2}},
    "full_age": {"values": {"2021-01-01": 25}},
    "young_share": {"values": {"2021-01-01": 2 / 3}},
}


class programme_start(Variable):
    value_type = date
    entity = PERSON
    definition_period = DateUnit.ETERNITY


class norwegian_start(Variable):
    value_type = date
    entity = PERSON
    definition_period = DateUnit.ETERNITY


class upper_secondary(Variable):
    value_type = bool
    entity = PERSON
    definition_period = DateUnit.ETERNITY


class goal_is_school(Variable):
    value_type = bool
    entity = PERSON
    definition_period = DateUnit.ETERNITY


class age(Variable):
    value_type = int
    entity = PERSON
    definition_period = DateUnit.MONTH


class programme_end(Variable):
    value_type = date
    entity = PERSON
    definition_period = DateUnit.MONTH

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        figures = parameters(period)
        less = numpy.where(person("goal_is_school", period), figures.school, figures.other)
        months = numpy.where(person("upper_secondary", period), figures.short, less)
        return last_day(person("programme_start", period), months)


class norwegian_end(Variable):
    value_type = date
    entity = PERSON
    definition_period = DateUnit.MONTH

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        return last_day(person("norwegian_start", period), parameters(period).norwegian)


class benefit_month(Variable):
    value_type = float
    entity = PERSON
    definition_period = DateUnit.MONTH

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        figures = parameters(period)
        month = figures.basic_amounts * figures.basic_amount / 12
        return month * numpy.where(person("age", period) < figures.full_age, figures.young_share, 1)


class LawOf2023(TaxBenefitSystem):
    """The three provisions and what they need."""

    def __init__(self) -> None:
        super().__init__([PERSON])
        self.parameters = ParameterNode(data=FIGURES)
        self.add_variables(
            programme_start, norwegian_start, upper_secondary, goal_is_school, age, programme_end, norwegian_end,
            benefit_month,
        )  # fmt: skip


def last_day(start: Any, months: Any) -> Any:
    """Start + months − 1 day, the day clamped to the month's end."""
    month = start.astype("M8[M]")
    target = month + numpy.asarray(months).astype("m8[M]")
    same_day = target.astype("M8[D]") + (start.astype("M8[D]") - month.astype("M8[D]"))
    return numpy.minimum(same_day, (target + 1).astype("M8[D]") - 1) - 1


def one_person(system: TaxBenefitSystem, person: dict[str, Any]) -> Any:
    """A simulation of one person as a test case, which OpenFisca's documentation shows for a small number of people."""
    return SimulationBuilder().build_from_entities(system, {"persons": {"one": dated(person)}})


def one_alone(system: TaxBenefitSystem, person: dict[str, Any]) -> Any:
    """A simulation of one person where nobody says who there is."""
    return SimulationBuilder().build_from_variables(system, dated(person))


def many_persons(system: TaxBenefitSystem, columns: dict[str, Any], count: int) -> Any:
    """A simulation of ``count`` persons given as columns."""
    simulation = SimulationBuilder().build_default_simulation(system, count=count)
    for name, column in columns.items():
        simulation.set_input(name, period_of(name), column)
    return simulation


def answers(simulation: Any) -> dict[str, Any]:
    """The three answers as columns."""
    return {name: simulation.calculate(name, MONTH) for name in QUESTIONS}


def dated(person: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Values by the period they are given for."""
    return {name: {period_of(name): value} for name, value in person.items()}


def period_of(name: str) -> str:
    """The period an input is given for."""
    return MONTH if name == "age" else "ETERNITY"
