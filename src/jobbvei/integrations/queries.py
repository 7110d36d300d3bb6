"""Finding files that were sent to be imported."""

from uuid import UUID

from jobbvei.access.types import Actor
from jobbvei.integrations.models import LawFile, Upload
from jobbvei.municipalities.types import Municipality


def upload_with_public_id(public_id: UUID | str, *, tenant: Municipality) -> Upload | None:
    """The file known by ``public_id`` in the municipality, or None."""
    return Upload.objects.for_tenant(tenant).filter(public_id=public_id).first()


def my_waiting_uploads(*, actor: Actor) -> list[Upload]:
    """Files the actor has sent and not yet imported, newest first; without their content."""
    mine = Upload.objects.for_tenant(actor.tenant).filter(uploaded_by=actor.user, outcome__isnull=True)
    return list(mine.defer("content").order_by("-uploaded_at", "-id"))


def law_file_with_public_id(public_id: UUID | str, *, tenant: Municipality) -> LawFile | None:
    """The file of facts known by ``public_id`` in the municipality, or None."""
    return LawFile.objects.for_tenant(tenant).filter(public_id=public_id).first()


def my_law_files(*, actor: Actor) -> list[LawFile]:
    """Files of facts the actor has sent, newest first; without what is in them."""
    mine = LawFile.objects.for_tenant(actor.tenant).filter(sent_by=actor.user)
    return list(mine.defer("content", "result").order_by("-sent_at", "-id"))
