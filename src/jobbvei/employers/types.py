"""What others may name of employers."""

from jobbvei.employers.details import (
    EmployerDetails,
    OpeningDetails,
    PersonToCall,
    Problem,
    SourceKey,
    UnableToSave,
)
from jobbvei.employers.models import (
    Employer,
    EmployerContact,
    LegalFloor,
    Opening,
    OpeningContact,
    OpeningKind,
    Sector,
    Source,
)
from jobbvei.employers.states import OpeningStatus

__all__ = [
    "Employer",
    "EmployerContact",
    "EmployerDetails",
    "LegalFloor",
    "Opening",
    "OpeningContact",
    "OpeningDetails",
    "OpeningKind",
    "OpeningStatus",
    "PersonToCall",
    "Problem",
    "Sector",
    "Source",
    "SourceKey",
    "UnableToSave",
]
