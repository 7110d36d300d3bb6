"""Changing what a network's workbook asks; each change is a new version, and answers follow the field's key."""

from collections.abc import Callable

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import Network, WorkbookTemplate
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.workbooks import newest_template, template_of
from jobbvei.learning_network.types import Seat
from jobbvei.learning_network.workbooks.reading import template_patterns
from jobbvei.learning_network.workbooks.template import FieldKind, Template, as_stored
from jobbvei.shared.sentence import N_, Sentence


@transaction.atomic
def start_template(*, seat: Seat, pattern: str, occasion: Occasion) -> WorkbookTemplate:
    """Give a network without a workbook the one of a pattern.

    Raises:
        Refused: The seat is not a facilitator's.
        UnableToSave: There is no such pattern, or the network has a workbook.
    """
    may_facilitate(seat).ensure()
    if pattern not in template_patterns():
        raise UnableToSave("learning_network.no_such_template", Sentence(N_("Velg en av malene.")))
    if newest_template(seat.network) is not None:
        told = Sentence(N_("Nettverket har en arbeidsbok. Endre den i stedet, så blir svarene med."))
        raise UnableToSave("learning_network.has_template", told)
    return _next_version(seat.network, template_patterns()[pattern], occasion)


@transaction.atomic
def change_template(*, seat: Seat, change: Callable[[Template], Template], occasion: Occasion) -> WorkbookTemplate:
    """Make the next version of the template: ``change`` gets the newest one and answers another.

    Raises:
        Refused: The seat is not a facilitator's.
        NotFound: The change is about something that is not there.
        UnableToSave: Something in it has no name, or a table no columns.
    """
    may_facilitate(seat).ensure()
    Network.objects.for_tenant(seat.network.tenant).select_for_update().get(pk=seat.network.pk)
    changed = change(template_of(seat.network))
    _ensure_usable(changed)
    return _next_version(seat.network, changed, occasion)


def fill_workbook(network: Network, pattern: str, occasion: Occasion) -> None:
    """Give a network that is being made the workbook of its pattern, when that has one."""
    template = template_patterns().get(pattern)
    if template is not None:
        _next_version(network, template, occasion)


def _next_version(network: Network, template: Template, occasion: Occasion) -> WorkbookTemplate:
    before = newest_template(network)
    made = WorkbookTemplate.objects.create(
        network=network,
        number=1 if before is None else before.number + 1,
        content=as_stored(template),
        made_at=occasion.at,
        made_by=acting_user(occasion).user,
    )
    tell("workbook.template_changed", "workbook_template", made.public_id, occasion, number=made.number)
    return made


def _ensure_usable(template: Template) -> None:
    if not all(one.title.strip() for one in template.sections) or not all(one.label.strip() for one in template.fields):
        raise UnableToSave("learning_network.template_unnamed", Sentence(N_("Gi delen eller feltet et navn.")))
    for one in template.fields:
        if one.kind == FieldKind.TABLE and not one.columns:
            told = Sentence(N_("Skriv kolonnene i tabellen «{field}», én på hver linje."), {"field": one.label})
            raise UnableToSave("learning_network.template_no_columns", told)
        if one.kind == FieldKind.CHOICE and not one.choices:
            told = Sentence(N_("Skriv svarene en kan velge i «{field}», ett på hver linje."), {"field": one.label})
            raise UnableToSave("learning_network.template_no_choices", told)
