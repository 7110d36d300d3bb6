"""The learning networks: which there are, and the first page of each."""
