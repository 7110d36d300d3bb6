"""What an event needs to know about the one who acts and the thing acted on."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from jobbvei.audit.models import Act, AuditEvent

__all__ = ["Act", "Acting", "AuditEvent", "Installation", "Occasion", "Thing"]


class Acting(Protocol):
    """Whoever acts: a signed-in user in a role for a municipality, or the system."""

    @property
    def key(self) -> str:
        """Public id of the user, or ``system``."""

    @property
    def role_code(self) -> str:
        """Stable code of the role acted in."""

    @property
    def tenant_number(self) -> str:
        """The municipality acted for."""


@dataclass(frozen=True, slots=True)
class Installation:
    """The system itself, doing what serves every municipality: changing a key, removing what is too old.

    No policy lets it near a municipality's own data.

    Attributes:
        tenant_number: The municipality whose log tells of it; empty when it belongs to none.
    """

    tenant_number: str = ""
    key: str = "system"
    role_code: str = "system"


@dataclass(frozen=True, slots=True)
class Thing:
    """What was read or written.

    Attributes:
        kind: Model name in the glossary's words, such as ``participant``.
        key: Public id.
        subject_key: Public id of the participant it is about; empty when it is about nobody.
    """

    kind: str
    key: str
    subject_key: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who acts, when, and why.

    Attributes:
        purpose: Code of the purpose, such as ``follow_up``.
    """

    by: Acting
    at: datetime
    purpose: str = "follow_up"
    details: dict[str, str | int | bool | None] = field(default_factory=dict)
