"""Registering and changing employers and whom to call there."""

from dataclasses import replace

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.access.queries import colleagues
from jobbvei.access.types import User
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.employers.actions.saving import Saved, changed_fields, put
from jobbvei.employers.details import (
    REGISTERED_HERE,
    EmployerDetails,
    PersonToCall,
    Problem,
    SourceKey,
    UnableToSave,
    as_columns,
    ensure_no,
    problems_of_employer,
    problems_of_person_to_call,
)
from jobbvei.employers.models import Employer, EmployerContact
from jobbvei.employers.organisation_numbers import checked_organisation_number
from jobbvei.employers.policies import may_write_employer, may_write_employers
from jobbvei.shared.outcome import Outcome
from jobbvei.shared.sentence import N_, Sentence

UNUSABLE = "employers.employer.unusable"


@transaction.atomic
def register_employer(*, details: EmployerDetails, occasion: Occasion, key: SourceKey = REGISTERED_HERE) -> Employer:
    """Register a new employer in the municipality acted for.

    Raises:
        Refused: the role does not open it.
        UnableToSave: a field is wrong, or the organisation number is registered already.
    """
    may_write_employers(occasion.by).ensure()
    usable = _checked(details)
    employer = Employer(tenant_id=occasion.by.tenant_number, source=key.source, source_key=key.key)
    _ensure_number_is_free(usable, employer)
    put(employer, as_columns(usable))
    employer.save()
    record_writing("employers.employer.registered", _thing(employer), occasion=occasion)
    return employer


@transaction.atomic
def change_employer(*, employer: Employer, details: EmployerDetails, occasion: Occasion) -> Employer:
    """Change what is known about the employer; writes nothing when nothing differs.

    Raises:
        Refused: the role does not open it, or the employer is another municipality's.
        UnableToSave: a field is wrong, or another employer has the organisation number.
    """
    may_write_employer(occasion.by, employer).ensure()
    usable = _checked(details)
    if not changed_fields(employer, as_columns(usable)):
        return employer
    _ensure_number_is_free(usable, employer)
    put(employer, as_columns(usable))
    employer.save()
    record_writing("employers.employer.changed", _thing(employer), occasion=occasion)
    return employer


@transaction.atomic
def save_employer(*, key: SourceKey, details: EmployerDetails, occasion: Occasion) -> Saved[Employer]:
    """Register or change the employer that has ``key`` in its source; the second time it changes nothing.

    An employer that somebody registered here with the same organisation number is taken over as it stands, so that
    a file never overwrites what a colleague wrote.
    """
    may_write_employers(occasion.by).ensure()
    ours = Employer.objects.for_tenant(occasion.by.tenant_number)
    known = ours.filter(source=key.source, source_key=key.key).first()
    if known is None:
        number = _checked(details).organisation_number
        same = ours.filter(organisation_number=number).first() if number else None
        if same is not None:
            return Saved(same, Outcome.UNCHANGED)
        return Saved(register_employer(details=details, occasion=occasion, key=key), Outcome.CREATED)
    if not changed_fields(known, as_columns(_checked(details))):
        return Saved(known, Outcome.UNCHANGED)
    return Saved(change_employer(employer=known, details=details, occasion=occasion), Outcome.CHANGED)


@transaction.atomic
def set_contact_owner(*, employer: Employer, owner: User | None, occasion: Occasion) -> Employer:
    """Say which colleague owns the contact with the employer; None when nobody does.

    Raises:
        Refused: the role does not open it, or the employer is another municipality's.
        UnableToSave: the owner has no role in the municipality on the day.
    """
    may_write_employer(occasion.by, employer).ensure()
    if owner is not None:
        _ensure_colleague(owner, occasion)
    employer.contact_owner = owner
    employer.save(update_fields=["contact_owner"])
    told = replace(occasion, details={"owner": str(owner.public_id) if owner else None})
    record_writing("employers.contact_owner.set", _thing(employer), occasion=told)
    return employer


@transaction.atomic
def add_contact_person(*, employer: Employer, person: PersonToCall, occasion: Occasion) -> EmployerContact:
    """Add somebody to call at the employer."""
    may_write_employer(occasion.by, employer).ensure()
    ensure_no(problems_of_person_to_call(person), "employers.contact_person.unusable")
    contact = EmployerContact.objects.create(
        tenant_id=employer.tenant_id, employer=employer,
        name=person.name.strip(), role=person.role.strip(), phone=person.phone.strip(), email=person.email.strip(),
    )  # fmt: skip
    record_writing("employers.contact_person.added", _contact_thing(contact), occasion=occasion)
    return contact


@transaction.atomic
def remove_contact_person(*, contact: EmployerContact, occasion: Occasion) -> None:
    """Delete a contact person who is not to be called any more."""
    may_write_employer(occasion.by, contact.employer).ensure()
    record_writing("employers.contact_person.removed", _contact_thing(contact), occasion=occasion)
    contact.delete()


def _checked(details: EmployerDetails) -> EmployerDetails:
    ensure_no(problems_of_employer(details), UNUSABLE)
    return replace(
        details,
        name=details.name.strip(),
        organisation_number=checked_organisation_number(details.organisation_number),
    )


def _ensure_colleague(owner: User, occasion: Occasion) -> None:
    acting = acting_for_municipality(occasion)
    if not colleagues(acting.tenant, on=acting.on).filter(pk=owner.pk).exists():
        sentence = Sentence(N_("Den du valgte, har ingen rolle i kommunen nå. Velg en annen kollega."))
        raise UnableToSave(UNUSABLE, (Problem("owner", sentence),))


def _ensure_number_is_free(details: EmployerDetails, employer: Employer) -> None:
    number = details.organisation_number
    others = Employer.objects.for_tenant(employer.tenant_id).exclude(pk=employer.pk)
    other = others.filter(organisation_number=number).first() if number else None
    if other is not None:
        template = N_("{number} er allerede registrert på {name}. Bruk den arbeidsgiveren.")
        sentence = Sentence(template, {"number": number, "name": other.name})
        raise UnableToSave(UNUSABLE, (Problem("organisation_number", sentence),))


def _thing(employer: Employer) -> Thing:
    return Thing("employer", str(employer.public_id))


def _contact_thing(contact: EmployerContact) -> Thing:
    return Thing("employer_contact", str(contact.public_id))
