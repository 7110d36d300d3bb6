from hypothesis import given
from hypothesis import strategies as st

from jobbvei.ranking.travel import commute_minutes, distance_metres, reach_metres
from jobbvei.ranking.types import Position


class TestCommuteMinutes:
    def test_walks_a_short_way_and_rides_a_long_one(self) -> None:
        assert commute_minutes(0, has_car=False) == 0
        assert [commute_minutes(1000, has_car=car) for car in (False, True)] == [13, 7]
        assert [commute_minutes(20_000, has_car=car) for car in (False, True)] == [62, 31]

    @given(st.integers(0, 300_000), st.booleans())
    def test_never_gets_shorter_with_distance(self, metres: int, car: bool) -> None:
        assert commute_minutes(metres, has_car=car) <= commute_minutes(metres + 1, has_car=car)
        assert commute_minutes(metres, has_car=True) <= commute_minutes(metres, has_car=False)


class TestReachMetres:
    @given(st.integers(0, 1440), st.booleans())
    def test_is_the_last_metre_within_the_minutes(self, minutes: int, car: bool) -> None:
        reach = reach_metres(minutes, has_car=car)
        assert commute_minutes(reach, has_car=car) <= minutes < commute_minutes(reach + 1, has_car=car)


class TestDistanceMetres:
    def test_agrees_with_a_known_distance(self) -> None:
        oslo, trondheim = Position(59.9139, 10.7522), Position(63.4305, 10.3951)
        assert abs(distance_metres(oslo, trondheim) - 391_500) < 1_000

    def test_is_the_same_both_ways_and_zero_at_home(self) -> None:
        one, other = Position(69.65, 18.96), Position(58.15, 8.0)
        assert distance_metres(one, other) == distance_metres(other, one)
        assert distance_metres(one, one) == 0
