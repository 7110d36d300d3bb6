"""The face of the rules for many people: what the law gives each of them on one day."""

from datetime import date

from jobbvei.rules.explain import questions_asked
from jobbvei.rules.population.findings import PopulationFindings, find_for_population
from jobbvei.rules.population.people import Population


def explain_population(people: Population, *, on: date, only: frozenset[str] | None = None) -> PopulationFindings:
    """What the law gives each of many people on ``on``, as columns.

    The same tables and functions are asked as by :func:`~jobbvei.rules.explain.explain`.

    Args:
        people: Their facts, from :class:`~jobbvei.rules.population.people.Population`.
        on: The day that is asked about.
        only: Finding ids to compute; None for all that are covered.

    Returns:
        A column for each question, in the catalogue's order; none at all when there are no people. Sentences and
        traces are not built: :func:`~jobbvei.rules.explain.explain` gives them for one person.

    Raises:
        UnusableInput: ``only`` names an id that does not exist, or a day in the facts is out of reach.
    """
    return find_for_population(people, on=on, asked=questions_asked(only))
