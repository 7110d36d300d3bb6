"""Looking up municipalities. The table is public; nothing here is scoped to a tenant."""

from django.db.models import QuerySet

from jobbvei.municipalities.models import Municipality


def municipality_with_number(number: str) -> Municipality | None:
    """The municipality numbered ``number``, or None."""
    return Municipality.objects.filter(number=number).first()


def municipality_named(name: str, *, county: str = "") -> Municipality | None:
    """The one municipality called ``name`` in any case and any official language.

    Args:
        name: Norwegian, Sámi or Kven form, or the whole official name.
        county: Norwegian name of the county; needed where names repeat (Herøy, Våler).

    Returns:
        None when no municipality or more than one has the name.
    """
    wanted, wanted_county = name.strip().casefold(), county.strip().casefold()
    if not wanted:
        return None
    # In Python, because SQLite folds the case of ASCII letters only.
    found = [
        candidate
        for candidate in all_municipalities()
        if wanted in {known.casefold() for known in candidate.names}
        and wanted_county in ("", candidate.county_name.casefold())
    ]
    return found[0] if len(found) == 1 else None


def all_municipalities() -> QuerySet[Municipality]:
    """Every municipality in the table, joined or not, by number. Organisers of networks are none."""
    return Municipality.objects.filter(is_organiser=False).order_by("number")


def tenants() -> QuerySet[Municipality]:
    """The municipalities and organisers that have joined, by number."""
    return Municipality.objects.filter(joined_on__isnull=False).order_by("number")
