"""Instruments, waves with who is asked, and – with no way between them – what was answered."""

from jobbvei.surveys.models.answers import Draft, OpenAnswer, Response
from jobbvei.surveys.models.instruments import Instrument, InstrumentVersion
from jobbvei.surveys.models.waves import Audience, Invitation, Wave

__all__ = ["Audience", "Draft", "Instrument", "InstrumentVersion", "Invitation", "OpenAnswer", "Response", "Wave"]
