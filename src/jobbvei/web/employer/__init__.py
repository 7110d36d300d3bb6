"""Employers: the list, one employer with its openings and whom to call, and registering and changing it."""
