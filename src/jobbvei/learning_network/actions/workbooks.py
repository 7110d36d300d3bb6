"""Writing in a team's workbook, several at once, so that nothing anybody wrote is lost.

A text comes with the revision it was written over. Is that the newest, it becomes the answer. Has somebody else saved
meanwhile, both are merged when their changes do not touch; else the answer stays as it is and the text waits beside
it. In every case the text itself is kept as a version, under a number that a browser can go on writing over.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import Max, QuerySet

from jobbvei.access.policies import acting_user
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import AnswerConflict, AnswerVersion, SectionStanding, WorkbookAnswer
from jobbvei.learning_network.models.workbooks import TAKEN_OUT
from jobbvei.learning_network.policies import may_work_in_team
from jobbvei.learning_network.queries.workbooks import open_version, template_of
from jobbvei.learning_network.types import PracticeVersion, Seat
from jobbvei.learning_network.workbooks.answers import ensure_answer, tidy
from jobbvei.learning_network.workbooks.merging import merged
from jobbvei.learning_network.workbooks.template import Field, FieldKind
from jobbvei.shared.sentence import N_, Sentence

NEVER_ANSWERED = 0


class SaveOutcome(StrEnum):
    """What became of a text that was sent."""

    SAVED = "saved"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    MET = "met"


class Settlement(StrEnum):
    """What to keep when two have written at the same place."""

    BOTH = "both"
    WAITING = "waiting"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text for a field, and the revision it was written over; 0 over an empty field."""

    field_key: str
    text: str
    based_on: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of it.

    Attributes:
        sent_revision: The number of the text as it was sent; whoever goes on writing writes over that.
    """

    answer: WorkbookAnswer
    outcome: SaveOutcome
    sent_revision: int


@transaction.atomic
def save_answer(*, seat: Seat, written: Written, occasion: Occasion) -> Saved:
    """Save a text in a field of the seat's own team's workbook.

    Raises:
        Refused: The seat is not in a team that takes part.
        FieldNotFound: The workbook has no such field.
        UnableToSave: The text cannot stand in the field; nothing is saved.
    """
    may_work_in_team(seat).ensure()
    field = template_of(seat.network).field(written.field_key)
    text = tidy(written.text)
    ensure_answer(field, text)
    answer = _locked(seat, field.key, occasion)
    known = _known(answer, text, written.based_on)
    if known is not None:
        return Saved(answer, SaveOutcome.UNCHANGED, known)
    if written.based_on == answer.revision:
        return Saved(answer, SaveOutcome.SAVED, _write(seat, answer, text, occasion))
    return _met(seat, answer, field, Written(field_key=field.key, text=text, based_on=written.based_on), occasion)


@transaction.atomic
def add_to_workbook(
    *,
    seat: Seat,
    field_key: str,
    text: str,
    source: str,
    occasion: Occasion,
    copied_from: PracticeVersion | None = None,
) -> WorkbookAnswer:
    """Put a text below what stands in a text field of the seat's own team's workbook, with where it is from.

    Args:
        copied_from: The card in the idea bank it is from, when it is from one.

    Raises:
        Refused: The seat is not in a team that takes part.
        FieldNotFound: The workbook has no such field.
        UnableToSave: It is not a text field, or the text cannot stand there.
    """
    may_work_in_team(seat).ensure()
    field = template_of(seat.network).field(field_key)
    if field.kind != FieldKind.TEXT:
        told = Sentence(
            N_("«{field}» er ikke et tekstfelt. Velg et annet felt i arbeidsboken."), {"field": field.label}
        )
        raise UnableToSave("learning_network.not_a_text_field", told)
    answer = _locked(seat, field.key, occasion)
    whole = tidy("\n\n".join(part for part in (answer.text, tidy(text)) if part))
    ensure_answer(field, whole)
    _write(seat, answer, whole, occasion, source=source)
    if copied_from is not None:
        _versions(answer).filter(revision=answer.revision).update(copied_from=copied_from)
    tell("workbook.added_to", "workbook_answer", answer.public_id, occasion, field=field.key)
    return answer


@transaction.atomic
def take_back_addition(*, seat: Seat, field_key: str, revision: int, occasion: Occasion) -> WorkbookAnswer:
    """Take what :func:`add_to_workbook` put in a field out again; what others have written since stays.

    Args:
        revision: The number of the version the text came in with.

    Raises:
        Refused: The seat is not in a team that takes part.
        FieldNotFound: There is no such field or version.
        UnableToSave: The text has been rewritten, so that nobody can know what to take out.
    """
    may_work_in_team(seat).ensure()
    field = template_of(seat.network).field(field_key)
    version = open_version(seat.own_team, field_key, revision)
    answer = _locked(seat, field_key, occasion)
    before = _versions(answer).filter(revision__lt=revision, is_aside=False).order_by("-revision")
    earlier = before.values_list("text", flat=True).first() or ""
    is_addition = version.copied_from_id is not None and version.text.startswith(earlier)
    added = version.text[len(earlier) :].strip("\n") if is_addition else ""
    if not added or added not in answer.text:
        template = N_("Teksten i «{field}» er skrevet om siden, så den må dere ta bort selv.")
        raise UnableToSave("learning_network.addition_rewritten", Sentence(template, {"field": field.label}))
    above, _added, below = answer.text.rpartition(added)
    left = tidy("\n\n".join(part for part in (above.strip("\n"), below.strip("\n")) if part))
    _write(seat, answer, left, occasion, source=f"{TAKEN_OUT}{revision}")
    tell("workbook.taken_back", "workbook_answer", answer.public_id, occasion, field=field_key, revision=revision)
    return answer


@transaction.atomic
def restore_version(*, seat: Seat, field_key: str, revision: int, occasion: Occasion) -> WorkbookAnswer:
    """Make an earlier version the answer again; what stood there is kept as a version too.

    Raises:
        Refused: The seat is not in a team that takes part.
        FieldNotFound: There is no such field or version.
    """
    may_work_in_team(seat).ensure()
    template_of(seat.network).field(field_key)
    version = open_version(seat.own_team, field_key, revision)
    answer = _locked(seat, field_key, occasion)
    if version.text != answer.text:
        _write(seat, answer, version.text, occasion, source=str(revision))
        tell("workbook.restored", "workbook_answer", answer.public_id, occasion, field=field_key, revision=revision)
    return answer


@transaction.atomic
def settle_conflict(
    *, seat: Seat, conflict: AnswerConflict, settlement: Settlement, occasion: Occasion
) -> WorkbookAnswer:
    """Say what to keep of two texts; the one that is not kept stays in the history.

    Raises:
        Refused: The seat is not in a team that takes part.
        UnableToSave: Both cannot stand in a field of this kind.
    """
    may_work_in_team(seat).ensure()
    field = template_of(seat.network).field(conflict.answer.field_key)
    answer = _locked(seat, field.key, occasion)
    text = _settled(field, answer, conflict, settlement)
    if text != answer.text:
        _write(seat, answer, text, occasion)
    conflict.settled_at, conflict.settled_by = occasion.at, acting_user(occasion).user
    conflict.save()
    tell("workbook.settled", "workbook_answer", answer.public_id, occasion, kept=str(settlement))
    return answer


def can_keep_both(field: Field) -> bool:
    """Whether two answers can stand after each other in the field."""
    return field.kind in {FieldKind.TEXT, FieldKind.TABLE, FieldKind.PEOPLE}


def _settled(field: Field, answer: WorkbookAnswer, conflict: AnswerConflict, settlement: Settlement) -> str:
    if settlement == Settlement.ANSWER:
        return answer.text
    if settlement == Settlement.WAITING:
        return conflict.text
    if not can_keep_both(field):
        template = N_("I «{field}» kan bare ett svar stå. Velg ett av dem.")
        raise UnableToSave("learning_network.only_one", Sentence(template, {"field": field.label}))
    standing = answer.text.split("\n") if answer.text else []
    new = [line for line in conflict.text.split("\n") if not line or line not in standing]
    both = tidy("\n".join([*standing, *new]))
    ensure_answer(field, both)
    return both


def _locked(seat: Seat, field_key: str, occasion: Occasion) -> WorkbookAnswer:
    """The field's row, held until the transaction ends; made when nobody has answered before."""
    team = seat.own_team
    told = {"changed_at": occasion.at, "changed_by": acting_user(occasion).user}
    WorkbookAnswer.objects.of_team(team).get_or_create(
        network=seat.network, team=team, field_key=field_key, defaults=told
    )
    return WorkbookAnswer.objects.of_team(team).select_for_update().get(field_key=field_key)


def _known(answer: WorkbookAnswer, text: str, based_on: int) -> int | None:
    """The number of the text when there is nothing to do: nothing was changed, or it has come before."""
    if text == _base(answer, based_on):
        return based_on
    sent = AnswerVersion.objects.of_team(answer.team).filter(answer=answer, revision__gt=based_on, text=text)
    known: int | None = sent.order_by("-revision").values_list("revision", flat=True).first()
    return answer.revision if text == answer.text else known


def _base(answer: WorkbookAnswer, based_on: int) -> str:
    """The text that was written over; empty for one we never gave."""
    rows = AnswerVersion.objects.of_team(answer.team).filter(answer=answer, revision=based_on)
    return rows.values_list("text", flat=True).first() or ""


def _met(seat: Seat, answer: WorkbookAnswer, field: Field, written: Written, occasion: Occasion) -> Saved:
    """Somebody else has saved since: merge, or let the text wait beside the answer."""
    sent = _keep(seat, answer, written.text, occasion, is_aside=True)
    both = _merged(field, answer, written)
    if both is not None:
        if both != answer.text:
            _write(seat, answer, both, occasion)
        return Saved(answer, SaveOutcome.MERGED, sent)
    _wait(seat, answer, written, sent, occasion)
    tell("workbook.met", "workbook_answer", answer.public_id, occasion, field=field.key)
    return Saved(answer, SaveOutcome.MET, sent)


def _merged(field: Field, answer: WorkbookAnswer, written: Written) -> str | None:
    if field.kind in {FieldKind.NUMBER, FieldKind.CHOICE}:
        return None
    base = _base(answer, written.based_on)
    if field.kind == FieldKind.PEOPLE:
        return _merged_people(base, written.text, answer.text)
    both = merged(base, written.text, answer.text)
    return None if both is None else tidy(both)


def _merged_people(base: str, mine: str, theirs: str) -> str:
    """Everybody either has added, and nobody either has taken away; the order is no one's."""
    before, first, second = (set(text.split("\n")) - {""} for text in (base, mine, theirs))
    return "\n".join(sorted((before & first & second) | (first - before) | (second - before)))


def _wait(seat: Seat, answer: WorkbookAnswer, written: Written, sent: int, occasion: Occasion) -> None:
    """Show the text beside the answer; one that goes on from what waits already takes its place."""
    waiting = AnswerConflict.objects.of_team(answer.team).filter(answer=answer, settled_at__isnull=True)
    same = waiting.filter(revision=written.based_on, written_by=acting_user(occasion).user).first()
    row = same or AnswerConflict(network=seat.network, team=seat.own_team, answer=answer)
    row.text, row.revision, row.written_at = written.text, sent, occasion.at
    row.written_by = acting_user(occasion).user
    row.save()


def _write(seat: Seat, answer: WorkbookAnswer, text: str, occasion: Occasion, *, source: str = "") -> int:
    """Make the text the answer, and its section not ready; the number of its version."""
    answer.text, answer.revision = text, _keep(seat, answer, text, occasion, source=source)
    answer.changed_at, answer.changed_by = occasion.at, acting_user(occasion).user
    answer.save()
    _reopen(seat, answer.field_key, occasion)
    tell("workbook.answered", "workbook_answer", answer.public_id, occasion, field=answer.field_key)
    return answer.revision


def _keep(
    seat: Seat, answer: WorkbookAnswer, text: str, occasion: Occasion, *, is_aside: bool = False, source: str = ""
) -> int:
    newest: int = _versions(answer).aggregate(newest=Max("revision"))["newest"] or NEVER_ANSWERED
    AnswerVersion.objects.create(
        network=seat.network,
        team=seat.own_team,
        answer=answer,
        revision=newest + 1,
        text=text,
        is_aside=is_aside,
        source=source,
        written_at=occasion.at,
        written_by=acting_user(occasion).user,
    )
    return newest + 1


def _versions(answer: WorkbookAnswer) -> QuerySet[AnswerVersion]:
    return AnswerVersion.objects.of_team(answer.team).filter(answer=answer)


def _reopen(seat: Seat, field_key: str, occasion: Occasion) -> None:
    section = template_of(seat.network).section_of(field_key)
    rows = SectionStanding.objects.of_team(seat.own_team).filter(section_key=section.key, ready_at__isnull=False)
    standing = rows.first()
    if standing is not None:
        standing.ready_at, standing.ready_by = None, None
        standing.save()
        tell("workbook.reopened", "workbook_section", standing.public_id, occasion, section=section.key)
