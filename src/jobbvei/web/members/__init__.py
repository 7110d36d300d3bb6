"""Who has which role in the municipality: the administrator gives and ends them."""
