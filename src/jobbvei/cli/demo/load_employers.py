"""Employers and openings into the database."""

from collections.abc import Mapping

from jobbvei.cli.demo.records import DemoEmployer, DemoOpening, World
from jobbvei.cli.demo.scene import Scene
from jobbvei.employers.actions import add_contact_person, save_employer, save_opening, set_contact_owner
from jobbvei.employers.types import (
    Employer,
    EmployerDetails,
    Opening,
    OpeningDetails,
    PersonToCall,
    Source,
    SourceKey,
)


def load_employers(world: World, scene: Scene) -> Mapping[str, Employer]:
    """Every employer, with a person to call and a colleague who owns the contact; by the record's key."""
    return {one.key: _load_employer(one, scene) for one in world.employers}


def load_openings(world: World, scene: Scene, employers: Mapping[str, Employer]) -> Mapping[str, Opening]:
    """Every opening, by the record's key; those that say little as if they came from Nav's feed."""
    places = {one.key: one for one in world.employers}
    openings = {}
    for opening in world.openings:
        source = Source.FILE if opening.requirement_source else Source.NAV
        saved = save_opening(
            key=SourceKey(source, opening.key),
            employer=employers[opening.employer],
            details=_opening(opening, places[opening.employer], scene),
            occasion=scene.by_system(opening.tenant),
        )
        openings[opening.key] = saved.thing
    return openings


def _load_employer(one: DemoEmployer, scene: Scene) -> Employer:
    occasion = scene.by_system(one.tenant)
    details = EmployerDetails(
        name=one.name,
        organisation_number=one.organisation_number,
        sector=one.sector,
        industry=one.sn2007,
        municipality=scene.municipalities[one.municipality],
        place=one.place.name,
        latitude=one.place.latitude,
        longitude=one.place.longitude,
    )
    employer = save_employer(key=SourceKey(Source.FILE, one.key), details=details, occasion=occasion).thing
    set_contact_owner(employer=employer, owner=scene.members[one.contact_owner].user, occasion=occasion)
    to_call = PersonToCall(name=one.contact_name, role=one.contact_role, email=f"kontakt@{one.key}.test")
    add_contact_person(employer=employer, person=to_call, occasion=occasion)
    return employer


def _opening(one: DemoOpening, employer: DemoEmployer, scene: Scene) -> OpeningDetails:
    return OpeningDetails(
        kind=one.kind,
        title=one.title,
        tasks=one.tasks,
        styrk08=one.styrk08,
        positions=one.positions,
        hours_per_week=one.hours_per_week,
        shifts=one.shifts,
        starts_on=one.starts_on,
        municipality=scene.municipalities[employer.municipality],
        place=employer.place.name,
        latitude=employer.place.latitude,
        longitude=employer.place.longitude,
        nb_listening=one.need.listening,
        nb_reading=one.need.reading,
        nb_writing=one.need.writing,
        nb_speaking=one.need.speaking,
        en_speaking=one.need.english_speaking,
        requirement_source=one.requirement_source,
        legal_floor=one.legal_floor,
        has_mentor=one.has_mentor,
        authorisations=one.authorisations,
        licences=one.licences,
        schooling_min=one.schooling_min,
        experience_years_min=one.experience_years_min,
    )
