"""The pages about the law for many, as tabs."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor
from jobbvei.web.frame.components import Tab

PAGES = (
    ("law-changes", Permission.READ_PERSON_ECONOMY_AND_LAW),
    ("law-guidance", Permission.READ_PERSON_ECONOMY_AND_LAW),
    ("municipal-grants", Permission.SEE_MUNICIPAL_GRANTS),
    ("law-files", Permission.CALCULATE_LAW),
)


def law_tabs(actor: Actor, current: str) -> list[Tab]:
    """The pages the actor may open; none when there is only one."""
    words = {
        "law-changes": _("Lovendringer"),
        "law-guidance": _("Veiledning"),
        "municipal-grants": _("Tilskudd til kommunen"),
        "law-files": _("Regn ut for en fil"),
    }
    tabs = [Tab(words[name], reverse(name), name == current) for name, permission in PAGES if actor.may(permission)]
    return tabs if len(tabs) > 1 else []
