"""Find the group of commands that was asked for, and turn every foreseen error into one line."""

import argparse
import errno
import importlib
import io
import os
import sys
from pathlib import Path
from typing import NoReturn, Protocol

from jobbvei.shared.errors import JobbveiError, UnusableInput
from jobbvei.shared.sentence import N_, Sentence

DONE = 0
UNUSABLE_INPUT = 2
INTERRUPTED = 130  # what a shell says of Ctrl+C
CANNOT_WRITE = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF}

# Group name → module with `add_arguments(parser)` and `run(arguments) -> int`. A module is imported only when its
# group is used, so that `law` and `match` never wait for Django.
GROUPS = {
    "demo": "jobbvei.cli.demo.commands",
    "estimate": "jobbvei.cli.estimate",
    "import": "jobbvei.cli.imports",
    "keys": "jobbvei.cli.keys",
    "law": "jobbvei.cli.law",
    "match": "jobbvei.cli.match",
    "municipality": "jobbvei.cli.municipality",
    "reproduce": "jobbvei.cli.reproduce",
    "serve": "jobbvei.cli.serve",
    "work": "jobbvei.cli.work",
}


class CommandGroup(Protocol):
    """What a module in :data:`GROUPS` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare subcommands and arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; return the exit code (0 done, 1 the answer is no or rows were rejected, 2 unusable input)."""


class OneLineParser(argparse.ArgumentParser):
    """An argument parser that reports a wrong argument as one line instead of a page."""

    def error(self, message: str) -> NoReturn:
        """Raise what the door turns into one line on stderr."""
        raise UnusableInput(
            "cli.wrong_arguments",
            Sentence(
                N_("Kommandoen kan ikke kjøres slik ({message}). Se «{program} --help»."),
                {"message": message, "program": self.prog},
            ),
        )


def main(argv: list[str] | None = None) -> int:
    """Run the command in ``argv`` (default: the process's own arguments) and return its exit code."""
    _open_what_is_closed()
    _write_utf8()
    try:
        return _run_and_write(sys.argv[1:] if argv is None else argv)
    except JobbveiError as problem:
        print(" ".join(str(problem).split()), file=sys.stderr)
        return UNUSABLE_INPUT
    except BrokenPipeError:  # the reader, such as head, has seen enough
        _write_no_more()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as wish:  # argparse leaves this way after --help
        return wish.code if isinstance(wish.code, int) else DONE


def _run_and_write(argv: list[str]) -> int:
    """Run, and let nothing that could not be written pass for written."""
    try:
        code = _run(argv)
        sys.stdout.flush()
    except OSError as problem:
        if problem.errno not in CANNOT_WRITE or problem.filename is not None:
            raise
        _write_no_more()
        template = N_("Svaret kan ikke skrives ut ({reason}). Frigjør plass, eller send svaret til et annet sted.")
        raise UnusableInput("cli.cannot_write", Sentence(template, {"reason": problem.strerror or ""})) from problem
    except MemoryError as problem:
        template = N_("Maskinen har ikke nok minne til dette. Velg mindre tall eller kortere filer.")
        raise UnusableInput("cli.out_of_memory", Sentence(template)) from problem
    return code


def _run(argv: list[str]) -> int:
    if not argv or argv[0] in {"-h", "--help"}:
        print(_overview())
        return DONE
    group, *rest = argv
    module = _load(group)
    parser = OneLineParser(prog=f"jobbvei {group}")
    module.add_arguments(parser)
    return module.run(parser.parse_args(rest))


def _load(group: str) -> CommandGroup:
    if group not in GROUPS:
        raise UnusableInput(
            "cli.unknown_group",
            Sentence(
                N_("«{group}» er ikke en kommando. Velg blant {groups}, for eksempel «jobbvei law --help»."),
                {"group": group, "groups": tuple(sorted(GROUPS))},
            ),
        )
    module: CommandGroup = importlib.import_module(GROUPS[group])
    return module


def _overview() -> str:
    return str(
        Sentence(
            N_("Bruk: jobbvei GRUPPE KOMMANDO …\nGrupper: {groups}.\n«jobbvei GRUPPE --help» sier mer."),
            {"groups": tuple(sorted(GROUPS))},
        )
    )


def _open_what_is_closed() -> None:
    """A stream the caller has closed reads as empty, and keeps nothing of what is written to it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # as long as the process


def _write_no_more() -> None:
    """What Python still holds would fail once more when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    """Norwegian text leaves as UTF-8 whatever the machine's locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")
