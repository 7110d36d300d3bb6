"""Two addresses for whoever watches the server."""

from http import HTTPStatus

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobbvei.background.queries import seconds_since_worker
from jobbvei.web.frame.pages import public_page

WORKER_SILENT_SECONDS = 120


@public_page
@require_safe
def alive(_request: HttpRequest) -> JsonResponse:
    """The process answers. Touches nothing else, so that a slow database never restarts the process."""
    return JsonResponse({"alive": True})


@public_page
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """Whether pages can be served: the database answers and has every migration.

    A silent worker is told but does not make the site unready: pages work without it.
    """
    try:
        missing = _missing_migrations()
        worker_seconds = None if missing else seconds_since_worker(at=timezone.now())
    except DatabaseError:
        return JsonResponse({"ready": False, "database": False}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    answer = {
        "ready": missing == 0,
        "database": True,
        "missing_migrations": missing,
        "worker_seconds": worker_seconds,
        "worker_alive": worker_seconds is not None and worker_seconds < WORKER_SILENT_SECONDS,
    }
    return JsonResponse(answer, status=HTTPStatus.OK if answer["ready"] else HTTPStatus.SERVICE_UNAVAILABLE)


def _missing_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
