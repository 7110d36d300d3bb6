"""What every page costs on the demo municipality: processor time, wall time and queries, for each role it opens to.

The pages are those of tests/web/access/table.py, so a new address is measured from the day it has its line there. A
page about a person, a place and so on is asked for with several of them, and the slowest counts. The
process is warm: rules, templates and translations are read. Give words of the addresses'
names to measure only those: ``bench/every_page.py worklist person``.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from network_things import network_things

ROUNDS, WARM_UP, THINGS = 7, 2, 3
PROMISED_MS = 100
ROOT = Path(__file__).resolve().parent.parent
# Addresses that show more when they are asked for more.
ALSO = {
    "worklist": ("?vis=week", "?vis=all", "?vis=all&sorter=name&side=2", "?vis=no_step", "?vis=waiting"),
    "search": ("?q=an", "?q=renhold"),
    "openings": ("?status=", "?status=&side=3"),
    "employers": ("?tekst=ek", "?side=2"),
    "audit-log": ("?page=40",),
    "network": ("?sorter=varsel", "?vis=varsel"),
    "practices": ("?q=språkmentor",),
}

Asked = tuple[str, str]  # the address's name with what was asked for, and the path


@dataclass(frozen=True)
class Measured:
    """Medians of one path as one role; milliseconds."""

    role: str
    cpu_ms: float
    wall_ms: float
    queries: int


def main() -> None:
    """Measure in a process of its own, with a data folder of its own; or, in that process, measure."""
    if os.environ.get("JOBBVEI_BENCH"):
        measure(sys.argv[1:])
        return
    with tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "jobbvei.config.settings",
            "JOBBVEI_BENCH": "1",
            "JOBBVEI_DATA": data,
            "JOBBVEI_DEMO": "1",
            "PYTHONPATH": os.pathsep.join(str(place) for place in (ROOT / "src", ROOT)),
        }
        # The request log of thousands of askings goes to the error channel; it is shown only when something fails.
        done = subprocess.run(
            [sys.executable, __file__, *sys.argv[1:]], env=environment, stderr=subprocess.PIPE, text=True, check=False
        )
    if done.returncode != 0:
        raise SystemExit(f"measuring failed:\n{done.stderr[-5000:]}")


def measure(wanted: list[str]) -> None:
    """Load the demo, ask for every page as each role, and print the slowest of each."""
    import django  # noqa: PLC0415  # needs the settings of this process

    django.setup()
    _load()
    slowest: dict[str, Measured] = {}
    asked: set[str] = set()
    for role, client, pages in _visits():
        for name, path in pages:
            asked.add(name.split("?")[0])
            if wanted and not any(word in name for word in wanted):
                continue
            found = _measured(role, lambda client=client, path=path: _answer(client, path))
            if found is not None and (name not in slowest or found.cpu_ms > slowest[name].cpu_ms):
                slowest[name] = found
    _print(slowest)
    if not wanted:
        _print_left_out(asked)


def _load() -> None:
    from django.core.management import call_command  # noqa: PLC0415  # needs Django started
    from django.utils import timezone  # noqa: PLC0415  # as above

    from jobbvei.cli.demo.load import load_world  # noqa: PLC0415  # as above
    from jobbvei.cli.demo.world import make_world  # noqa: PLC0415  # as above

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    load_world(make_world(seed=1, today=timezone.localdate()))


def _visits() -> Iterator[tuple[str, Any, list[Asked]]]:
    """Each role of the demo, signed in, with the pages it may open."""
    from django.test import Client  # noqa: PLC0415  # needs Django started

    from jobbvei.access.models import Membership  # noqa: PLC0415  # as above

    seen: set[str] = set()
    for membership in Membership.objects.select_related("user", "tenant").order_by("pk"):
        if membership.role in seen:
            continue
        seen.add(membership.role)
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(membership.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        yield membership.role, client, list(_pages(membership))


def _pages(membership: Any) -> Iterator[Asked]:
    from django.urls import reverse  # noqa: PLC0415  # needs Django started
    from tests.web.access.addresses import addresses  # noqa: PLC0415  # as above
    from tests.web.access.table import OURS  # noqa: PLC0415  # as above

    by_name = {address.name: address for address in addresses() if address.name}
    for name, row in sorted(OURS.items()):
        if not row.get or not (row.public or membership.role in row.roles):
            continue
        keys = by_name[name].keys
        for values in _keys(row.on, keys, membership):
            path = reverse(name, kwargs=values)
            yield name, path
            yield from ((name + more, path + more) for more in ALSO.get(name, ()))


def _keys(on: Any, names: tuple[str, ...], membership: Any) -> list[dict[str, Any]]:
    """Values of the keys in the address: a few things of the demo; one empty when there are none in it."""
    if not names:
        return [{}]
    (kind,) = set(on.values())
    made = list({**_THINGS, **network_things()}.get(kind, lambda _: [])(membership))
    found = made[:: max(1, len(made) // THINGS)][:THINGS]
    return [one if isinstance(one, dict) else {names[0]: one} for one in found]


def _people(membership: Any) -> list[Any]:
    from jobbvei.people.models import Participant  # noqa: PLC0415  # needs Django started

    people = Participant.objects.for_tenant(membership.tenant).order_by("pk")
    return list(people.values_list("public_id", flat=True))


def _of_model(package: str, model: str) -> Callable[[Any], list[Any]]:
    def found(membership: Any) -> list[Any]:
        from django.apps import apps  # noqa: PLC0415  # needs Django started

        rows = apps.get_model(package, model).objects.for_tenant(membership.tenant).order_by("pk")
        return list(rows.values_list("public_id", flat=True))

    return found


def _of_person(model: str, key: str, **narrow: Any) -> Callable[[Any], list[Any]]:
    def found(membership: Any) -> list[Any]:
        from django.apps import apps  # noqa: PLC0415  # needs Django started

        rows = apps.get_model("casework", model).objects.for_tenant(membership.tenant).filter(**narrow).order_by("pk")
        return [{"public_id": of, key: own} for of, own in rows.values_list("participant__public_id", "public_id")]

    return found


_THINGS: dict[str, Callable[[Any], list[Any]]] = {
    "employer": _of_model("employers", "Employer"),
    "opening": _of_model("employers", "Opening"),
    "participant": _people,
    "placement": _of_model("placements", "Placement"),
    "step": _of_person("NextStep", "step_id", done_at=None),
    "suggestion": _of_model("matching", "Suggestion"),
    "upload": _of_model("integrations", "Upload"),
}


def _answer(client: Any, path: str) -> int:
    response = client.get(path)
    if response.streaming:
        b"".join(response.streaming_content)
    return int(response.status_code)


def _measured(role: str, ask: Callable[[], int]) -> Measured | None:
    """None when the page has nothing to show: it leads elsewhere, or the thing is no longer to be asked for."""
    from django.db import connection  # noqa: PLC0415  # needs Django started
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  # as above

    if {ask() for _ in range(WARM_UP)} != {HTTPStatus.OK}:
        return None
    cpu, wall = [], []
    for _ in range(ROUNDS):
        cpu_at, wall_at = time.process_time(), time.perf_counter()
        ask()
        cpu.append((time.process_time() - cpu_at) * 1000)
        wall.append((time.perf_counter() - wall_at) * 1000)
    with CaptureQueriesContext(connection) as queries:
        ask()
    return Measured(role, statistics.median(cpu), statistics.median(wall), len(queries))


def _print(slowest: dict[str, Measured]) -> None:
    print(f"{'page, slowest first':<40}{'as':<20}{'processor':>11}{'wall':>11}{'queries':>9}")
    for name, found in sorted(slowest.items(), key=lambda one: -one[1].cpu_ms):
        flag = "  OVER" if found.cpu_ms > PROMISED_MS else ""
        print(f"{name:<40}{found.role:<20}{found.cpu_ms:>8.1f} ms{found.wall_ms:>8.1f} ms{found.queries:>9}{flag}")
    over = sum(found.cpu_ms > PROMISED_MS for found in slowest.values())
    print(f"{len(slowest)} pages; {over or 'none'} over the promised {PROMISED_MS} ms of server time")


def _print_left_out(asked: set[str]) -> None:
    from tests.web.access.table import OURS  # noqa: PLC0415  # needs Django started

    left_out = sorted(name for name, row in OURS.items() if row.get and name not in asked)
    print(f"not measured, since the demo has no such thing: {', '.join(left_out) or 'none'}")


if __name__ == "__main__":
    main()
