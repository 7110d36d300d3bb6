"""The work in the background that lets the rules of law answer a file of facts."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.access.permissions import Permission
from jobbvei.background.hooks import register_work
from jobbvei.background.types import Run, WorkKind, WorkResult
from jobbvei.integrations.actions.law_files import RECKON
from jobbvei.integrations.models import LawFile
from jobbvei.integrations.spreadsheets.csv_out import BETWEEN_CELLS, ENCODING
from jobbvei.rules.population.answers import answered
from jobbvei.rules.population.rows import Batch, read_batch
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

MOST_PEOPLE: Final = 20_000
MOST_FAULTS_KEPT: Final = 500


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A file that has been read, and the answers; empty when a fault stopped them."""

    law_file: LawFile
    batch: Batch
    answers: str


def register_law_work() -> None:
    """Tell the queue what it may be asked for."""
    words = gettext_lazy("Lovreglene svarer på en fil")
    register_work(WorkKind(RECKON, words, Permission.CALCULATE_LAW, _reckon, _keep))


def _reckon(run: Run) -> Reckoned:
    run.progress(0, 0, _("Leser filen"))
    law_file = _law_file(run)
    batch = read_batch(bytes(law_file.content), on=law_file.asked_on)
    if len(batch.people) > MOST_PEOPLE:
        template = N_("Filen har flere enn {most} personer. Del den i flere filer.")
        raise UnusableInput("law_file.too_many_people", Sentence(template, {"most": MOST_PEOPLE}))
    if not batch.people or (batch.faults and not run.arguments["partial"]):
        return Reckoned(law_file, batch, "")
    answers = answered(
        batch,
        on=law_file.asked_on,
        progress=lambda done, total: run.progress(done, total, _("Regner ut")),
        between_cells=BETWEEN_CELLS,
    )
    return Reckoned(law_file, batch, answers)


def _keep(run: Run, reckoned: Reckoned) -> WorkResult:
    law_file, batch = reckoned.law_file, reckoned.batch
    written = len(batch.people) if reckoned.answers else 0
    law_file.report = _report(batch, written)
    if reckoned.answers:
        law_file.result, law_file.content = reckoned.answers.encode(ENCODING), b""
    law_file.save(update_fields=["report", "result", "content"])
    told = _("Svarene er klare.") if reckoned.answers else _("Ingenting er regnet ut. Rett feilene først.")
    return WorkResult(told, {_("personer"): written, _("avvist"): len(batch.faults)})


def _report(batch: Batch, written: int) -> dict[str, Any]:
    kept = [fault.as_json() for fault in batch.faults[:MOST_FAULTS_KEPT]]
    return {"written": written, "good": len(batch.people), "rejected": len(batch.faults), "faults": kept}


def _law_file(run: Run) -> LawFile:
    ours = LawFile.objects.for_tenant(run.actor.tenant)
    found = ours.filter(public_id=str(run.arguments["law_file"])).first()
    if found is None:
        raise UnusableInput("law_file.gone", Sentence(N_("Filen er kastet. Last den opp på nytt.")))
    return found
