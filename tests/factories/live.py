"""Sessions of live questions, by situation."""

from jobbvei.learning_network.actions.live import add_question, ask_question
from jobbvei.learning_network.live_details import QuestionDetails, Said
from jobbvei.learning_network.models import Gathering, LiveQuestion, LiveSession, Network
from tests.factories.access import TODAY, make_occasion
from tests.factories.learning_network import facilitators_seat, make_network

YES, NO = Said(choices=(0,)), Said(choices=(1,))
PHONE = "a phone's key"


def make_live_session(
    network: Network | None = None, name: str = "Samling 1", gathering: Gathering | None = None
) -> LiveSession:
    """A session without questions."""
    return LiveSession.objects.create(network=network or make_network(), name=name, gathering=gathering, made_on=TODAY)


def make_live_question(
    session: LiveSession | None = None, kind: str = "poll", words: str = "Har dere en plan?", **said: bool | int
) -> LiveQuestion:
    """A question that has not been asked; a poll has the choices yes, no and do not know."""
    session = session or make_live_session()
    options = ("Ja", "Nei", "Vet ikke") if kind == "poll" else ()
    details = QuestionDetails(kind=kind, words=words, options=options, **said)  # type: ignore[arg-type]  # by name
    seat = facilitators_seat(session.network)
    return add_question(seat=seat, session=session, details=details, occasion=make_occasion(seat.actor))


def make_asked_question(
    session: LiveSession | None = None, kind: str = "poll", words: str = "Har dere en plan?", **said: bool | int
) -> LiveQuestion:
    """A question that is open to the phones."""
    question = make_live_question(session, kind, words, **said)
    seat = facilitators_seat(question.network)
    return ask_question(seat=seat, question=question, occasion=make_occasion(seat.actor))
