"""What belongs to one's own account beside log-in itself: which role one acts in, and a forgotten password."""
