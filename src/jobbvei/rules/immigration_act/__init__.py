"""utlendingsloven § 34: how long collective protection can last. Nothing else of that act is known here."""
