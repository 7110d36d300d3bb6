"""Finding files that were sent to be imported."""

from uuid import UUID

from jobbvei.access.types import Actor
from jobbvei.integrations.models import Upload


def my_upload(public_id: UUID | str, *, actor: Actor) -> Upload | None:
    """The file known by ``public_id``, when the actor sent it for this municipality; else None."""
    mine = Upload.objects.for_tenant(actor.tenant).filter(uploaded_by=actor.user)
    return mine.filter(public_id=public_id).first()


def my_waiting_uploads(*, actor: Actor) -> list[Upload]:
    """Files the actor has sent and not yet imported, newest first; without their content."""
    mine = Upload.objects.for_tenant(actor.tenant).filter(uploaded_by=actor.user, outcome__isnull=True)
    return list(mine.defer("content").order_by("-uploaded_at", "-id"))
