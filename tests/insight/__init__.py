"""Tests of the numbers we say."""
