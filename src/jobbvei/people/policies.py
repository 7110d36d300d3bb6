"""Who may see and change a participant."""

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.types import Actor, SystemActor
from jobbvei.people.hooks import follow_up
from jobbvei.people.models import Participant
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict

Acting = Actor | SystemActor


def may_register_participant(actor: Acting) -> Verdict:
    """Whether the role registers participants."""
    return may(actor, Permission.REGISTER_PERSON)


def may_open_participant(actor: Acting, participant: Participant) -> Verdict:
    """Whether the role reads persons, and this one is in its own municipality and not shielded from the user."""
    return may(actor, Permission.READ_PERSON).and_then(within_reach(actor, participant))


def may_change_participant(actor: Acting, participant: Participant) -> Verdict:
    """Whether the role changes persons, and this one is within reach."""
    return may(actor, Permission.WRITE_PERSON).and_then(within_reach(actor, participant))


def may_shield_participant(actor: Acting, participant: Participant) -> Verdict:
    """Only somebody in the team may hide a person behind it, so that nobody is hidden from everybody."""
    verdict = may_change_participant(actor, participant)
    if verdict and isinstance(actor, Actor) and not _is_in_team(actor, participant):
        return Verdict.refuse(
            "people.shielding_from_outside",
            Sentence(N_("Bare teamet ser en skjermet person, og du er ikke med. Bli med i teamet før du skjermer.")),
        )
    return verdict


def may_set_language_level(actor: Acting, participant: Participant) -> Verdict:
    """Whether the role writes language levels, and the person is within reach."""
    return may(actor, Permission.WRITE_LANGUAGE).and_then(within_reach(actor, participant))


def within_reach(actor: Acting, participant: Participant) -> Verdict:
    """Own municipality, and for a shielded person: the user is in the team. One query, only if shielded."""
    if participant.tenant_id != actor.tenant.number:
        return Verdict.refuse("people.other_tenant", Sentence(N_("Denne personen finnes ikke i kommunen din.")))
    if participant.is_shielded and isinstance(actor, Actor) and not _is_in_team(actor, participant):
        return Verdict.refuse(
            "people.shielded",
            Sentence(N_("Personen er skjermet. Bare oppfølgingsteamet kan se saken; spør den som leder teamet.")),
        )
    return Verdict.allow()


def _is_in_team(actor: Actor, participant: Participant) -> bool:
    people = Participant.objects.for_tenant(actor.tenant).filter(pk=participant.pk)
    return follow_up().narrowed_to_team_of(people, actor.user, actor.on).exists()
