"""Asking for letters to be sent: to those a gathering invites, to a team's lead, to those a survey asks; and again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_user, may
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.background.actions import ask_for_work
from jobbvei.background.queries import work_with_public_id
from jobbvei.integrations.mail.addressees import OWN_LINK, Addressee, asked_by_mail, invited_by_mail, leads_of
from jobbvei.integrations.mail.outbox import may_send, note_interrupted
from jobbvei.integrations.mail.post import mail_is_set_up
from jobbvei.integrations.models import Mailing, MailingKind, MailReceiver, MailState
from jobbvei.learning_network.policies import may_facilitate, may_see_team
from jobbvei.learning_network.types import Gathering, MunicipalTeam, Seat
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict
from jobbvei.surveys.actions import remind
from jobbvei.surveys.policies import may_remind, may_run_wave
from jobbvei.surveys.types import Wave

MAIL_KEPT = timedelta(days=90)  # Retention.SHORT
SERVES_ALL = "what is too old goes from all tenants"
LONGEST_SUBJECT, LONGEST_TEXT = 150, 4000
# Eleven digits, also apart: nobody's identity number goes out by mail, whatever somebody writes.
IDENTITY_NUMBER = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")
WORK_OF = {
    MailingKind.GATHERING: "send_network_mail",
    MailingKind.NUDGE: "send_network_mail",
    MailingKind.SURVEY: "send_survey_mail",
}


class UnableToMail(UnusableInput):
    """Nothing has been sent, and nothing will be before it is mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter as its sender has read it.

    Attributes:
        expected: How many the sender was told would get it.
        site: Where links begin, such as ``https://jobbvei.example``.
    """

    subject: str
    text: str
    expected: int
    site: str


@transaction.atomic
def mail_gathering(
    *, seat: Seat, gathering: Gathering, written: Written, only_waiting: bool = False, occasion: Occasion
) -> Mailing:
    """Send everybody the gathering invites a letter of their own, with the calendar file.

    Args:
        only_waiting: Only those who have not answered.

    Raises:
        Refused: The seat is not a facilitator's, or the teams are not told of the gathering yet.
        UnableToMail: The letter must be mended, or there is no mail server.
    """
    may_mail_gathering(seat, gathering).ensure()
    receivers = invited_by_mail(gathering, only_waiting=only_waiting)
    _ensure(written, receivers, needs_link=True)
    about = {"about_key": gathering.public_id, "network_key": seat.network.public_id, "sequence": gathering.sequence}
    mailing = _mailing(MailingKind.GATHERING, written, occasion, only_waiting=only_waiting, **about)
    return _send(mailing, receivers, occasion)


@transaction.atomic
def mail_nudge(*, seat: Seat, team: MunicipalTeam, written: Written, occasion: Occasion) -> Mailing:
    """Send the team's lead a friendly nudge.

    Raises:
        Refused: The seat is not a facilitator's of the team's network.
        UnableToMail: The letter must be mended, nobody leads the team, or there is no mail server.
    """
    may_facilitate(seat).and_then(may_see_team(seat, team)).ensure()
    receivers = leads_of(team)
    _ensure(written, receivers)
    about = {"about_key": team.public_id, "network_key": seat.network.public_id}
    return _send(_mailing(MailingKind.NUDGE, written, occasion, **about), receivers, occasion)


@transaction.atomic
def mail_survey(*, wave: Wave, written: Written, only_waiting: bool, occasion: Occasion) -> Mailing:
    """Send those a survey asks the link that is their own; a reminder when only those who wait are to have it.

    Raises:
        Refused: The role does not open it, or nobody can answer now.
        UnableToMail: The letter must be mended, or there is no mail server.
    """
    may_mail_survey(wave, occasion).ensure()
    receivers = asked_by_mail(wave, only_waiting=only_waiting)
    _ensure(written, receivers, needs_link=True)
    if only_waiting:
        remind(wave=wave, occasion=occasion)
    about = {"about_key": wave.public_id, "only_waiting": only_waiting}
    return _send(_mailing(MailingKind.SURVEY, written, occasion, **about), receivers, occasion)


@transaction.atomic
def mail_again(*, mailing: Mailing, occasion: Occasion) -> Mailing:
    """Try once more for those whose letter was not sent; nobody who has it gets it twice.

    Raises:
        Refused: The role does not open it.
        UnableToMail: Everybody has it, the letters are still being sent, or there is no mail server.
    """
    may_send(acting_user(occasion), mailing).ensure()
    _ensure_server()
    # The lock holds back a second press of the button until the work of the first can be seen.
    mailing = Mailing.objects.for_tenant(mailing.tenant_id).select_for_update().get(pk=mailing.pk)
    _ensure_over(mailing)
    note_interrupted(mailing)
    rows = MailReceiver.objects.for_tenant(mailing.tenant_id).filter(mailing=mailing)
    without = rows.filter(state__in=[MailState.FAILED, MailState.WAITING])  # they wait still if the work stopped early
    count = without.update(state=MailState.WAITING, problem="", tries=0)
    if not count:
        raise UnableToMail("integrations.mail_none_failed", Sentence(N_("Ingen mangler brevet nå.")))
    return _asked(mailing, occasion, count)


def remove_old_mail(at: datetime) -> None:
    """Remove letters and who they went to after ninety days."""
    Mailing.objects.across_tenants(reason=SERVES_ALL).filter(asked_at__lt=at - MAIL_KEPT).delete()


def may_mail_gathering(seat: Seat, gathering: Gathering) -> Verdict:
    """Whether the seat may send letters about the gathering: a facilitator, once the teams are told of it."""
    if gathering.network_id != seat.network.pk or gathering.invited_at is None:
        sentence = Sentence(N_("Samlingen er ikke vist for gruppene ennå. Trykk «Inviter» først."))
        return may_facilitate(seat).and_then(Verdict.refuse("integrations.mail_not_invited", sentence))
    return may_facilitate(seat)


def may_mail_survey(wave: Wave, occasion: Occasion) -> Verdict:
    """Whether letters about the wave may be sent now: it is one's own, and it can be answered."""
    actor = acting_user(occasion)
    return (
        may_run_wave(actor, wave).and_then(may_remind(wave, on=actor.on)).and_then(may(actor, Permission.RUN_SURVEYS))
    )


def _ensure(written: Written, receivers: Sequence[Addressee], *, needs_link: bool = False) -> None:
    _ensure_server()
    if not receivers:
        raise UnableToMail("integrations.mail_to_nobody", Sentence(N_("Det er ingen å sende til.")))
    if len(receivers) != written.expected:
        template = N_("Det er nå {count} mottakere, ikke {expected}. Se over, og send på nytt.")
        told = Sentence(template, {"count": len(receivers), "expected": written.expected})
        raise UnableToMail("integrations.mail_others_now", told)
    if not written.subject.strip() or not written.text.strip():
        raise UnableToMail("integrations.mail_empty", Sentence(N_("Skriv både emne og tekst.")))
    if len(written.subject) > LONGEST_SUBJECT or len(written.text) > LONGEST_TEXT:
        raise UnableToMail("integrations.mail_too_long", Sentence(N_("Brevet er for langt. Kort det ned.")))
    if needs_link and OWN_LINK not in written.text:
        raise UnableToMail(
            "integrations.mail_no_link", Sentence(N_("Sett inn [lenke] der hver skal få sin egen lenke."))
        )
    if IDENTITY_NUMBER.search(f"{written.subject}\n{written.text}"):
        raise UnableToMail(
            "integrations.mail_identity",
            Sentence(N_("Teksten har et tall som ser ut som et fødselsnummer. Ta det bort. Skriv aldri om deltakere.")),
        )


def _ensure_server() -> None:
    if not mail_is_set_up():
        raise UnableToMail(
            "integrations.no_mail_server", Sentence(N_("Det er ikke satt opp noen e-posttjener for Jobbvei."))
        )


def _ensure_over(mailing: Mailing) -> None:
    work = work_with_public_id(mailing.work_key, tenant=mailing.tenant) if mailing.work_key else None
    if work is not None and not work.is_over:
        raise UnableToMail(
            "integrations.mail_on_its_way", Sentence(N_("Brevene sendes fortsatt. Vent til det er ferdig."))
        )


def _mailing(kind: MailingKind, written: Written, occasion: Occasion, **about: Any) -> Mailing:
    actor = acting_user(occasion)
    return Mailing.objects.create(
        tenant=actor.tenant,
        kind=kind,
        subject=" ".join(written.subject.split()),
        text=written.text.strip(),
        site=written.site,
        sent_by=actor.user,
        asked_at=occasion.at,
        **about,
    )


def _send(mailing: Mailing, receivers: Sequence[Addressee], occasion: Occasion) -> Mailing:
    MailReceiver.objects.bulk_create(
        MailReceiver(
            tenant=mailing.tenant,
            mailing=mailing,
            receiver_key=one.key,
            name=one.name,
            email=one.email,
            group=one.group,
        )
        for one in receivers
    )
    return _asked(mailing, occasion, len(receivers))


def _asked(mailing: Mailing, occasion: Occasion, count: int) -> Mailing:
    told = replace(occasion, details={**occasion.details, "kind": mailing.kind, "receivers": count})
    record_writing("integrations.mail.asked", Thing("mailing", str(mailing.public_id)), occasion=told)
    arguments = {"mailing": str(mailing.public_id)}
    work = ask_for_work(
        WORK_OF[MailingKind(mailing.kind)], arguments=arguments, by=acting_user(occasion), at=occasion.at
    )
    mailing.work_key = str(work.public_id)
    mailing.save(update_fields=["work_key"])
    return mailing
