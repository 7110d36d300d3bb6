"""How a piece of long work goes."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from jobbvei.background.hooks import UnknownWork, work_kind
from jobbvei.background.policies import may_see_work
from jobbvei.background.queries import work_with_public_id
from jobbvei.background.types import LongWork
from jobbvei.web.frame.pages import ActorRequest, page, page_or_part


@page(anyone_signed_in=True)
@require_safe
def work(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """The page, or only the part that changes when htmx asks for it."""
    found = work_with_public_id(public_id, tenant=request.actor.tenant)
    if found is None:
        raise Http404
    may_see_work(request.actor, found).ensure()
    shown = {"work": found, "title": _title(found)}
    return page_or_part(request, shown, whole="background/work.html", part="background/progress.html")


def _title(found: LongWork) -> str:
    try:
        return str(work_kind(found.kind).words)
    except UnknownWork:
        return found.kind
