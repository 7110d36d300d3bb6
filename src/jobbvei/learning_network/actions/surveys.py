"""Asking the network's people: after a gathering, and those who come while a survey is open."""

from datetime import timedelta

from django.db import transaction

from jobbvei.audit.types import Occasion
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models.gatherings import norwegian_day
from jobbvei.learning_network.policies import may_ask_after, may_facilitate
from jobbvei.learning_network.queries.surveys import (
    about_gathering,
    network_survey,
    people_after,
    recipient_of,
    recipients_among,
    survey_after,
    surveys_for,
)
from jobbvei.learning_network.types import Gathering, Seat, TeamPerson
from jobbvei.shared.errors import Refused
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.actions import invite_more, join_wave, publish_definition, start_wave
from jobbvei.surveys.queries.instruments import offered_instrument
from jobbvei.surveys.types import Audience, Invitation, Wave, WavePlan
from jobbvei.surveys.wave_plan import LONGEST_CONTACT, LONGEST_SENDER, LONGEST_TITLE

AFTER_GATHERING = "after_gathering"
OPEN_FOR = timedelta(days=14)


@transaction.atomic
def start_gathering_survey(*, seat: Seat, gathering: Gathering, contact: str, occasion: Occasion) -> Wave:
    """Ask those who were at a gathering what they think of it, for two weeks from today.

    Args:
        contact: Whom they may ask.

    Raises:
        Refused: The seat does not facilitate, the gathering is not over, or it is cancelled.
        UnableToSave: It is asked about already, or nobody was there.
    """
    may_ask_after(seat, gathering, at=occasion.at).ensure()
    _hold(gathering)
    if survey_after(gathering, seat.actor.on) is not None:
        template = N_("Evalueringen er alt i gang. Last siden på nytt for å se den.")
        raise UnableToSave("learning_network.survey_started", Sentence(template))
    people = people_after(gathering)
    if not people:
        template = N_("Ingen er krysset av på samlingen, så det er ingen å spørre. Kryss av dem som var der, først.")
        raise UnableToSave("learning_network.nobody_to_ask", Sentence(template))
    definition = offered_instrument(seat.network.tenant, AFTER_GATHERING).definition
    plan = WavePlan(
        version=publish_definition(definition=definition, occasion=occasion),
        title=gathering.title[:LONGEST_TITLE],
        about=about_gathering(gathering),
        sender=seat.network.name[:LONGEST_SENDER],
        contact=contact[:LONGEST_CONTACT],
        opens_on=seat.actor.on,
        closes_on=seat.actor.on + OPEN_FOR,
        audience=Audience.LIST,
        recipients=recipients_among(people),
    )
    return start_wave(plan=plan, occasion=occasion)


def _hold(gathering: Gathering) -> None:
    """Let nobody else start a survey about the gathering before this one is done."""
    Gathering.objects.in_network(gathering.network).select_for_update().get(pk=gathering.pk)


def invite_newcomers(*, seat: Seat, wave: Wave, occasion: Occasion) -> list[Invitation]:
    """Give a link to everybody who has become part of it since the survey opened.

    Raises:
        Refused: The seat does not facilitate, or nobody can answer now.
        WaveNotFound: The network has no such survey.
    """
    may_facilitate(seat).ensure()
    found = network_survey(wave.public_id, seat=seat, on=seat.actor.on)
    recipients = [recipient_of(one, wave.group_names) for one in found.newcomers]
    return invite_more(wave=wave, recipients=recipients, occasion=occasion)


def own_answer_link(*, person: TeamPerson, wave: Wave, occasion: Occasion) -> str:
    """The end of the person's own link to the survey; made now when they came after it opened.

    Whoever calls has made sure that it is this person who asks.

    Raises:
        Refused: They are not asked, or nobody can answer now.
    """
    on = norwegian_day(occasion.at)
    if not any(own.wave.pk == wave.pk for own in surveys_for(person, on)):
        raise Refused(
            "learning_network.not_asked", Sentence(N_("Denne undersøkelsen er ikke til deg, eller den er lukket."))
        )
    return join_wave(wave=wave, recipient=recipient_of(person, wave.group_names), on=on)
