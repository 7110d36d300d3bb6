"""An adviser chooses an opening for a participant."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.casework.actions import add_next_step
from jobbvei.casework.types import StepDetails, StepSource, WaitsFor
from jobbvei.employers.types import Opening
from jobbvei.matching.models import Suggestion
from jobbvei.matching.policies import may_match, may_propose
from jobbvei.matching.queries import live_suggestions_of, pair_of
from jobbvei.matching.states import SuggestionState
from jobbvei.people.types import Participant
from jobbvei.ranking.views import Pair
from jobbvei.shared.kept_sentences import as_json
from jobbvei.shared.sentence import N_, Sentence

ANSWER_WITHIN_DAYS = 3


@transaction.atomic
def propose(*, participant: Participant, opening: Opening, occasion: Occasion) -> Suggestion:
    """Propose the opening to the participant, and remind the adviser to get an answer.

    Proposing again what is already proposed changes nothing and returns the suggestion there is.

    Raises:
        Refused: The role may not, the opening is closed, or a hard rule is broken.
    """
    actor = acting_user(occasion)
    may_match(actor=actor, participant=participant, opening=opening).ensure()
    existing = live_suggestions_of(participant).filter(opening=opening).first()
    if existing is not None:
        return existing
    pair = pair_of(participant, opening, on=actor.on)
    tier = pair.tier if pair else None
    may_propose(actor=actor, participant=participant, opening=opening, tier=tier, on=actor.on).ensure()
    assert pair is not None  # noqa: S101  # may_propose refuses without a pair
    try:
        with transaction.atomic():
            suggestion = _kept(participant, opening, pair, occasion=occasion)
    except IntegrityError:  # a colleague proposed the same a moment ago
        return live_suggestions_of(participant).get(opening=opening)
    reminder = StepDetails(
        what=Sentence(N_("Få svar om «{title}»"), {"title": opening.title}),
        owner=actor.user,
        due_on=actor.on + timedelta(days=ANSWER_WITHIN_DAYS),
        waits_for=WaitsFor.PARTICIPANT,
        source=StepSource.MATCHING,
    )
    suggestion.asked_step = add_next_step(participant=participant, details=reminder, occasion=occasion)
    suggestion.save()
    return suggestion


def _kept(participant: Participant, opening: Opening, pair: Pair, *, occasion: Occasion) -> Suggestion:
    actor = acting_user(occasion)
    suggestion = Suggestion.objects.create(
        tenant=actor.tenant,
        participant=participant,
        opening=opening,
        state=SuggestionState.PROPOSED,
        tier=pair.tier,
        score=pair.score,
        parts=dict(pair.parts),
        reasons=[as_json(reason) for reason in pair.reasons],
        missing=[as_json(missing.sentence) for missing in pair.missing],
        made_by=actor.user,
        made_at=occasion.at,
    )
    thing = Thing("suggestion", str(suggestion.public_id), str(participant.public_id))
    record_writing("matching.suggestion.proposed", thing, occasion=occasion)
    return suggestion
