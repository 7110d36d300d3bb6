"""What can be imported from a spreadsheet, by the word used in commands and addresses."""

from jobbvei.integrations.spreadsheets.employer_rows import EMPLOYERS
from jobbvei.integrations.spreadsheets.opening_rows import OPENINGS
from jobbvei.integrations.spreadsheets.people_rows import PEOPLE

KINDS = {kind.code: kind for kind in (PEOPLE, EMPLOYERS, OPENINGS)}
