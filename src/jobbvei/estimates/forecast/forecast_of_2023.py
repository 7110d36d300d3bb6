"""The forecast made in the summer of 2023 for refugees from Ukraine, set beside what Statistics Norway later counted.

Stated in that report: nine of ten get up to six months, 85 % of them are extended to twelve, and 8 400 leave. Not
stated: how many started when. The starts of 2022 and of the first half of 2023 are inferred from the exits and the
participants it prints, spread evenly: this tests the stated assumptions and not the report's own sum.
"""

from typing import Final

from jobbvei.estimates.forecast.back_test import BackTest, Outcome, Trial, back_test
from jobbvei.estimates.forecast.cohorts import Starts
from jobbvei.estimates.forecast.draws import Lots, Range, drawn
from jobbvei.estimates.forecast.hazards import Course, Hazards, hazards_of
from jobbvei.estimates.forecast.months import last_month_in, months_in
from jobbvei.estimates.forecast.scenarios import Model
from jobbvei.estimates.forecast.uncertainty import Between, Likely, Unknowns

STARTS: Final = {"2022K3": 3_703, "2022K4": 3_704, "2023K1": 3_510, "2023K2": 3_509, "2023K3": 3_735, "2023K4": 3_735}
COURSE: Final = Course(short_share=0.9, extended_share=0.85, short_months=6, extended_months=12, longest_months=24)
LEFT_BY_JULY: Final = 1_461
PRINTED_FOR_2023: Final = 8_400
REACHED_GOAL: Final = 801 / 1_461
WEIGHT: Final = 20
# Left to come after June: 25 000–45 000 in the year, 35 000 planned for, less the 13 670 who had come.
STILL_TO_COME: Final = Between(11_330, 21_330, 31_330)
BY_NEW_YEAR: Final = Outcome(10_500, 11_000, "SSB: snaut 11 000 hadde sluttet per 31.12.2023")
BY_SPRING: Final = Outcome(14_000, 14_500, "SSB: drøyt 14 000 hadde sluttet per 31.03.2024")


def back_test_of_2023(lots: Lots) -> BackTest:
    """The printed number read in both ways, and our ranges from its assumptions, beside what was counted.

    When not to use: as proof for or against the model. Both ranges rest on the same assumptions and inferred starts,
    and the counts may hold some hundred exits without a registered reason, which the report leaves out.
    """
    as_autumn, as_year = LEFT_BY_JULY + PRINTED_FOR_2023, PRINTED_FOR_2023
    return back_test(
        [
            Trial("8 400 lest som andre halvår", Range(as_autumn, as_autumn, as_autumn), BY_NEW_YEAR),
            Trial("8 400 lest som hele året", Range(as_year, as_year, as_year), BY_NEW_YEAR),
            Trial("forutsetningene, til nyttår", _left_through("2023-12", lots), BY_NEW_YEAR),
            Trial("forutsetningene, til april", _left_through("2024-03", lots), BY_SPRING),
        ],
        level=lots.level,
    )


def _left_through(until: str, lots: Lots) -> Range:
    hazards = hazards_of(COURSE, {"left": 1.0})
    starts = Starts.of({"Norge": STARTS})
    unknowns = Unknowns(
        from_month=months_in("2023-07")[0],
        goal=Likely(REACHED_GOAL, WEIGHT),
        arrivals=STILL_TO_COME,
        extension=Likely(_going_on(hazards), WEIGHT),
        extension_after=COURSE.short_months,
    )
    return drawn(Model(starts, hazards, starts.first_month, last_month_in(until)), unknowns, lots=lots).left


def _going_on(hazards: Hazards) -> float:
    return float(1 - hazards.table[COURSE.short_months - 1].sum())
