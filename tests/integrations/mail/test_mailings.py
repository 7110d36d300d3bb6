"""Letters to those a gathering invites, to a team's lead and to those a survey asks, through a real server."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from jobbvei.access.roles import HR
from jobbvei.audit.models import AuditEvent
from jobbvei.background.models import LongWork
from jobbvei.background.types import Run, WorkState
from jobbvei.integrations.mail import tasks
from jobbvei.integrations.mail.mailings import (
    UnableToMail,
    mail_again,
    remove_old_mail,
)
from jobbvei.integrations.mail.outbox import may_send
from jobbvei.integrations.models import Mailing, MailProblem, MailReceiver, MailState
from jobbvei.learning_network.actions.gatherings import cancel_gathering, move_gathering
from jobbvei.learning_network.actions.people import let_person_go
from jobbvei.learning_network.models import Gathering, Participation, TeamPerson
from jobbvei.learning_network.types import Seat
from jobbvei.shared.errors import Refused
from tests.factories.access import NOW, make_actor
from tests.factories.learning_network import teams_seat
from tests.integrations.mail.letters import OLA, PETRA, SITE, addressed, invite, occasion_of, outbox
from tests.integrations.mail.server import SENDER, Inbox, free_port, lead_to, mail_server, text_of
from tests.integrations.reading_calendars import calendar_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


class TestMailGathering:
    def test_sends_each_a_letter_of_their_own_with_their_own_link(
        self, settings: Settings, seat: Seat, gathering: Gathering, petra: TeamPerson, ola: TeamPerson
    ) -> None:
        with mail_server(settings) as inbox:
            mailing = invite(seat, gathering)
        assert outbox(mailing) == {PETRA: ("sent", ""), OLA: ("sent", "")}
        assert inbox.envelopes == [[PETRA], [OLA]]
        for letter, person in zip(inbox.taken, (petra, ola), strict=True):
            link = f"{SITE}/samling/{person.link_key}/{gathering.public_id}/"
            assert text_of(letter).strip() == f"Hei {person.full_name.split()[0]}!\n\nSvar her: {link}"
            others = {PETRA, OLA} - {person.email}
            assert not any(other in letter.as_string() for other in others)
            assert (letter["From"], letter["Reply-To"]) == (f"KS <{SENDER}>", seat.actor.user.email)

    def test_sends_a_calendar_file_that_asks_the_one_receiver(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        with mail_server(settings) as inbox:
            invite(seat, gathering)
        read = calendar_in(inbox.taken[0])
        [event] = read.events
        assert (read.method, event.key, event.sequence) == ("REQUEST", f"{gathering.public_id}@jobbvei", 0)
        assert (event.starts_at, event.ends_at) == (gathering.starts_at, gathering.ends_at)
        assert (event.invited, event.organiser_address) == ((f"mailto:{PETRA}",), f"mailto:{SENDER}")

    def test_lets_a_gathering_that_is_moved_replace_the_one_before_and_a_cancelled_one_go(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        day = timedelta(days=1)
        with mail_server(settings) as inbox:
            invite(seat, gathering)
            times = {"starts_at": gathering.starts_at + day, "ends_at": gathering.ends_at + day}
            moved = move_gathering(seat=seat, gathering=gathering, occasion=occasion_of(seat), **times)
            invite(seat, moved, subject="Ny tid")
            off = cancel_gathering(seat=seat, gathering=moved, because="Streik", occasion=occasion_of(seat))
            invite(seat, off, subject="Avlyst")
        first, second, third = (calendar_in(letter) for letter in inbox.taken[::2])
        events = [one.events[0] for one in (first, second, third)]
        assert [one.method for one in (first, second, third)] == ["REQUEST", "REQUEST", "CANCEL"]
        assert len({event.key for event in events}) == 1
        assert [event.sequence for event in events] == [0, 1, 2]
        assert events[1].starts_at == gathering.starts_at
        assert [event.status for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]

    def test_goes_only_to_those_who_have_not_answered_when_told_so(
        self, settings: Settings, seat: Seat, gathering: Gathering, petra: TeamPerson
    ) -> None:
        Participation.objects.create(
            network=petra.network, team=petra.team, gathering=gathering, person=petra, coming_as="digital"
        )
        with mail_server(settings) as inbox:
            invite(seat, gathering, only_waiting=True, expected=1)
        assert inbox.receivers == [OLA]

    def test_says_why_for_those_who_have_no_address_and_sends_to_the_others(
        self, settings: Settings, seat: Seat, gathering: Gathering, ola: TeamPerson
    ) -> None:
        addressed(ola, "")
        with mail_server(settings) as inbox:
            mailing = invite(seat, gathering)
        assert inbox.receivers == [PETRA]
        assert outbox(mailing)[""] == (MailState.FAILED, MailProblem.NO_ADDRESS)

    def test_is_written_in_the_trail_with_a_count_and_no_address(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        with mail_server(settings):
            mailing = invite(seat, gathering)
        told = AuditEvent.objects.get(kind="integrations.mail.asked")
        assert (told.object_key, told.details["receivers"]) == (str(mailing.public_id), 2)
        work = LongWork.objects.for_tenant(mailing.tenant_id).get(public_id=mailing.work_key)
        kept = f"{told.details} {work.arguments} {work.result} {work.doing}"
        assert "@" not in kept
        assert "Petra" not in kept
        assert work.result["counts"] == {"sendt": 2, "ikke sendt": 0}

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"expected": 36}, "Det er nå 2 mottakere, ikke 36"),
            ({"text": "Hei!"}, "Sett inn [lenke]"),
            ({"subject": " "}, "Skriv både emne og tekst"),
            ({"text": f"[lenke] 410{'190'} {'500'}00 bor her"}, "ser ut som et fødselsnummer"),
            ({"text": f"[lenke] {'x' * 4000}"}, "for langt"),
        ],
    )
    def test_sends_nothing_before_the_letter_is_mended(
        self, settings: Settings, seat: Seat, gathering: Gathering, changed: dict[str, Any], words: str
    ) -> None:
        with mail_server(settings) as inbox, pytest.raises(UnableToMail, match=words.replace("[", r"\[")):
            invite(seat, gathering, **changed)
        assert inbox.taken == []
        assert not Mailing.objects.for_tenant(seat.network.tenant).exists()

    def test_without_a_server_sends_nothing_and_says_so(self, seat: Seat, gathering: Gathering) -> None:
        with pytest.raises(UnableToMail, match="ikke satt opp noen e-posttjener"):
            invite(seat, gathering)

    def test_is_for_facilitators_of_the_network_once_the_teams_are_told(
        self, settings: Settings, seat: Seat, gathering: Gathering, petra: TeamPerson
    ) -> None:
        lead_to(settings, free_port())
        with pytest.raises(Refused):
            invite(teams_seat(petra.team), gathering)
        gathering.invited_at = None
        with pytest.raises(Refused, match="Trykk «Inviter» først"):
            invite(seat, gathering)


class TestARefusedReceiver:
    def test_is_told_of_and_the_others_have_theirs(self, settings: Settings, seat: Seat, gathering: Gathering) -> None:
        with mail_server(settings, {PETRA: ["550 no such user"]}) as inbox:
            mailing = invite(seat, gathering)
        assert inbox.receivers == [OLA]
        assert outbox(mailing) == {PETRA: ("failed", "refused_address"), OLA: ("sent", "")}

    def test_for_now_is_tried_again_and_nobody_else_is(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        with mail_server(settings, {PETRA: ["450 later", "450 later", "250 fine"]}) as inbox:
            inbox.handle_RCPT = _taking_at_last(inbox)  # type: ignore[method-assign]  # the last answer takes it
            mailing = invite(seat, gathering)
        assert inbox.receivers == [OLA, PETRA]
        assert {state for state, _problem in outbox(mailing).values()} == {"sent"}
        row = MailReceiver.objects.for_tenant(mailing.tenant_id).get(email=PETRA)
        assert (row.tries, row.problem) == (3, "")

    def test_for_now_all_the_time_is_given_up_after_three(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        with mail_server(settings, {PETRA: ["450 later"]}):
            mailing = invite(seat, gathering)
        row = MailReceiver.objects.for_tenant(mailing.tenant_id).get(email=PETRA)
        assert (row.state, row.problem, row.tries) == ("failed", "busy", 3)


class TestAServerThatIsDown:
    def test_is_told_of_for_everybody_after_three_tries_with_pauses_between(
        self, settings: Settings, seat: Seat, gathering: Gathering, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pauses: list[float] = []
        settings.JOBBVEI_MAIL_PAUSES = (2, 15)
        monkeypatch.setattr(tasks.deliver, "__defaults__", (pauses.append,))
        lead_to(settings, free_port())
        mailing = invite(seat, gathering)
        assert set(outbox(mailing).values()) == {("failed", "server_down")}
        assert pauses == [2, 15]

    def test_that_comes_up_again_gets_the_letters_to_those_who_were_left(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        with mail_server(settings, {PETRA: ["550 no"]}) as first:
            mailing = invite(seat, gathering)
        with mail_server(settings) as second:
            mail_again(mailing=mailing, occasion=occasion_of(seat))
        assert (first.receivers, second.receivers) == ([OLA], [PETRA])
        assert set(outbox(mailing).values()) == {("sent", "")}

    def test_that_does_not_take_the_setup_is_asked_once(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        with mail_server(settings):
            settings.EMAIL_USE_TLS = True
            mailing = invite(seat, gathering)
        assert set(outbox(mailing).values()) == {("failed", "setup_refused")}


class TestMailAgain:
    def test_uses_the_address_as_it_is_now(
        self, settings: Settings, seat: Seat, gathering: Gathering, petra: TeamPerson
    ) -> None:
        with mail_server(settings, {PETRA: ["550 no"]}) as inbox:
            mailing = invite(seat, gathering)
            addressed(petra, "petra@ny.test")
            mail_again(mailing=mailing, occasion=occasion_of(seat))
        assert inbox.receivers == [OLA, "petra@ny.test"]
        assert "petra@ny.test" in outbox(mailing)

    def test_leaves_out_who_has_left_since(
        self, settings: Settings, seat: Seat, gathering: Gathering, petra: TeamPerson
    ) -> None:
        with mail_server(settings, {PETRA: ["550 no"]}) as inbox:
            mailing = invite(seat, gathering)
            let_person_go(seat=seat, person=petra, occasion=occasion_of(seat))
            mail_again(mailing=mailing, occasion=occasion_of(seat))
        assert inbox.receivers == [OLA]
        assert outbox(mailing)[PETRA] == ("not_needed", "left")

    def test_when_nobody_is_left_says_so(self, settings: Settings, seat: Seat, gathering: Gathering) -> None:
        with mail_server(settings):
            mailing = invite(seat, gathering)
            with pytest.raises(UnableToMail, match="Ingen mangler brevet"):
                mail_again(mailing=mailing, occasion=occasion_of(seat))

    def test_takes_those_whom_work_that_stopped_early_left_in_the_middle(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        with mail_server(settings, {PETRA: ["550 no"], OLA: ["550 no"]}) as inbox:
            mailing = invite(seat, gathering)
            rows = MailReceiver.objects.for_tenant(mailing.tenant_id).filter(mailing=mailing)
            rows.filter(email=PETRA).update(state=MailState.WAITING, tries=3)
            rows.filter(email=OLA).update(state=MailState.SENDING, problem="")
            inbox.answers.clear()
            mail_again(mailing=mailing, occasion=occasion_of(seat))
        assert inbox.receivers == [PETRA, OLA]
        assert set(outbox(mailing).values()) == {("sent", "")}
        assert set(rows.values_list("tries", flat=True)) == {1}

    @pytest.mark.parametrize("state", [WorkState.WAITING, WorkState.RUNNING])
    def test_waits_until_the_work_before_is_over(
        self, settings: Settings, seat: Seat, gathering: Gathering, state: WorkState
    ) -> None:
        with mail_server(settings, {PETRA: ["550 no"]}) as inbox:
            mailing = invite(seat, gathering)
            works = LongWork.objects.for_tenant(mailing.tenant_id)
            works.filter(public_id=mailing.work_key).update(state=state)
            inbox.answers.clear()
            with pytest.raises(UnableToMail, match="sendes fortsatt"):
                mail_again(mailing=mailing, occasion=occasion_of(seat))
        assert (inbox.receivers, works.count()) == ([OLA], 1)
        assert outbox(mailing)[PETRA] == ("failed", "refused_address")

    def test_is_not_for_others_than_those_who_may_send(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        with mail_server(settings):
            mailing = invite(seat, gathering)
        assert not may_send(make_actor(HR), mailing)


class TestAServerOfOursThatStops:
    """The letters are written down one by one, so what was sent before the stop is never sent again."""

    def test_sends_nobody_the_same_letter_twice(self, settings: Settings, seat: Seat, gathering: Gathering) -> None:
        with mail_server(settings) as inbox:
            mailing = invite(seat, gathering)
            run = Run(arguments={"mailing": str(mailing.public_id)}, actor=seat.actor, at=NOW, progress=_no_progress)
            tasks.deliver(run)
        assert inbox.receivers == [PETRA, OLA]

    def test_tells_of_the_one_that_was_on_its_way_as_not_known(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        with mail_server(settings) as inbox:
            mailing = invite(seat, gathering)
            rows = MailReceiver.objects.for_tenant(mailing.tenant_id).filter(mailing=mailing)
            rows.filter(email=PETRA).update(state=MailState.SENDING)
            rows.filter(email=OLA).update(state=MailState.WAITING)
            run = Run(arguments={"mailing": str(mailing.public_id)}, actor=seat.actor, at=NOW, progress=_no_progress)
            tasks.deliver(run)
        assert inbox.receivers == [PETRA, OLA, OLA]
        assert outbox(mailing) == {PETRA: ("failed", "interrupted"), OLA: ("sent", "")}


class TestAServerThatHangsUpOnceItHasTheLetter:
    def test_gets_it_once_and_the_others_as_before(self, settings: Settings, seat: Seat, gathering: Gathering) -> None:
        with mail_server(settings) as inbox:
            inbox.hangs_up_on = {PETRA}
            mailing = invite(seat, gathering)
        assert inbox.receivers == [PETRA, OLA]
        assert outbox(mailing) == {PETRA: ("failed", "interrupted"), OLA: ("sent", "")}

    def test_gets_a_copy_that_can_be_recognised_when_somebody_asks(
        self, settings: Settings, seat: Seat, gathering: Gathering
    ) -> None:
        with mail_server(settings) as inbox:
            inbox.hangs_up_on = {PETRA}
            mailing = invite(seat, gathering)
            inbox.hangs_up_on.clear()
            mail_again(mailing=mailing, occasion=occasion_of(seat))
        first, other, copy = (letter["Message-ID"] for letter in inbox.taken)
        assert (inbox.receivers, first == copy, first == other) == ([PETRA, OLA, PETRA], True, False)


class TestRemoveOldMail:
    def test_keeps_it_for_ninety_days_and_no_longer(self, settings: Settings, seat: Seat, gathering: Gathering) -> None:
        with mail_server(settings):
            mailing = invite(seat, gathering)
        remove_old_mail(NOW + timedelta(days=90))
        assert outbox(mailing)
        remove_old_mail(NOW + timedelta(days=90, seconds=1))
        assert not MailReceiver.objects.for_tenant(mailing.tenant_id).exists()


def _no_progress(_done: int, _total: int, _doing: str) -> None:
    """Nobody looks."""


def _taking_at_last(inbox: Inbox) -> Callable[..., Any]:
    refusals = [one for one in inbox.answers.pop(PETRA) if not one.startswith("250")]

    async def handle(_server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if address == PETRA and refusals:
            return refusals.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 fine"

    return handle
