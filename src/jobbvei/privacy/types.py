"""The classes a field can have."""

from dataclasses import dataclass
from enum import StrEnum

from jobbvei.shared.sentence import N_


class Sensitivity(StrEnum):
    """How a field is treated."""

    PUBLIC = "public"  # reference data and settings; nobody's person
    OPERATIONAL = "operational"  # keys, states and dates of the work itself
    STAFF = "staff"  # about people who work with Jobbvei
    CONTACT = "contact"  # about a contact person at an employer
    PERSONAL = "personal"  # about a participant
    PROTECTED = "protected"  # about a participant and dangerous in wrong hands: identity, address, permit


class Retention(StrEnum):
    """When a field goes."""

    REFERENCE = "reference"  # while the reference table stands
    EMPLOYMENT = "employment"  # while the user has a role, then one year
    CASE = "case"  # 15 years from programme start (integreringsforskriften § 60), then anonymised
    CONTACT_ACTIVE = "contact_active"  # while the opening is active
    TRAIL = "trail"  # ten years
    SHORT = "short"  # 90 days
    NETWORK = "network"  # while the network runs, then two years


@dataclass(frozen=True, slots=True)
class FieldClass:
    """Purpose, sensitivity and retention of a model's field.

    Attributes:
        purpose: Why we hold it, one bokmål sentence a participant could read.
    """

    purpose: str
    sensitivity: Sensitivity
    retention: Retention


FieldClasses = dict[str, FieldClass]


def classed(purpose: str, sensitivity: Sensitivity, retention: Retention, fields: str) -> FieldClasses:
    """The same class for several fields, named with spaces between.

    >>> sorted(classed("Vi må kunne ringe.", Sensitivity.PERSONAL, Retention.CASE, "phone email"))
    ['email', 'phone']
    """
    one = FieldClass(purpose, sensitivity, retention)
    return dict.fromkeys(fields.split(), one)


def keys(retention: Retention, fields: str = "id tenant public_id") -> FieldClasses:
    """Keys that say which row it is and whose, and nothing else."""
    return classed(
        N_("Holder radene fra hverandre og hver kommune for seg."), Sensitivity.OPERATIONAL, retention, fields
    )
