"""Template tags of the person and opening pages."""
