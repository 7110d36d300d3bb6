"""Making, opening, reminding, closing and taking back a wave."""

from dataclasses import replace

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.surveys.actions.inviting import invitation_to
from jobbvei.surveys.groups import coarsened
from jobbvei.surveys.keys import new_secret
from jobbvei.surveys.models import Audience, Invitation, OpenAnswer, Response, Wave
from jobbvei.surveys.policies import may_become, may_remind, may_run_surveys, may_run_wave
from jobbvei.surveys.states import WaveState
from jobbvei.surveys.things import thing_of_wave
from jobbvei.surveys.wave_plan import WavePlan, ensure_can_be_done


@transaction.atomic
def make_wave(*, plan: WavePlan, occasion: Occasion) -> Wave:
    """Make a draft of a wave with everybody who is to be asked. Nobody can answer before it is opened.

    Raises:
        Refused: The role does not open it.
        UnableToPlan: A field of the plan must be mended.
    """
    may_run_surveys(occasion.by).ensure()
    actor = acting_for_municipality(occasion)
    ensure_can_be_done(plan, on=actor.on)
    wave = Wave.objects.create(
        tenant=actor.tenant,
        version=plan.version,
        title=plan.title.strip(),
        about=plan.about,
        sender=plan.sender.strip(),
        contact=plan.contact.strip(),
        audience=plan.audience,
        opens_on=plan.opens_on,
        closes_on=plan.closes_on,
        group_names=list(plan.recipients.group_names),
        open_key=new_secret() if plan.audience == Audience.OPEN else "",
    )
    _invite(wave, plan)
    record_writing("surveys.wave.made", thing_of_wave(wave), occasion=occasion)
    return wave


@transaction.atomic
def open_wave(*, wave: Wave, occasion: Occasion) -> Wave:
    """Open the wave: from its first day on those who have a link can answer.

    Raises:
        Refused: The role does not open it, or the wave is no draft.
    """
    wave = _locked(wave, occasion)
    may_become(wave, WaveState.OPEN).ensure()
    wave.state = WaveState.OPEN
    if wave.audience == Audience.LIST:
        wave.asked_count = Invitation.objects.for_tenant(wave.tenant_id).filter(wave=wave).count()
    wave.save(update_fields=["state", "asked_count"])
    told = replace(occasion, details={**occasion.details, "asked": wave.asked_count})
    record_writing("surveys.wave.opened", thing_of_wave(wave), occasion=told)
    return wave


def start_wave(*, plan: WavePlan, occasion: Occasion) -> Wave:
    """Make a wave and open it at once: what another package does after a gathering.

    Raises:
        Refused: The role does not open it.
        UnableToPlan: A field of the plan must be mended.
    """
    with transaction.atomic():
        return open_wave(wave=make_wave(plan=plan, occasion=occasion), occasion=occasion)


@transaction.atomic
def remind(*, wave: Wave, occasion: Occasion) -> list[Invitation]:
    """Note that everybody who has not answered is reminded today, and give them, by name.

    Nothing of what anybody answered is read.

    Raises:
        Refused: The role does not open it, or nobody can answer now.
    """
    wave = _locked(wave, occasion)
    on = acting_for_municipality(occasion).on
    may_remind(wave, on=on).ensure()
    rows = Invitation.objects.for_tenant(wave.tenant_id).filter(wave=wave, answered_on__isnull=True)
    rows.update(reminded_on=on)
    waiting = list(rows.order_by("name", "email", "id"))
    told = replace(occasion, details={**occasion.details, "reminded": len(waiting)})
    record_writing("surveys.wave.reminded", thing_of_wave(wave), occasion=told)
    return waiting


@transaction.atomic
def close_wave(*, wave: Wave, occasion: Occasion) -> Wave:
    """Close the wave: no more answers come, and the results can be seen.

    Raises:
        Refused: The role does not open it, or the wave is not open.
    """
    wave = _locked(wave, occasion)
    may_become(wave, WaveState.CLOSED).ensure()
    on = acting_for_municipality(occasion).on
    wave.state, wave.closed_on = WaveState.CLOSED, min(on, wave.closes_on)
    wave.save(update_fields=["state", "closed_on"])
    record_writing("surveys.wave.closed", thing_of_wave(wave), occasion=occasion)
    return wave


@transaction.atomic
def withdraw_wave(*, wave: Wave, occasion: Occasion) -> Wave:
    """Take the wave back: what was answered is deleted.

    Raises:
        Refused: The role does not open it, or the wave is over.
    """
    wave = _locked(wave, occasion)
    may_become(wave, WaveState.WITHDRAWN).ensure()
    Response.objects.for_tenant(wave.tenant_id).filter(wave=wave).delete()
    OpenAnswer.objects.for_tenant(wave.tenant_id).filter(wave=wave).delete()
    wave.state, wave.closed_on = WaveState.WITHDRAWN, acting_for_municipality(occasion).on
    wave.save(update_fields=["state", "closed_on"])
    record_writing("surveys.wave.withdrawn", thing_of_wave(wave), occasion=occasion)
    return wave


def _invite(wave: Wave, plan: WavePlan) -> None:
    recipients = plan.recipients.recipients
    groups = coarsened([one.groups for one in recipients])
    Invitation.objects.bulk_create(
        [invitation_to(wave, one, coarse) for one, coarse in zip(recipients, groups, strict=True)]
    )


def _locked(wave: Wave, occasion: Occasion) -> Wave:
    """The wave as it stands now, kept from others until the transaction ends."""
    may_run_wave(occasion.by, wave).ensure()
    rows = Wave.objects.for_tenant(wave.tenant_id).select_for_update(of=("self",))
    return rows.select_related("version").get(pk=wave.pk)
