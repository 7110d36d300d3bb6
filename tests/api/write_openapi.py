"""``python -m tests.api.write_openapi``: take down the API's description anew, when the change is meant."""

import json
from pathlib import Path

import django

KEPT = Path(__file__).with_name("openapi.json")


def described() -> str:
    """The description as it is now."""
    from jobbvei.api.urls import ROOT, api  # noqa: PLC0415  # needs Django started

    document = api.get_openapi_schema(path_prefix=ROOT)
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    django.setup()
    KEPT.write_text(described(), encoding="utf-8")
