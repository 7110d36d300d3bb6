"""Asking somebody who came after the wave was made: whoever runs it does, or they themselves by a link of their own."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.shared.errors import Refused
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.keys import hash_of, link_end
from jobbvei.surveys.models import Invitation, Wave
from jobbvei.surveys.policies import may_remind, may_run_wave, may_take_answers
from jobbvei.surveys.recipients import Recipient
from jobbvei.surveys.things import thing_of_wave

Groups = tuple[str, ...]


@transaction.atomic
def invite_more(*, wave: Wave, recipients: Sequence[Recipient], occasion: Occasion) -> list[Invitation]:
    """Ask those of the recipients who are not asked already, in a wave that takes answers.

    Nobody is invited whose groups are shared by none of those asked: their answer would be known among the others.

    Raises:
        Refused: The role does not open it, or nobody can answer now.
    """
    may_run_wave(occasion.by, wave).ensure()
    may_remind(wave, on=acting_for_municipality(occasion).on).ensure()
    invited = _invited(wave, recipients)
    told = replace(occasion, details={**occasion.details, "asked": len(invited)})
    record_writing("surveys.wave.invited", thing_of_wave(wave), occasion=told)
    return invited


@transaction.atomic
def join_wave(*, wave: Wave, recipient: Recipient, on: date) -> str:
    """The end of the recipient's own link; made now when they have none. Whoever calls knows that they are asked.

    Nobody is signed in, and the trail is not told: it would tell when somebody went to answer.

    Raises:
        Refused: The wave takes no answers, or their answer would be known among the others.
    """
    may_take_answers(wave, on=on).ensure()
    mine = Invitation.objects.for_tenant(wave.tenant_id).filter(wave=wave, about=recipient.about)
    invitation = mine.first() or next(iter(_invited(wave, [recipient])), None)
    if invitation is None:
        raise Refused(
            "surveys.would_be_known",
            Sentence(N_("For få er som deg blant dem som er spurt. Da spør vi ikke deg, fordi svaret kunne kjennes.")),
        )
    return link_end(invitation.public_id)


def invitation_to(wave: Wave, recipient: Recipient, groups: Sequence[str]) -> Invitation:
    """An invitation that is not written yet, with the hash of its link."""
    row = Invitation(
        tenant=wave.tenant,
        wave=wave,
        name=recipient.name,
        email=recipient.email,
        about=recipient.about,
        groups=list(groups),
    )
    row.key_hash = hash_of(link_end(row.public_id))
    return row


def _invited(wave: Wave, recipients: Sequence[Recipient]) -> list[Invitation]:
    held = Wave.objects.for_tenant(wave.tenant_id).select_for_update(of=("self",)).get(pk=wave.pk)
    rows = Invitation.objects.for_tenant(wave.tenant_id).filter(wave=wave).order_by("id")
    known, taken = set(rows.values_list("about", flat=True)), {tuple(one.groups) for one in rows}
    fits = [(one, _groups_among(one, taken)) for one in recipients if one.about and one.about not in known]
    invited = [invitation_to(wave, one, groups) for one, groups in fits if groups is not None]
    Invitation.objects.bulk_create(invited)
    held.asked_count = (held.asked_count or 0) + len(invited)
    held.save(update_fields=["asked_count"])
    wave.asked_count = held.asked_count
    return invited


def _groups_among(recipient: Recipient, taken: Collection[Groups]) -> Groups | None:
    """Groups that five or more share already: the recipient's own, or those that were merged; None when neither is."""
    merged = ("",) * len(recipient.groups)
    return next((one for one in (recipient.groups, merged) if one in taken), None)
