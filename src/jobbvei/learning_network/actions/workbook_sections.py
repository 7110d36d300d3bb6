"""Around the answers: ready, shared, commented on, and who is there now."""

from typing import Any

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import EditingPresence, FieldComment, MunicipalTeam, SectionStanding
from jobbvei.learning_network.policies import may_comment, may_work_in_team
from jobbvei.learning_network.queries.workbooks import SHOWN_FOR, template_of, workbook_of
from jobbvei.learning_network.types import Seat
from jobbvei.learning_network.workbooks.answers import LOOKS_LIKE_A_PERSON
from jobbvei.shared.sentence import N_, Sentence

COMMENT_LENGTH_MAX = 2000


@transaction.atomic
def mark_section_ready(*, seat: Seat, section_key: str, is_ready: bool, occasion: Occasion) -> SectionStanding:
    """Say that a section of the seat's own workbook is ready, or take it back.

    Raises:
        Refused: The seat is not in a team that takes part.
        UnableToSave: Two texts in it wait for somebody to choose between them.
    """
    may_work_in_team(seat).ensure()
    section = template_of(seat.network).section(section_key)
    waiting = workbook_of(seat.own_team).conflicts
    if is_ready and any(field.key in waiting for field in section.fields):
        told = Sentence(N_("To har skrevet på samme sted i denne delen. Velg hva som skal stå, før den er klar."))
        raise UnableToSave("learning_network.not_settled", told)
    by = acting_user(occasion).user if is_ready else None
    standing = _standing(seat, section_key, ready_at=occasion.at if is_ready else None, ready_by=by)
    what = "workbook.ready" if is_ready else "workbook.reopened"
    tell(what, "workbook_section", standing.public_id, occasion, section=section_key)
    return standing


@transaction.atomic
def share_section(*, seat: Seat, section_key: str, is_shared: bool, occasion: Occasion) -> SectionStanding:
    """Let the other municipalities of the network read a section of the seat's own workbook, or no longer."""
    may_work_in_team(seat).ensure()
    template_of(seat.network).section(section_key)
    by = acting_user(occasion).user if is_shared else None
    standing = _standing(seat, section_key, shared_at=occasion.at if is_shared else None, shared_by=by)
    what = "workbook.shared" if is_shared else "workbook.unshared"
    tell(what, "workbook_section", standing.public_id, occasion, section=section_key)
    return standing


@transaction.atomic
def comment_on_field(*, seat: Seat, team: MunicipalTeam, field_key: str, text: str, occasion: Occasion) -> FieldComment:
    """Say something about a field.

    Raises:
        Refused: The seat is neither in the team nor a facilitator's.
        UnableToSave: It is empty, too long, or holds what looks like somebody's number.
    """
    may_comment(seat, team).ensure()
    template_of(seat.network).field(field_key)
    if not text.strip() or len(text) > COMMENT_LENGTH_MAX or LOOKS_LIKE_A_PERSON.search(text):
        told = Sentence(N_("Skriv en kommentar på høyst 2000 tegn, uten fødselsnummer."))
        raise UnableToSave("learning_network.comment", told)
    comment = FieldComment.objects.create(
        network=seat.network,
        team=team,
        field_key=field_key,
        text=text.strip(),
        written_at=occasion.at,
        written_by=acting_user(occasion).user,
    )
    tell("workbook.commented", "field_comment", comment.public_id, occasion, field=field_key)
    return comment


@transaction.atomic
def resolve_comment(*, seat: Seat, comment: FieldComment, occasion: Occasion) -> FieldComment:
    """Say that there is nothing more to do about a comment."""
    may_comment(seat, comment.team).ensure()
    comment.resolved_at, comment.resolved_by = occasion.at, acting_user(occasion).user
    comment.save()
    tell("workbook.comment_resolved", "field_comment", comment.public_id, occasion, field=comment.field_key)
    return comment


@transaction.atomic
def be_there(*, seat: Seat, section_key: str, occasion: Occasion) -> None:
    """Show the seat's own team for two minutes that somebody has the section open; not in the trail, as it is gone."""
    may_work_in_team(seat).ensure()
    template_of(seat.network).section(section_key)
    team = seat.own_team
    EditingPresence.objects.of_team(team).filter(seen_at__lte=occasion.at - SHOWN_FOR).delete()
    EditingPresence.objects.of_team(team).update_or_create(
        network=seat.network,
        team=team,
        section_key=section_key,
        user=acting_user(occasion).user,
        defaults={"seen_at": occasion.at},
    )


@transaction.atomic
def tell_of_export(*, seat: Seat, team: MunicipalTeam, selection: str, occasion: Occasion) -> None:
    """Write in the trail that somebody took a workbook out as a file; whoever asks has been let in to read it."""
    tell("workbook.exported", "team", team.public_id, occasion, selection=selection, own=seat.team is not None)


def _standing(seat: Seat, section_key: str, **said: Any) -> SectionStanding:
    row, _is_new = SectionStanding.objects.of_team(seat.own_team).update_or_create(
        network=seat.network, team=seat.own_team, section_key=section_key, defaults=said
    )
    return row
