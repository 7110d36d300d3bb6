"""What a letter says until its sender changes it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jobbvei.integrations.mail.addressees import OWN_LINK, OWN_NAME
from jobbvei.integrations.mail.outbox import mailings_about
from jobbvei.learning_network.types import Gathering, Seat
from jobbvei.web.frame.formats import clock, day


@dataclass(frozen=True, slots=True)
class Draft:
    """A subject and a text, with the places for what is each one's own."""

    subject: str
    text: str


def gathering_draft(seat: Seat, gathering: Gathering, *, only_waiting: bool) -> Draft:
    """The letter about a gathering: an invitation, a reminder, what is changed, or that it is cancelled."""
    title = gathering.title
    if gathering.is_cancelled:
        heading = _("Avlyst: {title}").format(title=title)
        lines = [_("«{title}» {when} er avlyst.").format(title=title, when=_when(gathering))]
        lines += [gathering.cancelled_because] if gathering.cancelled_because else []
        return _as_letter(seat, heading, [*lines, _("Kalenderfilen som ligger ved, tar den ut av kalenderen din.")])
    if only_waiting:
        heading = _("Kommer du? {title}").format(title=title)
        opening = _("Vi har ikke fått svar fra deg om «{title}».").format(title=title)
    elif _is_news(seat, gathering):
        heading = _("Endret: {title}").format(title=title)
        opening = _("«{title}» er endret. Dette gjelder nå:").format(title=title)
    else:
        heading = _("Invitasjon: {title}").format(title=title)
        opening = _("Velkommen til «{title}».").format(title=title)
    where = [_("Hvor: {place}").format(place=gathering.place)] if gathering.place else []
    lines = [
        opening,
        "\n".join([_("Når: {when}").format(when=_when(gathering)), *where]),
        _("Din egen side, med program, rom og møtelenke:\n{link}").format(link=OWN_LINK),
        _("Si der om du kommer. Lenken er din egen, så ikke send den videre. Kalenderfilen ligger ved."),
    ]
    return _as_letter(seat, heading, lines)


def _as_letter(seat: Seat, heading: str, lines: list[str]) -> Draft:
    greeting = _("Hei {name}!").format(name=OWN_NAME)
    text = "\n\n".join([greeting, *lines, _signed(seat)])
    return Draft(heading, text if OWN_LINK in text else f"{text}\n\n{_('Din egen side:')} {OWN_LINK}")


def _signed(seat: Seat) -> str:
    values = {"name": seat.actor.user.full_name, "organiser": seat.actor.tenant.name}
    return _("Hilsen {name}, {organiser}").format(**values)


def _is_news(seat: Seat, gathering: Gathering) -> bool:
    """Whether letters have gone out about it, and none about how it is now."""
    told = [one.sequence for one in mailings_about(gathering.public_id, tenant=seat.actor.tenant)]
    return bool(told) and gathering.sequence not in told


def _when(gathering: Gathering) -> str:
    values = {
        "first": day(gathering.starts_at),
        "start": clock(gathering.starts_at),
        "last": day(gathering.ends_at),
        "end": clock(gathering.ends_at),
    }
    if gathering.first_day == gathering.last_day:
        return _("{first} kl. {start}–{end}").format(**values)
    return _("{first} kl. {start} til {last} kl. {end}").format(**values)
