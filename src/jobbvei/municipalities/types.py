"""What others may name: the municipality and the base of every row that belongs to one."""

from jobbvei.municipalities.crossings import AcrossTheWall
from jobbvei.municipalities.models import Municipality
from jobbvei.municipalities.tenancy import TenantOwned, TenantQuerySet, UnscopedQuery

__all__ = ["AcrossTheWall", "Municipality", "TenantOwned", "TenantQuerySet", "UnscopedQuery"]
