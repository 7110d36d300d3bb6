"""What a button of a section does, after the form it stands in is saved."""

from jobbvei.learning_network.actions.workbook_sections import (
    comment_on_field,
    mark_section_ready,
    resolve_comment,
    share_section,
)
from jobbvei.learning_network.actions.workbooks import (
    Settlement,
    Written,
    save_answer,
    settle_conflict,
    take_back_addition,
)
from jobbvei.learning_network.queries.workbooks import open_comment, open_conflict, workbook_of
from jobbvei.learning_network.types import Seat
from jobbvei.learning_network.workbooks.template import Section
from jobbvei.web.frame.pages import ActorRequest
from jobbvei.web.workbook.reading import surroundings_of, text_of_figure


class UnknownDeed(Exception):
    """No button of ours says this."""


def done(request: ActorRequest, seat: Seat, section: Section, said: str) -> None:
    """Do what the button says: ``ready:yes``, ``share:no``, ``settle:KEY:both``, ``comment:FIELD``; nothing for none.

    Raises:
        UnknownDeed: There is no such button.
        UnableToSave: It cannot be done now.
    """
    kind, _colon, rest = said.partition(":")
    occasion = request.occasion("network")
    match kind:
        case "" | "save":
            return
        case "ready":
            mark_section_ready(seat=seat, section_key=section.key, is_ready=rest == "yes", occasion=occasion)
        case "share":
            share_section(seat=seat, section_key=section.key, is_shared=rest == "yes", occasion=occasion)
        case "comment":
            text = request.POST.get(f"comment.{rest}", "")
            comment_on_field(seat=seat, team=seat.own_team, field_key=rest, text=text, occasion=occasion)
        case "resolve":
            resolve_comment(seat=seat, comment=open_comment(rest, seat=seat), occasion=occasion)
        case "settle":
            _settle(request, seat, rest)
        case "uncopy":
            field_key, _colon, revision = rest.rpartition(":")
            if not revision.isdecimal():
                raise UnknownDeed
            take_back_addition(seat=seat, field_key=field_key, revision=int(revision), occasion=occasion)
        case "fetch":
            _fetch(request, seat, rest)
        case _:
            raise UnknownDeed


def _settle(request: ActorRequest, seat: Seat, said: str) -> None:
    key, _colon, choice = said.partition(":")
    if choice not in set(Settlement):
        raise UnknownDeed
    conflict = open_conflict(key, seat=seat)
    settle_conflict(seat=seat, conflict=conflict, settlement=Settlement(choice), occasion=request.occasion("network"))


def _fetch(request: ActorRequest, seat: Seat, field_key: str) -> None:
    """Let a number that somebody above knows be the answer."""
    book = workbook_of(seat.own_team)
    figure = surroundings_of(book, on=request.on).figures.get(field_key)
    if figure is None:
        raise UnknownDeed
    answer = book.answers.get(field_key)
    revision = 0 if answer is None else answer.revision
    written = Written(field_key=field_key, text=text_of_figure(figure), based_on=revision)
    save_answer(seat=seat, written=written, occasion=request.occasion("network"))
