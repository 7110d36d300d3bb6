"""What can be done in a network. One module for each area."""
