"""A kind of work to try the queue with: it gives roles their descriptions in a table nobody else writes to."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jobbvei.access.permissions import Permission
from jobbvei.background.hooks import register_work
from jobbvei.background.types import Run, WorkKind, WorkResult
from jobbvei.people.models import Household

KIND = "make_households"


@dataclass(frozen=True)
class Trouble:
    """What goes wrong, and where."""

    while_preparing: Callable[[Run], None] = lambda _run: None
    while_writing: Callable[[Run], None] = lambda _run: None


def register(trouble: Trouble | None = None) -> None:
    """Work that makes as many households as it is asked for, in two halves."""
    trouble = trouble or Trouble()

    def prepare(run: Run) -> int:
        wanted = int(str(run.arguments["count"]))
        run.progress(0, wanted, "Teller husholdninger")
        trouble.while_preparing(run)
        run.progress(wanted, wanted, "Lagrer")
        return wanted

    def write(run: Run, wanted: int) -> WorkResult:
        for _turn in range(wanted):
            Household.objects.create(tenant=run.actor.tenant, kind="family")
        trouble.while_writing(run)
        return WorkResult("Husholdningene er laget.", {"Husholdninger": wanted}, "/arbeidsliste/")

    register_work(WorkKind(KIND, "Lag husholdninger", Permission.IMPORT_FILES, prepare, write))


def hang_and_tell(file: Path) -> Callable[[Run], None]:
    """Say by a file that this point is reached, then never go on."""

    def hang(_run: Run) -> None:
        file.write_text(str(os.getpid()), encoding="ascii")
        time.sleep(600)

    return hang
