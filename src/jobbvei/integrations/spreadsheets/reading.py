"""Any file a user may send: told apart by what is in it, not by its name."""

from jobbvei.integrations.spreadsheets.csv_files import read_csv
from jobbvei.integrations.spreadsheets.tables import LARGEST_FILE_BYTES, Table, unusable
from jobbvei.integrations.spreadsheets.xlsx_files import read_xlsx
from jobbvei.shared.sentence import N_

ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MEGABYTE = 1024 * 1024


def read_table(content: bytes) -> Table:
    """The table in ``content``, CSV or XLSX.

    Raises:
        UnusableFile: the file is empty, too large, or no table; one sentence says what to do.
    """
    if not content.strip():
        raise unusable("no_header", N_("Filen er tom. Den første linjen skal ha kolonnenavnene."))
    if len(content) > LARGEST_FILE_BYTES:
        template = N_("Filen er større enn {most} MB. Del den i flere filer.")
        raise unusable("too_large", template, most=LARGEST_FILE_BYTES // MEGABYTE)
    if content.startswith(OLD_EXCEL):
        raise unusable("old_excel", N_("Filen er i et gammelt Excel-format eller låst med passord. Lagre som .xlsx."))
    return read_xlsx(content) if content.startswith(ZIP) else read_csv(content)
