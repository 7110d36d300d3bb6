"""The work in the background that sends the letters of a mailing, one by one.

A letter cannot be taken back, so each is written down as it goes and not when all are done: a server that stops in
the middle sends nobody the same letter twice. Whoever is being sent to when it stops is told of as not known.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.access.permissions import Permission
from jobbvei.background.hooks import register_work
from jobbvei.background.types import Run, WorkKind, WorkResult
from jobbvei.integrations.mail.addressees import Addressee, addressees_now, letter_for
from jobbvei.integrations.mail.outbox import Tally, mailing_with_public_id, note_interrupted, receivers_of, tally_of
from jobbvei.integrations.mail.post import NotSent, PostOffice
from jobbvei.integrations.models import Mailing, MailProblem, MailReceiver, MailState
from jobbvei.municipalities.types import TenantQuerySet

Pause = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Round:
    """What one attempt at a mailing is made of.

    Attributes:
        addressees: Those it is still for, by key.
    """

    run: Run
    mailing: Mailing
    addressees: Mapping[UUID, Addressee]
    post: PostOffice


def register_mail_work() -> None:
    """Tell the queue what it may be asked for."""
    words = gettext_lazy("Utsending av brev")
    for code, permission in (
        ("send_network_mail", Permission.FACILITATE_NETWORK),
        ("send_survey_mail", Permission.RUN_SURVEYS),
    ):
        register_work(WorkKind(code, words, permission, deliver, _told))


def deliver(run: Run, pause: Pause = time.sleep) -> Mailing:
    """Send what waits; those the server has no time for are tried again after the pauses of the settings."""
    mailing = mailing_with_public_id(str(run.arguments["mailing"]), tenant=run.actor.tenant)
    note_interrupted(mailing)
    addressees = addressees_now(mailing, actor=run.actor)
    with PostOffice() as post:
        round_ = Round(run, mailing, addressees, post)
        for seconds in settings.JOBBVEI_MAIL_PAUSES:
            if not _go_through(round_):
                break
            pause(seconds)
        else:
            _go_through(round_)
    _rows(mailing).filter(state=MailState.WAITING).update(state=MailState.FAILED)
    return mailing


def _told(_run: Run, mailing: Mailing) -> WorkResult:
    tally = tally_of(receivers_of(mailing))
    counts = {_("sendt"): tally.sent, _("ikke sendt"): tally.failed}
    return WorkResult(_sentence(tally), counts, reverse("mailing", args=[mailing.public_id]))


def _sentence(tally: Tally) -> str:
    if tally.failed:
        return _("{sent} har fått brevet. {failed} har ikke fått det.").format(sent=tally.sent, failed=tally.failed)
    return _("Alle {sent} har fått brevet.").format(sent=tally.sent)


def _go_through(round_: Round) -> bool:
    """Try everybody who waits once.

    Returns:
        Whether somebody still waits for the server.
    """
    receivers = receivers_of(round_.mailing)
    done = len(receivers) - sum(one.state == MailState.WAITING for one in receivers)
    for receiver in (one for one in receivers if one.state == MailState.WAITING):
        round_.run.progress(done, len(receivers), _("Sender brev"))  # stops here if another has taken the work over
        try:
            done += _send_one(round_, receiver)
        except NotSent as problem:
            _rows(round_.mailing).filter(state=MailState.WAITING).update(problem=problem.problem)
            if problem.is_for_now:
                return True
            _rows(round_.mailing).filter(state=MailState.WAITING).update(state=MailState.FAILED)
            return False
    return _rows(round_.mailing).filter(state=MailState.WAITING).exists()


def _send_one(round_: Round, receiver: MailReceiver) -> bool:
    """Send one letter, and write down what came of it.

    Returns:
        Whether it is settled; else it waits for the next round.

    Raises:
        NotSent: No other letter can be sent either.
    """
    addressee = round_.addressees.get(receiver.receiver_key)
    unsent = _why_not(addressee)
    if addressee is None or unsent is not None:
        state = MailState.NOT_NEEDED if addressee is None else MailState.FAILED
        _write(receiver, MailState.WAITING, state, unsent)
        return True
    if not _claim(receiver, addressee):
        return True
    try:
        round_.post.send(letter_for(addressee, round_.mailing, made_at=round_.run.at))
    except NotSent as problem:
        waits = problem.is_for_now or problem.is_for_all
        _write(receiver, MailState.SENDING, MailState.WAITING if waits else MailState.FAILED, problem.problem)
        if problem.is_for_all:
            raise
        return not waits
    _write(receiver, MailState.SENDING, MailState.SENT, None)
    return True


def _why_not(addressee: Addressee | None) -> MailProblem | None:
    if addressee is None:
        return MailProblem.LEFT
    return None if addressee.email else MailProblem.NO_ADDRESS


def _claim(receiver: MailReceiver, addressee: Addressee) -> bool:
    """Take the letter before it is sent, so that no other process sends it too."""
    mine = _rows(receiver.mailing).filter(pk=receiver.pk, state=MailState.WAITING)
    now = {"state": MailState.SENDING, "email": addressee.email, "tries": F("tries") + 1, "tried_at": timezone.now()}
    return mine.update(**now) == 1


def _write(receiver: MailReceiver, before: MailState, state: MailState, problem: MailProblem | None) -> None:
    mine = _rows(receiver.mailing).filter(pk=receiver.pk, state=before)
    mine.update(state=state, problem=problem or "")


def _rows(mailing: Mailing) -> TenantQuerySet[MailReceiver]:
    return MailReceiver.objects.for_tenant(mailing.tenant_id).filter(mailing=mailing)
