"""``jobbvei import``: people, openings and employers from a spreadsheet, and advertisements from Nav's job feed."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jobbvei.cli.days import written_day
from jobbvei.cli.django_door import opened_database
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

if TYPE_CHECKING:
    from jobbvei.integrations.nav.importing import NavReport
    from jobbvei.integrations.spreadsheets.importing import ImportFor, ImportReport

DONE, ROWS_REJECTED = 0, 1
MOST_BYTES_READ = 31 * 1024 * 1024  # more than any reader takes, so that each can say that it is too much
SPREADSHEETS = {
    "people": N_("deltakere"),
    "openings": N_("stillinger og plasser"),
    "employers": N_("arbeidsgivere"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be imported, and how."""
    parser.description = "Tar inn deltakere, plasser og arbeidsgivere fra filer, og stillinger fra Navs feed."
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="HVA")
    for kind, words in SPREADSHEETS.items():
        one = kinds.add_parser(kind, help=f"{words} fra CSV eller XLSX")
        one.add_argument("file", metavar="FIL", help="filen, CSV i UTF-8 eller XLSX")
        one.add_argument("--partial", action="store_true", help="lagre radene uten feil selv om andre har feil")
        if kind == "people":
            one.add_argument(
                "--adviser", metavar="EPOST", help="den som får ansvaret for dem filen ikke nevner noen for"
            )
        _add_shared(one)
    feed = kinds.add_parser("nav-feed", help="stillinger fra Navs stillingsfeed")
    feed.add_argument("source", metavar="FIL|ADRESSE", help="en JSON-fil, eller adressen til en side i feeden")
    feed.add_argument("--since", metavar="DATO", help="begynn med endringer etter denne dagen")
    _add_shared(feed)


def run(arguments: argparse.Namespace) -> int:
    """Import; 0 when all went in, 1 when rows or advertisements were rejected."""
    with opened_database():
        return _run_nav_feed(arguments) if arguments.kind == "nav-feed" else _run_spreadsheet(arguments)


def _run_spreadsheet(arguments: argparse.Namespace) -> int:
    report = _import(_content(arguments.file), arguments)
    _tell(report, as_json=arguments.json)
    return ROWS_REJECTED if report.faults else DONE


def _run_nav_feed(arguments: argparse.Namespace) -> int:
    report = _read_feed(arguments)
    if arguments.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        _tell_of_feed(report)
    return ROWS_REJECTED if report.rejected else DONE


def _add_shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--municipality", metavar="NUMMER", help="kommunen det gjelder; trengs når flere er med")
    parser.add_argument("--dry-run", action="store_true", help="vis hva som ville skje, og lagre ingenting")
    parser.add_argument("--json", action="store_true", help="skriv én JSON på standard ut")


def _read_feed(arguments: argparse.Namespace) -> "NavReport":
    from django.conf import settings  # noqa: PLC0415  # needs Django started

    from jobbvei.integrations.nav.feed import import_feed, import_feed_file  # noqa: PLC0415  # needs Django started
    from jobbvei.integrations.nav.transport import HttpFeedClient, http_date  # noqa: PLC0415  # needs Django started

    for_whom = receiver(arguments.municipality)
    since = http_date(written_day(arguments.since, option="--since")) if arguments.since else ""
    if "://" not in arguments.source:
        content = _content(arguments.source)
        name = Path(arguments.source).name
        return import_feed_file(content, name=name, receiver=for_whom, dry_run=arguments.dry_run)
    client = HttpFeedClient(settings.JOBBVEI_NAV_FEED_TOKEN)
    return import_feed(arguments.source, client=client, receiver=for_whom, since=since, dry_run=arguments.dry_run)


def _content(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES_READ)
    except OSError:
        template = N_("Filen «{name}» kan ikke leses. Sjekk navnet og at du har tilgang til den.")
        raise UnusableInput("import.unreadable_file", Sentence(template, {"name": name})) from None


def _import(content: bytes, arguments: argparse.Namespace) -> "ImportReport":
    from jobbvei.integrations.spreadsheets.importing import import_file  # noqa: PLC0415  # needs Django started
    from jobbvei.integrations.spreadsheets.kinds import KINDS  # noqa: PLC0415  # needs Django started

    return import_file(
        content,
        KINDS[arguments.kind],
        receiver=_led_by(getattr(arguments, "adviser", None), receiver(arguments.municipality)),
        dry_run=arguments.dry_run,
        partial=arguments.partial,
    )


def _led_by(email: str | None, of: "ImportFor") -> "ImportFor":
    """With the colleague of this address as lead where the file names nobody."""
    from jobbvei.integrations.spreadsheets.people_follow_up import colleague_with_email  # noqa: PLC0415  # as above

    return of if email is None else replace(of, lead=colleague_with_email(email, of))


def receiver(number: str | None) -> "ImportFor":
    """The municipality that takes the file in, the system acting.

    Args:
        number: Its number; None means the only one there is.

    Raises:
        UnusableInput: it has not joined, or there are several to choose from.
    """
    from django.utils import timezone  # noqa: PLC0415  # needs Django started

    from jobbvei.access.types import SystemActor  # noqa: PLC0415  # needs Django started
    from jobbvei.audit.types import Occasion  # noqa: PLC0415  # needs Django started
    from jobbvei.integrations.spreadsheets.importing import ImportFor  # noqa: PLC0415  # needs Django started
    from jobbvei.municipalities.queries import tenants  # noqa: PLC0415  # needs Django started

    joined = {one.number: one for one in tenants() if not one.is_organiser}
    if number is None and len(joined) == 1:
        number = next(iter(joined))
    if number not in joined:
        raise UnusableInput("import.which_municipality", _which(number, tuple(joined)))
    now = timezone.now()
    actor = SystemActor(tenant=joined[number], on=timezone.localdate(now))
    return ImportFor(joined[number], Occasion(by=actor, at=now, purpose="import"))


def _which(number: str | None, joined: tuple[str, ...]) -> Sentence:
    if not joined:
        return Sentence(
            N_("Ingen kommune er med ennå. Kjør «jobbvei municipality join --help» og legg inn kommunen først.")
        )
    if number is None:
        return Sentence(N_("Flere kommuner er med. Legg til --municipality med en av {joined}."), {"joined": joined})
    template = N_("Kommune «{number}» er ikke med. Legg til --municipality med en av {joined}.")
    return Sentence(template, {"number": number, "joined": joined})


def _tell(report: "ImportReport", *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        return
    for fault in report.faults:
        where = f"linje {fault.line}" + (f", {fault.column}" if fault.column else "")
        print(f"{where}: {fault.reason}" + (f" («{fault.value}»)" if fault.value else ""), file=sys.stderr)
    print(report.summary)
    if report.example_note is not None:
        print(report.example_note, file=sys.stderr)
    if report.responsibility is not None:
        print(report.responsibility, file=sys.stderr)
    print(report.consequence, file=sys.stderr)


def _tell_of_feed(report: "NavReport") -> None:
    for note in report.notes:
        for unread in note.unread:
            said = f" («{unread.value}»)" if unread.value else ""
            print(f"{note.key} {note.title}: {unread.field}: {unread.why}{said}", file=sys.stderr)
    for key in report.missing:
        print(f"{key}: innholdet i annonsen er ikke med.", file=sys.stderr)
    for one in report.rejected:
        print(f"{one.key}: avvist. {one.why}", file=sys.stderr)
    if report.next_url:
        print(f"Feeden fortsetter. Kjør igjen med {report.next_url}", file=sys.stderr)
    print(report.summary)
