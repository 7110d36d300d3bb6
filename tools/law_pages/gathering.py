"""What belongs to each provision: rows of tables, figures, questions and examples."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from jobbvei.rules.engine.parameters import Parameter
from jobbvei.rules.engine.tables import Row, Table
from jobbvei.rules.library import rule_book
from tools.law_pages.examples import Example, examples
from tools.law_pages.provisions import Provision, provisions_in


@dataclass(slots=True)
class Gathered:
    """Everything that a provision's page shows.

    Attributes:
        rows: The provision's rows by table, each with its place in the table (1 is read first).
        examples: Examples that one of the rows decides, with the questions it decides in each.
    """

    rows: dict[str, list[tuple[int, Row]]] = field(default_factory=dict)
    figures: dict[str, Parameter] = field(default_factory=dict)
    examples: list[tuple[Example, tuple[str, ...]]] = field(default_factory=list)

    @property
    def questions(self) -> list[str]:
        """Ids of the findings that ask one of the tables."""
        return [one.id for one in rule_book().provisions.values() if one.table in self.rows]


@cache
def by_provision() -> Mapping[Provision, Gathered]:
    """Each provision that a row or a figure names, in the order of acts and paragraphs."""
    found: dict[Provision, Gathered] = {}
    for table in rule_book().tables.values():
        for place, row in enumerate(table.rows, start=1):
            for provision in provisions_in(row.law):
                found.setdefault(provision, Gathered()).rows.setdefault(table.name, []).append((place, row))
    for parameter in rule_book().parameters.values():
        for provision in provisions_of(parameter):
            found.setdefault(provision, Gathered()).figures[parameter.name] = parameter
    for gathered in found.values():
        gathered.figures |= figures_of(row for rows in gathered.rows.values() for _, row in rows)
        gathered.examples = _examples_of(gathered)
    return {one: found[one] for one in sorted(found, key=lambda one: one.order)}


def provisions_of(parameter: Parameter) -> tuple[Provision, ...]:
    """The provisions that set a figure."""
    return provisions_in(f"{parameter.act} {parameter.paragraph}")


def figures_of(rows: Iterable[Row]) -> dict[str, Parameter]:
    """Every figure that rows point to or measure against, by name."""
    names = [name for row in rows for name in _figure_names(row)]
    return {name: rule_book().parameters[name] for name in dict.fromkeys(names)}


def features_of(rows: Iterable[tuple[Table, Row]]) -> list[str]:
    """Names of everything reckoned from the facts that rows ask for."""
    names = [name for _, row in rows for name in (row.decided_by, *(one.name for one in row.when))]
    return [name for name in dict.fromkeys(names) if name in rule_book().features]


def _figure_names(row: Row) -> list[str]:
    limits = [comparison.limit for condition in row.when for comparison in condition.comparisons]
    return [*row.figures.values(), *(limit for limit in limits if isinstance(limit, str))]


def _examples_of(gathered: Gathered) -> list[tuple[Example, tuple[str, ...]]]:
    ids = {row.id for rows in gathered.rows.values() for _, row in rows}
    asked = set(gathered.questions)
    found = (
        (one, tuple(name for name in one.asked if name in asked and one.row_of(name) in ids)) for one in examples()
    )
    return [(example, decided) for example, decided in found if decided]
