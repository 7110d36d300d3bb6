"""``jobbvei law``: what the law gives one person on one day, and the dated figures behind it."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from jobbvei.cli.tables import as_table
from jobbvei.rules.engine.money import kroner
from jobbvei.rules.explain import (
    FINDINGS,
    Finding,
    Parameter,
    Standing,
    changed_findings,
    explain,
    finding_as_json,
    legal_parameters,
)
from jobbvei.rules.facts import Facts, PartTimeReason
from jobbvei.rules.facts_reading import read_facts_text
from jobbvei.rules.wage_subsidy import Employment, SubsidyPeriod, wage_subsidy
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence, in_norwegian

DONE = 0
STANDARD_INPUT = "-"
DAYS_COMPARED = 2
WAGE_MAX, PERCENT_MAX, MONTHS_MAX = 1_000_000, 100, 600


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
    four = commands.add_parser("wage-subsidy", help="Hva Nav refunderer hvis Nav gir midlertidig lønnstilskudd.")
    for name, words in _AMOUNTS.items():
        four.add_argument(f"--{name}", required=True, metavar="TALL", help=words)
    four.add_argument("--start", required=True, metavar="DATO", help="Første dag med tilskudd, ÅÅÅÅ-MM-DD.")
    four.add_argument("--months", required=True, metavar="ANTALL", help="Hele måneder med tilskudd.")
    four.add_argument("--reduced-capacity", action="store_true", help="Nav har vurdert arbeidsevnen som nedsatt.")
    for command in (one, two, three, four):
        command.add_argument("--json", action="store_true", help="Skriv ett JSON-dokument og ingenting annet.")


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen subcommand and return its exit code."""
    commands = {"explain": _explain, "compare": _compare, "parameters": _parameters, "wage-subsidy": _wage_subsidy}
    print(commands[arguments.command](arguments))
    return DONE


def _explain(arguments: argparse.Namespace) -> str:
    on = _day(arguments.on)
    findings = explain(_facts(arguments.facts, on), on=on)
    if arguments.json:
        return _json({"on": on.isoformat(), "findings": [finding_as_json(finding) for finding in findings]})
    heads = (N_("Spørsmål"), N_("Svar"), N_("Hvorfor"), N_("Lov"), N_("Regel"))
    return as_table(heads, [_row(finding) for finding in findings])


def _compare(arguments: argparse.Namespace) -> str:
    if len(arguments.on) != DAYS_COMPARED:
        given = len(arguments.on)
        sentence = N_("«--on» er oppgitt {given} ganger. Oppgi den to ganger: dagen før og dagen etter.")
        raise UnusableInput("law.compare_needs_two_days", Sentence(sentence, {"given": given}))
    before, after = (_day(text) for text in arguments.on)
    changes = changed_findings(_facts(arguments.facts, min(before, after)), before=before, after=after)
    if arguments.json:
        pairs = [{"before": finding_as_json(old), "after": finding_as_json(new)} for old, new in changes]
        return _json({"on": [before.isoformat(), after.isoformat()], "changes": pairs})
    heads = (N_("Spørsmål"), in_norwegian(before), in_norwegian(after), N_("Hvorfor nå"), N_("Lov"))
    rows = [(FINDINGS[new.id], _value(old), *_row(new)[1:4]) for old, new in changes]
    return as_table(heads, rows)


def _parameters(arguments: argparse.Namespace) -> str:
    known = legal_parameters().values()
    if arguments.json:
        return _json({"parameters": [_parameter_as_json(parameter) for parameter in known]})
    heads = (N_("Navn"), N_("Hva"), N_("Fra"), N_("Verdi"), N_("Lov"), N_("Kilden sist sett"))
    rows = [
        (parameter.name, parameter.description, dated.valid_from.isoformat(), f"{dated.value} {parameter.unit}",
         f"{parameter.act} {parameter.paragraph}", parameter.checked_on.isoformat())
        for parameter in known for dated in parameter.values
    ]  # fmt: skip
    return as_table(heads, rows)


def _wage_subsidy(arguments: argparse.Namespace) -> str:
    subsidy = wage_subsidy(_employment(arguments))
    if arguments.json:
        return _json(
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
    months = _amount("months", arguments.months, MONTHS_MAX)
    if months != int(months):
        raise _not_a_number("months", arguments.months, MONTHS_MAX)
    start = _day(arguments.start, option="--start")
    return Employment(wage, holiday_pay, pension, tax, start, int(months), arguments.reduced_capacity)


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
    sentence = N_("«--{name}» er «{text}», men må være et tall fra 0 til {most}. Lønnen må være over 0. Rett tallet.")
    return UnusableInput("law.not_a_number", Sentence(sentence, {"name": name, "text": text, "most": str(most)}))


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
    try:
        raw = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
        return read_facts_text(raw.decode("utf-8-sig"), on=on)
    except (OSError, ValueError) as problem:
        reason = _UNREADABLE.get(type(problem), str(problem))
        sentence = N_("Kan ikke lese filen «{path}» ({reason}). Oppgi en JSON-fil i UTF-8, eller - for stdin.")
        raise UnusableInput("law.unreadable_facts", Sentence(sentence, {"path": path, "reason": reason})) from problem


def _day(text: str, *, option: str = "--on") -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        sentence = N_("«{option}» er «{text}», som ikke er en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel 2023-04-03.")
        raise UnusableInput("law.not_a_day", Sentence(sentence, {"option": option, "text": text})) from problem


def _row(finding: Finding) -> tuple[str, ...]:
    return FINDINGS[finding.id], _value(finding), str(finding.because), finding.law, finding.rule


def _value(finding: Finding) -> str:
    value = finding.value
    if value is None:
        return _without_value(finding)
    if isinstance(value, bool):
        return str(_permission(finding)) if value else "nei"
    if isinstance(value, str):
        return str(Sentence(_WORDS.get(value, value)))
    if isinstance(value, Mapping):
        return ", ".join(f"{_WORDS.get(skill, skill)} {level}" for skill, level in value.items())
    return in_norwegian(kroner(value) if isinstance(value, Decimal) else value)


def _without_value(finding: Finding) -> str:
    """What stands where there is no answer: not known, no limit, or not for this person."""
    if finding.standing is Standing.UNKNOWN:
        return str(Sentence(_NOT_KNOWN))
    return str(Sentence(_NO_LIMIT if finding.id in _LIMITS else _NOT_GIVEN))


def _permission(finding: Finding) -> Sentence:
    """Yes, with the condition when the yes leans on a reason that somebody has given."""
    used = {name: value for step in finding.trace for name, value in step.facts.items()}
    reason = _CONDITIONS.get(used.get("programme.part_time_reason"))
    return Sentence(reason) if finding.id == "programme.part_time_allowed" and reason else Sentence(N_("ja"))


def _parameter_as_json(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "description": parameter.description,
        "unit": parameter.unit,
        "act": parameter.act,
        "paragraph": parameter.paragraph,
        "link": parameter.link or None,
        "source": parameter.source or None,
        "checked_on": parameter.checked_on.isoformat(),
        "values": [
            {
                "value": dated.value if isinstance(dated.value, int) else str(dated.value),
                "valid_from": dated.valid_from.isoformat(),
                "valid_to": dated.valid_to and dated.valid_to.isoformat(),
                "source": dated.source or None,
            }
            for dated in parameter.values
        ],
    }


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)


_UNREADABLE: Mapping[type[Exception], str] = {
    FileNotFoundError: "den finnes ikke",
    IsADirectoryError: "det er en mappe",
    PermissionError: "den er ikke åpen for lesing",
    UnicodeDecodeError: "den er ikke UTF-8",
}
_AMOUNTS: Mapping[str, str] = {
    "wage": "Fast lønn i måneden, kroner.",
    "holiday-pay": "Feriepenger, prosent.",
    "pension": "Obligatorisk tjenestepensjon, prosent.",
    "employer-tax": "Arbeidsgiveravgift, prosent.",
}
_NOT_KNOWN, _NO_LIMIT, _NOT_GIVEN = N_("ikke kjent"), N_("ingen grense"), N_("gis ikke")
_LIMITS = frozenset(
    {
        "permit.longest_until_on",
        "programme.start_latest_on",
        "programme.earliest_end_on",
        "programme.work_hours_min",
        "programme.work_hours_from_on",
    }
)
_CONDITIONS: Mapping[object, str] = {PartTimeReason.CAPACITY: N_("ja, når kommunens kapasitet gjør det nødvendig")}
_WORDS = {
    "right": N_("rett"),
    "right_and_duty": N_("rett og plikt"),
    "may_be_offered": N_("kan tilbys"),
    "none": N_("ingen rett"),
    "municipality_may_refuse": N_("kommunen kan avslå"),
    "listening": N_("lytte"),
    "reading": N_("lese"),
    "writing": N_("skrive"),
    "speaking": N_("snakke"),
}
__all__: Sequence[str] = ["add_arguments", "run"]
