"""Publishing what is asked."""

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.surveys.definitions import Definition
from jobbvei.surveys.models import Instrument, InstrumentVersion
from jobbvei.surveys.policies import may_run_surveys
from jobbvei.surveys.things import thing_of_version


@transaction.atomic
def publish_definition(*, definition: Definition, occasion: Occasion) -> InstrumentVersion:
    """The version of the owner's instrument that asks just this; a new one when the last asks something else.

    Raises:
        Refused: The role does not open it.
    """
    may_run_surveys(occasion.by).ensure()
    actor = acting_for_municipality(occasion)
    instrument, _ = Instrument.objects.for_tenant(actor.tenant).get_or_create(
        code=definition.code, defaults={"tenant": actor.tenant}
    )
    Instrument.objects.for_tenant(actor.tenant).select_for_update().get(pk=instrument.pk)
    versions = InstrumentVersion.objects.for_tenant(actor.tenant).filter(instrument=instrument)
    latest = versions.order_by("-number").first()
    if latest is not None and latest.definition == dict(definition.plain):
        return latest
    version = InstrumentVersion(
        tenant=actor.tenant,
        instrument=instrument,
        number=1 if latest is None else latest.number + 1,
        definition=dict(definition.plain),
        published_on=actor.on,
    )
    version.save()
    record_writing("surveys.version.published", thing_of_version(version), occasion=occasion)
    return version
