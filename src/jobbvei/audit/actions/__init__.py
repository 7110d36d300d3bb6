"""Writing to the trail, in the transaction of the thing that happens; and the one way out of it, after ten years."""

from jobbvei.audit.actions.recording import record_reading, record_reading_of_list, record_writing
from jobbvei.audit.actions.retention import remove_expired_events

__all__ = ["record_reading", "record_reading_of_list", "record_writing", "remove_expired_events"]
