"""Finding employers and openings of one municipality."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet, Sum

from jobbvei.employers.details import EmployerDetails
from jobbvei.employers.models import Employer, EmployerContact, Opening
from jobbvei.employers.states import OpeningStatus
from jobbvei.municipalities.queries import all_municipalities
from jobbvei.municipalities.types import Municipality, TenantOwned, TenantQuerySet
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

PER_PAGE = 25
Row = TypeVar("Row", bound=TenantOwned)


@dataclass(frozen=True, slots=True)
class PageOf(Generic[Row]):
    """One page of a list, and how many there are in all."""

    rows: Sequence[Row]
    number: int
    page_count: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningFilters:
    """Which openings to list. Empty means all.

    Attributes:
        status: A state, ``expired`` (open, but past its last day), or empty for all.
        language: The highest level of spoken Norwegian the opening may ask for; unknown needs are left out.
        municipality: Number of the municipality where the work is, or ``unknown``.
        text: Words in title or name of the employer.
    """

    status: str = OpeningStatus.OPEN.value
    kind: str = ""
    language: str = ""
    municipality: str = ""
    text: str = ""


class OpeningNotFound(NotFound):
    """No opening with this key in the municipality."""

    def __init__(self) -> None:
        super().__init__("employers.opening_not_found", Sentence(N_("Plassen finnes ikke her.")))


class EmployerNotFound(NotFound):
    """No employer with this key in the municipality."""

    def __init__(self) -> None:
        super().__init__("employers.employer_not_found", Sentence(N_("Arbeidsgiveren finnes ikke her.")))


@dataclass(frozen=True, slots=True)
class OpeningCounts:
    """How many openings there are, by what can be done with them."""

    open: int
    positions_open: int
    expired: int
    without_language_need: int


def open_opening(public_id: UUID | str, *, tenant: Municipality) -> Opening:
    """The opening known by ``public_id`` in the municipality, with its employer.

    Raises:
        OpeningNotFound: There is none here, or the key is no key.
    """
    found = _with_key(_openings(tenant), public_id)
    if found is None:
        raise OpeningNotFound
    return found


def openings_list(tenant: Municipality, filters: OpeningFilters, *, on: date, page: int = 1) -> PageOf[Opening]:
    """One page of the openings that pass the filters: soonest start first, unknown start last."""
    chosen = _openings(tenant).filter(_status(filters.status, on), _text(filters.text))
    if filters.kind:
        chosen = chosen.filter(kind=filters.kind)
    if filters.language:
        chosen = chosen.filter(nb_speaking__gt="", nb_speaking__lte=filters.language)
    if filters.municipality:
        number = None if filters.municipality == "unknown" else filters.municipality
        chosen = chosen.filter(municipality_id=number) if number else chosen.filter(municipality__isnull=True)
    return _page(chosen.order_by(F("starts_on").asc(nulls_last=True), "title", "id"), page)


def openings_for_matching(tenant: Municipality, *, on: date) -> TenantQuerySet[Opening]:
    """Open openings that have not passed their last day on ``on``, with employer and municipality, oldest first."""
    return _openings(tenant).filter(_status(OpeningStatus.OPEN, on)).order_by("id")


def openings_of(employer: Employer) -> TenantQuerySet[Opening]:
    """All openings of the employer: open first, then by start."""
    status_order = F("status").desc()  # open, filled, closed: the alphabet backwards
    rows = _openings(employer.tenant).filter(employer=employer)
    return rows.order_by(status_order, F("starts_on").asc(nulls_last=True), "title", "id")


def opening_counts(tenant: Municipality, *, on: date) -> OpeningCounts:
    """How many openings the municipality has that somebody can be proposed for, and what they lack."""
    usable, expired = _status(OpeningStatus.OPEN, on), _status("expired", on)
    without_need = Q(nb_listening="", nb_reading="", nb_writing="", nb_speaking="")
    counted = Opening.objects.for_tenant(tenant).aggregate(
        open=Count("pk", filter=usable),
        positions=Sum("positions", filter=usable),
        expired=Count("pk", filter=expired),
        without_need=Count("pk", filter=usable & without_need),
    )
    return OpeningCounts(
        open=counted["open"],
        positions_open=counted["positions"] or 0,
        expired=counted["expired"],
        without_language_need=counted["without_need"],
    )


def municipalities_with_openings(tenant: Municipality) -> list[Municipality]:
    """The municipalities where the tenant's openings are, by name."""
    numbers = set(Opening.objects.for_tenant(tenant).order_by().values_list("municipality_id", flat=True).distinct())
    return [one for one in all_municipalities().order_by("name", "number") if one.number in numbers]


def open_employer(public_id: UUID | str, *, tenant: Municipality) -> Employer:
    """The employer known by ``public_id`` in the municipality.

    Raises:
        EmployerNotFound: There is none here, or the key is no key.
    """
    rows = Employer.objects.for_tenant(tenant).select_related("municipality", "contact_owner", "tenant")
    found = _with_key(rows, public_id)
    if found is None:
        raise EmployerNotFound
    return found


def employer_list(tenant: Municipality, *, text: str = "", on: date, page: int = 1) -> PageOf[Employer]:
    """One page of employers by name, each with ``open_count``: openings somebody can be proposed for on ``on``."""
    rows = Employer.objects.for_tenant(tenant).select_related("municipality", "contact_owner")
    for word in text.casefold().split():
        rows = rows.filter(Q(search_name__contains=word) | Q(organisation_number=word))
    not_expired = Q(openings__expires_on__isnull=True) | Q(openings__expires_on__gte=on)
    is_open = Q(openings__status=OpeningStatus.OPEN) & not_expired
    return _page(rows.annotate(open_count=Count("openings", filter=is_open)).order_by("search_name", "id"), page)


def employers_to_choose_from(tenant: Municipality) -> TenantQuerySet[Employer]:
    """All employers of the municipality by name."""
    return Employer.objects.for_tenant(tenant).order_by("search_name", "id")


def contact_persons(employer: Employer) -> TenantQuerySet[EmployerContact]:
    """Whom to call at the employer, by name."""
    rows = EmployerContact.objects.for_tenant(employer.tenant_id).filter(employer=employer)
    return rows.select_related("employer").order_by("name", "id")


def employer_with_source_key(tenant: Municipality, key: str, *, source: str) -> Employer | None:
    """The employer that has ``key`` in ``source``, or None."""
    return Employer.objects.for_tenant(tenant).filter(source=source, source_key=key).first()


def employer_with_number_or_name(tenant: Municipality, *, number: str, name: str) -> Employer | None:
    """The employer with this organisation number; else the only one with this name and no other number."""
    rows = Employer.objects.for_tenant(tenant).order_by("id")
    if number:
        found = rows.filter(organisation_number=number).first()
        if found is not None:
            return found
        rows = rows.filter(organisation_number="")
    same_name = list(rows.filter(search_name=name.strip().casefold())[:2])
    return same_name[0] if len(same_name) == 1 else None


def possible_duplicates(tenant: Municipality, details: EmployerDetails) -> list[Employer]:
    """Employers with the same name or organisation number, to warn before a second one is registered."""
    number = "".join(details.organisation_number.split())
    same = Q(search_name=details.name.strip().casefold())
    if number:
        same |= Q(organisation_number=number)
    return list(Employer.objects.for_tenant(tenant).filter(same).order_by("search_name", "id"))


def _openings(tenant: Municipality) -> TenantQuerySet[Opening]:
    return Opening.objects.for_tenant(tenant).select_related("employer", "municipality")


def _status(status: str, on: date) -> Q:
    alive = Q(expires_on__isnull=True) | Q(expires_on__gte=on)
    if status == OpeningStatus.OPEN:
        return Q(status=OpeningStatus.OPEN) & alive
    if status == "expired":
        return Q(status=OpeningStatus.OPEN, expires_on__lt=on)
    return Q(status=status) if status else Q()


def _text(text: str) -> Q:
    found = Q()
    for word in text.split():
        found &= Q(title__icontains=word) | Q(employer__search_name__contains=word.casefold())
    return found


def _page(rows: TenantQuerySet[Row], number: int) -> PageOf[Row]:
    paginator = Paginator(rows, PER_PAGE)
    shown = paginator.get_page(number)
    return PageOf(list(shown.object_list), shown.number, paginator.num_pages, paginator.count)


def _with_key(rows: QuerySet[Row], public_id: UUID | str) -> Row | None:
    """The row known by the key; None when there is none, or the key is no key at all."""
    try:
        key = public_id if isinstance(public_id, UUID) else UUID(public_id)
    except ValueError:
        return None
    return rows.filter(public_id=key).first()
