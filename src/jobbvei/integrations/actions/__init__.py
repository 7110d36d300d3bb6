"""Keeping a file that was sent, trying it, reading its report, importing it or reckoning it, and throwing it away."""

from jobbvei.integrations.actions.law_files import (
    SentLawFile,
    fetch_result,
    keep_law_file,
    reckon_good_rows,
    throw_away_law_file,
    throw_away_old_law_files,
)
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
    "SentLawFile",
    "ensure_size",
    "fetch_nav_feed",
    "fetch_result",
    "import_upload",
    "keep_law_file",
    "keep_upload",
    "open_report",
    "reckon_good_rows",
    "throw_away_law_file",
    "throw_away_old_law_files",
    "throw_away_old_uploads",
    "throw_away_upload",
]
