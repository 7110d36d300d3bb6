"""Who may see and change employers and openings, and when an opening can change state."""

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.audit.types import Acting
from jobbvei.employers.models import Employer, Opening
from jobbvei.employers.states import TRANSITIONS, OpeningStatus
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict


def may_write_employers(by: Acting) -> Verdict:
    """Whether ``by`` may register and change employers and their contact persons."""
    return may(by, Permission.WRITE_EMPLOYERS)


def may_write_employer(by: Acting, employer: Employer) -> Verdict:
    """Whether ``by`` may change this employer: the role opens it, and it is in their own municipality."""
    return may_write_employers(by).and_then(_is_ours(by, employer.tenant_id))


def may_write_openings(by: Acting) -> Verdict:
    """Whether ``by`` may register and change openings."""
    return may(by, Permission.WRITE_OPENINGS)


def may_write_opening(by: Acting, opening: Opening) -> Verdict:
    """Whether ``by`` may change this opening: the role opens it, and it is in their own municipality."""
    return may_write_openings(by).and_then(_is_ours(by, opening.tenant_id))


def may_register_opening_at(by: Acting, employer: Employer) -> Verdict:
    """Whether ``by`` may register an opening at this employer."""
    return may_write_openings(by).and_then(_is_ours(by, employer.tenant_id))


def may_become(opening: Opening, status: OpeningStatus) -> Verdict:
    """Whether the opening can go from where it is to ``status``."""
    if status in TRANSITIONS[OpeningStatus(opening.status)]:
        return Verdict.allow()
    return Verdict.refuse(
        "employers.opening.state",
        Sentence(
            N_("Plassen er {status} og kan ikke bli {wanted}. Last siden på nytt for å se hva som er endret."),
            {"status": str(OpeningStatus(opening.status).label), "wanted": str(status.label)},
        ),
    )


def _is_ours(by: Acting, tenant_number: str) -> Verdict:
    if by.tenant_number == tenant_number:
        return Verdict.allow()
    return Verdict.refuse(
        "employers.other_municipality",
        Sentence(N_("Dette hører til en annen kommune. Bytt kommune øverst på siden hvis du har en rolle der.")),
    )
