"""Waves, who is asked, and how many have answered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from jobbvei.municipalities.types import Municipality
from jobbvei.shared.alphabet import place_of
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.keys import link_end
from jobbvei.surveys.models import Invitation, Response, Wave


class WaveNotFound(NotFound):
    """No wave with this key here."""

    def __init__(self) -> None:
        super().__init__("surveys.wave_not_found", Sentence(N_("Undersøkelsen finnes ikke her.")))


@dataclass(frozen=True, slots=True)
class InvitationLink:
    """An invitation with the end of its link."""

    invitation: Invitation
    end: str


def waves_of(tenant: Municipality) -> Sequence[Wave]:
    """Every wave of the owner with its version, newest first."""
    return list(Wave.objects.for_tenant(tenant).select_related("version").order_by("-opens_on", "-id"))


def waves_about(tenant: Municipality, about: str) -> Sequence[Wave]:
    """The owner's waves about one thing of another package, such as ``gathering:`` and its key, newest first."""
    return list(Wave.objects.for_tenant(tenant).filter(about=about).order_by("-opens_on", "-id"))


def waves_about_any(tenant: Municipality, abouts: Collection[str]) -> Sequence[Wave]:
    """The owner's waves about any of these things of other packages, with their versions, newest first."""
    rows = Wave.objects.for_tenant(tenant).filter(about__in=list(abouts)).select_related("version", "tenant")
    return list(rows.order_by("-opens_on", "-id"))


def invitations_about(tenant: Municipality, about: str) -> Mapping[int, InvitationLink]:
    """The invitations of somebody another package knows, by the wave's primary key."""
    rows = Invitation.objects.for_tenant(tenant).filter(about=about).order_by("id") if about else ()
    return {row.wave_id: InvitationLink(row, link_end(row.public_id)) for row in rows}


def asked_abouts(wave: Wave) -> Collection[str]:
    """Who of those another package knows is asked in the wave."""
    rows = Invitation.objects.for_tenant(wave.tenant_id).filter(wave=wave).exclude(about="").order_by("id")
    return set(rows.values_list("about", flat=True))


def wave_with_public_id(public_id: UUID | str, *, tenant: Municipality) -> Wave:
    """The owner's wave known by ``public_id``, with its version.

    Raises:
        WaveNotFound: There is none here.
    """
    rows = Wave.objects.for_tenant(tenant).select_related("version__instrument", "tenant")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise WaveNotFound
    return found


def answered_count(wave: Wave) -> int:
    """How many have answered."""
    return Response.objects.for_tenant(wave.tenant_id).filter(wave=wave).count()


def answered_counts(tenant: Municipality) -> Mapping[int, int]:
    """How many have answered each of the owner's waves, by the wave's primary key; none is left out."""
    rows = Response.objects.for_tenant(tenant).values("wave_id").annotate(count=Count("pk")).order_by("wave_id")
    return {row["wave_id"]: row["count"] for row in rows}


def invitation_links(wave: Wave, *, only_waiting: bool = False) -> list[InvitationLink]:
    """Everybody who is asked with their link, by name; only those who have not answered when told so."""
    rows = Invitation.objects.for_tenant(wave.tenant_id).filter(wave=wave).order_by("id")
    if only_waiting:
        rows = rows.filter(answered_on__isnull=True)
    by_name = sorted(rows, key=lambda row: place_of(row.name or row.email))
    return [InvitationLink(row, link_end(row.public_id)) for row in by_name]
