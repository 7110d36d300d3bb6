"""What people have done and want, and when, how much and how far they can work."""

import random
from datetime import date, time, timedelta
from decimal import Decimal

from jobbvei.cli.demo.records import Availability, CareWindow, Experience, Schooling
from jobbvei.cli.demo.schooling import FIELD_KEYS

# Occupations (STYRK-08) that people with a field of study have worked in; own judgement.
WORK_BY_FIELD = {
    "primary_subjects": ("9112", "9412", "9213", "9313"),
    "general": ("5223", "4321", "9112", "5131"),
    "humanities": ("2341", "2643", "5223", "4110", "5312"),
    "teaching": ("2341", "2342", "5311", "5312"),
    "social_law": ("4110", "2635", "5223", "3412"),
    "business_admin": ("3313", "4110", "5223", "2411"),
    "science_craft_tech": ("7115", "7411", "7212", "2512", "2142", "7231", "8153", "8160"),
    "health_social_sport": ("2223", "5321", "5329", "3412", "2264"),
    "primary_industries": ("9213", "6121", "9214", "8160"),
    "transport_service_security": ("8332", "8331", "5131", "5120", "5141"),
    "unknown": ("5223", "9112", "9412", "8160", "9313"),
}
# What those wish for who want something new, by how often it is wished; own judgement.
COMMON_WISHES = {
    "5329": 14, "5321": 12, "5311": 12, "9412": 8, "5120": 6, "9112": 8, "5223": 9, "4321": 7, "8160": 6, "4110": 5,
    "7115": 4, "9313": 5, "8332": 4, "8331": 3, "9214": 4, "5312": 6, "7411": 3, "8157": 3, "5153": 4, "6221": 3,
}  # fmt: skip
WORKED_SHARE, SECOND_JOB_SHARE, KEEPS_TRADE_SHARE = 0.85, 0.35, 0.5
FIRST_WORKING_AGE = 19
LICENCE_SHARES = {"F": 0.34, "M": 0.62}
HEAVY_DRIVERS = frozenset({"8332", "8331"})
HOURS_CHOICES = ((15, 37.5), (20, 37.5), (30, 37.5), (37.5, 37.5), (15, 25), (10, 20))
SHIFT_CHOICES = (
    ("day",), ("day",), ("day", "evening"), ("day", "evening", "weekend"), ("day", "weekend"),
    ("day", "evening", "night", "weekend"),
)  # fmt: skip
CARE_CHOICES = ((time(7, 0), time(16, 30)), (time(7, 30), time(16, 0)), (time(8, 0), time(16, 0)))
NOT_ASKED_SHARE = 0.08
SCHOOL_YEARS = 10


def experience_of(schooling: Schooling, age: int, rng: random.Random) -> tuple[Experience, ...]:
    """Up to two occupations with years in them, none for the young and for one in seven."""
    working_years = age - FIRST_WORKING_AGE - schooling.years_higher
    if working_years < 1 or rng.random() > WORKED_SHARE:
        return ()
    usual = WORK_BY_FIELD[FIELD_KEYS[schooling.field_of_study]]
    chosen = rng.sample(usual, 2 if rng.random() < SECOND_JOB_SHARE and working_years > 1 else 1)
    halves = rng.randrange(1, min(working_years, 20) * 2 + 1)
    return tuple(
        Experience(code, Decimal(max(halves // (2 * len(chosen)), 1)), schooling.country) for code in sorted(chosen)
    )


def wishes_of(experience: tuple[Experience, ...], rng: random.Random) -> tuple[str, ...]:
    """One to three occupations, most wanted first; half of those with a trade want to go on with it."""
    own = [experience[0].styrk08] if experience and rng.random() < KEEPS_TRADE_SHARE else []
    others = rng.choices(list(COMMON_WISHES), list(COMMON_WISHES.values()), k=rng.randrange(1, 4))
    return tuple(dict.fromkeys(own + others))[:3]


def licences_of(gender: str, experience: tuple[Experience, ...], rng: random.Random) -> tuple[str, ...]:
    """Driving licences valid in Norway: a car for many, heavy vehicles and truck for a few."""
    worked_as = {one.styrk08 for one in experience}
    held = {"B"} if rng.random() < LICENCE_SHARES[gender] else set()
    if worked_as & HEAVY_DRIVERS and rng.random() < 1 / 2:
        held |= {"B", "CE" if "8332" in worked_as else "D"}
    if "4321" in worked_as and rng.random() < 1 / 3:
        held.add("truck")
    return tuple(sorted(held))


def availability_of(licences: tuple[str, ...], *, today: date, rng: random.Random) -> Availability:
    """Hours, shifts and travel; one in twelve has not been asked, and single answers are missing here and there."""
    has_car = rng.choice((True, True, False)) if "B" in licences else False
    if rng.random() < NOT_ASKED_SHARE:
        return Availability(has_car=has_car if rng.random() < 1 / 2 else None)
    least, most = rng.choice(HOURS_CHOICES)
    return Availability(
        hours_min=Decimal(str(least)),
        hours_max=Decimal(str(most)),
        shifts=rng.choice(SHIFT_CHOICES) if rng.random() > NOT_ASKED_SHARE else None,
        available_on=today + timedelta(days=rng.choice((-30, -10, 0, 0, 7, 14, 30))),
        has_car=has_car,
        max_commute_minutes=rng.choice((20, 30, 30, 30, 40, 40, 45, 45, 60, 60, None)),
    )


def child_care_of(child_births: tuple[date, ...], *, today: date, rng: random.Random) -> tuple[CareWindow, ...]:
    """Weekdays with somebody else looking after the children, when one of them is under ten and it has been asked."""
    if not any((today - born).days < SCHOOL_YEARS * 365 for born in child_births) or rng.random() < 1 / 4:
        return ()
    opens, closes = rng.choice(CARE_CHOICES)
    return tuple(CareWindow(weekday, opens, closes) for weekday in range(1, 6))
