"""One thing of each kind an address can name, in a given municipality.

A new kind is one line in :data:`SAMPLES`: a function that makes the thing and returns the value of the key, or all the
keys by name when the address has several that belong together.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from jobbvei.access.models import Membership, User
from jobbvei.access.roles import (
    ADMINISTRATOR,
    FACILITATOR,
    LEADER,
    NAV_COUNSELLOR,
    PROGRAMME_ADVISER,
    TEACHER,
)
from jobbvei.background.models import LongWork
from jobbvei.casework.models import Contact, NorwegianExtension, TeamMember
from jobbvei.integrations.models import LawFile, Mailing, Upload
from jobbvei.municipalities.types import Municipality
from jobbvei.surveys.actions import close_wave
from jobbvei.surveys.models import OpenAnswer
from tests.api.asking import made_key
from tests.background.kinds import KIND, register
from tests.factories.access import NOW, TODAY, make_actor, make_occasion
from tests.factories.casework import make_case, make_step
from tests.factories.employers import make_employer, make_opening
from tests.factories.matching import make_cleaner, make_cleaning_place, make_placement, make_suggestion
from tests.factories.people import registered_participant
from tests.factories.surveys import ends_of, make_answered_wave, make_open_wave
from tests.web.access.network_samples import NETWORK_SAMPLES, Key, Keys


def participant(tenant: Municipality) -> UUID:
    """A participant the municipality works with."""
    return registered_participant(make_actor(PROGRAMME_ADVISER, tenant)).public_id


def employer(tenant: Municipality) -> UUID:
    """An employer the municipality knows."""
    return make_employer(tenant=tenant).public_id


def opening(tenant: Municipality) -> UUID:
    """An open place at such an employer."""
    return make_opening(make_employer(tenant=tenant)).public_id


def membership(tenant: Municipality) -> UUID:
    """Somebody's role."""
    teacher = User.objects.create_user(email=f"{User.objects.count()}@eksempel.test", full_name="Anne Prøve")
    return Membership.objects.create(user=teacher, tenant=tenant, role=TEACHER.code, started_on=TODAY).public_id


def api_key(tenant: Municipality) -> UUID:
    """A key for another system."""
    return made_key(make_actor(ADMINISTRATOR, tenant)).key.public_id


def long_work(tenant: Municipality) -> UUID:
    """Work that advisers may ask for."""
    register()
    asker = make_actor(PROGRAMME_ADVISER, tenant)
    return LongWork.objects.create(tenant=tenant, kind=KIND, asked_by=asker.user, asked_at=NOW).public_id


def upload(tenant: Municipality) -> UUID:
    """A file that was sent to be imported."""
    asker = make_actor(PROGRAMME_ADVISER, tenant)
    return Upload.objects.create(tenant=tenant, kind="employers", uploaded_by=asker.user, uploaded_at=NOW).public_id


def law_file(tenant: Municipality) -> UUID:
    """A file of facts that has its answers."""
    asker = make_actor(LEADER, tenant)
    told = {"tenant": tenant, "asked_on": TODAY, "sent_by": asker.user, "sent_at": NOW}
    report = {"written": 1, "good": 1, "rejected": 0, "faults": []}
    return LawFile.objects.create(**told, report=report, result=b"person_id").public_id


def step(tenant: Municipality) -> Keys:
    """A participant's open step."""
    adviser = make_actor(PROGRAMME_ADVISER, tenant)
    person = make_case(adviser, step_due_in_days=None)
    return {"public_id": person.public_id, "step_id": make_step(person, adviser).public_id}


def contact(tenant: Municipality) -> Keys:
    """A participant's contact."""
    person = make_case(make_actor(PROGRAMME_ADVISER, tenant))
    recorded = Contact.objects.for_tenant(tenant).get(participant=person)
    return {"public_id": person.public_id, "contact_id": recorded.public_id}


def pair(tenant: Municipality) -> Keys:
    """A participant and an opening that fit."""
    adviser = make_actor(PROGRAMME_ADVISER, tenant)
    return {"public_id": make_cleaner(adviser).public_id, "opening_id": make_cleaning_place(adviser).public_id}


def suggestion(tenant: Municipality) -> UUID:
    """A suggestion that waits for an answer."""
    return make_suggestion(make_actor(PROGRAMME_ADVISER, tenant)).public_id


def placement(tenant: Municipality) -> UUID:
    """The draft that a yes became."""
    return make_placement(make_actor(PROGRAMME_ADVISER, tenant)).public_id


def extension(tenant: Municipality) -> Keys:
    """A decision to extend a participant's Norwegian training."""
    adviser = make_actor(PROGRAMME_ADVISER, tenant)
    person = make_case(adviser, norwegian_ends_in_days=200)
    decided = NorwegianExtension.objects.create(
        tenant=tenant, training=person.norwegian_training, decided_on=TODAY, months=6
    )
    return {"public_id": person.public_id, "extension_id": decided.public_id}


def team_member(tenant: Municipality) -> Keys:
    """A colleague in a participant's team who does not lead it, from before today."""
    person = make_case(make_actor(PROGRAMME_ADVISER, tenant))
    counsellor = make_actor(NAV_COUNSELLOR, tenant)
    joined = TeamMember.objects.create(
        tenant=tenant, participant=person, user=counsellor.user, service="nav", started_on=date(2026, 1, 5)
    )
    return {"public_id": person.public_id, "member_id": joined.public_id}


def wave(tenant: Municipality) -> UUID:
    """A survey that takes answers."""
    return make_open_wave(make_actor(FACILITATOR, tenant)).public_id


def mailing(tenant: Municipality) -> UUID:
    """A round of letters about a survey."""
    about = make_open_wave(make_actor(FACILITATOR, tenant)).public_id
    made = Mailing.objects.create(
        tenant=tenant, kind="survey", about_key=about, subject="Svar", text="[lenke]", site="", asked_at=NOW
    )
    return made.public_id


def closed_wave(tenant: Municipality) -> UUID:
    """A survey that eight have answered and nobody can any more."""
    owner = make_actor(FACILITATOR, tenant)
    return close_wave(wave=make_answered_wave(owner), occasion=make_occasion(owner)).public_id


def open_answer(tenant: Municipality) -> UUID:
    """What somebody answered in their own words."""
    return OpenAnswer.objects.for_tenant(tenant).filter(wave__public_id=closed_wave(tenant)).order_by("id")[0].public_id


def survey_link(tenant: Municipality) -> str:
    """The end of a recipient's link."""
    return ends_of(make_open_wave(make_actor(FACILITATOR, tenant)))[0]


def survey_page(tenant: Municipality) -> Keys:
    """The first page behind such a link."""
    return {"end": survey_link(tenant), "number": 1}


# What every tenant has of its own, organisers too: a facilitator opens the organiser's, not a municipality's.
MADE_AT_HOME = frozenset({"closed_wave", "long_work", "mailing", "open_answer", "wave"})
SAMPLES: dict[str, Callable[[Municipality], Key | Keys]] = {
    "api_key": api_key,
    "closed_wave": closed_wave,
    "contact": contact,
    "employer": employer,
    "extension": extension,
    "law_file": law_file,
    "mailing": mailing,
    "long_work": long_work,
    "membership": membership,
    "open_answer": open_answer,
    "opening": opening,
    "pair": pair,
    "participant": participant,
    "placement": placement,
    "step": step,
    "suggestion": suggestion,
    "survey_link": survey_link,
    "survey_page": survey_page,
    "team_member": team_member,
    "upload": upload,
    "wave": wave,
    **NETWORK_SAMPLES,
}
