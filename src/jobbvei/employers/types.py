"""What others may name of employers."""

from jobbvei.employers.models import (
    Employer,
    EmployerContact,
    LegalFloor,
    Opening,
    OpeningContact,
    OpeningKind,
    Sector,
)

__all__ = ["Employer", "EmployerContact", "LegalFloor", "Opening", "OpeningContact", "OpeningKind", "Sector"]
