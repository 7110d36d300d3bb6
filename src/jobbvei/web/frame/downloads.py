"""Files a page hands out: something to save, and nothing that a browser or a proxy keeps."""

from collections.abc import Mapping

from django.http import HttpResponse

CONTENT_TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml; charset=utf-8",
}
"""By the end of a file's name."""


def as_download(content: bytes | str, *, name: str) -> HttpResponse:
    """A file to save.

    Args:
        content: The whole file.
        name: The file's name, made here and never of somebody's own words; its end is one of :data:`CONTENT_TYPES`.
    """
    response = HttpResponse(content, content_type=CONTENT_TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
