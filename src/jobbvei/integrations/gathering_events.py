"""What a gathering says in a calendar."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from jobbvei.integrations.calendar_files import TimedEvent
from jobbvei.learning_network.types import Gathering


def event_of(gathering: Gathering, address: str) -> TimedEvent:
    """The gathering in a calendar; ``address`` is where one reads more, and stands in the text too."""
    title = _("Avlyst: {title}").format(title=gathering.title) if gathering.is_cancelled else gathering.title
    return TimedEvent(
        key=f"{gathering.public_id}@jobbvei",
        starts_at=gathering.starts_at,
        ends_at=gathering.ends_at,
        title=title,
        sequence=gathering.sequence,
        description="\n".join(_lines(gathering, address)),
        place=gathering.place or gathering.meeting_link,
        address=address,
        organiser=gathering.network.tenant.name,
        is_cancelled=gathering.is_cancelled,
    )


def _lines(gathering: Gathering, address: str) -> Iterable[str]:
    yield gathering.network.name
    if gathering.cancelled_because:
        yield gathering.cancelled_because
    if gathering.meeting_link:
        yield _("Møtet: {link}").format(link=gathering.meeting_link)
    yield _("Program, rom og opptak: {link}").format(link=address)
