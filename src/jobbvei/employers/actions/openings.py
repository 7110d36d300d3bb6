"""Registering, changing, closing and reopening openings."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.employers.actions.saving import Saved, changed_fields, put
from jobbvei.employers.details import (
    REGISTERED_HERE,
    OpeningDetails,
    PersonToCall,
    SourceKey,
    as_columns,
    ensure_no,
    problems_of_opening,
)
from jobbvei.employers.models import Employer, Opening, OpeningContact
from jobbvei.employers.policies import may_become, may_register_opening_at, may_write_opening
from jobbvei.employers.states import OpeningStatus
from jobbvei.shared.outcome import Outcome

UNUSABLE = "employers.opening.unusable"
# What an advertisement says in its own words and about people; all of it goes when the advertisement does.
WORDS_OF_THE_ADVERTISEMENT = {"tasks": "", "requirement_source": "", "application_url": ""}


@transaction.atomic
def register_opening(
    *,
    employer: Employer,
    details: OpeningDetails,
    occasion: Occasion,
    key: SourceKey = REGISTERED_HERE,
) -> Opening:
    """Register a new, open opening at the employer.

    Raises:
        Refused: the role does not open it, or the employer is another municipality's.
        UnableToSave: a field is wrong, or the language need is lower than law allows.
    """
    may_register_opening_at(occasion.by, employer).ensure()
    ensure_no(problems_of_opening(details), UNUSABLE)
    opening = Opening(tenant_id=employer.tenant_id, employer=employer, source=key.source, source_key=key.key)
    put(opening, as_columns(details))
    return _saved(opening, "employers.opening.registered", occasion)


@transaction.atomic
def change_opening(*, opening: Opening, details: OpeningDetails, occasion: Occasion) -> Opening:
    """Change what is known about the opening; writes nothing when nothing differs.

    Raises:
        Refused: the role does not open it, or the opening is another municipality's.
        UnableToSave: a field is wrong, or the language need is lower than law allows.
    """
    may_write_opening(occasion.by, opening).ensure()
    ensure_no(problems_of_opening(details), UNUSABLE)
    values = as_columns(details)
    if not changed_fields(opening, values):
        return opening
    put(opening, values)
    return _saved(opening, "employers.opening.changed", occasion)


@transaction.atomic
def save_opening(*, key: SourceKey, employer: Employer, details: OpeningDetails, occasion: Occasion) -> Saved[Opening]:
    """Register or change the opening that has ``key`` in its source; the second time it changes nothing.

    An opening that is closed stays closed: somebody here decided that.
    """
    known = _with_key(key, occasion)
    if known is None:
        made = register_opening(employer=employer, details=details, occasion=occasion, key=key)
        return Saved(made, Outcome.CREATED)
    values = {"employer_id": employer.pk, **as_columns(details)}
    if not changed_fields(known, values):
        return Saved(known, Outcome.UNCHANGED)
    may_register_opening_at(occasion.by, employer).ensure()
    known.employer = employer
    put(known, as_columns(details))
    ensure_no(problems_of_opening(details), UNUSABLE)
    return Saved(_saved(known, "employers.opening.changed", occasion), Outcome.CHANGED)


@transaction.atomic
def close_opening(*, opening: Opening, occasion: Occasion) -> Opening:
    """Close the opening: nobody is proposed any more. People named in its advertisement are deleted."""
    return _moved(opening, OpeningStatus.CLOSED, "employers.opening.closed", occasion)


@transaction.atomic
def fill_opening(*, opening: Opening, occasion: Occasion) -> Opening:
    """Say that all positions are taken. People named in its advertisement are deleted."""
    return _moved(opening, OpeningStatus.FILLED, "employers.opening.filled", occasion)


@transaction.atomic
def reopen(*, opening: Opening, occasion: Occasion) -> Opening:
    """Open a closed or filled opening again."""
    return _moved(opening, OpeningStatus.OPEN, "employers.opening.reopened", occasion)


@transaction.atomic
def withdraw_advertisement(*, key: SourceKey, occasion: Occasion) -> Saved[Opening] | None:
    """Close the opening whose advertisement is no longer active, and delete its words and the people in it.

    Returns:
        The opening and whether anything changed; None when we never had it.
    """
    opening = _with_key(key, occasion)
    if opening is None:
        return None
    may_write_opening(occasion.by, opening).ensure()
    left = changed_fields(opening, WORDS_OF_THE_ADVERTISEMENT) or opening.contacts.exists()
    if opening.status == OpeningStatus.CLOSED and not left:
        return Saved(opening, Outcome.UNCHANGED)
    put(opening, {**WORDS_OF_THE_ADVERTISEMENT, "status": OpeningStatus.CLOSED})
    opening.contacts.all().delete()
    return Saved(_saved(opening, "employers.opening.withdrawn", occasion), Outcome.CHANGED)


def set_people_in_advertisement(opening: Opening, people: Iterable[PersonToCall]) -> bool:
    """Keep exactly ``people`` as the contact persons of the advertisement; True when they differ from before.

    Part of an action of this package or of an import; the caller holds the transaction and writes the trail.
    """
    wanted = [(one.name, one.role, one.phone, one.email) for one in people]
    kept = list(opening.contacts.order_by("id").values_list("name", "title", "phone", "email"))
    if wanted == kept:
        return False
    opening.contacts.all().delete()
    OpeningContact.objects.bulk_create(
        OpeningContact(tenant_id=opening.tenant_id, opening=opening, name=name, title=title, phone=phone, email=email)
        for name, title, phone, email in wanted
    )
    return True


def _with_key(key: SourceKey, occasion: Occasion) -> Opening | None:
    ours = Opening.objects.for_tenant(occasion.by.tenant_number)
    return ours.filter(source=key.source, source_key=key.key).select_related("employer").first()


def _moved(opening: Opening, status: OpeningStatus, kind: str, occasion: Occasion) -> Opening:
    may_write_opening(occasion.by, opening).and_then(may_become(opening, status)).ensure()
    opening.status = status
    if status is not OpeningStatus.OPEN:
        opening.contacts.all().delete()
    return _saved(opening, kind, occasion)


def _saved(opening: Opening, kind: str, occasion: Occasion) -> Opening:
    opening.updated_at = occasion.at
    opening.save()
    told = replace(occasion, details={"status": str(opening.status), "source": str(opening.source)})
    record_writing(kind, Thing("opening", str(opening.public_id)), occasion=told)
    return opening
