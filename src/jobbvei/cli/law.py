"""``jobbvei law``: what the law gives one person on one day, and the dated figures behind it."""

import argparse
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from jobbvei.cli.documents import as_json, document_text
from jobbvei.cli.law_answers import asked_day, in_words
from jobbvei.cli.law_batch import add_batch, run_batch
from jobbvei.cli.law_guide import add_guide, guided
from jobbvei.cli.law_parameters import add_parameters, listed
from jobbvei.cli.tables import as_table
from jobbvei.rules.answers import comparison, explanation
from jobbvei.rules.engine.money import kroner
from jobbvei.rules.explain import (
    FINDINGS,
    Finding,
    changed_findings,
    explain,
)
from jobbvei.rules.facts import Facts
from jobbvei.rules.outlook.wage_subsidy import Employment, SubsidyPeriod, wage_subsidy
from jobbvei.rules.reading.facts import read_facts_text
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence, in_norwegian

DONE = 0
RULE_NUMBER = re.compile(r"[A-Z]+-\d+")  # a row of the rule may have a word after it, which only its authors need
DAYS_COMPARED = 2
WAGE_MAX, PERCENT_MAX = 1_000_000, 100
WHOLE_NUMBER = re.compile(r"[0-9]{1,6}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands of ``law``."""
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    one = commands.add_parser("explain", help="Hva loven gir én person på én dag, med begrunnelse.")
    two = commands.add_parser("compare", help="Hva som er annerledes mellom to dager for én person.")
    for command in (one, two):
        command.add_argument("--facts", required=True, metavar="FIL", help="JSON med opplysninger, eller - for stdin.")
    one.add_argument("--on", required=True, metavar="DATO", help="Dagen det spørres om, ÅÅÅÅ-MM-DD.")
    two.add_argument("--on", required=True, action="append", metavar="DATO", help="Oppgis to ganger: før og etter.")
    three = commands.add_parser(
        "parameters", help="Alle daterte tall i reglene, med kilde og dagen kilden sist er sett."
    )
    add_parameters(three)
    four = commands.add_parser("wage-subsidy", help="Hva Nav refunderer hvis Nav gir midlertidig lønnstilskudd.")
    for name, words in _AMOUNTS.items():
        four.add_argument(f"--{name}", required=True, metavar="TALL", help=words)
    four.add_argument("--start", required=True, metavar="DATO", help="Første dag med tilskudd, ÅÅÅÅ-MM-DD.")
    four.add_argument("--months", required=True, metavar="ANTALL", help="Hele måneder med tilskudd.")
    four.add_argument("--reduced-capacity", action="store_true", help="Nav har vurdert arbeidsevnen som nedsatt.")
    five = commands.add_parser("guide", help="Veiledning om andre spørsmål: tiltak, ansettelse, språkkrav, tilskudd.")
    add_guide(five)
    six = commands.add_parser("batch", help="Hva loven gir hver person i en CSV-fil, på én dag.")
    add_batch(six)
    for command in (one, two, three, four, five, six):
        command.add_argument("--json", action="store_true", help="Skriv ett JSON-dokument og ingenting annet.")


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen subcommand and return its exit code."""
    if arguments.command == "batch":
        return run_batch(arguments)
    commands = {
        "explain": _explain,
        "compare": _compare,
        "parameters": listed,
        "wage-subsidy": _wage_subsidy,
        "guide": guided,
    }
    print(commands[arguments.command](arguments))
    return DONE


def _explain(arguments: argparse.Namespace) -> str:
    on = asked_day(arguments.on)
    facts = _facts(arguments.facts, on)
    if arguments.json:
        return as_json(explanation(facts, on=on))
    heads = (N_("Spørsmål"), N_("Svar"), N_("Hvorfor"), N_("Lov"), N_("Regel"))
    return as_table(heads, [_row(finding) for finding in explain(facts, on=on)])


def _compare(arguments: argparse.Namespace) -> str:
    if len(arguments.on) != DAYS_COMPARED:
        given = len(arguments.on)
        sentence = N_("«--on» skal oppgis to ganger, med dagen før og dagen etter. Antall her: {given}.")
        raise UnusableInput("law.compare_needs_two_days", Sentence(sentence, {"given": given}))
    before, after = (asked_day(text) for text in arguments.on)
    facts = _facts(arguments.facts, min(before, after))
    if arguments.json:
        return as_json(comparison(facts, before=before, after=after))
    changes = changed_findings(facts, before=before, after=after)
    heads = (N_("Spørsmål"), in_norwegian(before), in_norwegian(after), N_("Hvorfor nå"), N_("Lov"))
    rows = [(FINDINGS[new.id], in_words(old), *_row(new)[1:4]) for old, new in changes]
    return as_table(heads, rows)


def _wage_subsidy(arguments: argparse.Namespace) -> str:
    subsidy = wage_subsidy(_employment(arguments))
    if arguments.json:
        return as_json(
            {
                "cost_month_kr": str(kroner(subsidy.cost_month_kr)),
                "periods": [_period_as_json(period) for period in subsidy.periods],
                "total_kr": str(kroner(subsidy.total_kr)),
            }
        )
    heads = (N_("Fra"), N_("Til"), N_("Prosent"), N_("Kroner i måneden"), N_("Kroner i perioden"))
    rows = [
        (in_norwegian(one.first_day), in_norwegian(one.last_day), str(one.percent), in_norwegian(one.month_kr),
         in_norwegian(one.period_kr))
        for one in subsidy.periods
    ]  # fmt: skip
    sentence = N_("Nav avgjør om tilskuddet gis. Lønnskostnaden er {cost} kroner i måneden, tilskuddet {total} i alt.")
    values = {"cost": subsidy.cost_month_kr, "total": subsidy.total_kr}
    return f"{as_table(heads, rows)}\n{Sentence(sentence, values)}"


def _employment(arguments: argparse.Namespace) -> Employment:
    wage, holiday_pay, pension, tax = (
        _amount(name, getattr(arguments, name.replace("-", "_")), WAGE_MAX if name == "wage" else PERCENT_MAX)
        for name in _AMOUNTS
    )
    months = _months(arguments.months)
    start = asked_day(arguments.start, option="--start")
    return Employment(wage, holiday_pay, pension, tax, start, months, arguments.reduced_capacity)


def _months(text: str) -> int:
    """Whole months; how many there may be is the regulation's to say."""
    if not WHOLE_NUMBER.fullmatch(text):
        template = N_("«--months» er «{text}», men må være et helt antall måneder, for eksempel 12.")
        raise UnusableInput("law.not_a_number", Sentence(template, {"text": text}))
    return int(text)


def _amount(name: str, text: str, most: int) -> Decimal:
    """A number from the command line; a comma is read as a decimal point."""
    try:
        amount = Decimal(text.replace(",", "."))
    except ArithmeticError as problem:
        raise _not_a_number(name, text, most) from problem
    if not amount.is_finite() or not 0 <= amount <= most or (name == "wage" and not amount):
        raise _not_a_number(name, text, most)
    return amount


def _not_a_number(name: str, text: str, most: int) -> UnusableInput:
    wage = N_("«--{name}» er «{text}», men må være kroner i måneden, mer enn 0 og høyst {most}.")
    percent = N_("«--{name}» er «{text}», men må være prosent, fra 0 til {most}, for eksempel 14.1.")
    template = wage if name == "wage" else percent
    return UnusableInput("law.not_a_number", Sentence(template, {"name": name, "text": text, "most": str(most)}))


def _period_as_json(period: SubsidyPeriod) -> dict[str, Any]:
    return {
        "from": period.first_day.isoformat(),
        "to": period.last_day.isoformat(),
        "percent": period.percent,
        "month_kr": str(kroner(period.month_kr)),
        "period_kr": str(kroner(period.period_kr)),
    }


def _facts(path: str, on: date) -> Facts:
    """The facts in a file or on standard input."""
    return read_facts_text(document_text(path), on=on)


def _row(finding: Finding) -> tuple[str, ...]:
    rule = RULE_NUMBER.match(finding.rule)
    return FINDINGS[finding.id], in_words(finding), str(finding.because), finding.law, rule.group() if rule else "–"


_AMOUNTS: Mapping[str, str] = {
    "wage": "Fast lønn i måneden, kroner.",
    "holiday-pay": "Feriepenger, prosent.",
    "pension": "Obligatorisk tjenestepensjon, prosent.",
    "employer-tax": "Arbeidsgiveravgift, prosent.",
}
__all__: Sequence[str] = ["add_arguments", "run"]
