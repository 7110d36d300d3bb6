"""What a network's workbook no longer asks, and what is answered there: nothing that was written is ever gone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count

from jobbvei.learning_network.models import WorkbookAnswer
from jobbvei.learning_network.queries.workbooks import Workbook, template_of, templates_of
from jobbvei.learning_network.types import Network
from jobbvei.learning_network.workbooks.template import Field, FieldNotFound, Section, Template, from_stored


@dataclass(frozen=True, slots=True)
class RemovedField:
    """A field that was taken out of the template.

    Attributes:
        earlier: The newest template that has it; ``section`` is where it stands there.
    """

    field: Field
    section: Section
    earlier: Template


def removed_fields(network: Network) -> list[RemovedField]:
    """Every field the template once had and has no more, the newest removed first."""
    templates = [from_stored(one.content) for one in templates_of(network)]
    found = {one.key: None for one in templates[0].fields} if templates else {}
    removed: list[RemovedField] = []
    for earlier in templates[1:]:
        for section in earlier.sections:
            new = [one for one in section.fields if one.key not in found]
            removed += [RemovedField(one, section, earlier) for one in new]
            found |= {one.key: None for one in new}
    return removed


def removed_field(network: Network, key: str) -> RemovedField:
    """The removed field with the key.

    Raises:
        FieldNotFound: The template never had it, or has it now.
    """
    found = next((one for one in removed_fields(network) if one.field.key == key), None)
    if found is None:
        raise FieldNotFound
    return found


def removed_and_answered(book: Workbook) -> list[RemovedField]:
    """The removed fields in which the team has written something that still stands."""
    asked = {one.key for one in book.template.fields}
    if not any(answer.text and key not in asked for key, answer in book.answers.items()):
        return []
    return [one for one in removed_fields(book.team.network) if book.text(one.field.key)]


def known_field(network: Network, key: str) -> tuple[Field, bool]:
    """A field the workbook asks or has asked, and whether it asks it now.

    Raises:
        FieldNotFound: It never did.
    """
    now = next((one for one in template_of(network).fields if one.key == key), None)
    return (now, True) if now is not None else (removed_field(network, key).field, False)


def teams_that_wrote(network: Network, keys: Collection[str]) -> Mapping[str, int]:
    """How many teams have something standing in each field; those without any are left out."""
    rows = WorkbookAnswer.objects.of_all_teams(network).filter(field_key__in=keys).exclude(text="")
    counted = rows.order_by("field_key").values_list("field_key").annotate(count=Count("team", distinct=True))
    return dict(counted)


def teams_that_wrote_in_any(network: Network, keys: Collection[str]) -> int:
    """How many teams have something standing in at least one of the fields."""
    rows = WorkbookAnswer.objects.of_all_teams(network).filter(field_key__in=keys).exclude(text="")
    return rows.order_by().values("team").distinct().count()
