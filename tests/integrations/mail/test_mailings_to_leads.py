"""Letters to a team's lead, and to those a survey asks, through a real server."""

from dataclasses import replace

import pytest
from pytest_django import Settings

from jobbvei.access.roles import FACILITATOR
from jobbvei.integrations.mail.mailings import (
    UnableToMail,
    Written,
    mail_nudge,
    mail_survey,
)
from jobbvei.learning_network.models import TeamPerson
from jobbvei.learning_network.types import Seat
from jobbvei.shared.errors import Refused
from jobbvei.surveys.models import Audience, Invitation
from tests.factories.access import NOW, make_actor, make_municipality
from tests.factories.learning_network import make_team, make_team_person
from tests.factories.surveys import make_answered_wave, make_open_wave
from tests.integrations.mail.letters import PETRA, SITE, WRITTEN, addressed, occasion_of
from tests.integrations.mail.server import free_port, lead_to, mail_server, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


class TestMailNudge:
    def test_goes_to_the_lead_alone(self, settings: Settings, seat: Seat, petra: TeamPerson) -> None:
        addressed(make_team_person(petra.team, "Anne Annen"), "anne@eksempelvik.test")
        written = Written(subject="Flyktninger i jobb", text="Hei [navn], hvordan går det?", expected=1, site=SITE)
        with mail_server(settings) as inbox:
            mail_nudge(seat=seat, team=petra.team, written=written, occasion=occasion_of(seat))
        [letter] = inbox.taken
        assert (inbox.receivers, text_of(letter).strip()) == ([PETRA], "Hei Petra, hvordan går det?")
        assert list(letter.iter_attachments()) == []

    def test_to_a_team_nobody_leads_says_so(self, settings: Settings, seat: Seat, petra: TeamPerson) -> None:
        lead_to(settings, free_port())
        alone = make_team(petra.network, make_municipality("9903", "Sørvik"))
        with pytest.raises(UnableToMail, match="ingen å sende til"):
            mail_nudge(seat=seat, team=alone, written=replace(WRITTEN, expected=0), occasion=occasion_of(seat))


class TestMailSurvey:
    def test_sends_the_open_wave_to_everybody_it_asks(self, settings: Settings) -> None:
        owner = make_actor(FACILITATOR)
        wave = make_open_wave(owner, audience=Audience.LIST)
        asked = Invitation.objects.for_tenant(owner.tenant).filter(wave=wave).count()
        written = replace(WRITTEN, expected=asked)
        with mail_server(settings) as inbox:
            mail_survey(wave=wave, written=written, only_waiting=False, occasion=occasion_of(owner))
        assert len(inbox.receivers) == asked > 0
        links = {line for letter in inbox.taken for line in text_of(letter).split() if line.startswith(SITE)}
        assert len(links) == asked

    def test_reminds_those_who_have_not_answered_and_notes_it(self, settings: Settings) -> None:
        owner = make_actor(FACILITATOR)
        wave = make_open_wave(owner, audience=Audience.LIST)
        rows = Invitation.objects.for_tenant(owner.tenant).filter(wave=wave).order_by("id")
        answered = rows.first()
        assert answered is not None
        rows.filter(pk=answered.pk).update(answered_on=NOW.date())
        waiting = rows.count() - 1
        with mail_server(settings) as inbox:
            written = replace(WRITTEN, expected=waiting)
            mail_survey(wave=wave, written=written, only_waiting=True, occasion=occasion_of(owner))
        assert len(inbox.receivers) == waiting
        assert answered.email not in inbox.receivers
        assert rows.filter(reminded_on=NOW.date()).count() == waiting

    def test_of_a_wave_that_is_over_is_refused(self, settings: Settings) -> None:
        lead_to(settings, free_port())
        owner = make_actor(FACILITATOR)
        wave = make_answered_wave(owner)
        wave.state = "closed"
        wave.save()
        with pytest.raises(Refused):
            mail_survey(wave=wave, written=WRITTEN, only_waiting=True, occasion=occasion_of(owner))
