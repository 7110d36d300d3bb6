"""What the network's people are asked about in surveys, who is asked, and what of it may be shown to whom.

A survey knows what it is about only as ``kind:key``; what that stands for here, and so who is asked, is told below.
Whoever is in it later is asked too, as long as the survey takes answers: nobody is left out for coming late.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models import Gathering, Network, SizeGroup, TeamPerson
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.gatherings import gatherings_of, groups_of, invited_to, is_for, running_people
from jobbvei.learning_network.queries.size_groups import size_groups_of
from jobbvei.learning_network.states import TeamState
from jobbvei.learning_network.types import Seat
from jobbvei.surveys.queries.waves import (
    WaveNotFound,
    answered_count,
    answered_counts,
    asked_abouts,
    invitations_about,
    waves_about_any,
)
from jobbvei.surveys.types import Recipient, RecipientList, Wave, WaveState

NETWORK, LEADS, WITHDRAWN, GROUP, GATHERING, PERSON = (
    "network",
    "network_leads",
    "network_withdrawn",
    "size_group",
    "gathering",
    "team_person",
)
GROUP_NAME = _("Størrelse på kommunen")
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Circle:
    """Those a survey of the network can be sent to.

    Attributes:
        about: What the survey is then about, as surveys write it.
    """

    about: str
    words: str | Promise
    people: Sequence[TeamPerson]


@dataclass(frozen=True, slots=True)
class NetworkSurvey:
    """A survey of the network, and how it goes.

    Attributes:
        gathering: The gathering it is about; None when it is about something else.
        circle: Who is asked, in words; empty for a gathering's.
        newcomers: Those who have become part of it since it opened, and have no link yet; only of one that is open.
    """

    wave: Wave
    answered: int
    gathering: Gathering | None
    circle: str | Promise
    newcomers: Sequence[TeamPerson] = ()


@dataclass(frozen=True, slots=True)
class OwnSurvey:
    """A survey that somebody is asked to answer now."""

    wave: Wave
    has_answered: bool


def about_gathering(gathering: Gathering) -> str:
    """What a survey about the gathering is about."""
    return f"{GATHERING}:{gathering.public_id}"


def about_person(person: TeamPerson) -> str:
    """Who somebody is in a survey's list."""
    return f"{PERSON}:{person.public_id}"


def circles_of(network: Network) -> list[Circle]:
    """Whom a survey of the network can be sent to, those with nobody in them left out."""
    people = running_people(network)
    groups = [
        Circle(_key(GROUP, group), group.name, [one for one in people if one.team.size_group_id == group.pk])
        for group in size_groups_of(network)
    ]
    circles = [
        Circle(_key(NETWORK, network), _("Alle i gruppene"), people),
        Circle(_key(LEADS, network), _("Bare prosjektlederne"), [one for one in people if one.is_lead]),
        *groups,
        Circle(_key(WITHDRAWN, network), _("De i kommuner som har trukket seg"), _withdrawn_people(network)),
    ]
    return [one for one in circles if one.people]


def people_after(gathering: Gathering) -> list[TeamPerson]:
    """Whom one asks about a gathering that has been: those seen there, and those who have seen the recording.

    When nobody was checked in, everybody who did not say no.
    """
    invited = invited_to(gathering)
    was_checked = any(one.arrived_at is not None for one in invited)
    if not was_checked:
        return [one.person for one in invited if one.is_expected]
    return [one.person for one in invited if one.arrived_at is not None or one.has_seen_recording]


def people_asked(wave: Wave, network: Network) -> Sequence[TeamPerson]:
    """Everybody the survey is for as the network stands now, whether or not they have a link."""
    gathering = _gatherings_by_about(network).get(wave.about)
    if gathering is not None:
        return people_after(gathering)
    return next((one.people for one in circles_of(network) if one.about == wave.about), ())


def recipients_among(people: Iterable[TeamPerson]) -> RecipientList:
    """The people as surveys ask them: with the size of their municipality as their group."""
    return RecipientList(tuple(recipient_of(one) for one in people), (str(GROUP_NAME),))


def recipient_of(person: TeamPerson, groups: Sequence[str] | None = None) -> Recipient:
    """Somebody as surveys ask them; ``groups`` is empty for a survey that has none."""
    size = person.team.size_group.name if person.team.size_group else ""
    name = f"{person.full_name}, {person.team.name}"[:LONGEST_NAME]
    return Recipient(name, person.email, (size,) if groups is None or groups else (), about_person(person))


def network_surveys(seat: Seat) -> list[NetworkSurvey]:
    """The surveys of the network, newest first: a facilitator's all, a team's those somebody in it is asked."""
    network = seat.network
    gatherings, circles = _gatherings_by_about(network), _circle_names(network)
    waves = waves_about_any(network.tenant, {*gatherings, *circles})
    if seat.team is not None:
        asked = _abouts_of_team(seat, gatherings.values())
        waves = [one for one in waves if one.about in asked and one.state in {WaveState.OPEN, WaveState.CLOSED}]
    counts = answered_counts(network.tenant)
    return [
        NetworkSurvey(one, counts.get(one.pk, 0), gatherings.get(one.about), circles.get(one.about, ""))
        for one in waves
    ]


def network_survey(public_id: UUID | str, *, seat: Seat, on: date) -> NetworkSurvey:
    """One survey of the network, with who has come since it opened.

    Raises:
        WaveNotFound: There is none here that the seat may know of.
    """
    found = next((one for one in network_surveys(seat) if str(one.wave.public_id) == str(public_id)), None)
    if found is None:
        raise WaveNotFound
    may_see = seat.is_organisers and found.wave.takes_answers(on)
    newcomers = _newcomers(found.wave, seat.network) if may_see else ()
    return NetworkSurvey(found.wave, found.answered, found.gathering, found.circle, newcomers)


def survey_after(gathering: Gathering, on: date) -> NetworkSurvey | None:
    """The evaluation of the gathering that stands; None before somebody has started one."""
    waves = waves_about_any(gathering.network.tenant, [about_gathering(gathering)])
    wave = next((one for one in waves if one.state != WaveState.WITHDRAWN), None)
    if wave is None:
        return None
    newcomers = _newcomers(wave, gathering.network) if wave.takes_answers(on) else ()
    return NetworkSurvey(wave, answered_count(wave), gathering, "", newcomers)


def surveys_for(person: TeamPerson, on: date) -> list[OwnSurvey]:
    """What the person is asked to answer on the day, those not answered first; also what opened before they came."""
    network = person.network
    gatherings = _gatherings_by_about(network)
    known = invitations_about(network.tenant, about_person(person))
    abouts = {*_own_circles(person), *gatherings}
    waves = [one for one in waves_about_any(network.tenant, abouts) if one.takes_answers(on)]
    asked = [one for one in waves if one.pk in known or _is_asked_now(person, gatherings.get(one.about))]
    found = [OwnSurvey(one, one.pk in known and known[one.pk].invitation.answered_on is not None) for one in asked]
    return sorted(found, key=lambda own: own.has_answered)


def may_show_results(seat: Seat | None, wave: Wave) -> bool:
    """Whether the figures, once they may be seen at all, are shown here: to facilitators; to others when shared."""
    return wave.shared_on is not None or (seat is not None and may_facilitate(seat).allowed)


def is_of_a_network(wave: Wave) -> bool:
    """Whether the survey is about something in a network."""
    return wave.about.partition(":")[0] in {NETWORK, LEADS, WITHDRAWN, GROUP, GATHERING}


def _is_asked_now(person: TeamPerson, gathering: Gathering | None) -> bool:
    if gathering is None:
        return True
    return any(one.pk == person.pk for one in people_after(gathering))


def _newcomers(wave: Wave, network: Network) -> list[TeamPerson]:
    asked = asked_abouts(wave)
    return [one for one in people_asked(wave, network) if about_person(one) not in asked]


def _withdrawn_people(network: Network) -> list[TeamPerson]:
    rows = TeamPerson.objects.of_all_teams(network).filter(left_on__isnull=True, team__state=TeamState.WITHDRAWN)
    named = rows.select_related("team__municipality", "team__size_group", "network")
    return list(named.order_by("team__municipality__name", "team__district", "-is_lead", "full_name", "id"))


def _abouts_of_team(seat: Seat, gatherings: Collection[Gathering]) -> set[str]:
    team, groups = seat.own_team, groups_of(seat.network)
    people = running_people(seat.network, team)
    circles = {about for one in people for about in _own_circles(one)}
    return circles | {about_gathering(one) for one in gatherings if any(is_for(one, groups, who) for who in people)}


def _own_circles(person: TeamPerson) -> list[str]:
    found = [_key(NETWORK, person.network)]
    if person.is_lead:
        found.append(_key(LEADS, person.network))
    if person.team.size_group is not None:
        found.append(_key(GROUP, person.team.size_group))
    return found


def _circle_names(network: Network) -> Mapping[str, str | Promise]:
    return {
        _key(NETWORK, network): _("Alle i gruppene"),
        _key(LEADS, network): _("Bare prosjektlederne"),
        _key(WITHDRAWN, network): _("De i kommuner som har trukket seg"),
        **{_key(GROUP, group): group.name for group in size_groups_of(network)},
    }


def _gatherings_by_about(network: Network) -> Mapping[str, Gathering]:
    return {about_gathering(one): one for one in gatherings_of(network)}


def _key(kind: str, of: Network | SizeGroup) -> str:
    return f"{kind}:{of.public_id}"
