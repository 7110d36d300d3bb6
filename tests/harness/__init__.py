"""What makes Django stricter under test than it is in use."""
