from datetime import date

from jobbvei.web.frame.components import LANES, Mark, MarkKind, Span, timeline


class TestTimeline:
    def test_puts_the_first_day_at_the_start_and_the_last_at_the_end(self) -> None:
        drawn = timeline([Mark(date(2027, 1, 1), "slutt"), Mark(date(2026, 1, 1), "start")])
        assert [(placed.mark.words, placed.place) for placed in drawn.marks] == [("start", 0), ("slutt", 100)]

    def test_moves_words_that_would_meet_to_the_next_lane(self) -> None:
        marks = [Mark(date(2026, 1, 1), "a"), Mark(date(2026, 1, 8), "b"), Mark(date(2026, 12, 31), "c")]
        assert [placed.lane for placed in timeline(marks).marks] == [1, 2, 1]

    def test_never_uses_more_lanes_than_are_drawn(self) -> None:
        marks = [Mark(date(2026, 1, number), str(number)) for number in range(1, 9)]
        marks.append(Mark(date(2028, 1, 1), "slutt"))
        assert timeline(marks).lanes == LANES

    def test_turns_the_words_at_the_right_end(self) -> None:
        drawn = timeline([Mark(date(2026, 1, 1), "a"), Mark(date(2026, 12, 31), "b", MarkKind.POSSIBLE)])
        assert [placed.at_end for placed in drawn.marks] == [False, True]

    def test_gives_a_span_of_one_day_a_width_one_can_see(self) -> None:
        span = Span(date(2026, 6, 1), date(2026, 6, 1), "kurs")
        drawn = timeline([Mark(date(2026, 1, 1), "a"), Mark(date(2027, 1, 1), "b")], [span])
        assert (drawn.spans[0].place, drawn.spans[0].width) == (41, 1)

    def test_stands_when_there_is_one_day_only_or_none(self) -> None:
        assert timeline([Mark(date(2026, 1, 1), "a")]).marks[0].place == 0
        assert timeline([]).marks == ()
