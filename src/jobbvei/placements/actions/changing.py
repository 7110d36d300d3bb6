"""Writing what was agreed into a draft."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.people.types import ImpossibleValue
from jobbvei.placements.models import Placement
from jobbvei.placements.policies import may_change_draft
from jobbvei.placements.things import thing_of
from jobbvei.shared.sentence import N_, Sentence

HOURS_PER_WEEK_MAX = 48


@transaction.atomic
def change_draft(
    *, placement: Placement, starts_on: date | None, hours_per_week: Decimal | None, occasion: Occasion
) -> Placement:
    """Change the first day and the weekly hours of a draft; None means not agreed yet.

    Raises:
        Refused: The role may not, or it is no draft any more.
        ImpossibleValue: A new first day that has passed, or hours outside a working week.
    """
    actor = acting_user(occasion)
    placement = _locked(placement)
    may_change_draft(actor=actor, placement=placement).ensure()
    if starts_on is not None and starts_on != placement.starts_on and starts_on < actor.on:
        raise ImpossibleValue(
            "starts_on", Sentence(N_("{day} er passert. Velg i dag eller senere."), {"day": starts_on})
        )
    if hours_per_week is not None and not 0 < hours_per_week <= HOURS_PER_WEEK_MAX:
        raise ImpossibleValue(
            "hours_per_week",
            Sentence(N_("Timer i uka må være mer enn 0 og ikke over {most}."), {"most": HOURS_PER_WEEK_MAX}),
        )
    placement.starts_on, placement.hours_per_week = starts_on, hours_per_week
    placement.save(update_fields=["starts_on", "hours_per_week"])
    record_writing("placements.placement.changed", thing_of(placement), occasion=occasion)
    return placement


def _locked(placement: Placement) -> Placement:
    """The draft as it stands now, kept from others until the transaction ends."""
    rows = Placement.objects.for_tenant(placement.tenant_id).select_for_update(of=("self",))
    return rows.select_related("participant").get(pk=placement.pk)
