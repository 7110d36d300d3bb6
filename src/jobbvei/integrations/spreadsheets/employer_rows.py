"""The file of employers."""

from typing import Final

from jobbvei.employers.actions import save_employer
from jobbvei.employers.types import EmployerDetails, Sector, Source, SourceKey
from jobbvei.integrations.spreadsheets import cells
from jobbvei.integrations.spreadsheets.columns import Column, Record
from jobbvei.integrations.spreadsheets.importing import ImportFor, ImportKind
from jobbvei.shared.sentence import N_

COLUMNS: Final = (
    Column(
        name="employer_id", read=cells.text, required=True, example="A-12",
        about=N_("Nøkkelen arbeidsgiveren har hos dere. Den brukes til å finne raden igjen neste gang."),
    ),
    Column(name="name", read=cells.text, required=True, example="Solvang sykehjem", about=N_("Arbeidsgiverens navn.")),
    Column(
        name="organisation_number", read=cells.text, example="974 760 673",
        about=N_("Ni siffer. Tomt hvis det ikke er kjent."),
    ),
    Column(
        name="sector", read=cells.one_of([str(code) for code in Sector.values if code]), example="municipal",
        about=N_("Kommunal, annen offentlig eller privat."),
    ),
    Column(name="industry", read=cells.text, example="87.102", about=N_("Næringskode (SN2007).")),
    Column(name="municipality", read=cells.municipality, example="0301", about=N_("Kommunenummer, fire siffer.")),
    Column(name="place", read=cells.text, example="Solvang", about=N_("Sted eller adresse.")),
    Column(
        name="lat", field="latitude", read=cells.degrees, example="59.1386", about=N_("Breddegrad i desimalgrader.")
    ),
    Column(
        name="lon", field="longitude", read=cells.degrees, example="9.6555", about=N_("Lengdegrad i desimalgrader.")
    ),
)  # fmt: skip


def save_employer_row(record: Record, receiver: ImportFor) -> str:
    """Take one row of the file in."""
    told = {column.fills: record.values[column.name] for column in COLUMNS if column.name != "employer_id"}
    details = EmployerDetails(**{name: value for name, value in told.items() if value is not None})
    key = SourceKey(Source.FILE, record.values["employer_id"])
    return save_employer(key=key, details=details, occasion=receiver.occasion).outcome.value


EMPLOYERS = ImportKind("employers", "employer_id", COLUMNS, save_employer_row)
