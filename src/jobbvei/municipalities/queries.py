"""Looking up municipalities. The table is public; nothing here is scoped to a tenant."""

from django.db.models import QuerySet

from jobbvei.municipalities.models import Municipality


def municipality_with_number(number: str) -> Municipality | None:
    """The municipality numbered ``number``, or None."""
    return Municipality.objects.filter(number=number).first()


def municipality_named(name: str, *, county: str = "") -> Municipality | None:
    """The one municipality called ``name`` (any case), in ``county`` when names repeat; None if not exactly one."""
    wanted, wanted_county = name.casefold().strip(), county.casefold().strip()
    found = [
        candidate
        for candidate in Municipality.objects.all()
        if candidate.name.casefold() == wanted and wanted_county in ("", candidate.county_name.casefold())
    ]
    return found[0] if len(found) == 1 else None


def tenants() -> QuerySet[Municipality]:
    """The municipalities that have joined, by number."""
    return Municipality.objects.filter(joined_on__isnull=False).order_by("number")
