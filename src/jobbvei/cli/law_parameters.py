"""``jobbvei law parameters``: every dated figure, where it stands, when it was checked, which are old."""

import argparse
from collections.abc import Iterator
from datetime import date, datetime

from jobbvei.cli.documents import as_json
from jobbvei.cli.law_answers import asked_day
from jobbvei.cli.tables import as_table
from jobbvei.rules.answers import parameter_list
from jobbvei.rules.explain import DatedValue, Parameter, legal_parameters
from jobbvei.rules.freshness import is_old
from jobbvei.shared.sentence import N_, Sentence


def add_parameters(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``law parameters``."""
    parser.add_argument("--on", metavar="DATO", help="Dagen alderen måles på, ÅÅÅÅ-MM-DD. Uten: i dag.")


def listed(arguments: argparse.Namespace) -> str:
    """Every figure as a table, or as JSON; figures set yearly are marked when a newer value should have come."""
    on = datetime.now().astimezone().date() if arguments.on is None else asked_day(arguments.on)
    if arguments.json:
        return as_json(parameter_list(on=on))
    heads = (N_("Navn"), N_("Hva"), N_("Fra"), N_("Verdi"), N_("Lov"), N_("Kilden sist sett"))
    rows = [_row(parameter, dated) for parameter in legal_parameters().values() for dated in parameter.values]
    return "\n".join([as_table(heads, rows), *_warnings(on)])


def _row(parameter: Parameter, dated: DatedValue) -> tuple[str, ...]:
    return (
        parameter.name,
        parameter.description,
        dated.valid_from.isoformat(),
        f"{dated.value} {parameter.unit}",
        f"{parameter.act} {parameter.paragraph}",
        parameter.checked_on.isoformat(),
    )


def _warnings(on: date) -> Iterator[str]:
    for parameter in legal_parameters().values():
        if is_old(parameter, on=on):
            sentence = N_("{name}: siste verdi er fra {newest}, mer enn 13 måneder før {on}. Let etter en nyere.")
            newest = parameter.values[-1].valid_from
            yield str(Sentence(sentence, {"name": parameter.name, "newest": newest, "on": on}))
