"""The cards an organiser's idea bank can begin with, in our own words, each with where it is told."""
