"""The one navigation: what each role comes for, at most five entries, as data."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.access.permissions import Permission
from jobbvei.access.roles import Role
from jobbvei.access.types import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """One word in the navigation.

    Attributes:
        url_name: The page it leads to; an entry whose page is not part of this installation is left out.
        permission: What the role must open to see the word.
        places: Starts of the addresses that belong to this entry, so that it is marked on their pages too.
        explanation: What one does there, for the start page.
        unless: Whoever has this permission comes to the page through another word.
    """

    url_name: str
    words: Promise
    permission: Permission
    places: tuple[str, ...]
    explanation: Promise
    unless: Permission | None = None

    def is_for(self, role: Role) -> bool:
        """Whether somebody in ``role`` sees the word."""
        return self.permission in role.permissions and self.unless not in role.permissions


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as one page shows it."""

    address: str
    words: Promise
    explanation: Promise
    current: bool


ENTRIES = (
    Entry(
        "worklist",
        _("Arbeidsliste"),
        Permission.SEE_WORK_LIST,
        ("/arbeidsliste/", "/personer/", "/forslag/"),
        _("Hvem som trenger deg i dag, hvorfor, og hva som er neste steg."),
    ),
    Entry(
        "openings",
        _("Plasser"),
        Permission.SEE_OPENINGS,
        ("/plasser/",),
        _("Stillinger og plasser, hva de krever, og hva kommunen selv trenger."),
    ),
    Entry(
        "employers",
        _("Arbeidsgivere"),
        Permission.SEE_EMPLOYERS,
        ("/arbeidsgivere/",),
        _("Hvem som eier kontakten, hvem som kan ringes, og hvilke plasser de har."),
    ),
    Entry(
        "placements",
        _("Avtaler"),
        Permission.SEE_PLACEMENTS,
        ("/avtaler/",),
        _("Forslag som er sendt, svar som er gitt, og avtaler som er i gang."),
    ),
    Entry(
        "law-changes",
        _("Lov"),
        Permission.READ_PERSON_ECONOMY_AND_LAW,
        ("/lov/",),
        _("Når loven endres, og hvem det gjelder."),
    ),
    Entry(
        "law-files",
        _("Lov"),
        Permission.CALCULATE_LAW,
        ("/lov/",),
        _("Regn ut hva loven gir for mange på én gang, fra en fil uten navn."),
        unless=Permission.READ_PERSON_ECONOMY_AND_LAW,
    ),
    Entry(
        "networks",
        _("Nettverk"),
        Permission.SEE_NETWORK,
        ("/nettverk/",),
        _("Faser, samlinger, arbeidsbok og idébank, sammen med andre kommuner."),
        unless=Permission.SEE_WORK_LIST,
    ),
    Entry(
        "surveys",
        _("Undersøkelser"),
        Permission.RUN_SURVEYS,
        ("/undersokelser/",),
        _("Spør mange det samme, påminn dem som ikke har svart, og se hva de svarte samlet."),
        unless=Permission.SEE_WORK_LIST,  # a leader comes there from the work list
    ),
    Entry(
        "reproduction",
        _("Tall"),
        Permission.SEE_FIGURES,
        ("/innsikt/",),
        _("Tallene fra rapportene regnet ut på nytt, med det som ikke stemmer."),
        unless=Permission.SEE_WORK_LIST,  # a leader comes there from the foot of every page
    ),
    Entry(
        "audit-log",
        _("Logg"),
        Permission.READ_AUDIT_LOG,
        ("/logg/",),
        _("Hvem som har lest og endret hva, når og hvorfor."),
    ),
    Entry(
        "members",
        _("Roller"),
        Permission.MANAGE_MEMBERS,
        ("/roller/",),
        _("Gi og ta bort roller i kommunen."),
    ),
    Entry(
        "api-keys",
        _("Nøkler"),
        Permission.MANAGE_API_KEYS,
        ("/nokler/",),
        _("La andre systemer i kommunen spørre om lovreglene."),
    ),
)


def links_for(actor: Actor, path: str) -> list[Link]:
    """The entries ``actor`` may open, in order; the one ``path`` belongs to is marked."""
    links = []
    for entry in ENTRIES:
        address = _address(entry.url_name) if entry.is_for(actor.role) else None
        if address is not None:
            links.append(Link(address, entry.words, entry.explanation, path.startswith(entry.places)))
    return links


def _address(url_name: str) -> str | None:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None
