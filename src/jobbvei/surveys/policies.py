"""Who may run surveys, when a wave can go on, and when answers may be seen."""

from datetime import date

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.audit.types import Acting
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict
from jobbvei.surveys.groups import SMALLEST_GROUP
from jobbvei.surveys.models import Wave
from jobbvei.surveys.states import TRANSITIONS, WaveState


def may_run_surveys(by: Acting) -> Verdict:
    """Whether ``by`` may make instruments and waves."""
    return may(by, Permission.RUN_SURVEYS)


def may_run_wave(by: Acting, wave: Wave) -> Verdict:
    """Whether ``by`` may do anything with this wave: the role opens it, and it is their own owner's."""
    return may_run_surveys(by).and_then(_is_ours(by, wave))


def may_become(wave: Wave, state: WaveState) -> Verdict:
    """Whether the wave can go from where it is to ``state``."""
    if state in TRANSITIONS[WaveState(wave.state)]:
        return Verdict.allow()
    return Verdict.refuse(
        "surveys.wave.state",
        Sentence(
            N_("Undersøkelsen er {state} og kan ikke bli {wanted}. Last siden på nytt for å se hva som er endret."),
            {"state": str(WaveState(wave.state).label), "wanted": str(state.label)},
        ),
    )


def may_remind(wave: Wave, *, on: date) -> Verdict:
    """Whether those who have not answered can be reminded: there are such, and they can still answer."""
    if wave.takes_answers(on):
        return Verdict.allow()
    return Verdict.refuse(
        "surveys.wave.not_open",
        Sentence(N_("Undersøkelsen tar ikke imot svar nå. Påminn bare mens den er åpen.")),
    )


def may_take_answers(wave: Wave, *, on: date) -> Verdict:
    """Whether somebody can answer on the day; else why not, in words for the respondent."""
    if wave.takes_answers(on):
        return Verdict.allow()
    if wave.state == WaveState.WITHDRAWN:
        sentence = Sentence(N_("Undersøkelsen er trukket tilbake. Svarene er slettet, og du trenger ikke gjøre noe."))
        return Verdict.refuse("surveys.withdrawn", sentence)
    if wave.state == WaveState.DRAFT or on < wave.opens_on:
        sentence = Sentence(N_("Undersøkelsen er ikke åpnet ennå. Den åpner {day}."), {"day": wave.opens_on})
        return Verdict.refuse("surveys.not_yet", sentence)
    last_day = wave.closed_on or wave.closes_on
    sentence = Sentence(
        N_("Undersøkelsen ble avsluttet {day} og tar ikke imot flere svar. Spør avsenderen hvis du lurer på noe."),
        {"day": last_day},
    )
    return Verdict.refuse("surveys.closed", sentence)


def may_see_results(wave: Wave, *, answered: int, on: date) -> Verdict:
    """Whether the answers may be seen: nobody can answer any more, and five or more have.

    While answers still come, the last one could be read out of what changed since yesterday.
    """
    if not wave.is_over(on):
        return Verdict.refuse(
            "surveys.still_open",
            Sentence(
                N_(
                    "Svarene vises når undersøkelsen er lukket. Ellers kunne noen se hva den siste svarte, ved å "
                    "sammenlikne før og etter."
                )
            ),
        )
    if answered < SMALLEST_GROUP:
        return Verdict.refuse(
            "surveys.too_few",
            Sentence(
                N_("Færre enn {least} svarte. Da vises ingen svar, fordi det kunne avsløre hvem som svarte hva."),
                {"least": SMALLEST_GROUP},
            ),
        )
    return Verdict.allow()


def _is_ours(by: Acting, wave: Wave) -> Verdict:
    if by.tenant_number == wave.tenant_id:
        return Verdict.allow()
    return Verdict.refuse(
        "surveys.other_owner",
        Sentence(N_("Undersøkelsen hører til en annen kommune. Bytt kommune øverst hvis du har en rolle der.")),
    )
