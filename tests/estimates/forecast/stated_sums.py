"""A small document of the shape a forecast's file has, with numbers made up so that it can be checked by hand."""

import copy

CHAIN: dict[str, object] = {
    "source": "made up",
    "inputs": {"expected": 1200, "here": 400, "here_adults": 300, "in_programme": 150, "goal_share": 0.6},
    "steps": [
        {"id": "F1", "formula": "here_adults/here*expected", "seed_value": 900, "tolerance": 0},
        {"id": "F2", "formula": "in_programme/here_adults", "seed_value": 0.5, "tolerance": 0.005},
        {"id": "F3", "formula": "(F1-here_adults)*F2", "seed_value": 310, "tolerance": 5},
        {"id": "F4", "formula": "(in_programme+F3s)*(1-goal_share)"},
    ],
    "notes": ["310 is rounded up in the source"],
}


def chain(**changed: object) -> dict[str, object]:
    """The document with some of it changed."""
    return copy.deepcopy(CHAIN) | changed
