from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.casework.law_dates import LawDates
from jobbvei.casework.reminders import Reminder, lead_time
from jobbvei.casework.urgency import Ground, StepState, Urgency, urgency_of
from jobbvei.shared.sentence import Sentence
from tests.factories.access import TODAY

NEAR = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))
STEPS = st.none() | st.builds(StepState, NEAR, st.booleans())
UNCLEAR = Sentence("Vi vet ikke om programmet kan forlenges. Spør IMDi.")
UNSURE = st.sampled_from([None, UNCLEAR])
DATES = st.builds(LawDates, *[st.none() | NEAR] * 3, UNSURE, *[st.none() | NEAR] * 2)

REMINDED: Mapping[Reminder, Callable[[date], LawDates]] = {
    Reminder.PROGRAMME_START: lambda day: LawDates(programme_start_by=day),
    Reminder.WORK_CONTENT: lambda day: LawDates(work_content_from=day),
    Reminder.EXTENSION_WINDOW: lambda day: LawDates(programme_end=day, programme_extended_end=date.max),
    Reminder.PROGRAMME_END: lambda day: LawDates(programme_end=day),
    Reminder.NORWEGIAN_END: lambda day: LawDates(norwegian_end=day),
    Reminder.PERMIT_END: lambda day: LawDates(permit_longest=day),
    Reminder.REGISTRATION: lambda day: LawDates(register_by=day, registered=("program startet",)),
}


def of(
    dates: LawDates | None = None, step: StepState | None = None, contact_days: int | None = 0, *, sees: bool = True
) -> Urgency:
    return urgency_of(dates=dates or LawDates(), step=step, contact_days=contact_days, sees_contacts=sees, on=TODAY)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


class TestUrgencyOf:
    @given(dates=DATES, step=STEPS, contact_days=st.none() | st.integers(0, 900), sees=st.booleans())
    def test_always_has_a_sum_an_order_and_a_sentence(
        self, dates: LawDates, step: StepState | None, contact_days: int | None, sees: bool
    ) -> None:
        urgency = of(dates, step, contact_days, sees=sees)
        points = [part.points for part in urgency.parts]
        assert points == sorted(points, reverse=True)
        assert urgency.points == sum(points)
        assert all(one > 0 for one in points)
        assert str(urgency.why_first).endswith(".")
        assert sum(part.ground is Ground.LAW for part in urgency.parts) <= 1

    @given(days=st.integers(0, 400), contact_days=st.integers(0, 900))
    def test_never_falls_when_a_date_comes_nearer_or_silence_grows(self, days: int, contact_days: int) -> None:
        step = StepState(in_days(30), waits=False)
        later, sooner = (of(LawDates(programme_end=in_days(n)), step).points for n in (days + 1, days))
        assert sooner >= later
        assert of(step=step, contact_days=contact_days + 1).points >= of(step=step, contact_days=contact_days).points

    @pytest.mark.parametrize(
        ("days", "points"), [(91, 0), (90, 10), (61, 10), (60, 20), (31, 20), (30, 40), (14, 50), (7, 60), (-1, 60)]
    )
    def test_counts_the_days_left_of_the_programme(self, days: int, points: int) -> None:
        step = StepState(in_days(30), waits=False)
        assert of(LawDates(programme_end=in_days(days)), step).points == points

    @pytest.mark.parametrize(("days", "points"), [(1, 0), (0, 20), (-1, 30), (-8, 40), (-22, 45)])
    def test_counts_the_days_a_step_is_late(self, days: int, points: int) -> None:
        assert of(step=StepState(in_days(days), waits=False)).points == points

    @pytest.mark.parametrize(("days", "points"), [(5, 5), (0, 5), (-1, 15), (-8, 25)])
    def test_counts_less_when_the_move_is_not_ours(self, days: int, points: int) -> None:
        assert of(step=StepState(in_days(days), waits=True)).points == points

    @pytest.mark.parametrize(("days", "points"), [(13, 0), (14, 10), (28, 20), (56, 30), (None, 25)])
    def test_counts_the_days_since_contact(self, days: int | None, points: int) -> None:
        assert of(step=StepState(in_days(30), waits=False), contact_days=days).points == points

    @pytest.mark.parametrize(
        ("dates", "words"),
        [
            (LawDates(programme_end=in_days(24), programme_extended_end=in_days(200)), "vurder forlengelse"),
            (LawDates(programme_end=in_days(24)), "avklar hva som skjer etterpå"),
            (LawDates(programme_end=in_days(24), extension_unclear=UNCLEAR), "avklar om det kan forlenges"),
            (LawDates(programme_end=in_days(1), extension_unclear=UNCLEAR), "avklar om det kan forlenges"),
            (LawDates(programme_end=in_days(1)), "Programmet slutter 24. november 2026"),
            (LawDates(programme_end=in_days(-1)), "skulle vært slutt 22. november 2026"),
            (LawDates(programme_start_by=in_days(10)), "skal starte innen 10 dager"),
            (LawDates(programme_start_by=in_days(-10)), "skulle startet senest"),
            (LawDates(norwegian_end=in_days(20)), "Norskopplæringen slutter om 20 dager"),
            (LawDates(work_content_from=in_days(20)), "arbeidsrettede timer begynner om 20 dager"),
            (LawDates(permit_longest=in_days(150)), "kan vare i 150 dager til"),
            (
                LawDates(register_by=in_days(10), registered=("program startet",)),
                "Skal stå i introduksjonsregisteret innen 3. desember 2026: program startet",
            ),
            (LawDates(norwegian_end=in_days(20), norwegian_extended_end=in_days(100)), "vurder utvidelse"),
            (LawDates(norwegian_end=in_days(20), norwegian_unclear=Sentence("Spør IMDi.")), "om vedtaket gjelder"),
        ],
    )
    def test_says_which_date_in_the_law(self, dates: LawDates, words: str) -> None:
        assert words in str(of(dates, StepState(in_days(30), waits=False)).parts[0].sentence)

    @pytest.mark.parametrize("reminder", list(Reminder))
    def test_begins_the_day_the_reminder_begins(self, reminder: Reminder) -> None:
        lead, step = lead_time(reminder, on=TODAY), StepState(in_days(300), waits=False)
        assert of(REMINDED[reminder](in_days(lead.days + 1)), step).parts == ()
        assert [part.ground for part in of(REMINDED[reminder](in_days(lead.days)), step).parts] == [Ground.LAW]
        assert lead.reason.template

    @pytest.mark.parametrize("reminder", [Reminder.WORK_CONTENT, Reminder.PERMIT_END])
    def test_lets_go_of_what_has_passed_and_nobody_can_mend(self, reminder: Reminder) -> None:
        step = StepState(in_days(30), waits=False)
        assert of(REMINDED[reminder](in_days(0)), step).parts
        assert of(REMINDED[reminder](in_days(-1)), step).parts == ()

    def test_says_what_to_register_without_counting_days_to_it(self) -> None:
        urgency = of(LawDates(register_by=in_days(0), registered=("program startet",)), StepState(in_days(30), False))
        assert urgency.points == 10
        assert urgency.law_days_left is None

    def test_says_beside_the_reason_what_is_unclear_and_whom_to_ask(self) -> None:
        step = StepState(in_days(30), waits=False)
        assert of(LawDates(programme_end=in_days(24), extension_unclear=UNCLEAR), step).parts[0].unclear is UNCLEAR
        assert of(LawDates(programme_end=in_days(24)), step).parts[0].unclear is None

    def test_leaves_out_a_start_forgotten_long_ago_and_norwegian_that_is_over(self) -> None:
        dates = LawDates(programme_start_by=in_days(-181), norwegian_end=in_days(-1))
        assert of(dates, StepState(in_days(30), waits=False)).parts == ()

    def test_gives_no_points_for_contacts_the_role_does_not_see(self) -> None:
        assert of(step=StepState(in_days(30), waits=False), contact_days=None, sees=False).parts == ()


class TestWhyFirst:
    def test_has_words_for_every_pair_that_can_meet(self) -> None:
        steps = [None, *(StepState(in_days(days), waits) for days, waits in product((-9, 0, 9), (True, False)))]
        laws = [LawDates(), LawDates(programme_end=in_days(3))]
        sentences = {str(of(law, step, days).why_first) for law, step, days in product(laws, steps, (None, 0, 60))}
        assert len(sentences) >= 12
