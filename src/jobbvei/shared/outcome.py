"""What saving a row that comes from somewhere else led to."""

from enum import StrEnum


class Outcome(StrEnum):
    """Whether the row was new, had changed, or stood as it was."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
