"""Taking a card of the idea bank home: as an initiative, and as a text in the workbook."""

from dataclasses import dataclass

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.actions.workbooks import add_to_workbook
from jobbvei.learning_network.models import Initiative, Practice, PracticeVersion
from jobbvei.learning_network.policies import may_copy
from jobbvei.learning_network.queries.practices import shown_version
from jobbvei.learning_network.types import Seat, WorkbookAnswer

LONGEST_TITLE, LONGEST_SOURCE = 160, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ForWorkbook:
    """What of a card shall stand in the workbook, and where.

    Attributes:
        source: Where it is from, in words, as the history of the field shows it.
    """

    field_key: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class TakenHome:
    """What became of a card; ``answer`` is None when it was not put in the workbook."""

    initiative: Initiative
    answer: WorkbookAnswer | None


@transaction.atomic
def copy_practice(
    *, seat: Seat, practice: Practice, occasion: Occasion, for_workbook: ForWorkbook | None = None
) -> TakenHome:
    """Make an initiative of the seat's own team from the card, and let its text stand in the workbook when asked for.

    The words are theirs to change from then on. Copying twice makes two initiatives. Which card and version it came
    from, when and by whom, is kept in both places.

    Raises:
        Refused: The seat has no team, or the card is not published.
        FieldNotFound: The workbook has no such field.
        UnableToSave: The text cannot stand in the field; nothing is copied.
    """
    may_copy(seat, practice).ensure()
    shown = shown_version(practice)
    initiative = _initiative(seat, shown, occasion)
    tell("practice.copied", "practice", practice.public_id, occasion, version=shown.number)
    if for_workbook is None:
        return TakenHome(initiative, None)
    answer = add_to_workbook(
        seat=seat,
        field_key=for_workbook.field_key,
        text=for_workbook.text,
        source=for_workbook.source[:LONGEST_SOURCE],
        occasion=occasion,
        copied_from=shown,
    )
    return TakenHome(initiative, answer)


def _initiative(seat: Seat, shown: PracticeVersion, occasion: Occasion) -> Initiative:
    return Initiative.objects.create(
        network=seat.network,
        team=seat.own_team,
        title=shown.title[:LONGEST_TITLE],
        category=shown.category,
        target_group=shown.target_group,
        what="\n\n".join(filter(None, (shown.what, shown.how)))[:4000],
        resources=shown.needs,
        copied_from=shown,
        copied_at=occasion.at,
        copied_by=acting_user(occasion).user,
    )
