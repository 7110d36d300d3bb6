"""Who may do what in a case, and when it may be done."""

from datetime import date, datetime

from django.utils.timezone import get_current_timezone

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.types import Actor, SystemActor
from jobbvei.casework.facts import law_findings
from jobbvei.casework.models import CaseClosure, Contact, IntroductionProgramme, NextStep, NorwegianTraining
from jobbvei.people.policies import within_reach
from jobbvei.people.types import Participant
from jobbvei.rules.explain import Standing
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict

Acting = Actor | SystemActor


def may_follow_up(actor: Acting, participant: Participant) -> Verdict:
    """Steps, contacts and team: roles that follow up, a person within reach, a case that is not closed."""
    return _who(actor, participant, Permission.FOLLOW_UP).and_then(case_runs(participant))


def may_decide(actor: Acting, participant: Participant) -> Verdict:
    """Programme and Norwegian training: roles that change persons, a person within reach, a case that is not closed."""
    return _who(actor, participant, Permission.WRITE_PERSON).and_then(case_runs(participant))


def may_close_case(actor: Acting, participant: Participant) -> Verdict:
    """Closing and opening again: roles that change persons, whatever the state of the case."""
    return _who(actor, participant, Permission.WRITE_PERSON)


def may_read_contacts(actor: Acting, participant: Participant) -> Verdict:
    """The contact log: not for the school."""
    return _who(actor, participant, Permission.READ_CONTACTS)


def may_start_programme(actor: Acting, participant: Participant) -> Verdict:
    """One programme runs at a time."""
    verdict = may_decide(actor, participant)
    if verdict and participant.programmes.filter(ended_on__isnull=True).exists():
        return Verdict.refuse(
            "casework.programme_runs",
            Sentence(N_("Deltakeren er allerede i et introduksjonsprogram. Avslutt det først, eller endre det.")),
        )
    return verdict


def may_end_programme(actor: Acting, programme: IntroductionProgramme) -> Verdict:
    """Only a programme that runs can end."""
    verdict = may_decide(actor, programme.participant)
    if verdict and programme.ended_on is not None:
        return Verdict.refuse(
            "casework.programme_has_ended",
            Sentence(N_("Programmet ble avsluttet {ended_on}."), {"ended_on": programme.ended_on}),
        )
    return verdict


def may_resume_programme(actor: Acting, programme: IntroductionProgramme) -> Verdict:
    """A programme goes on when none runs, itself included."""
    return may_start_programme(actor, programme.participant)


def may_extend_norwegian(actor: Acting, training: NorwegianTraining, *, decided_on: date) -> Verdict:
    """As many decisions as the law allows this person on the day of the decision.

    Law: integreringsforskriften § 43 g.
    """
    verdict = may_decide(actor, training.participant)
    if not verdict:
        return verdict
    only = frozenset({"norwegian.extension_decisions_max"})
    (finding,) = law_findings(training.participant, on=decided_on, only=only)
    if finding.standing is not Standing.ANSWERED or not isinstance(finding.value, int):
        return Verdict.refuse("casework.extension_not_given", finding.because, finding.law)
    if training.extensions.count() < finding.value:
        return verdict
    if finding.value == 0:
        return Verdict.refuse("casework.extension_not_given", finding.because, finding.law)
    return Verdict.refuse(
        "casework.extensions_used_up",
        Sentence(N_("Loven gir inntil {most} vedtak, og alle er brukt."), {"most": finding.value}),
        finding.law,
    )


def may_complete_step(actor: Acting, step: NextStep, *, has_next: bool, last_because: str) -> Verdict:
    """Everybody has a next step: the last one is finished with a new one, or with a reason why none is needed."""
    verdict = _who(actor, step.participant, Permission.FOLLOW_UP).and_then(_is_open(step))
    if not verdict or has_next or last_because.strip() or not case_runs(step.participant):
        return verdict
    if step.participant.next_steps.filter(done_at__isnull=True).exclude(pk=step.pk).exists():
        return verdict
    return Verdict.refuse(
        "casework.last_step",
        Sentence(
            N_("Dette er det eneste steget. Skriv hva som er neste steg, eller hvorfor det ikke trengs et nytt nå.")
        ),
    )


def may_move_step(actor: Acting, step: NextStep) -> Verdict:
    """Only an open step of a running case moves."""
    return may_follow_up(actor, step.participant).and_then(_is_open(step))


def may_undo_completion(actor: Actor, step: NextStep) -> Verdict:
    """Whoever finished the step can take it back the same day."""
    verdict = may_follow_up(actor, step.participant)
    if not verdict:
        return verdict
    if step.done_at is None:
        return Verdict.refuse("casework.step_is_open", Sentence(N_("Steget er ikke fullført.")))
    if step.done_by_id != actor.user.pk or _local_day(step.done_at) != actor.on:
        return _too_late_to_undo()
    return verdict


def may_undo_contact(actor: Actor, contact: Contact) -> Verdict:
    """Whoever recorded the contact can take it back the same day."""
    verdict = may_follow_up(actor, contact.participant)
    if verdict and (contact.by_id != actor.user.pk or _local_day(contact.recorded_at) != actor.on):
        return _too_late_to_undo()
    return verdict


def case_runs(participant: Participant) -> Verdict:
    """Whether the follow-up goes on."""
    closure: CaseClosure | None = getattr(participant, "closure", None)
    if closure is None:
        return Verdict.allow()
    return Verdict.refuse(
        "casework.case_closed",
        Sentence(
            N_("Oppfølgingen ble avsluttet {closed_on}. Åpne saken igjen før du gjør noe mer."),
            {"closed_on": closure.closed_on},
        ),
    )


def _who(actor: Acting, participant: Participant, permission: Permission) -> Verdict:
    return may(actor, permission).and_then(within_reach(actor, participant))


def _is_open(step: NextStep) -> Verdict:
    if step.done_at is None:
        return Verdict.allow()
    return Verdict.refuse("casework.step_is_done", Sentence(N_("Steget er allerede fullført.")))


def _local_day(at: datetime) -> date:
    return at.astimezone(get_current_timezone()).date()


def _too_late_to_undo() -> Verdict:
    return Verdict.refuse(
        "casework.too_late_to_undo",
        Sentence(N_("Bare den som førte det kan angre, og bare samme dag. Før heller en rettelse.")),
    )
