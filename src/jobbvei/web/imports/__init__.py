"""Importing files: choose, upload, see what would happen, mend, and import."""
