"""Who a mailing reaches now, and what is each one's own: name, address, link and calendar file.

Nothing of it is kept in the outbox but name and address, so a link that has been renewed goes out as it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.urls import reverse

from jobbvei.access.types import Actor
from jobbvei.integrations.calendar_files import Method, calendar_file
from jobbvei.integrations.gathering_events import event_of
from jobbvei.integrations.mail.post import Letter, from_address
from jobbvei.integrations.models import Mailing, MailingKind
from jobbvei.learning_network.queries import seat_in
from jobbvei.learning_network.queries.gatherings import invited_to, open_gathering
from jobbvei.learning_network.queries.teams import open_team, people_in
from jobbvei.learning_network.types import Gathering, MunicipalTeam, TeamPerson
from jobbvei.surveys.queries.waves import InvitationLink, invitation_links, wave_with_public_id
from jobbvei.surveys.types import Wave

OWN_NAME, OWN_LINK = "[navn]", "[lenke]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One person a mailing is for.

    Attributes:
        key: Public id of the person in the team, or of the invitation.
        path: Where their own link leads, from the site's root.
        gathering: What their calendar file is about; None for no file.
    """

    key: UUID
    name: str
    email: str
    group: str
    path: str
    gathering: Gathering | None = None


def invited_by_mail(gathering: Gathering, *, only_waiting: bool) -> list[Addressee]:
    """Everybody the gathering invites, or those who have not answered; each with their own page of it."""
    invited = invited_to(gathering)
    return [_of_person(one.person, gathering) for one in invited if not (only_waiting and one.coming_as)]


def leads_of(team: MunicipalTeam) -> list[Addressee]:
    """The team's lead; nobody when it has none."""
    path = reverse("network", args=[team.network.public_id])
    return [_addressee(one, path) for one in people_in(team) if one.is_lead]


def asked_by_mail(wave: Wave, *, only_waiting: bool) -> list[Addressee]:
    """Everybody the wave asks, or those who have not answered; each with the link that is theirs."""
    return [_of_invitation(one) for one in invitation_links(wave, only_waiting=only_waiting)]


def addressees_now(mailing: Mailing, *, actor: Actor) -> Mapping[UUID, Addressee]:
    """Those the mailing is still for, by their key: who has left or answered since is not among them."""
    return {one.key: one for one in _FINDERS[MailingKind(mailing.kind)](mailing, actor)}


def letter_for(addressee: Addressee, mailing: Mailing, *, made_at: datetime) -> Letter:
    """What the addressee gets."""
    link = f"{mailing.site}{addressee.path}"
    calendar, method = _calendar(addressee, link, made_at)
    return Letter(
        name=addressee.name,
        email=addressee.email,
        subject=mailing.subject,
        text=filled(mailing.text, name=addressee.name, link=link),
        sender_name=mailing.tenant.name,
        answer_to=mailing.sent_by.email if mailing.sent_by else "",
        calendar=calendar,
        method=method,
        key=str(uuid5(mailing.public_id, str(addressee.key))),
    )


def filled(text: str, *, name: str, link: str) -> str:
    """The text with somebody's first name and link where it says so; without a name, «Hei» stands alone."""
    first_name = name.split(maxsplit=1)[0] if name.strip() else ""
    text = text.replace(OWN_NAME, first_name) if first_name else text.replace(f" {OWN_NAME}", "")
    return text.replace(OWN_LINK, link)


def _calendar(addressee: Addressee, link: str, made_at: datetime) -> tuple[bytes, str]:
    gathering = addressee.gathering
    if gathering is None:
        return b"", ""
    method = Method.CANCEL if gathering.is_cancelled else Method.REQUEST
    event = replace(event_of(gathering, link), invited=addressee.email, organiser_address=from_address())
    return calendar_file([event], name=gathering.title, made_at=made_at, method=method), str(method)


def _of_gathering(mailing: Mailing, actor: Actor) -> list[Addressee]:
    seat = seat_in(str(mailing.network_key), actor=actor)
    gathering = open_gathering(mailing.about_key, seat=seat)
    return invited_by_mail(gathering, only_waiting=bool(mailing.only_waiting))


def _of_team(mailing: Mailing, actor: Actor) -> list[Addressee]:
    return leads_of(open_team(mailing.about_key, seat=seat_in(str(mailing.network_key), actor=actor)))


def _of_wave(mailing: Mailing, actor: Actor) -> list[Addressee]:
    wave = wave_with_public_id(mailing.about_key, tenant=actor.tenant)
    return asked_by_mail(wave, only_waiting=mailing.only_waiting) if wave.takes_answers(actor.on) else []


def _of_person(person: TeamPerson, gathering: Gathering) -> Addressee:
    path = reverse("own-gathering", args=[person.link_key, gathering.public_id])
    return _addressee(person, path, gathering)


def _addressee(person: TeamPerson, path: str, gathering: Gathering | None = None) -> Addressee:
    return Addressee(
        key=person.public_id,
        name=person.full_name,
        email=person.email,
        group=person.team.name,
        path=path,
        gathering=gathering,
    )


def _of_invitation(link: InvitationLink) -> Addressee:
    one = link.invitation
    return Addressee(
        key=one.public_id, name=one.name, email=one.email, group="", path=reverse("answer", args=[link.end])
    )


_FINDERS: Mapping[MailingKind, Callable[[Mailing, Actor], list[Addressee]]] = {
    MailingKind.GATHERING: _of_gathering,
    MailingKind.NUDGE: _of_team,
    MailingKind.SURVEY: _of_wave,
}
