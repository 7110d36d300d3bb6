"""Documents to take away: one plain description, drawn as slides, Word and PDF, each library behind one module."""
