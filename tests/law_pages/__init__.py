"""The law as pages: docs/law and what writes it."""
