"""Keeping a file that was sent, trying it, importing it, and throwing it away."""

from jobbvei.integrations.actions.uploads import (
    SentFile,
    fetch_nav_feed,
    import_upload,
    keep_upload,
    throw_away_upload,
)

__all__ = ["SentFile", "fetch_nav_feed", "import_upload", "keep_upload", "throw_away_upload"]
