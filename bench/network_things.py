"""Things of the demo's networks that an address can name, for bench/every_page.py: values of the address's keys."""

from collections.abc import Callable, Iterator
from typing import Any

REASON = "measuring what every page costs"
WORKBOOK_SELECTIONS = ("ks", "kommunestyret")
# Of the thing's model, by what tests/web/access/table.py calls it: the model and the key in the address.
ROWS = {
    "codebook": ("Codebook", "codebook_id"),
    "collected_text": ("CollectedText", "text_id"),
    "gathering": ("Gathering", "gathering_id"),
    "initiative": ("Initiative", "initiative_id"),
    "live_question": ("LiveQuestion", "question_id"),
    "live_session": ("LiveSession", "session_id"),
    "network_phase": ("Phase", "phase_id"),
    "network_task": ("NetworkTask", "task_id"),
    "team_person": ("TeamPerson", "person_id"),
    "text_collection": ("TextCollection", "collection_id"),
}


def network_things() -> dict[str, Callable[[Any], list[Any]]]:
    """For each kind of thing, what finds some of it that a member may see."""
    return {
        **{kind: _of_model(model, key) for kind, (model, key) in ROWS.items()},
        "gathering_door": lambda member: [{"door_key": one.door_key} for one in _rows("Gathering", member)],
        "live_code": lambda member: [{"code": one.code} for one in _rows("LiveSession", member)],
        "municipal_team": lambda member: [_keys(one, team_id=one.public_id) for one in _teams(member)],
        "network": lambda member: [network.public_id for network in _networks(member)],
        "own_gathering": _own_gatherings,
        "own_link": lambda member: [{"key": one.link_key} for one in _rows("TeamPerson", member)],
        "practice": _practices,
        "workbook_field": lambda member: [_keys(one, field_key="maal-resultat") for one in _teams(member)],
        "workbook_file": lambda member: [_keys(one, team_id=one.public_id, selection="kommunestyret", kind="pdf")
                                         for one in _teams(member)],
        "workbook_section": lambda member: [_keys(one, section_key="maal") for one in _teams(member)],
        "workbook_selection": lambda member: [_keys(one, team_id=one.public_id, selection=WORKBOOK_SELECTIONS[1])
                                              for one in _teams(member)],
        "workbook_team_field": lambda member: [_keys(one, team_id=one.public_id, field_key="maal-resultat")
                                               for one in _teams(member)],
    }  # fmt: skip


def _of_model(model: str, key: str) -> Callable[[Any], list[Any]]:
    return lambda member: [_keys(one, **{key: one.public_id}) for one in _rows(model, member)]


def _keys(row: Any, **more: Any) -> dict[str, Any]:
    return {"network_id": row.network.public_id, **more}


def _model(name: str) -> Any:
    from django.apps import apps  # noqa: PLC0415  # needs Django started

    return apps.get_model("learning_network", name).objects


def _networks(member: Any) -> list[Any]:
    """Those the member's organiser runs, or their municipality is in; the running one first."""
    if member.tenant.is_organiser:
        found = _model("Network").for_tenant(member.tenant)
    else:
        teams = _model("MunicipalTeam").without_scope(reason=REASON).filter(municipality=member.tenant)
        found = _model("Network").across_tenants(reason=REASON).filter(pk__in=teams.values("network"))
    return list(found.order_by("-first_day", "id"))


def _teams(member: Any) -> Iterator[Any]:
    for network in _networks(member):
        teams = _model("MunicipalTeam").in_network(network).select_related("network", "municipality").order_by("pk")
        yield from teams if member.tenant.is_organiser else teams.filter(municipality=member.tenant)


def _rows(model: str, member: Any) -> Iterator[Any]:
    """Rows of the member's networks; of a team's own, only theirs."""
    for network in _networks(member):
        manager = _model(model)
        if hasattr(manager, "in_network"):
            yield from manager.in_network(network).select_related("network").order_by("pk")
        elif member.tenant.is_organiser:
            yield from manager.of_all_teams(network).select_related("network").order_by("pk")
        else:
            rows = manager.of_all_teams(network).filter(team__municipality=member.tenant)
            yield from rows.select_related("network").order_by("pk")


def _own_gatherings(member: Any) -> list[Any]:
    people = list(_rows("TeamPerson", member))
    gatherings = [one for one in _rows("Gathering", member) if one.invited_at is not None]
    return [{"key": people[0].link_key, "gathering_id": one.public_id} for one in gatherings] if people else []


def _practices(member: Any) -> list[Any]:
    from jobbvei.learning_network.models import Practice  # noqa: PLC0415  # needs Django started

    return [
        {"network_id": network.public_id, "practice_id": key}
        for network in _networks(member)
        for key in Practice.objects.for_tenant(network.tenant).order_by("pk").values_list("public_id", flat=True)
    ]
