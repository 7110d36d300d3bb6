"""Whoever acts."""

from dataclasses import dataclass
from datetime import date

from jobbvei.access.models import ApiKey, ApiScope, Membership, User
from jobbvei.access.permissions import Permission
from jobbvei.access.roles import Role
from jobbvei.municipalities.types import Municipality

__all__ = ["Actor", "ApiKey", "ApiScope", "Membership", "SystemActor", "User"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in user, acting in one role for one municipality on one day.

    Every policy and action takes the actor; none looks at a request.
    """

    user: User
    role: Role
    tenant: Municipality
    on: date

    @property
    def key(self) -> str:
        """The user's public id."""
        return str(self.user.public_id)

    @property
    def role_code(self) -> str:
        """The role's stable code."""
        return self.role.code

    @property
    def tenant_number(self) -> str:
        """The municipality acted for."""
        return self.tenant.number

    def may(self, permission: Permission) -> bool:
        """Whether the role opens ``permission``. Who may; *when* it may be done is each package's policy."""
        return permission in self.role.permissions


@dataclass(frozen=True, slots=True)
class SystemActor:
    """The system itself, doing for one municipality what nobody clicked: a command, a nightly import.

    Whoever can start a command on the server has passed the machine's own door, so no role is asked for; the trail
    says ``system``.
    """

    tenant: Municipality
    on: date
    key: str = "system"
    role_code: str = "system"

    @property
    def tenant_number(self) -> str:
        """The municipality acted for."""
        return self.tenant.number


@dataclass(frozen=True, slots=True)
class KeyActor:
    """Another system of a municipality, let in with a key; it may do what the key's scope says and nothing else."""

    api_key: ApiKey

    @property
    def key(self) -> str:
        """The key's public id, never its secret."""
        return str(self.api_key.public_id)

    @property
    def role_code(self) -> str:
        """``api``: no role of a user."""
        return "api"

    @property
    def tenant_number(self) -> str:
        """The municipality the key belongs to."""
        return self.api_key.tenant_id
