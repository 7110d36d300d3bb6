"""What others may name: the municipality and the base of every row that belongs to one."""

from jobbvei.municipalities.crossings import AcrossTheWall
from jobbvei.municipalities.models import Municipality
from jobbvei.municipalities.scoping import ScopedQuerySet, UnscopedQuery
from jobbvei.municipalities.tenancy import TenantOwned, TenantQuerySet

__all__ = ["AcrossTheWall", "Municipality", "ScopedQuerySet", "TenantOwned", "TenantQuerySet", "UnscopedQuery"]
