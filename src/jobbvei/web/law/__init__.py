"""What the law means for many at once: changes of law for a caseload, and grants for the municipality."""
