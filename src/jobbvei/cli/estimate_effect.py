"""``jobbvei estimate effect``: what a measure did to those who took part, against those who did not."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jobbvei.cli.csv_rows import rows_in
from jobbvei.cli.estimate_answers import Answer, written
from jobbvei.cli.numbers import whole_number
from jobbvei.cli.tables import as_table
from jobbvei.shared.sentence import N_

HELP = "Effekten av et tiltak på dem som var med, mot dem som ikke var det."
METHODS = ("did", "cs", "sdid", "ri")
LEVELS = ("att", "simple", "dynamic", "group", "calendar")
COMPARISONS = ("never_treated", "not_yet_treated")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The panel, what its columns are called, and how to estimate."""
    help_text = "CSV med en rad for hver enhet og periode. Andeler fra 0 til 1 gir svar i prosentpoeng."
    parser.add_argument("--panel", required=True, type=Path, metavar="FIL", help=help_text)
    columns = {"outcome": "utfallet", "unit": "enheten", "time": "perioden"}
    for name, words in columns.items():
        parser.add_argument(f"--{name}", required=True, metavar="KOLONNE", help=f"Kolonnen med {words}.")
    help_text = "Kolonnen med første periode med tiltak; tom eller 0 for dem som aldri var med."
    parser.add_argument("--first-treated", required=True, metavar="KOLONNE", help=help_text)
    help_text = "Kolonner det tas hensyn til, med komma mellom."
    parser.add_argument("--covariates", default="", metavar="KOLONNER", help=help_text)
    parser.add_argument("--weight", metavar="KOLONNE", help="Kolonnen som sier hvor mye en enhet teller.")
    parser.add_argument("--method", required=True, choices=METHODS, help="Metoden.")
    parser.add_argument("--level", default="simple", choices=LEVELS, help="For cs: hvordan effektene settes sammen.")
    help_text = "For cs: hvem det sammenlignes med."
    parser.add_argument("--comparison", default=COMPARISONS[0], choices=COMPARISONS, help=help_text)
    parser.add_argument("--seed", default="1", metavar="TALL", help="For ri og sdid: samme tall gir samme svar.")


def answer(arguments: argparse.Namespace) -> Answer:
    """The estimate with its interval, and what can and cannot be said."""
    from jobbvei.estimates.effect.answer import (  # noqa: PLC0415  # scipy, which --help never waits for
        EffectMethod,
        Question,
        effect_answer,
    )
    from jobbvei.estimates.effect.averages import EffectLevel  # noqa: PLC0415  # as above
    from jobbvei.estimates.effect.group_time import ComparisonGroup  # noqa: PLC0415  # as above
    from jobbvei.estimates.effect.rows import Columns, read_panel  # noqa: PLC0415  # as above

    columns = Columns(
        outcome=arguments.outcome,
        unit=arguments.unit,
        time=arguments.time,
        first_treated=arguments.first_treated,
        covariates=tuple(name.strip() for name in arguments.covariates.split(",") if name.strip()),
        weight=arguments.weight,
    )
    rows = [row.cells for row in rows_in(arguments.panel, needed=columns.needed())]
    question = Question(
        method=EffectMethod(arguments.method),
        level=EffectLevel(arguments.level),
        comparison=ComparisonGroup(arguments.comparison),
        weighted=arguments.weight is not None,
        seed=whole_number(arguments.seed, option="--seed"),
    )
    found = effect_answer(read_panel(rows, columns), question)
    return Answer(found, _in_words(found))


def _in_words(found: Mapping[str, Any]) -> str:
    interval = "–" if found["ci"] is None else " til ".join(written(end) for end in found["ci"])
    rows = [
        (N_("Anslag"), written(found["estimate_pp"])),
        (N_("Intervall, 95 prosent"), interval),
        (N_("Deltok"), str(found["n_treated"])),
        (N_("Sammenlignet med"), str(found["n_control"])),
        (N_("Perioder"), str(found["n_periods"])),
    ]
    unit = N_("prosentpoeng") if found["unit"] == "pp" else N_("i utfallets egen enhet")
    return "\n".join([as_table((N_("Effekt"), unit), rows), "", str(found["verdict"]), *map(str, found["notes"])])
