"""One thing of each kind in the learning network, in a network that a given municipality takes part in."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from jobbvei.access.roles import PROJECT_LEAD
from jobbvei.learning_network.actions.texts import NewText
from jobbvei.learning_network.actions.workbook_templates import change_template
from jobbvei.learning_network.models import (
    IndicatorCount,
    Initiative,
    LiveAnswer,
    MunicipalTeam,
    Practice,
    PracticeQuestion,
)
from jobbvei.learning_network.workbooks.template import without_field
from jobbvei.municipalities.types import Municipality
from tests.factories.access import NOW, TODAY, make_actor, make_occasion
from tests.factories.coding import make_small_codebook, make_text_collection, offer_texts, put_in
from tests.factories.gatherings import make_gathering, make_item, make_material, make_room
from tests.factories.learning_network import (
    facilitators_seat,
    make_initiative,
    make_network,
    make_organiser,
    make_phase,
    make_practice,
    make_task,
    make_team,
    make_team_person,
    make_workbook,
    teams_seat,
)
from tests.factories.live import make_live_question, make_live_session
from tests.factories.network_surveys import answered_by, closed, make_network_survey

Key = UUID | str | int
Keys = dict[str, Key]


def organiser_of(tenant: Municipality) -> Municipality:
    """Who runs the networks of ``tenant``; another for each municipality, so that facilitators have a foreign one."""
    return make_organiser(f"00{tenant.number[2:]}", f"Arrangør {tenant.number[2:]}")


def network(tenant: Municipality) -> UUID:
    """A network that the municipality takes part in."""
    found = make_network(organiser_of(tenant))
    make_team(found, tenant)
    return found.public_id


def team_of(network_id: UUID) -> MunicipalTeam:
    """The only team of a network made here."""
    return MunicipalTeam.objects.without_scope(reason="a sample").get(network__public_id=network_id)


def municipal_team(tenant: Municipality) -> Keys:
    """The municipality's team in a network."""
    found = network(tenant)
    return {"network_id": found, "team_id": team_of(found).public_id}


def team_person(tenant: Municipality) -> Keys:
    """Somebody in the municipality's team."""
    found = network(tenant)
    return {"network_id": found, "person_id": make_team_person(team_of(found)).public_id}


def network_phase(tenant: Municipality) -> Keys:
    """A phase of a network the municipality is in."""
    found = network(tenant)
    return {"network_id": found, "phase_id": make_phase(team_of(found).network).public_id}


def network_task(tenant: Municipality) -> Keys:
    """A task of a network the municipality is in."""
    found = network(tenant)
    return {"network_id": found, "task_id": make_task(make_phase(team_of(found).network)).public_id}


def network_survey(tenant: Municipality) -> Keys:
    """A survey that somebody in the municipality's team is asked."""
    team = team_of(network(tenant))
    wave = make_network_survey(team.network, [make_team_person(team, is_lead=True)])
    return {"network_id": team.network.public_id, "wave_id": wave.public_id}


def network_survey_list(tenant: Municipality) -> Key:
    """A network with such a survey."""
    return network_survey(tenant)["network_id"]


def closed_network_survey(tenant: Municipality) -> Keys:
    """A survey of the network that is over, and that six have answered."""
    team = team_of(network(tenant))
    people = [make_team_person(team, f"Petra Plantest {number}") for number in range(6)]
    wave = closed(answered_by(make_network_survey(team.network, people), 6, on=TODAY), team.network)
    return {"network_id": team.network.public_id, "wave_id": wave.public_id}


def own_survey(tenant: Municipality) -> Keys:
    """A survey by somebody's own link, who came after it opened."""
    team = team_of(network(tenant))
    wave = make_network_survey(team.network, [make_team_person(team)])
    return {"key": make_team_person(team, "Nina Nyprøve").link_key, "wave_id": wave.public_id}


def held_gathering(tenant: Municipality) -> Keys:
    """A gathering that is over."""
    team = team_of(network(tenant))
    make_team_person(team, is_lead=True)
    made = make_gathering(team.network, min(NOW, timezone.now()) - timedelta(days=2))
    return {"network_id": team.network.public_id, "gathering_id": made.public_id}


def live_session(tenant: Municipality) -> Keys:
    """A session of live questions in the network of the municipality."""
    made = make_live_session(team_of(network(tenant)).network)
    return {"network_id": made.network.public_id, "session_id": made.public_id}


def live_question(tenant: Municipality) -> Keys:
    """A question in such a session, not asked yet."""
    made = make_live_question(make_live_session(team_of(network(tenant)).network))
    return {"network_id": made.network.public_id, "question_id": made.public_id}


def live_answer(tenant: Municipality) -> Keys:
    """An answer to such a question."""
    question = make_live_question(make_live_session(team_of(network(tenant)).network), kind="text")
    answer = LiveAnswer.objects.create(network=question.network, question=question, text="Språkpraksis")
    return {"network_id": question.network.public_id, "answer_id": answer.public_id}


def live_code(tenant: Municipality) -> Keys:
    """The code of such a session."""
    return {"code": make_live_session(team_of(network(tenant)).network).code}


def initiative(tenant: Municipality) -> Keys:
    """An initiative of the municipality's team."""
    found = network(tenant)
    made = make_initiative(teams_seat(team_of(found), make_actor(PROJECT_LEAD, tenant)))
    return {"network_id": found, "initiative_id": made.public_id}


def indicator_count(tenant: Municipality) -> Keys:
    """A count of an initiative of the municipality's team."""
    keys = initiative(tenant)
    made = Initiative.objects.without_scope(reason="a sample").get(public_id=str(keys["initiative_id"]))
    counted = IndicatorCount.objects.create(
        network=made.network, team=made.team, initiative=made, indicator="started", counted_on=TODAY, count=9
    )
    return {**keys, "count_id": counted.public_id}


def practice(tenant: Municipality) -> Keys:
    """A published card of the municipality, in its organiser's bank."""
    found = network(tenant)
    made = make_practice(team_of(found).network, owner_name=tenant.name)
    return {"network_id": found, "practice_id": made.public_id}


def practice_question(tenant: Municipality) -> Keys:
    """A question on a card of the municipality."""
    keys = practice(tenant)
    card = Practice.objects.across_tenants(reason="a sample").get(public_id=str(keys["practice_id"]))
    asked = PracticeQuestion.objects.create(
        tenant=card.tenant, practice=card, asker_name="Nordvik", text="Hva koster det?", asked_at=NOW
    )
    return {**keys, "question_id": asked.public_id}


def workbook_network(tenant: Municipality) -> UUID:
    """A network the municipality is in, with a workbook."""
    found = network(tenant)
    make_workbook(team_of(found))
    return found


def workbook_field(tenant: Municipality) -> Keys:
    """A field of a workbook."""
    return {"network_id": workbook_network(tenant), "field_key": "maal-resultat"}


def workbook_removed(tenant: Municipality) -> Keys:
    """A field that was taken out of a workbook."""
    found = workbook_network(tenant)
    seat = facilitators_seat(team_of(found).network)
    change_template(
        seat=seat, change=lambda one: without_field(one, "maal-resultat"), occasion=make_occasion(seat.actor)
    )
    return {"network_id": found, "field_key": "maal-resultat"}


def workbook_section(tenant: Municipality) -> Keys:
    """A section of a workbook."""
    return {"network_id": workbook_network(tenant), "section_key": "maal"}


def workbook_team_field(tenant: Municipality) -> Keys:
    """A field of the municipality's workbook."""
    found = workbook_network(tenant)
    return {"network_id": found, "team_id": team_of(found).public_id, "field_key": "maal-resultat"}


def workbook_selection(tenant: Municipality) -> Keys:
    """A selection of the municipality's workbook."""
    found = workbook_network(tenant)
    return {"network_id": found, "team_id": team_of(found).public_id, "selection": "kommunestyret"}


def workbook_file(tenant: Municipality) -> Keys:
    """The same as a file."""
    return {**workbook_selection(tenant), "kind": "pdf"}


def gathering(tenant: Municipality) -> Keys:
    """A gathering of a network the municipality is in, that its team is invited to."""
    found = network(tenant)
    make_team_person(team_of(found))
    return {"network_id": found, "gathering_id": make_gathering(team_of(found).network).public_id}


def gathering_person(tenant: Municipality) -> Keys:
    """Somebody who is invited to such a gathering."""
    team = team_of(network(tenant))
    found = make_gathering(team.network)
    return {
        "network_id": team.network.public_id,
        "gathering_id": found.public_id,
        "person_id": make_team_person(team).public_id,
    }


def gathering_room(tenant: Municipality) -> Keys:
    """A room on such a gathering."""
    team = team_of(network(tenant))
    made = make_room(make_gathering(team.network))
    return {
        "network_id": team.network.public_id,
        "gathering_id": made.gathering.public_id,
        "room_id": made.public_id,
    }


def programme_item(tenant: Municipality) -> Keys:
    """A part of such a gathering's programme."""
    team = team_of(network(tenant))
    made = make_item(make_gathering(team.network))
    return {
        "network_id": team.network.public_id,
        "gathering_id": made.gathering.public_id,
        "item_id": made.public_id,
    }


def gathering_material(tenant: Municipality) -> Keys:
    """Something to read for such a gathering."""
    team = team_of(network(tenant))
    made = make_material(make_gathering(team.network))
    return {
        "network_id": team.network.public_id,
        "gathering_id": made.gathering.public_id,
        "material_id": made.public_id,
    }


def own_link(tenant: Municipality) -> Keys:
    """The link of somebody in the municipality's team."""
    return {"key": make_team_person(team_of(network(tenant))).link_key}


def own_gathering(tenant: Municipality) -> Keys:
    """The same, to a gathering that has been recorded."""
    team = team_of(network(tenant))
    found = make_gathering(team.network, recording_link="https://opptak.test/1")
    return {"key": make_team_person(team).link_key, "gathering_id": found.public_id}


def gathering_door(tenant: Municipality) -> Keys:
    """The door for late-comers of a gathering."""
    return {"door_key": make_gathering(team_of(network(tenant)).network).door_key}


def codebook(tenant: Municipality) -> Keys:
    """A codebook of a network the municipality is in."""
    seat = facilitators_seat(team_of(network(tenant)).network)
    return {"network_id": seat.network.public_id, "codebook_id": make_small_codebook(seat).public_id}


def text_collection(tenant: Municipality) -> Keys:
    """Texts to be coded in such a network, and somewhere to fetch more."""
    offer_texts()
    seat = facilitators_seat(team_of(network(tenant)).network)
    return {"network_id": seat.network.public_id, "collection_id": make_text_collection(seat).public_id}


def collected_text(tenant: Municipality) -> Keys:
    """A text in such a collection."""
    seat = facilitators_seat(team_of(network(tenant)).network)
    collection = make_text_collection(seat)
    (text,) = put_in(seat, collection, [NewText(text="Vi vil samarbeide.")])
    within = {"network_id": seat.network.public_id, "collection_id": collection.public_id}
    return {**within, "text_id": text.public_id}


NETWORK_SAMPLES: dict[str, Callable[[Municipality], Key | Keys]] = {
    "closed_network_survey": closed_network_survey,
    "codebook": codebook,
    "collected_text": collected_text,
    "gathering": gathering,
    "gathering_door": gathering_door,
    "gathering_material": gathering_material,
    "gathering_person": gathering_person,
    "gathering_room": gathering_room,
    "held_gathering": held_gathering,
    "indicator_count": indicator_count,
    "initiative": initiative,
    "live_answer": live_answer,
    "live_code": live_code,
    "live_question": live_question,
    "live_session": live_session,
    "municipal_team": municipal_team,
    "network": network,
    "network_phase": network_phase,
    "network_survey": network_survey,
    "network_survey_list": network_survey_list,
    "network_task": network_task,
    "own_gathering": own_gathering,
    "own_link": own_link,
    "own_survey": own_survey,
    "practice": practice,
    "practice_question": practice_question,
    "programme_item": programme_item,
    "team_person": team_person,
    "text_collection": text_collection,
    "workbook_field": workbook_field,
    "workbook_file": workbook_file,
    "workbook_removed": workbook_removed,
    "workbook_section": workbook_section,
    "workbook_selection": workbook_selection,
    "workbook_team_field": workbook_team_field,
}
