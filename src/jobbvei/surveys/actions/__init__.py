"""Everything that changes surveys."""

from jobbvei.surveys.actions.answering import keep_draft, send_in
from jobbvei.surveys.actions.instruments import publish_definition
from jobbvei.surveys.actions.inviting import invite_more, join_wave
from jobbvei.surveys.actions.releasing import release_open_answer, take_back_release
from jobbvei.surveys.actions.retention import remove_what_is_over
from jobbvei.surveys.actions.seeing import record_export, record_results_seen
from jobbvei.surveys.actions.sharing import share_results, take_back_results
from jobbvei.surveys.actions.waves import close_wave, make_wave, open_wave, remind, start_wave, withdraw_wave

__all__ = [
    "close_wave",
    "invite_more",
    "join_wave",
    "keep_draft",
    "make_wave",
    "open_wave",
    "publish_definition",
    "record_export",
    "record_results_seen",
    "release_open_answer",
    "remind",
    "remove_what_is_over",
    "send_in",
    "share_results",
    "start_wave",
    "take_back_release",
    "take_back_results",
    "withdraw_wave",
]
