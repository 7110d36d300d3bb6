"""``jobbvei law batch``: what the law gives everybody in a file, with progress and every fault by its place."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from jobbvei.cli.documents import as_json
from jobbvei.cli.law_answers import asked_day
from jobbvei.rules.population.rows import Batch, column_names, read_batch
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence, SentenceValue, in_norwegian

DONE, ROWS_REJECTED = 0, 1


def add_batch(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``law batch``."""
    parser.add_argument(
        "--facts", required=True, metavar="FIL", help=f"CSV i UTF-8. Kolonner: {', '.join(column_names())}."
    )
    parser.add_argument("--on", required=True, metavar="DATO", help="Dagen det spørres om, ÅÅÅÅ-MM-DD.")
    parser.add_argument("--out", required=True, metavar="FIL", help="CSV-filen svarene skrives til.")
    parser.add_argument("--partial", action="store_true", help="Regn ut radene uten feil selv om andre har feil.")


def run_batch(arguments: argparse.Namespace) -> int:
    """Read, reckon and write; 1 when rows were rejected, and then nothing is written without ``--partial``.

    Raises:
        UnusableInput: The file cannot be read, or the answers cannot be written.
    """
    from jobbvei.rules.population.answers import answered  # noqa: PLC0415  # numpy, which one person's law never waits for

    on, out = asked_day(arguments.on), Path(arguments.out)
    batch = read_batch(_content(arguments.facts), on=on)
    for fault in batch.faults:
        template = N_("Linje {line}, kolonne «{column}», verdi «{value}»: {reason}")
        values = {"line": str(fault.line), "column": fault.column, "value": fault.value, "reason": str(fault.reason)}
        print(Sentence(template, values), file=sys.stderr)
    is_written = bool(batch.people) and (arguments.partial or not batch.faults)
    if is_written:
        _write(out, answered(batch, on=on, progress=_tell))
    print(_report(batch, out, is_written=is_written, in_json=arguments.json))
    return ROWS_REJECTED if batch.faults else DONE


def _report(batch: Batch, out: Path, *, is_written: bool, in_json: bool) -> str:
    written = len(batch.people) if is_written else 0
    if in_json:
        faults = [fault.as_json() for fault in batch.faults]
        return as_json({"written": written, "rejected": len(faults), "faults": faults})
    values: dict[str, SentenceValue] = {"written": written, "rejected": len(batch.faults), "out": str(out)}
    if is_written:
        return str(Sentence(N_("{written} personer er regnet ut i «{out}». {rejected} rader er avvist."), values))
    template = N_("Ingenting er skrevet: {rejected} rader er avvist. Rett dem, eller bruk --partial.")
    return str(Sentence(template, values))


def _tell(done: int, total: int) -> None:
    template = N_("{done} av {total} personer")
    print(Sentence(template, {"done": in_norwegian(done), "total": in_norwegian(total)}), file=sys.stderr)


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as problem:
        sentence = N_("Kan ikke lese filen «{path}» ({reason}). Oppgi en CSV-fil.")
        values = {"path": path, "reason": str(problem.strerror)}
        raise UnusableInput("law.unreadable_batch", Sentence(sentence, values)) from problem


def _write(path: Path, text: str) -> None:
    """All of it or nothing: written beside, then put in place."""
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            Path(beside).replace(path)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as problem:
        sentence = N_("Kan ikke skrive filen «{path}» ({reason}). Velg et annet sted.")
        values = {"path": str(path), "reason": str(problem.strerror)}
        raise UnusableInput("law.unwritable_batch", Sentence(sentence, values)) from problem
