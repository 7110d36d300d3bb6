"""The file of openings; its columns are those of ``jobbvei match run`` and some more that only the pages need."""

from typing import Any, Final

from jobbvei.employers.actions import save_employer, save_opening
from jobbvei.employers.queries import employer_with_number_or_name, employer_with_source_key
from jobbvei.employers.types import (
    Employer,
    EmployerDetails,
    LegalFloor,
    OpeningDetails,
    OpeningKind,
    Problem,
    Source,
    SourceKey,
    UnableToSave,
)
from jobbvei.integrations.spreadsheets import cells
from jobbvei.integrations.spreadsheets.columns import Column, Record
from jobbvei.integrations.spreadsheets.importing import ImportFor, ImportKind
from jobbvei.people.types import SchoolingLevel, Shift
from jobbvei.ranking.occupations import name_of
from jobbvei.shared.sentence import N_, Sentence

_LEVEL = N_("Nivå fra A0 (ikke noe krav) til C2. Tomt hvis kravet ikke er kjent.")
_SEVERAL = N_("Flere verdier skilles med |.")

COLUMNS: Final = (
    Column(
        name="opening_id", read=cells.text, required=True, example="S-104",
        about=N_("Nøkkelen plassen har hos dere. Den brukes til å finne raden igjen neste gang."),
    ),
    Column(
        name="kind", read=cells.one_of(OpeningKind.values), required=True, example="language_practice",
        about=N_("Hva slags plass det er."),
    ),
    Column(
        name="employer_id", read=cells.text, required=True, example="A-12",
        about=N_("Arbeidsgiverens nøkkel i filen med arbeidsgivere, eller organisasjonsnummeret."),
    ),
    Column(
        name="employer_name", read=cells.text, example="Solvang sykehjem",
        about=N_("Arbeidsgiverens navn. Trengs bare når arbeidsgiveren ikke er registrert."),
    ),
    Column(name="title", read=cells.text, example="Assistent på kjøkken", about=N_("Tomt gir yrkets navn.")),
    Column(name="tasks", read=cells.text, example="Vaske, dekke bord, lage frokost", about=N_("Arbeidsoppgavene.")),
    Column(name="municipality", read=cells.municipality, example="0301", about=N_("Kommunenummer, fire siffer.")),
    Column(name="place", read=cells.text, example="Solvang", about=N_("Sted eller adresse.")),
    Column(
        name="lat", field="latitude", read=cells.degrees, example="59.1386", about=N_("Breddegrad i desimalgrader.")
    ),
    Column(
        name="lon", field="longitude", read=cells.degrees, example="9.6555", about=N_("Lengdegrad i desimalgrader.")
    ),
    Column(name="styrk08", read=cells.occupation, example="9412", about=N_("Yrke i STYRK-08, fire siffer.")),
    Column(name="positions", read=cells.whole_number, example="2", about=N_("Antall plasser. Tomt betyr 1.")),
    Column(
        name="hours", field="hours_per_week", read=cells.one_decimal, example="37.5", about=N_("Timer i uka.")
    ),
    Column(
        name="shifts", read=cells.many(cells.one_of(Shift.values)), example="day|weekend",
        about=N_("Når i uka. Flere verdier skilles med |."),
    ),
    Column(name="starts_on", read=cells.iso_date, example="2027-01-04", about=N_("Første dag.")),
    Column(name="expires_on", read=cells.iso_date, example="2027-02-01", about=N_("Siste dag plassen er åpen.")),
    *(
        Column(name=name, read=cells.level, example="A2", about=_LEVEL)
        for name in ("nb_listening", "nb_reading", "nb_writing", "nb_speaking", "en_speaking")
    ),
    Column(
        name="requirement_source", read=cells.text, example="Enhetsleder, 3. november",
        about=N_("Hvem eller hva språkkravet kommer fra."),
    ),
    Column(
        name="legal_floor", read=cells.one_of(LegalFloor.values), example="none",
        about=N_("Lovkrav til språk: ingen, barnehage eller helse. Tomt betyr ingen."),
    ),
    Column(name="mentor", field="has_mentor", read=cells.yes_or_no, example="1", about=N_("1 når plassen har mentor.")),
    Column(name="authorisations", read=cells.many(cells.text), example="helsefagarbeider", about=_SEVERAL),
    Column(name="licences", read=cells.many(cells.text), example="B|truck", about=_SEVERAL),
    Column(
        name="schooling_min", read=cells.one_of(SchoolingLevel.values), example="lower_secondary",
        about=N_("Minste fullførte skolegang. Tomt når det ikke er krav."),
    ),
    Column(name="experience_years_min", read=cells.one_decimal, example="1", about=N_("Minste erfaring i år.")),
    Column(name="application_due", read=cells.text, example="Snarest", about=N_("Søknadsfrist, som fri tekst.")),
    Column(name="application_url", read=cells.text, example="https://eksempel.no", about=N_("Lenke til søknad.")),
)  # fmt: skip
NOT_DETAILS: Final = {"opening_id", "employer_id", "employer_name"}


def save_opening_row(record: Record, receiver: ImportFor) -> str:
    """Take one row of the file in."""
    details = OpeningDetails(**_details(record))
    employer = _employer(record, receiver)
    key = SourceKey(Source.FILE, record.values["opening_id"])
    saved = save_opening(key=key, employer=employer, details=details, occasion=receiver.occasion)
    return saved.outcome.value


def _details(record: Record) -> dict[str, Any]:
    told = {column.fills: record.values[column.name] for column in COLUMNS if column.name not in NOT_DETAILS}
    known = {name: value for name, value in told.items() if value is not None}
    return {"title": _title(record), **known}


def _title(record: Record) -> str:
    code = record.values["styrk08"]
    return name_of(code) if code else ""


def _employer(record: Record, receiver: ImportFor) -> Employer:
    key, name = record.values["employer_id"], record.values["employer_name"]
    found = employer_with_source_key(receiver.tenant, key, source=Source.FILE)
    number = "".join(key.split())
    number = number if number.isdigit() else ""
    found = found or employer_with_number_or_name(receiver.tenant, number=number, name=name or "")
    if found is not None:
        return found
    if name is None:
        template = N_("Arbeidsgiveren finnes ikke. Importer arbeidsgiverne først, eller fyll ut employer_name.")
        raise UnableToSave("spreadsheets.unknown_employer", (Problem("employer_id", Sentence(template)),))
    saved = save_employer(
        key=SourceKey(Source.FILE, key), details=EmployerDetails(name=name), occasion=receiver.occasion
    )
    return saved.thing


OPENINGS = ImportKind("openings", "opening_id", COLUMNS, save_opening_row)
