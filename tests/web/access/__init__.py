"""Who may open which address: the table, the things it is tried on, and the walk over the URLconf."""
