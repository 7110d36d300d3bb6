"""Surveys: the owner's instruments, waves, results and files, and the pages where somebody answers."""
