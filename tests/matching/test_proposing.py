from datetime import timedelta

import pytest

from jobbvei.access.roles import HR, PROGRAMME_ADVISER, TEACHER, Role
from jobbvei.audit.models import AuditEvent
from jobbvei.casework.queries import open_steps
from jobbvei.matching.actions import propose
from jobbvei.matching.models import Suggestion
from jobbvei.matching.queries import openings_for_participant, participants_for_opening, suggestions_waiting
from jobbvei.people.choices import Cefr
from jobbvei.people.queries import ParticipantNotFound, open_participant
from jobbvei.ranking.types import Tier
from jobbvei.shared.errors import Refused
from jobbvei.shared.kept_sentences import from_json
from tests.factories.access import TODAY, make_actor, make_municipality, make_occasion
from tests.factories.matching import make_cleaner, make_cleaning_place

pytestmark = pytest.mark.django_db


class TestPropose:
    def test_keeps_why_and_reminds_the_adviser_of_an_answer(self) -> None:
        adviser = make_actor()
        participant, opening = make_cleaner(adviser), make_cleaning_place(adviser)
        suggestion = propose(participant=participant, opening=opening, occasion=make_occasion(adviser))
        assert suggestion.state == "proposed"
        assert suggestion.tier == Tier.READY
        assert suggestion.score == sum(suggestion.parts.values())
        assert any("9112" not in str(from_json(reason)) for reason in suggestion.reasons)
        assert suggestion.asked_step is not None
        assert suggestion.asked_step.due_on == TODAY + timedelta(days=3)
        assert suggestion.asked_step.waits_for == "participant"

    def test_writes_the_trail_about_the_participant(self) -> None:
        adviser = make_actor()
        participant = make_cleaner(adviser)
        propose(participant=participant, opening=make_cleaning_place(adviser), occasion=make_occasion(adviser))
        kinds = AuditEvent.objects.filter(subject_key=str(participant.public_id)).values_list("kind", flat=True)
        assert {"matching.suggestion.proposed", "casework.next_step.added"} <= set(kinds)

    def test_twice_is_once(self) -> None:
        adviser = make_actor()
        participant, opening = make_cleaner(adviser), make_cleaning_place(adviser)
        first = propose(participant=participant, opening=opening, occasion=make_occasion(adviser))
        assert propose(participant=participant, opening=opening, occasion=make_occasion(adviser)) == first
        assert Suggestion.objects.for_tenant(adviser.tenant).count() == 1

    def test_twice_is_refused_too_for_a_role_that_does_not_match_people(self) -> None:
        adviser = make_actor()
        participant, opening = make_cleaner(adviser), make_cleaning_place(adviser)
        propose(participant=participant, opening=opening, occasion=make_occasion(adviser))
        with pytest.raises(Refused):
            propose(participant=participant, opening=opening, occasion=make_occasion(make_actor(TEACHER)))

    @pytest.mark.parametrize("role", [TEACHER, HR])
    def test_is_refused_for_a_role_that_does_not_match_people(self, role: Role) -> None:
        adviser = make_actor()
        participant, opening = make_cleaner(adviser), make_cleaning_place(adviser)
        other = make_actor(role, adviser.tenant)
        with pytest.raises(Refused):
            propose(participant=participant, opening=opening, occasion=make_occasion(other))

    def test_is_refused_when_a_hard_rule_is_broken_and_leaves_nothing(self) -> None:
        adviser = make_actor()
        participant = make_cleaner(adviser)
        opening = make_cleaning_place(adviser, licences=("C",))
        steps_before = len(open_steps(participant))
        with pytest.raises(Refused, match="kan ikke foreslås"):
            propose(participant=participant, opening=opening, occasion=make_occasion(adviser))
        participant.refresh_from_db()
        assert Suggestion.objects.for_tenant(adviser.tenant).count() == 0
        assert len(open_steps(participant)) == steps_before

    def test_is_refused_for_an_opening_of_another_municipality(self) -> None:
        ours = make_actor()
        theirs = make_actor(PROGRAMME_ADVISER, make_municipality("9902", "Nordvik"))
        with pytest.raises(Refused):
            propose(participant=make_cleaner(ours), opening=make_cleaning_place(theirs), occasion=make_occasion(ours))

    def test_is_refused_for_a_closed_opening(self) -> None:
        adviser = make_actor()
        opening = make_cleaning_place(adviser)
        opening.status = "closed"
        opening.save()
        with pytest.raises(Refused, match="ikke lenger åpen"):
            propose(participant=make_cleaner(adviser), opening=opening, occasion=make_occasion(adviser))


class TestOpeningsForParticipant:
    def test_puts_one_step_short_with_a_mentor_in_with_support(self) -> None:
        adviser = make_actor()
        make_cleaning_place(adviser, nb_speaking="B1")
        participant = make_cleaner(adviser)
        seen = open_participant(participant.public_id, occasion=make_occasion(adviser))
        matches = openings_for_participant(seen, on=TODAY)
        assert [fit.pair.tier for fit in matches.fits] == [Tier.WITH_SUPPORT]
        assert [missing.code for missing in matches.fits[0].pair.missing]

    def test_names_the_one_step_that_opens_most(self) -> None:
        adviser = make_actor()
        make_cleaning_place(adviser, nb_speaking="B2")
        make_cleaning_place(adviser, nb_speaking="B2", title="Vaskeri", styrk08="9111")
        participant = make_cleaner(adviser, level=Cefr.A2)
        seen = open_participant(participant.public_id, occasion=make_occasion(adviser))
        matches = openings_for_participant(seen, on=TODAY)
        assert matches.fits == ()
        assert matches.step is not None
        assert matches.step.opens == 2

    def test_does_not_see_openings_of_another_municipality(self) -> None:
        ours = make_actor()
        make_cleaning_place(make_actor(PROGRAMME_ADVISER, make_municipality("9902", "Nordvik")))
        seen = open_participant(make_cleaner(ours).public_id, occasion=make_occasion(ours))
        assert openings_for_participant(seen, on=TODAY).opening_count == 0


class TestParticipantsForOpening:
    def test_groups_people_and_records_that_they_were_seen(self) -> None:
        adviser = make_actor()
        ready = make_cleaner(adviser)
        nearly = make_cleaner(adviser, level=Cefr.A1, given_name="Yusuf")
        opening = make_cleaning_place(adviser)
        matches = participants_for_opening(opening, shown_per_group=10, occasion=make_occasion(adviser))
        assert [fit.other for fit in matches.in_tier(Tier.READY)] == [ready]
        assert [fit.other for fit in matches.in_tier(Tier.WITH_SUPPORT)] == [nearly]
        seen = AuditEvent.objects.filter(kind="matching.opening.people_shown").values_list("subject_key", flat=True)
        assert set(seen) == {str(ready.public_id), str(nearly.public_id)}

    def test_never_shows_a_shielded_person(self) -> None:
        adviser = make_actor()
        make_cleaner(adviser, is_shielded=True)
        opening = make_cleaning_place(adviser)
        matches = participants_for_opening(opening, shown_per_group=10, occasion=make_occasion(adviser))
        assert matches.fits == ()
        assert matches.funnel.total == 0


class TestSuggestionsWaiting:
    def test_lists_only_this_municipality(self) -> None:
        ours = make_actor()
        theirs = make_actor(PROGRAMME_ADVISER, make_municipality("9902", "Nordvik"))
        propose(participant=make_cleaner(theirs), opening=make_cleaning_place(theirs), occasion=make_occasion(theirs))
        assert suggestions_waiting(occasion=make_occasion(ours)) == []
        with pytest.raises(ParticipantNotFound):
            open_participant(make_cleaner(theirs).public_id, occasion=make_occasion(ours))
