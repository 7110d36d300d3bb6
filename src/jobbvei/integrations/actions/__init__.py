"""Keeping a file that was sent, trying it, reading its report, importing it, and throwing it away."""

from jobbvei.integrations.actions.uploads import (
    SentFile,
    ensure_size,
    fetch_nav_feed,
    import_upload,
    keep_upload,
    open_report,
    throw_away_old_uploads,
    throw_away_upload,
)

__all__ = [
    "SentFile",
    "ensure_size",
    "fetch_nav_feed",
    "import_upload",
    "keep_upload",
    "open_report",
    "throw_away_old_uploads",
    "throw_away_upload",
]
