"""The work list: whom an adviser calls today, why, and what happens next."""
