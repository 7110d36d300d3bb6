"""Tests of the pages of numbers."""
